"""A filled score file in TOML: one sheet, or several as a list of ``[[sheet]]`` tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.course.toml_file import parse_toml
from toolkit.grading.collecting.filled import Cell, Filled, Key
from toolkit.grading.sheet import HEADING, VERSION_KEY
from toolkit.model.errors import NotASheetError

_TOLD = ("members", "submission", "remarks", "evidence")
"""What the tool wrote for the grader to read."""
_ASKED = ("ready", "private", "scores", "notes", "deductions", "proposed")


def read(data: bytes, path: str) -> tuple[Filled, ...]:
    """The sheets in a score file.

    Args:
        path: to tell of in what is read.

    Raises:
        CourseError: it is not TOML.
        NotASheetError: it holds no sheet.
    """
    table = parse_toml(data, path)
    sheets = table.get("sheet")
    if isinstance(sheets, list) and all(isinstance(each, dict) for each in sheets):
        return tuple(
            _sheet(each, path, f"sheet[{number}].") for number, each in enumerate(sheets, start=1)
        )
    return (_sheet(table, path, ""),)


def _sheet(table: Mapping[str, Any], path: str, lead: str) -> Filled:
    """The sheet in a table whose keys begin with ``lead``."""
    for key in ("rubric", "team", "grader"):
        if not isinstance(table.get(key), str):
            hint = "make sheets with draftsmith sheets"
            raise NotASheetError(
                f"is no score file: there is no {lead}{key}", place=path, hint=hint
            )
    members = tuple(map(str, _listed(table.get("members"))))
    marks, lost_marks = _by_entry(table, "scores", members, lead)
    notes, lost_notes = _by_entry(table, "notes", members, lead)
    deductions = dict(_cells(_table(table, "deductions"), f"{lead}deductions"))
    return Filled(
        path=path,
        heading={key: str(table.get(key, "")) for key in (*HEADING, VERSION_KEY)},
        members=members,
        scores=marks,
        notes={key: str(cell.value) for key, cell in notes.items()},
        deductions=deductions,
        proposed={
            key: value for key, value in _table(table, "proposed").items() if _is_count(value)
        },
        private=str(table.get("private", "")),
        ready=_cell(table["ready"], f"{lead}ready") if "ready" in table else None,
        strays=(*_unknown(table, lead), *lost_marks, *lost_notes),
    )


def _by_entry(
    table: Mapping[str, Any], name: str, members: tuple[str, ...], lead: str
) -> tuple[dict[Key, Cell], tuple[Cell, ...]]:
    """The cells of a table by criterion and member, and those of no member of the team."""
    found: dict[Key, Cell] = {}
    lost = []
    for criterion, value in _table(table, name).items():
        place = f"{lead}{name}.{criterion}"
        if not isinstance(value, dict):
            found[criterion, 0] = _cell(value, place)
            continue
        for member, cell in _cells(value, place):
            if member in members:
                found[criterion, members.index(member) + 1] = cell
            else:
                lost.append(Cell(f"{member} is not among the members", cell.place))
    return found, tuple(lost)


def _unknown(table: Mapping[str, Any], lead: str) -> Iterator[Cell]:
    for key, value in table.items():
        if key not in (*HEADING, VERSION_KEY, *_TOLD, *_ASKED):
            yield _cell(value, f"{lead}{key}")


def _cells(table: Mapping[str, Any], place: str) -> Iterator[tuple[str, Cell]]:
    for key, value in table.items():
        yield key, _cell(value, f"{place}.{key}")


def _cell(value: Any, place: str) -> Cell:
    """A value as a cell; a table or a list, where nothing of the kind is asked, by its words."""
    if isinstance(value, bool | int | float):
        return Cell(value, place)
    return Cell(str(value).strip(), place)


def _table(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = table.get(name, {})
    return found if isinstance(found, dict) else {name: found}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
