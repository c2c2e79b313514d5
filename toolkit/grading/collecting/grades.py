"""Grades: what every member of every team comes to on one part, with all that led there."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from toolkit.course.rubric import Criterion, Rubric
from toolkit.grading.collecting.combine import Combined, combine
from toolkit.grading.collecting.filled import Key
from toolkit.grading.collecting.points import earned, exact, taken
from toolkit.grading.collecting.score import Score
from toolkit.grading.collecting.validate import keys_of
from toolkit.grading.roster import Member, Team
from toolkit.grading.sheet import marked_for_each


@dataclass(frozen=True, slots=True)
class Change:
    """Points added or taken off beside the sheets, such as for lateness.

    Args:
        points: below 0 takes off.
        why: for the team to read.
    """

    points: Fraction
    why: str


@dataclass(frozen=True, slots=True)
class MemberGrade:
    """What one student comes to on one part.

    Args:
        number: the member's on the sheets, from 1.
        raw: points before deductions; None while a mark is missing.
        taken: what each deduction takes off, 0 or below, by its id, in the rubric's order.
        changes: for lateness and other reasons, in the order they count.
        final: never below the rubric's floor; None while a mark is missing.
    """

    member: Member
    number: int
    raw: Fraction | None
    taken: tuple[tuple[str, Fraction], ...]
    changes: tuple[Change, ...]
    final: Fraction | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A mark, or a whole sheet, that a grader still owes.

    Args:
        grader: who owes it; empty where the rubric asks for more graders than there are sheets, and
            nobody can say whose is missing.
        keys: the marks; empty for a whole sheet.
    """

    team: str
    grader: str
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamGrade:
    """What one team comes to on one part.

    Args:
        scores: of every grader, by name.
        combined: of these; for one grader, theirs.
        missing: what is still owed; a final grade is None while anything is, unless partial grades
            were asked for.
        members: in the roster's order.
    """

    team: Team
    scores: tuple[Score, ...]
    combined: Combined
    missing: tuple[Missing, ...]
    members: tuple[MemberGrade, ...]


@dataclass(frozen=True, slots=True)
class PartGrades:
    """The grades of a whole roster on one part.

    Args:
        points: the most that can be had without a bonus; a sum of graders is out of so many times
            the rubric's points.
        teams: in the roster's order, those without a sheet too.
    """

    rubric: Rubric
    points: Fraction
    teams: tuple[TeamGrade, ...]


Changes = Mapping[tuple[str, int], tuple[Change, ...]]
"""Changes by team and the member's number, 0 for the whole team's."""


def grade_team(
    rubric: Rubric,
    team: Team,
    scores: tuple[Score, ...],
    *,
    lead: str = "",
    moderated: Mapping[Key, Fraction] | None = None,
    changes: Changes | None = None,
    partial: bool = False,
) -> TeamGrade:
    """What a team and its members come to.

    The total is clamped to the rubric's floor once, after deductions and changes.

    Args:
        scores: one for each grader.
        lead: as for `toolkit.grading.collecting.combine.combine`.
        moderated: as there.
        partial: whether a grade is made of what is there though a grader owes something.
    """
    ordered = tuple(sorted(scores, key=lambda score: score.grader))
    combined = combine(rubric, ordered, lead=lead, moderated=moderated)
    sheets = (Missing(team.name, ""),) * (rubric.aggregate.graders - len(scores))
    missing = (*owed_marks(rubric, team, ordered, combined), *sheets)
    members = grade_members(rubric, team, combined, changes or {}, whole=partial or not missing)
    return TeamGrade(team, ordered, combined, missing, members)


def grade_members(
    rubric: Rubric, team: Team, combined: Combined, changes: Changes, *, whole: bool
) -> tuple[MemberGrade, ...]:
    """What each member comes to.

    Args:
        whole: whether a final grade is made; a member of whom a mark is missing has none even so.
    """
    numbers = range(1, len(team.members) + 1)
    return tuple(
        _member(rubric, team, number, combined, changes, whole=whole) for number in numbers
    )


def most_points(rubric: Rubric) -> Fraction:
    """The most that graders together can give without a bonus."""
    return exact(rubric.rubric.points) * _times(rubric)


def most_of(rubric: Rubric, criterion: Criterion) -> Fraction:
    """The most that graders together can give on a criterion."""
    return exact(criterion.max) * _times(rubric)


def _times(rubric: Rubric) -> int:
    """How many graders' points are added up: a sum has every grader's, else one stands for all."""
    return rubric.aggregate.graders if rubric.aggregate.method == "sum" else 1


def owed_marks(
    rubric: Rubric, team: Team, scores: tuple[Score, ...], combined: Combined
) -> tuple[Missing, ...]:
    """The marks that are missing on sheets; a moderated mark is owed by nobody."""
    asked = keys_of(rubric, len(team.members))
    owed = []
    for score in scores:
        keys = tuple(
            key for key in asked if key not in score.marks and key not in combined.moderated
        )
        if keys:
            owed.append(Missing(team.name, score.grader, keys))
    return tuple(owed)


def _member(
    rubric: Rubric,
    team: Team,
    number: int,
    combined: Combined,
    changes: Changes,
    *,
    whole: bool,
) -> MemberGrade:
    raw = earned(rubric, combined.marks, number)
    off = tuple(
        (each.id, taken(rubric, each, combined.cases[each.id], combined.marks, number))
        for each in rubric.deductions
        if each.id in combined.cases
    )
    own = changes.get((team.name, 0), ()) + changes.get((team.name, number), ())
    final = None
    if raw is not None and whole:
        total = raw + sum((points for _, points in off), Fraction())
        total += sum((change.points for change in own), Fraction())
        final = max(exact(rubric.rubric.floor), total)
    return MemberGrade(team.members[number - 1], number, raw, off, own, final)


def differs_by_member(rubric: Rubric) -> bool:
    """Whether members of one team can have different marks on the sheets."""
    return any(marked_for_each(rubric, criterion) for criterion in rubric.criteria)
