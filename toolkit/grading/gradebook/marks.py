"""Every grader's own marks on one part, beside what they were combined to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.filled import Key
from toolkit.grading.collecting.grades import PartGrades, TeamGrade
from toolkit.grading.collecting.validate import keys_of
from toolkit.grading.gradebook.table import Value

COMBINED = "combined"
OF_MARKS = ("team", "grader", "member")
"""Columns that tell whose marks a row holds."""


@dataclass(frozen=True, slots=True)
class Marks:
    """A row for each team, grader and, where they are marked one by one, member."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def marks_by_grader(part: PartGrades) -> Marks:
    """The marks and confirmed cases of each sheet, and under them what they come to together."""
    rubric = part.rubric
    criteria = tuple(criterion.name for criterion in rubric.criteria)
    deductions = tuple(f"cases: {deduction.name}" for deduction in rubric.deductions)
    titles = (*OF_MARKS, *criteria, *deductions, "finished", "sheet")
    return Marks(titles, tuple(row for grade in part.teams for row in _rows(rubric, grade)))


def _rows(rubric: Rubric, grade: TeamGrade) -> Iterator[tuple[Value, ...]]:
    for score in grade.scores:
        cases = {id_: Fraction(count) for id_, count in score.cases.items()}
        end = ("yes" if score.ready else "no", score.path)
        yield from _of_each(rubric, grade, score.grader, score.marks, cases, end)
    if len(grade.scores) > 1:
        together = grade.combined
        yield from _of_each(rubric, grade, COMBINED, together.marks, together.cases, ("", ""))


def _of_each(
    rubric: Rubric,
    grade: TeamGrade,
    grader: str,
    marks: Mapping[Key, Fraction],
    cases: Mapping[str, Fraction],
    end: tuple[str, str],
) -> Iterator[tuple[Value, ...]]:
    """The team's row, then one for each member who is marked alone."""
    names = {0: "", **{number: each.name for number, each in enumerate(grade.team.members, 1)}}
    asked = keys_of(rubric, len(grade.team.members))
    for number in sorted({number for _, number in asked}):
        own = (marks.get((each.id, number)) for each in rubric.criteria)
        first = number == min(key[1] for key in asked)
        off = ((cases.get(each.id) if first else None) for each in rubric.deductions)
        yield (grade.team.name, grader, names[number], *own, *off, *end)
