"""A filled spreadsheet, read back by the names of its cells; see the format's writer.

Only values are taken, and of a formula that a grader typed, the value it had when the file was
saved. Totals are never read: they are computed anew.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from toolkit.grading.collecting.filled import Cell, Filled, Key
from toolkit.grading.formats.xlsx import DATA_SHEET
from toolkit.grading.sheet import HEADING, VERSION_KEY
from toolkit.model.errors import InputError, NotASheetError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl import Workbook

_NAME = re.compile(r"([cndp])\.([a-z0-9_]+)(?:\.(\d{1,6}))?")
_MEMBER = re.compile(r"member_(\d{1,6})")
_NO_VALUE = "=?"
"""Stands for a formula that was saved without its value: no mark, and so told as none."""


def read(data: bytes, path: str) -> tuple[Filled, ...]:
    """The one sheet in an xlsx file.

    Args:
        path: to tell of in what is read.

    Raises:
        InputError: it is not a spreadsheet, or not a score sheet.
    """
    facts, cells = _content(data, path, values=True)
    if not facts.get("rubric"):
        hint = "make sheets with draftsmith sheets, and keep the hidden sheet in them"
        raise NotASheetError("is no score sheet: nothing tells its rubric", place=path, hint=hint)
    if any(cells[each].blank for each in cells if each[0] in "cd"):
        _, formulas = _content(data, path, values=False)
        cells |= {each: _unsaved(cell, formulas.get(each)) for each, cell in cells.items()}
    numbered = sorted(
        (int(found[1]), value) for key, value in facts.items() if (found := _MEMBER.fullmatch(key))
    )
    return (
        Filled(
            path=path,
            heading={key: facts.get(key, "") for key in (*HEADING, VERSION_KEY)},
            members=tuple(label for _, label in numbered),
            scores=_by_key(cells, "c"),
            notes={key: str(cell.value) for key, cell in _by_key(cells, "n").items()},
            deductions={key: cell for (key, _), cell in _by_key(cells, "d").items()},
            proposed=dict(_proposed(cells)),
            private=str(cells["private", "", 0].value) if ("private", "", 0) in cells else "",
            ready=cells.get(("ready", "", 0)),
        ),
    )


_Name = tuple[str, str, int]
"""What a cell is, its id and its member: ``("c", "related-work", 0)``."""


def _content(data: bytes, path: str, *, values: bool) -> tuple[dict[str, str], dict[_Name, Cell]]:
    """What the workbook tells of the sheet and its cells; formulas by their values, or as text."""
    from openpyxl import load_workbook  # costs 150 ms, wanted by this format alone

    try:
        workbook = load_workbook(io.BytesIO(data), data_only=values, read_only=True)
        return _facts(workbook), dict(_cells(workbook))
    except Exception as error:  # openpyxl raises whatever the broken part makes it raise
        hint = "save it as .xlsx"
        raise InputError("is not a spreadsheet that can be read", place=path, hint=hint) from error


def _facts(workbook: Workbook) -> dict[str, str]:
    """What tells the sheet from others: of the file's properties, else of the hidden sheet.

    Some programs drop the properties when they save.
    """
    facts = {}
    if DATA_SHEET in workbook.sheetnames:
        for row in workbook[DATA_SHEET].iter_rows(max_col=2, values_only=True):
            if row[0]:
                facts[str(row[0])] = _text(row[1] if len(row) > 1 else None)
    properties = workbook.custom_doc_props  # type: ignore[attr-defined]  # its stubs lack it
    return facts | {each.name: _text(each.value) for each in properties.props}


def _cells(workbook: Workbook) -> Iterator[tuple[_Name, Cell]]:
    """The cells that have a name of ours."""
    entered = {name: _entered(workbook, name) for name in workbook.sheetnames}
    for name, defined in workbook.defined_names.items():
        what = _what(name)
        if what is None:
            continue
        for sheet, coordinates in defined.destinations:
            if sheet in entered:
                place = coordinates.replace("$", "").partition(":")[0]
                yield what, Cell(_plain(entered[sheet].get(place)), f"cell {place}")


def _entered(workbook: Workbook, sheet: str) -> dict[str, Any]:
    """The values on a worksheet by their cells, row by row: looking each up would cost the most."""
    worksheet = workbook[sheet]
    worksheet.reset_dimensions()  # what a file says of its size may be wrong
    rows = worksheet.iter_rows()
    return {cell.coordinate: cell.value for row in rows for cell in row if cell.value is not None}


def _what(name: str) -> _Name | None:
    if name in ("private", "ready"):
        return name, "", 0
    found = _NAME.fullmatch(name)
    return (found[1], found[2].replace("_", "-"), int(found[3] or 0)) if found else None


def _by_key(cells: Mapping[_Name, Cell], kind: str) -> dict[Key, Cell]:
    return {(id_, number): cell for (what, id_, number), cell in cells.items() if what == kind}


def _proposed(cells: Mapping[_Name, Cell]) -> Iterator[tuple[str, int]]:
    for (id_, _), cell in _by_key(cells, "p").items():
        if cell.value in ("yes", "no"):
            yield id_, int(cell.value == "yes")
        elif isinstance(cell.value, int):
            yield id_, cell.value


def _unsaved(cell: Cell, formula: Cell | None) -> Cell:
    """A blank cell, unless a formula stands there whose value was not saved."""
    if cell.blank and formula and not formula.blank:
        return Cell(_NO_VALUE, cell.place)
    return cell


def _plain(value: Any) -> str | int | float | bool:
    """A cell's value; a date, which a spreadsheet makes of 3/4, as its text."""
    if isinstance(value, bool | int | float):
        return value
    return _text(value).strip()


def _text(value: Any) -> str:
    return "" if value is None else str(value)
