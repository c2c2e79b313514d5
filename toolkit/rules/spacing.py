"""The spacing and sizes that LaTeX's own classes give, in TeX points in type of 10 pt."""

from collections.abc import Mapping
from types import MappingProxyType

DEFAULT_PT: Mapping[str, float] = MappingProxyType(
    {
        "parskip": 0.0,
        "abovecaptionskip": 10.0,
        "belowcaptionskip": 0.0,
        "floatsep": 12.0,
        "textfloatsep": 20.0,
        "intextsep": 12.0,
        "dblfloatsep": 12.0,
        "dbltextfloatsep": 20.0,
        "columnsep": 10.0,
        "abovedisplayskip": 10.0,
        "belowdisplayskip": 10.0,
    }
)
"""TeX points that LaTeX's own classes give at 10 pt (size10.clo, article.cls); less is a gain."""

PAGE_LENGTHS = frozenset(
    "textheight textwidth topmargin oddsidemargin evensidemargin headheight headsep footskip "
    "hoffset voffset columnsep".split()
)
SMALL = ("small", "footnotesize", "scriptsize", "tiny")
SIZES = (*SMALL, "normalsize", "large", "Large", "fontsize")
LEAST_TEXT_PT = 9.5
"""Between the 10 pt that is the least of LaTeX's own classes, and the next smaller size, 9 pt."""

EM_PT: Mapping[str, float] = MappingProxyType(
    {"em": 10.0, "ex": 4.3, "\\baselineskip": 12.0, "\\parskip": 0.0}
)
"""TeX points in type of 10 pt: Computer Modern's (cmr10.tfm) and its leading (size10.clo)."""
