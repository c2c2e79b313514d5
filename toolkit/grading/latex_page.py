r"""LaTeX documents that the grading makes to be printed, whatever the texts in them hold.

They need LaTeX's own classes and nothing beyond its required packages. Where a text holds what
pdfLaTeX cannot set, the document is for LuaLaTeX and says so on its first line.
"""

from collections.abc import Iterable

from toolkit.grading import words
from toolkit.scaffold.latex_text import PDFLATEX, escape, tidy

_CLASS = r"\documentclass[11pt]{article}"
_FONTS = r"""\usepackage{iftex}
\iftutex\usepackage{fontspec}\else\usepackage[T1]{fontenc}\usepackage{textcomp}\fi"""
_PLAIN = r"""\pagestyle{empty}
\setlength{\parindent}{0pt}"""


def document(body: Iterable[str], *, geometry: str = "margin=2cm", preamble: str = "") -> str:
    r"""A whole document's source.

    Args:
        body: its lines, between ``\begin{document}`` and the end.
        geometry: options of the package of that name.
        preamble: more lines for the preamble.
    """
    lines = (
        _CLASS,
        rf"\usepackage[{geometry}]{{geometry}}",
        _FONTS,
        _PLAIN,
        *((preamble,) if preamble else ()),
        r"\begin{document}",
        *body,
        r"\end{document}",
    )
    source = "\n".join(lines) + "\n"
    beyond = set(tidy(source)) - set(PDFLATEX)
    return f"% !TeX program = lualatex\n{source}" if beyond else source


def text(value: str) -> str:
    """Any text on one line as LaTeX that prints just that text."""
    return escape(tidy(value)).replace(words.MINUS, "$-$").replace(words.TIMES, r"$\times$")
