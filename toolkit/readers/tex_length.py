"""Lengths as LaTeX writes them, in TeX points."""

import re
from collections.abc import Mapping
from types import MappingProxyType

UNIT_PT: Mapping[str, float] = MappingProxyType(
    {
        "pt": 1.0,
        "pc": 12.0,
        "in": 72.27,
        "bp": 72.27 / 72,
        "cm": 72.27 / 2.54,
        "mm": 72.27 / 25.4,
        "dd": 1238 / 1157,
        "cc": 12 * 1238 / 1157,
        "sp": 1 / 65536,
    }
)
"""TeX points (72.27 to the inch) in each unit: The TeXbook, chapter 10."""

_FACTOR = r"(?P<sign>[+-]?)\s*(?P<number>\d{1,6}(?:[.,]\d{0,9})?|[.,]\d{1,9})?\s*"
_LENGTH = re.compile(_FACTOR + r"(?:true\s*)?(?P<unit>\\[a-zA-Z]+|[a-z]{2})")


def read_length(text: str, known: Mapping[str, float] = MappingProxyType({})) -> float | None:
    r"""A length in TeX points, without what it may stretch and shrink.

    Args:
        text: such as ``3.5cm``, ``-.5\baselineskip`` or ``12pt plus 2pt``.
        known: TeX points of the lengths and units besides TeX's own, such as ``\linewidth``.

    Returns:
        None where it is no length or its unit is not known.
    """
    found = _LENGTH.match(text.strip())
    if found is None:
        return None
    number, unit = found["number"], found["unit"]
    each = UNIT_PT.get(unit, known.get(unit))
    if each is None or (number is None and not unit.startswith("\\")):
        return None
    size = each * float((number or "1").replace(",", "."))
    return -size if found["sign"] == "-" else size
