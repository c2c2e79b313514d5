"""A filled score sheet in Markdown, read back by its machine lines; see the format's writer.

What stands where no grader is asked anything is told as a stray, so that nothing is lost in
silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.grading.collecting.filled import Cell, Filled
from toolkit.grading.formats.entry_key import entry_key
from toolkit.grading.formats.md import FORM_VERSION
from toolkit.grading.sheet import HEADING, VERSION_KEY
from toolkit.model.errors import InputError, NotASheetError

_MACHINE = re.compile(r":: ?(\S+)(?: (.*))?")
_ESCAPED = re.compile(r"^\\(?=\\*::)")
_OF_THE_TOOL = re.compile(r"\s*(?:$|[>#-]|```)")
_ASKS = ("score", "note", "deduction", "private", "ready")


@dataclass(slots=True)
class _Region:
    """What stands under one machine line."""

    name: str
    argument: str
    line: int
    text: list[str] = field(default_factory=list)
    first: int = 0

    @property
    def words(self) -> str:
        """Its machine line."""
        return f":: {self.name} {self.argument}".rstrip()

    @property
    def cell(self) -> Cell:
        """What a grader wrote there, at the line it begins on."""
        return Cell("\n".join(self.text).strip(), f"line {self.first or self.line + 1}")


def read(data: bytes, path: str) -> tuple[Filled, ...]:
    """The one sheet in a Markdown file.

    Args:
        path: to tell of in what is read.

    Raises:
        InputError: it is no score sheet, of a form not known here, or cut off.
    """
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    regions = tuple(_regions(text.split("\n")))
    _refuse_others(regions, path)
    told = {each.name: each.argument for each in regions}
    members = _members(regions)
    cells: dict[str, dict[str, Cell]] = {name: {} for name in _ASKS}
    strays = [*_misplaced(regions)]
    for region in regions:
        if region.name in _ASKS and region.argument in cells[region.name]:
            strays.append(Cell(f"{region.words} stands twice", f"line {region.line}"))
        elif region.name in _ASKS:
            cells[region.name][region.argument] = region.cell
    return (
        Filled(
            path=path,
            heading={key: told.get(key, "") for key in (*HEADING, VERSION_KEY)},
            members=members,
            scores={entry_key(each): cell for each, cell in cells["score"].items()},
            notes={entry_key(each): str(cell.value) for each, cell in cells["note"].items()},
            deductions=cells["deduction"],
            proposed=dict(_proposed(regions)),
            private=str(cells["private"][""].value) if "" in cells["private"] else "",
            ready=cells["ready"].get(""),
            strays=tuple(strays),
        ),
    )


_SHAPE = ("sheet", "guidance", "member", "proposed", "end", *_ASKS)


def _regions(lines: list[str]) -> Iterator[_Region]:
    """Each machine line with what stands under it; what is above the first is under none."""
    region = _Region("", "", 0)
    for number, line in enumerate(lines, start=1):
        machine = _MACHINE.fullmatch(line.rstrip()) if line.startswith("::") else None
        if machine:
            yield region
            region = _Region(machine[1], (machine[2] or "").strip(), number)
            continue
        if line.strip() and not region.first:
            region.first = number
        region.text.append(_ESCAPED.sub("", line))
    yield region


def _refuse_others(regions: tuple[_Region, ...], path: str) -> None:
    first = next((each for each in regions if each.name), None)
    if first is None or first.name != "sheet":
        hint = "make sheets with draftsmith sheets"
        raise NotASheetError(
            "is no score sheet: no line begins with :: sheet", place=path, hint=hint
        )
    if first.argument != str(FORM_VERSION):
        raise InputError(
            f"is a sheet of form {first.argument}, and only form {FORM_VERSION} is known here",
            place=path,
            hint="make the sheet again",
        )
    if regions[-1].name != "end":
        hint = "get the whole file from its grader"
        raise InputError("is cut off: the last machine line is not :: end", place=path, hint=hint)


def _members(regions: tuple[_Region, ...]) -> tuple[str, ...]:
    return tuple(each.argument.partition(" ")[2] for each in regions if each.name == "member")


def _proposed(regions: tuple[_Region, ...]) -> Iterator[tuple[str, int]]:
    for region in regions:
        id_, _, count = region.argument.rpartition(" ")
        if region.name == "proposed" and count.isdecimal():
            yield id_, int(count)


def _misplaced(regions: tuple[_Region, ...]) -> Iterator[Cell]:
    """Machine lines of no meaning, and what a person wrote where nothing is asked."""
    for region in regions:
        if region.name and region.name not in (*_SHAPE, *HEADING, VERSION_KEY):
            yield Cell(region.words, f"line {region.line}")
        if region.name not in _ASKS:
            for number, line in enumerate(region.text, start=region.line + 1):
                if not _OF_THE_TOOL.match(line):
                    yield Cell(line.strip(), f"line {number}")
