"""A page of feedback before it takes a format: what a team, or one of its members, is told.

No grader's name and no private note reaches it. Notes on one criterion stand in the order of their
words, so that their order does not tell who wrote them either. Where members' grades differ, each
has a page of their own, and no page tells what another member got.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from toolkit.course.rubric import Criterion, Rubric
from toolkit.grading.collecting.collect import Collected
from toolkit.grading.collecting.grades import (
    Change,
    MemberGrade,
    PartGrades,
    TeamGrade,
    differs_by_member,
    most_of,
)
from toolkit.grading.collecting.points import mark_of
from toolkit.grading.sheet import member_labels


@dataclass(frozen=True, slots=True)
class Marked:
    """One criterion.

    Args:
        points: given; None while it is missing.
        most: that can be given.
        notes: each of one grader's.
    """

    name: str
    points: Fraction | None
    most: Fraction
    bonus: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenOff:
    """One confirmed deduction.

    Args:
        cases: confirmed; 1 for one that is taken once.
        points: taken off, below 0.
    """

    name: str
    cases: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class PartPage:
    """One part's feedback.

    Args:
        most: points that the part is worth without a bonus.
        raw: points before anything was taken off.
        final: the grade.
    """

    title: str
    most: Fraction
    marked: tuple[Marked, ...]
    raw: Fraction
    taken: tuple[TakenOff, ...]
    changes: tuple[Change, ...]
    final: Fraction


@dataclass(frozen=True, slots=True)
class Page:
    """What is told of every part that is graded.

    Args:
        member: whom it is for; empty for the whole team.
    """

    team: str
    member: str
    parts: tuple[PartPage, ...]


def pages(collected: Collected) -> Iterator[Page]:
    """The pages, team by team; a team none of whose parts has a grade yet has none."""
    for index, team in enumerate(collected.roster.teams):
        grades = tuple((part, part.teams[index]) for part in collected.parts)
        alone = any(_differ(part, grade) for part, grade in grades)
        labels = member_labels(team.members) if alone else ("",)
        for number, label in enumerate(labels):
            parts = tuple(
                _part(part.rubric, part.points, grade, grade.members[number])
                for part, grade in grades
                if grade.members[number].final is not None
            )
            if parts:
                yield Page(team.name, label, parts)


def _differ(part: PartGrades, grade: TeamGrade) -> bool:
    """Whether members of a team have, or could be seen to have, grades of their own."""
    finals = {member.final for member in grade.members}
    changes = {member.changes for member in grade.members}
    return differs_by_member(part.rubric) or len(finals) > 1 or len(changes) > 1


def _part(rubric: Rubric, most: Fraction, grade: TeamGrade, member: MemberGrade) -> PartPage:
    names = {deduction.id: deduction.name for deduction in rubric.deductions}
    cases = grade.combined.cases
    return PartPage(
        title=rubric.rubric.title,
        most=most,
        marked=tuple(
            _marked(rubric, criterion, grade, member)
            for criterion in rubric.criteria
            if "student" in criterion.visible
        ),
        raw=member.raw or Fraction(),
        taken=tuple(
            TakenOff(names[id_], cases[id_], points) for id_, points in member.taken if points
        ),
        changes=member.changes,
        final=member.final or Fraction(),
    )


def _marked(rubric: Rubric, criterion: Criterion, grade: TeamGrade, member: MemberGrade) -> Marked:
    notes = {
        score.notes[criterion.id, number]
        for score in grade.scores
        for number in (0, member.number)
        if (criterion.id, number) in score.notes
    }
    return Marked(
        name=criterion.name,
        points=mark_of(grade.combined.marks, criterion, member.number),
        most=most_of(rubric, criterion),
        bonus=criterion.bonus,
        notes=tuple(sorted(notes)),
    )
