"""How a spreadsheet of wrapped text is fitted onto one printed page: widths, heights, orientation.

Spreadsheet programs do not set the height of a row from its text when a file is made, so every
height is computed here from the text's own width, with a little room to spare.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil

from toolkit.grading.formats.form import Row

FONT, FONT_PT = "Arial", 9
LINE_PT = 12.0
"""What Excel gives a line of 9 pt Arial; LibreOffice takes less."""
PADDING_PT = 4.0
TALLEST_ROW_PT = 409.0
"""The tallest row that the file format allows."""
UNIT_PT = 5.25
"""A unit of column width: a digit of the default font, 10 pt Arial, of 7 pixels at 96 dpi."""
PIXELS_ASIDE = 5
"""What a column adds to its units for the padding at its sides and its rule."""
LETTER_PT = (612.0, 792.0)
MARGINS_INCH = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
PT_AN_INCH = 72

_EM = {
    0.23: "'ijl",
    0.28: "| !,./:;I[\\]ft",
    0.34: '()-`r{}"',
    0.5: "*^Jcksvxyz",
    0.61: "+<=>~FTZ−×",
    0.67: "&ABEKPSVXY",
    0.78: "CDHNRUwGOQ",
    1.0: "Mm%W@—…",
}
_WIDTH_EM = {char: width for width, chars in _EM.items() for char in chars}
_OTHER_EM, _WIDE_EM = 0.56, 1.0
"""Widths of characters: Helvetica's, which Arial shares (Adobe font metrics), rounded up."""
_SLACK = 1.05
"""How much wider a line may run: kerning, hinting, and most of what the bold face adds."""
INDENT_PT = 10.0
"""What an indent of one step takes of a cell: LibreOffice's, which is more than Excel's."""

_NAME, _POINTS, _SCORE = 21, 11, 10
_TEXT_WIDTHS = ((30, 36, 22), (36, 48, 26), (46, 64, 32), (60, 84, 40))
"""Widths to try for what a grader asks, what the check found and the note to the team."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was chosen.

    Args:
        widths: of the columns, in units of a digit; 0 for a column that is not shown.
        heights: of the rows, in pt.
        landscape: whether the paper lies on its side.
        scale: what it will be printed at, at the most 1.
    """

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    landscape: bool
    scale: float


def fit(rows: Sequence[Row], *, evidence: bool) -> Page:
    """The page on which the rows print largest; ``evidence`` is whether its column is shown."""
    pages = (
        _page(rows, (_NAME, asks, found if evidence else 0, _POINTS, _SCORE, note), landscape)
        for (asks, found, note), landscape in product(_TEXT_WIDTHS, (False, True))
    )
    return max(pages, key=lambda page: round(page.scale, 2))


def lines_needed(text: str, width: float) -> int:
    """The lines that a text takes when it wraps in a column of ``width`` units."""
    return sum(_wrapped(line, width * UNIT_PT - INDENT_PT) for line in text.split("\n"))


def units_needed(text: str) -> int:
    """The width of the column in which the longest line of a text stands without wrapping."""
    return ceil((max(map(_length, text.split("\n"))) + INDENT_PT) / UNIT_PT)


def across_pt(widths: Iterable[float]) -> float:
    """What columns of these widths, in units, take together, in pt."""
    return sum(map(_width_pt, widths))


def _wrapped(line: str, room: float) -> int:
    """The lines that words take in ``room`` pt; a word longer than a line is broken."""
    blank, lines, used = _length(" "), 1, 0.0
    for length in map(_length, line.split()):
        if used and used + blank + length > room:
            lines, used = lines + 1, 0.0
        used += length + (blank if used else 0.0)
        while used > room:
            lines, used = lines + 1, used - room
    return lines


def _length(text: str) -> float:
    """The width in pt that a text takes at the most."""
    return sum(map(_width_em, text)) * FONT_PT * _SLACK


def _width_em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE_EM
    return _WIDTH_EM.get(char, _OTHER_EM)


def _page(rows: Sequence[Row], widths: tuple[float, ...], landscape: bool) -> Page:
    heights = tuple(_height(row, widths) for row in rows)
    across, down = LETTER_PT[::-1] if landscape else LETTER_PT
    margins = MARGINS_INCH
    across -= (margins["left"] + margins["right"]) * PT_AN_INCH
    down -= (margins["top"] + margins["bottom"]) * PT_AN_INCH
    scale = min(1.0, across / across_pt(widths), down / sum(heights))
    return Page(widths, heights, landscape, scale)


def _height(row: Row, widths: tuple[float, ...]) -> float:
    if row.spans:
        last = len(row.cells) - 1
        widths = (*widths[:last], sum(widths[last:]))
    shown = ((cell, width) for cell, width in zip(row.cells, widths, strict=True) if width)
    lines = max(lines_needed(str(cell), width / row.scale) for cell, width in shown)
    height = (lines * LINE_PT + PADDING_PT) * row.scale
    return min(TALLEST_ROW_PT, max(row.least_pt, height))


def _width_pt(width: float) -> float:
    return width * UNIT_PT + PIXELS_ASIDE * 0.75 if width else 0.0
