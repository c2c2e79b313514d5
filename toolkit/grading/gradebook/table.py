"""The gradebook as a table: a row for each student, and for each part how its grade came about."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.collect import Collected, course_total
from toolkit.grading.collecting.grades import MemberGrade, PartGrades, TeamGrade
from toolkit.grading.collecting.points import earned, mark_of
from toolkit.grading.roster import COLUMNS as OF_STUDENTS
from toolkit.grading.roster import Member, Team

RAW, FINAL = "raw", "final"

Value = str | Fraction | None
"""Text, points, or nothing where a grade is not there yet."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the gradebook.

    Args:
        title: unique in the gradebook.
        part: the title of the part it belongs to; empty for what is of the student or the whole.
    """

    title: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Gradebook:
    """The whole table; every row has a value for every column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def gradebook(collected: Collected) -> Gradebook:
    """One row a student, in the roster's order.

    Under each part stand the criteria's marks, points before deductions (raw), each deduction, what
    changed the grade beside the sheets, the final grade, the graders and their spread: points
    between the highest and the lowest of their totals before deductions. The total of the parts
    ends a row where there is more than one.
    """
    several = len(collected.parts) > 1
    columns = tuple(map(Column, OF_STUDENTS))
    for part in collected.parts:
        columns += tuple(_columns(part, several=several))
    if several:
        columns += (Column(f"total of {_out_of(collected)}"),)
    rows = tuple(_rows(collected, several=several))
    return Gradebook(columns, rows)


def spread(rubric: Rubric, grade: TeamGrade, member: int) -> Fraction | None:
    """Points between graders' totals before deductions; None where fewer than two are whole."""
    totals = [earned(rubric, score.marks, member) for score in grade.scores]
    whole = [total for total in totals if total is not None]
    return max(whole) - min(whole) if len(whole) > 1 else None


def _out_of(collected: Collected) -> str:
    return f"{float(sum(part.points for part in collected.parts)):g}"


def part_titles(rubric: Rubric) -> tuple[str, ...]:
    """What the columns of a part are called, for `part_values`."""
    return (
        *(criterion.name for criterion in rubric.criteria),
        RAW,
        *(deduction.name for deduction in rubric.deductions),
        "changes",
        "why changed",
        FINAL,
        "graders",
        "spread",
    )


def part_values(rubric: Rubric, grade: TeamGrade, member: MemberGrade) -> tuple[Value, ...]:
    """How a member's grade on a part came about."""
    taken = dict(member.taken)
    changes = tuple(change.points for change in member.changes)
    return (
        *(mark_of(grade.combined.marks, each, member.number) for each in rubric.criteria),
        member.raw,
        *(taken.get(deduction.id) for deduction in rubric.deductions),
        sum(changes, Fraction()) if changes else None,
        "; ".join(change.why for change in member.changes),
        member.final,
        "; ".join(score.grader for score in grade.scores),
        spread(rubric, grade, member.number),
    )


def student(team: Team, member: Member) -> tuple[str, ...]:
    """Who a student is, in the columns of a roster."""
    return (team.name, *(getattr(member, name) for name in OF_STUDENTS[1:]))


def _columns(part: PartGrades, *, several: bool) -> Iterator[Column]:
    title = part.rubric.rubric.title if several else ""
    lead = f"{title}: " if title else ""
    yield from (Column(f"{lead}{name}", title) for name in part_titles(part.rubric))


def _rows(collected: Collected, *, several: bool) -> Iterator[tuple[Value, ...]]:
    for index, team in enumerate(collected.roster.teams):
        for number, member in enumerate(team.members, start=1):
            row: list[Value] = [*student(team, member)]
            finals = []
            for part in collected.parts:
                grade = part.teams[index]
                row += part_values(part.rubric, grade, grade.members[number - 1])
                finals.append(grade.members[number - 1].final)
            if several:
                row.append(course_total(finals))
            yield tuple(row)
