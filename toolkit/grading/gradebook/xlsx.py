"""The gradebook as a spreadsheet to read, to sort and to print."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.grading.formats.page import (
    FONT_PT,
    LETTER_PT,
    LINE_PT,
    MARGINS_INCH,
    PADDING_PT,
    PT_AN_INCH,
    across_pt,
    lines_needed,
    units_needed,
)
from toolkit.grading.formats.xlsx import CREATED, DEFAULT_FONT, LETTER_PAPER
from toolkit.grading.formats.xlsx_style import BAND, INK, LINE, NAVY
from toolkit.grading.gradebook.worksheets import LONGEST_NAME, worksheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet as Page

    from toolkit.grading.collecting.collect import Collected
    from toolkit.grading.gradebook.table import Value
    from toolkit.grading.gradebook.worksheets import Heading, Worksheet

_CELL = {"font_size": FONT_PT, "font_color": INK, "valign": "vcenter"}
_HEAD = {**_CELL, "bold": True, "font_color": NAVY, "bg_color": BAND, "text_wrap": True}
_HEAD |= {"bottom": 2, "bottom_color": NAVY, "valign": "bottom"}
_TEXT = {**_CELL, "text_wrap": True, "align": "left", "indent": 1}
_POINTS = {**_CELL, "num_format": "0.##;-0.##;0", "align": "right"}
_TEAM = {"top": 1, "top_color": LINE}
"""A fine rule over the first row of each team."""
_LEAST, _MOST, _MOST_HEAD = 7.0, 34.0, 13.0
"""Widths of columns in digits: at the least, of texts, which wrap, and for titles of figures."""
_LONE = 110.0
"""The width of a table of one column."""
_LEAST_SCALE, _WHOLE = 60, 100
"""Per cent; what would print smaller goes on beside itself on another page."""
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write(collected: Collected) -> bytes:
    """The workbook; the same grades give the same bytes.

    Numbers are numbers, and a grade that is not there is a blank. Text is always written as text,
    so that no name or note can run.
    """
    from xlsxwriter import Workbook  # costs 60 ms, wanted by this format alone

    buffer = io.BytesIO()
    fonts = {"in_memory": True, "default_format_properties": dict(DEFAULT_FONT)}
    with Workbook(buffer, fonts) as workbook:
        workbook.set_properties({"title": "Gradebook", "created": CREATED})
        names: set[str] = set()
        for worksheet in worksheets(collected):
            page = workbook.add_worksheet(_free(worksheet.name, names))
            _Table(workbook, page, worksheet).write()
    return buffer.getvalue()


def _free(name: str, taken: set[str]) -> str:
    """A worksheet's name of what is asked for that no other has, and that is taken then."""
    plain = " ".join(name.translate(_NOT_IN_NAMES).split())[:LONGEST_NAME].strip() or "Part"
    number, free = 1, plain
    while free.casefold() in taken:
        number += 1
        free = f"{plain[: LONGEST_NAME - 4]} {number}"
    taken.add(free.casefold())
    return free


class _Table:
    """A worksheet on its way into the workbook."""

    def __init__(self, workbook: Workbook, page: Page, worksheet: Worksheet) -> None:
        self._page, self._worksheet = page, worksheet
        self._formats: dict[tuple[bool, bool, bool], Format] = {}
        for points in (False, True):
            for strong in (False, True):
                for first in (False, True):
                    look = {**(_POINTS if points else _TEXT), "bold": strong}
                    look |= _TEAM if first else {}
                    self._formats[points, strong, first] = workbook.add_format(look)
        self._left = workbook.add_format({**_HEAD, "align": "left", "indent": 1})
        self._right = workbook.add_format({**_HEAD, "align": "right"})

    def write(self) -> None:
        """Fill the page and set it for the screen and for paper."""
        columns = list(zip(*self._worksheet.rows, strict=True))
        columns = columns or [()] * len(self._worksheet.headings)
        widths = [
            _LONE if len(columns) == 1 else _width(heading, values)
            for heading, values in zip(self._worksheet.headings, columns, strict=True)
        ]
        for number, (heading, width) in enumerate(
            zip(self._worksheet.headings, widths, strict=True)
        ):
            self._page.set_column(number, number, width)
            figures = _of_figures(columns[number])
            self._page.write_string(
                0, number, _over(heading), self._right if figures else self._left
            )
        self._page.set_row(0, _head_height(self._worksheet.headings, widths))
        for number, row in enumerate(self._worksheet.rows, start=1):
            self._row(number, row, widths)
        self._set_page(widths)

    def _row(self, number: int, row: Sequence[Value], widths: Sequence[float]) -> None:
        above = self._worksheet.rows[number - 2] if number > 1 else None
        first = above is not None and above[0] != row[0] and len(row) > 1
        lines = 1
        for column, value in enumerate(row):
            strong = self._worksheet.headings[column].strong
            look = self._formats[not isinstance(value, str), strong, first]
            if not value and value != 0:
                self._page.write_blank(number, column, None, look)
            elif isinstance(value, str):
                self._page.write_string(number, column, value, look)
                lines = max(lines, lines_needed(value, widths[column]))
            else:
                self._page.write_number(number, column, float(value), look)
        self._page.set_row(number, lines * LINE_PT + PADDING_PT)

    def _set_page(self, widths: Sequence[float]) -> None:
        kept = self._worksheet.kept
        self._page.freeze_panes(1, kept)
        self._page.set_landscape()
        self._page.set_paper(LETTER_PAPER)
        self._page.set_margins(**MARGINS_INCH)
        self._page.repeat_rows(0)
        self._page.set_footer("&L&A&RPage &P of &N")
        breaks = [number for number, each in enumerate(self._worksheet.headings) if each.breaks]
        scale = _scale([widths])
        if breaks and scale < _LEAST_SCALE:
            ends = pairwise((kept, *breaks, len(widths)))
            scale = _scale([(*widths[:kept], *widths[begin:end]) for begin, end in ends])
            self._page.set_v_pagebreaks(breaks)
            self._page.repeat_columns(0, kept - 1)
        self._page.set_print_scale(scale)


def _scale(pages: Sequence[Sequence[float]]) -> int:
    """Per cent at which pages with columns of these widths fit on the paper."""
    paper = LETTER_PT[1] - (MARGINS_INCH["left"] + MARGINS_INCH["right"]) * PT_AN_INCH
    widest = max(map(across_pt, pages)) * _SLACK
    return max(_TINIEST, min(_WHOLE, int(_WHOLE * paper / widest)))


_TINIEST = 10
"""Per cent; the file format allows no less."""
_SLACK = 1.08
"""How much wider LibreOffice prints columns than Excel does."""


def _over(heading: Heading) -> str:
    return f"{heading.title}\nof {heading.most}" if heading.most else heading.title


def _of_figures(values: Sequence[Value]) -> bool:
    return not any(isinstance(value, str) for value in values)


def _width(heading: Heading, values: Sequence[Value]) -> float:
    """Units of a digit: as wide as the values are, and as the longest word over them is."""
    texts = [value for value in values if isinstance(value, str)]
    words = max(map(units_needed, _over(heading).split()))
    if not texts:
        return max(_LEAST, min(words, _MOST_HEAD))
    return max(_LEAST, words, min(_MOST, max(map(units_needed, texts))))


def _head_height(headings: Sequence[Heading], widths: Sequence[float]) -> float:
    over: Iterator[int] = (
        lines_needed(_over(heading), width) for heading, width in zip(headings, widths, strict=True)
    )
    return max(over) * LINE_PT + PADDING_PT
