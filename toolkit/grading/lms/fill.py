"""An exported file with the final grades in it, and what to know beside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from toolkit.course.fault import meant
from toolkit.course.titles import normal_title
from toolkit.grading.collecting.collect import Collected, kind_of
from toolkit.grading.collecting.grades import PartGrades
from toolkit.grading.collecting.points import shown
from toolkit.grading.lms.export_file import ExportFile
from toolkit.grading.lms.platforms import PLATFORMS, Platform
from toolkit.grading.lms.students import Students, cell_of, find_students, tells_most
from toolkit.model.errors import SettingsError

_ID_OF_COLUMN = re.compile(r"\s*\(\d+\)$")
"""What Canvas puts behind an assignment's title."""
_REFUSALS = ("no", "0", "false")


@dataclass(frozen=True, slots=True)
class Filled:
    """An exported file, filled.

    Args:
        count: grades that were filled in.
        notes: students without a row or a grade, and rows that are for nobody, one line each.
    """

    data: bytes
    count: int
    notes: tuple[str, ...]


def fill(collected: Collected, file: ExportFile, platform_name: str, column: str = "") -> Filled:
    """Fill final grades into an exported file; a student without a grade keeps what stands there.

    Args:
        platform_name: one of `toolkit.grading.lms.platforms.PLATFORMS`.
        column: the title of the column for the grade; found by the part's title where empty.

    Raises:
        SettingsError: there is no such column, more than one part could be meant, or the platform's
            maximum is not the part's.
    """
    platform = PLATFORMS[platform_name]
    _refuse_other_tables(file, platform, platform_name)
    students = find_students(file, platform, collected.roster)
    cells: dict[tuple[int, int], str] = {}
    notes = list(_notes(students))
    for part, title in _columns(collected, file, platform, column):
        _refuse_other_points(file, platform, part, title)
        more, told = _grades(file, platform, part, title, students)
        cells |= more
        notes += told
    return Filled(file.filled(cells), len(cells), tuple(notes))


def _refuse_other_tables(file: ExportFile, platform: Platform, name: str) -> None:
    known = (*(column for column, _ in platform.ids), *platform.names)
    if not any(column in file.header for column in known):
        message = f"is no file that {name} exported: it has none of the columns {', '.join(known)}"
        raise SettingsError(message, place=file.path, hint="export it with the site in English")


def _columns(
    collected: Collected, file: ExportFile, platform: Platform, column: str
) -> list[tuple[PartGrades, str]]:
    """The parts with the titles of the columns that their grades go into."""
    if column and column not in file.header:
        message = f"has no column {column}"
        raise SettingsError(message, place=file.path, hint=meant(column, file.header))
    if column or platform.grade:
        if len(collected.parts) != 1:
            titles = ", ".join(part.rubric.rubric.title for part in collected.parts)
            message = f"one column takes one part's grades, and these are collected: {titles}"
            raise SettingsError(message, hint="collect the sheets of one part")
        title = column or platform.grade
        if title not in file.header:
            hint = f"--column TITLE, one of {', '.join(file.header)}"
            raise SettingsError(f"has no column {title}", place=file.path, hint=hint)
        return [(collected.parts[0], title)]
    return [(part, _by_title(collected, file, part)) for part in collected.parts]


def _by_title(collected: Collected, file: ExportFile, part: PartGrades) -> str:
    """The one column whose title is the part's, or its kind's."""
    wanted = {
        normal_title(part.rubric.rubric.title),
        normal_title(kind_of(part.rubric, collected.course)),
    }
    found = [title for title in file.header if normal_title(_ID_OF_COLUMN.sub("", title)) in wanted]
    if len(found) == 1:
        return found[0]
    what = "more than one column could be" if found else "no column is"
    message = f"{what} that of {part.rubric.rubric.title}"
    raise SettingsError(message, place=file.path, hint=f"--column, one of {', '.join(file.header)}")


def _refuse_other_points(
    file: ExportFile, platform: Platform, part: PartGrades, title: str
) -> None:
    for at in range(1, len(file.rows)):
        column = title if tells_most(file, platform, at) else platform.most
        most = _number(cell_of(file, at, column))
        if most is not None and most != part.points:
            told = f"{shown(most)}, and the part is out of {shown(part.points)}"
            hint = "change the points there, and export the file again"
            raise SettingsError(f"{title} is out of {told}", place=file.path, hint=hint)


def _number(text: str) -> Fraction | None:
    plain = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
    try:
        return Fraction(plain)
    except (ValueError, ZeroDivisionError):
        return None


def _grades(
    file: ExportFile, platform: Platform, part: PartGrades, title: str, students: Students
) -> tuple[dict[tuple[int, int], str], list[str]]:
    place = file.header.index(title)
    cells, notes = {}, []
    for grade in part.teams:
        for member in grade.members:
            at = students.rows.get((grade.team.name, member.number))
            if at is None:
                continue
            if member.final is None:
                notes.append(f"{member.member.name}: no final grade yet, left as it is")
            elif cell_of(file, at, platform.locked).casefold() in _REFUSALS:
                notes.append(f"{member.member.name}: the grade cannot be changed, left as it is")
            else:
                cells[at, place] = shown(member.final)
    return cells, notes


def _notes(students: Students) -> Iterator[str]:
    yield from (f"{name}: has no row in the exported file" for name in students.without_row)
    yield from (f"{name}: is not on the roster, left as it is" for name in students.unknown)
    yield from (f"{line}, left as it is" for line in students.doubtful)
