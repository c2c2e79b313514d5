"""The gradebook as worksheets: everybody's grades first, then how those of each part came about."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from toolkit.grading.collecting.account import owed, unsettled
from toolkit.grading.collecting.collect import Collected, course_total
from toolkit.grading.collecting.grades import PartGrades, most_of
from toolkit.grading.collecting.points import exact, shown
from toolkit.grading.gradebook.marks import OF_MARKS, marks_by_grader
from toolkit.grading.gradebook.table import (
    FINAL,
    RAW,
    Value,
    part_titles,
    part_values,
    student,
)
from toolkit.grading.roster import COLUMNS as OF_STUDENTS

GRADES, BY_GRADER, TO_SETTLE = "Grades", "by grader", "To settle"
LONGEST_NAME = 31
"""Characters that a worksheet's name may have."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a column.

    Args:
        most: the most that can be had in it; empty for a column of which that cannot be said.
        strong: whether its figures are what one looks for.
        breaks: whether a new page begins with it where all do not fit on one.
    """

    title: str
    most: str = ""
    strong: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One table of the workbook; every row has a value for every column.

    Args:
        kept: columns that stay when one scrolls to the right, and stand on every page.
    """

    name: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Value, ...], ...]
    kept: int = 2


def worksheets(collected: Collected) -> Iterator[Worksheet]:
    """All of them, in their order; the last only where anything is left to settle."""
    yield _without_empty(_grades(collected), keep=2)
    for part in collected.parts:
        yield _part(part)
        yield _without_empty(_by_grader(part), keep=2)
    lines = (*map(str, collected.problems), *owed(collected), *unsettled(collected))
    if lines:
        heading = (Heading("what someone should look at"),)
        yield Worksheet(TO_SETTLE, heading, tuple((line,) for line in lines), kept=0)


def _grades(collected: Collected) -> Worksheet:
    """A row a student: the final grade on each part, and what they add up to."""
    several = len(collected.parts) > 1
    headings = [Heading(name) for name in OF_STUDENTS]
    for part in collected.parts:
        title = part.rubric.rubric.title
        headings.append(Heading(title, shown(part.points), strong=not several))
    if several:
        headings.append(Heading("total", _out_of(collected), strong=True))
    rows = []
    for index, team in enumerate(collected.roster.teams):
        for number, member in enumerate(team.members):
            finals = [part.teams[index].members[number].final for part in collected.parts]
            total = (course_total(finals),) if several else ()
            rows.append((*student(team, member), *finals, *total))
    return Worksheet(GRADES, tuple(headings), tuple(rows))


def _out_of(collected: Collected) -> str:
    """The most that the parts add up to, and what the course says of it where these are all."""
    most = sum((part.points for part in collected.parts), Fraction())
    course = collected.course
    if course and course.points and most == exact(course.project_points or 0):
        return f"{shown(most)}\n(course: {shown(exact(course.points))})"
    return shown(most)


def _part(part: PartGrades) -> Worksheet:
    """A row a student: every mark, what was taken off and added, and the grade it came to."""
    rubric = part.rubric
    first_off = len((*rubric.criteria, RAW))
    most = {RAW: shown(part.points), FINAL: shown(part.points), **_most_of(part)}
    headings = tuple(
        Heading(title, most.get(title, ""), title == FINAL, breaks=number == first_off)
        for number, title in enumerate(part_titles(rubric))
    )
    rows = tuple(
        (grade.team.name, member.member.name, *part_values(rubric, grade, member))
        for grade in part.teams
        for member in grade.members
    )
    people = (Heading(OF_STUDENTS[0]), Heading(OF_STUDENTS[1]))
    return Worksheet(rubric.rubric.title, (*people, *headings), rows)


def _most_of(part: PartGrades) -> dict[str, str]:
    """The most that each criterion gives, by its name, on this part's scale."""
    return {each.name: shown(most_of(part.rubric, each)) for each in part.rubric.criteria}


def _by_grader(part: PartGrades) -> Worksheet:
    marks = marks_by_grader(part)
    most = {each.name: shown(exact(each.max)) for each in part.rubric.criteria}
    first_off = len(OF_MARKS) + len(part.rubric.criteria)
    headings = tuple(
        Heading(title, most.get(title, ""), breaks=number == first_off)
        for number, title in enumerate(marks.titles)
    )
    name = f"{part.rubric.rubric.title[: LONGEST_NAME - len(BY_GRADER) - 1]} {BY_GRADER}"
    return Worksheet(name, headings, marks.rows)


def _without_empty(worksheet: Worksheet, keep: int) -> Worksheet:
    """The columns that hold any text or are of points, and the first few."""
    held = tuple(
        number
        for number in range(len(worksheet.headings))
        if number < keep or any(row[number] != "" for row in worksheet.rows)
    )
    headings = tuple(worksheet.headings[number] for number in held)
    rows = tuple(tuple(row[number] for number in held) for row in worksheet.rows)
    return Worksheet(worksheet.name, headings, rows, worksheet.kept)
