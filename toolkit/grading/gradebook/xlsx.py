"""The gradebook as a spreadsheet: students, each part's marks by grader, and what is unsettled."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from toolkit.grading.collecting.account import owed, unsettled
from toolkit.grading.formats.xlsx import CREATED
from toolkit.grading.gradebook.marks import marks_by_grader
from toolkit.grading.gradebook.table import Value, gradebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook

    from toolkit.grading.collecting.collect import Collected

_TITLES = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8ECF4", "border": 1}
_POINTS = {"num_format": "0.##;-0.##;0"}
_FINAL = {**_POINTS, "bold": True, "bg_color": "#F4F6E8"}
_NARROW, _WIDE, _WIDEST = 9, 22, 60
"""Widths of columns in digits: of points, of names, and of lines of text."""
_MOST_TITLE = 31
"""Characters that a worksheet's name may have."""
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write(collected: Collected) -> bytes:
    """The workbook; the same grades give the same bytes.

    Numbers are numbers, and a grade that is not there is a blank. Text is always written as text,
    so that no name or note can run.
    """
    from xlsxwriter import Workbook  # costs 60 ms, wanted by this format alone

    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "Gradebook", "created": CREATED})
        book = _Book(workbook)
        table = gradebook(collected)
        titles = tuple(column.title for column in table.columns)
        book.table("Gradebook", titles, table.rows, frozen=2)
        for part in collected.parts:
            marks = marks_by_grader(part)
            book.table(part.rubric.rubric.title, marks.titles, marks.rows, frozen=2)
        lines = (*map(str, collected.problems), *owed(collected), *unsettled(collected))
        if lines:
            book.table("To settle", ("What",), tuple((line,) for line in lines), frozen=0)
    return buffer.getvalue()


class _Book:
    """A workbook that is filled table by table."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._names: set[str] = set()
        self._titles = workbook.add_format(_TITLES)
        self._points = workbook.add_format(_POINTS)
        self._final = workbook.add_format(_FINAL)

    def table(
        self, name: str, titles: Sequence[str], rows: Sequence[Sequence[Value]], *, frozen: int
    ) -> None:
        """Add a worksheet with a header that stays, a filter, and columns as wide as their kind.

        Args:
            frozen: columns that stay when one scrolls to the right.
        """
        worksheet = self._workbook.add_worksheet(self._free(name))
        worksheet.freeze_panes(1, frozen)
        for column, title in enumerate(titles):
            worksheet.write_string(0, column, title, self._titles)
            format_ = self._final if title.endswith("final") else self._points
            values = [row[column] for row in rows]
            worksheet.set_column(column, column, _width(title, values))
            for number, value in enumerate(values, start=1):
                if isinstance(value, str):
                    worksheet.write_string(number, column, value)
                elif value is not None:
                    worksheet.write_number(number, column, float(value), format_)
        worksheet.autofilter(0, 0, max(len(rows), 1), max(len(titles) - 1, 0))
        worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(0)

    def _free(self, name: str) -> str:
        """A worksheet's name of what is asked for that no other has."""
        plain = " ".join(name.translate(_NOT_IN_TITLES).split())[:_MOST_TITLE] or "Part"
        number, free = 1, plain
        while free.casefold() in self._names:
            number += 1
            free = f"{plain[: _MOST_TITLE - 4]} {number}"
        self._names.add(free.casefold())
        return free


def _width(title: str, values: Sequence[Value]) -> int:
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    if not longest:
        return max(_NARROW, *(len(word) + 1 for word in title.split()))
    return min(_WIDEST, max(_NARROW, longest + 2))
