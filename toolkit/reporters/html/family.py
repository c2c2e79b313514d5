"""The families of rules, by the letters of their codes, as people call their subjects."""

from collections.abc import Mapping
from types import MappingProxyType

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "STR": "Structure",
        "LEN": "Length",
        "CIT": "Citations",
        "REF": "References",
        "FLT": "Figures and tables",
        "TXT": "Text",
        "TEA": "Team",
        "LAY": "Layout of the PDF",
        "BLD": "Build",
        "TEX": "LaTeX",
        "SUB": "Handing in",
        "SUP": "Suppressions",
    }
)


def family_of(code: str) -> str:
    """The letters of a rule's code."""
    return code.rstrip("0123456789")
