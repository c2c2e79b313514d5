"""Filled sheets made into grades: the whole way, and nothing written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from toolkit.course.course import Course, CoursePart
from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.adjust import read_adjustments
from toolkit.grading.collecting.gather import gather
from toolkit.grading.collecting.grades import (
    Change,
    Changes,
    PartGrades,
    grade_team,
    most_points,
)
from toolkit.grading.collecting.late import Lateness, late_changes, read_lateness
from toolkit.grading.collecting.moderation import Moderated, read_moderation
from toolkit.grading.collecting.problem import Problem
from toolkit.grading.collecting.score import Score
from toolkit.grading.roster import Roster
from toolkit.model.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told beside the sheets; each a CSV file, None for none.

    Args:
        late: who was how late.
        adjust: points for one student or team.
        moderation: marks that replace those on which graders disagree.
        issued: the register of the sheets that were made; None for those in their folders.
    """

    late: Path | None = None
    adjust: Path | None = None
    moderation: Path | None = None
    issued: Path | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """What all sheets come to.

    Args:
        parts: the grades under each rubric that any sheet is made from, in the course's order.
        problems: everything that must be mended; what they touch has no part in the grades.
        notes: what is no fault and worth knowing, one line each.
        course: that the parts belong to; None where no course names their rubrics.
    """

    parts: tuple[PartGrades, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    roster: Roster
    course: Course | None = None


def collect(
    paths: Iterable[Path],
    roster: Roster,
    rubrics: Iterable[Rubric],
    *,
    courses: Iterable[Course] = (),
    beside: Beside | None = None,
    lead: str = "",
    partial: bool = False,
    migrating: bool = False,
    stale: bool = False,
) -> Collected:
    """Read filled sheets of any formats and compute the grades; no sheet is written to.

    Args:
        paths: sheets, and folders of them.
        rubrics: those that sheets may be made from.
        courses: of which the one that most of the sheets' rubrics are of gives the parts' order
            and what lateness costs.
        lead: the grader whose marks stand under a rubric that is combined by ``lead``.
        partial: whether a grade is made of what is there though a grader owes something.
        migrating: as for `toolkit.grading.collecting.gather.gather`, and so is ``stale``.

    Raises:
        InputError: a table beside the sheets cannot be read.
        TableError: such a table is not valid.
        SettingsError: a rubric is combined by a lead that is not named, or lateness is told and
            the course says nothing of its cost.
    """
    known = {rubric.rubric.id: rubric for rubric in rubrics}
    beside = beside or Beside()
    gathered = gather(paths, known, roster, migrating=migrating, issued=beside.issued, stale=stale)
    course = _course_of(gathered.scores, courses)
    used = [known[id_] for id_ in _order(known, course) if _of(gathered.scores, id_)]
    _refuse_leaderless(used, lead)
    moderated: Moderated = {}
    if beside.moderation:
        moderated = read_moderation(beside.moderation, known, roster)
    changes = _changes(used, roster, course, beside)
    parts = tuple(
        _part(
            rubric,
            roster,
            _of(gathered.scores, rubric.rubric.id),
            moderated,
            changes[rubric.rubric.id],
            lead=lead,
            partial=partial,
        )
        for rubric in used
    )
    return Collected(parts, gathered.problems, gathered.notes, roster, course)


def part_of(rubric: Rubric, course: Course | None) -> CoursePart | None:
    """The course's part that a rubric grades."""
    parts = course.parts if course else ()
    return next((part for part in parts if part.rubric == rubric.rubric.id), None)


def kind_of(rubric: Rubric, course: Course | None) -> str:
    """The kind of the part that a rubric grades: the course's word for it, else its own id's."""
    part = part_of(rubric, course)
    return part.kind if part else rubric.rubric.id.rpartition("/")[2]


def course_total(parts: Iterable[Fraction | None]) -> Fraction | None:
    """What a student's parts add up to; None while one is missing."""
    given = tuple(parts)
    known = [part for part in given if part is not None]
    return sum(known, Fraction()) if len(known) == len(given) else None


def _course_of(scores: tuple[Score, ...], courses: Iterable[Course]) -> Course | None:
    """The course that names the most of the rubrics in use; None where none names any."""
    used = {score.rubric for score in scores}
    named = [(len(used & {part.rubric for part in course.parts}), course) for course in courses]
    most, course = max(named, key=lambda pair: pair[0], default=(0, None))
    return course if most else None


def _order(known: Mapping[str, Rubric], course: Course | None) -> tuple[str, ...]:
    """The rubrics' ids: the course's parts first, in its order."""
    ids = [part.rubric for part in course.parts] if course else []
    return tuple(dict.fromkeys(id_ for id_ in (*ids, *sorted(known)) if id_ in known))


def _of(scores: tuple[Score, ...], rubric: str) -> tuple[Score, ...]:
    return tuple(score for score in scores if score.rubric == rubric)


def _part(
    rubric: Rubric,
    roster: Roster,
    scores: tuple[Score, ...],
    moderated: Moderated,
    changes: Changes,
    *,
    lead: str,
    partial: bool,
) -> PartGrades:
    teams = tuple(
        grade_team(
            rubric,
            team,
            tuple(score for score in scores if score.team == team.name),
            lead=lead,
            moderated=moderated.get((rubric.rubric.id, team.name)),
            changes=changes,
            partial=partial,
        )
        for team in roster.teams
    )
    return PartGrades(rubric, most_points(rubric), teams)


def _changes(
    rubrics: list[Rubric], roster: Roster, course: Course | None, beside: Beside
) -> Mapping[str, Changes]:
    """Lateness first, then adjustments, by rubric and then by team and member."""
    kinds = {rubric.rubric.id: kind_of(rubric, course) for rubric in rubrics}
    parts = {*kinds.values(), *(part.kind for part in course.parts)} if course else kinds.values()
    known = sorted(parts)
    late = read_lateness(beside.late, roster, known) if beside.late else ()
    adjusted = read_adjustments(beside.adjust, roster, known) if beside.adjust else ()
    found: dict[str, Changes] = {}
    for rubric in rubrics:
        kind = kinds[rubric.rubric.id]
        changes: dict[tuple[str, int], tuple[Change, ...]] = defaultdict(tuple)
        for team, change in _for_lateness(late, rubric, kind, course):
            changes[team, 0] += (change,)
        for each in adjusted:
            if each.part in ("", kind):
                changes[each.team, each.member] += (each.change,)
        found[rubric.rubric.id] = changes
    return found


def _for_lateness(
    late: tuple[Lateness, ...], rubric: Rubric, kind: str, course: Course | None
) -> tuple[tuple[str, Change], ...]:
    mine = tuple(each for each in late if each.part in ("", kind))
    if not mine:
        return ()
    part = part_of(rubric, course)
    policy = (part.late if part else None) or (course.late if course else None)
    if policy is None:
        hint = "add a [late] table to the course, such as points = -5"
        raise SettingsError("the course does not say what lateness costs", hint=hint)
    return tuple(late_changes(mine, most_points(rubric), policy))


def _refuse_leaderless(rubrics: Iterable[Rubric], lead: str) -> None:
    for rubric in rubrics:
        if rubric.aggregate.method == "lead" and not lead:
            message = f"{rubric.rubric.id} takes the marks of a lead, and none is named"
            raise SettingsError(message, hint="--lead NAME")
