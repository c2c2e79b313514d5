"""Which row of an exported file is which student of the roster."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.grading.csv_table import one_line
from toolkit.grading.lms.export_file import ExportFile
from toolkit.grading.lms.platforms import Platform
from toolkit.grading.roster import Member, Roster


@dataclass(frozen=True, slots=True)
class Students:
    """Rows and students brought together.

    Args:
        rows: the number of each student's row in the file, from 0, by team and member's number.
        without_row: students of the roster that no row is for.
        unknown: rows that are for nobody on the roster, by what they call the student.
        doubtful: names that more than one student, or more than one row, answers to.
    """

    rows: dict[tuple[str, int], int]
    without_row: tuple[str, ...]
    unknown: tuple[str, ...]
    doubtful: tuple[str, ...]


def find_students(file: ExportFile, platform: Platform, roster: Roster) -> Students:
    """Match by the surest id that a row has, and by name only where no id is known to the roster.

    Names match in either order, "Ada Lovelace" or "Lovelace, Ada", whatever their case.
    """
    people = {
        (team.name, number): member
        for team in roster.teams
        for number, member in enumerate(team.members, start=1)
    }
    found: dict[tuple[str, int], list[int]] = {}
    unknown, doubtful = [], []
    for at in _student_rows(file, platform):
        name = _name(file, platform, at)
        keys = _keys(file, platform, at, people)
        if len(keys) == 1:
            found.setdefault(keys[0], []).append(at)
        elif keys:
            doubtful.append(f"{name}: {len(keys)} students of this name are on the roster")
        else:
            unknown.append(name)
    doubtful += [f"{people[key].name}: {len(at)} rows" for key, at in found.items() if len(at) > 1]
    rows = {key: at[0] for key, at in found.items() if len(at) == 1}
    without = tuple(member.name for key, member in people.items() if key not in found)
    return Students(rows, without, tuple(unknown), tuple(doubtful))


def _student_rows(file: ExportFile, platform: Platform) -> Iterator[int]:
    """Rows under the header that name somebody, and not the row of the points possible."""
    for at in range(1, len(file.rows)):
        name = _name(file, platform, at)
        if name and not tells_most(file, platform, at):
            yield at


def tells_most(file: ExportFile, platform: Platform, at: int) -> bool:
    """Whether a row tells the points that can be had, and is no student's."""
    first = "".join(file.rows[at][:1]).strip()
    return bool(platform.most_row) and first.startswith(platform.most_row)


def _keys(
    file: ExportFile, platform: Platform, at: int, people: dict[tuple[str, int], Member]
) -> list[tuple[str, int]]:
    for column, fields in platform.ids:
        said = cell_of(file, at, column).casefold()
        keys = [
            key
            for key, member in people.items()
            if said and said in {getattr(member, field).casefold() for field in fields}
        ]
        if keys:
            return keys
    name = _order_free(_name(file, platform, at))
    return [key for key, member in people.items() if _order_free(member.name) == name]


def cell_of(file: ExportFile, at: int, column: str) -> str:
    """The cell of a row under a column's title; empty where there is none."""
    if column not in file.header:
        return ""
    place = file.header.index(column)
    return one_line(file.rows[at][place]) if place < len(file.rows[at]) else ""


def _name(file: ExportFile, platform: Platform, at: int) -> str:
    return " ".join(filter(None, (cell_of(file, at, column) for column in platform.names)))


def _order_free(name: str) -> tuple[str, ...]:
    """A name's words in an order that does not tell first from last."""
    return tuple(sorted(name.casefold().replace(",", " ").split()))
