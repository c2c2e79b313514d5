"""Marks on which graders lie too far apart, and those that a person moderated, from a CSV."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import msgspec

from toolkit.course.fault import meant
from toolkit.course.rubric import Criterion, Rubric
from toolkit.grading.collecting.combine import Spread
from toolkit.grading.collecting.entered import NotTakenError, points_given
from toolkit.grading.collecting.filled import Cell, Key
from toolkit.grading.collecting.grades import TeamGrade
from toolkit.grading.csv_table import Row, read_table
from toolkit.grading.roster import Roster, Team
from toolkit.grading.roster_rows import member_number, team_of
from toolkit.grading.sheet import marked_for_each
from toolkit.model.errors import TableError

COLUMNS = ("rubric", "team", "criterion", "student", "marks", "apart", "allowed", "moderated")

Moderated = Mapping[tuple[str, str], Mapping[Key, Fraction]]
"""Moderated marks by rubric and team."""


def disagreements(grade: TeamGrade) -> tuple[Spread, ...]:
    """The marks of a team that lie too far apart, those moderated already among them."""
    return tuple(
        spread
        for spread in grade.combined.spreads
        if spread.disagree or spread.moderated is not None
    )


def read_moderation(path: Path, rubrics: Mapping[str, Rubric], roster: Roster) -> Moderated:
    """The marks that a person entered under ``moderated``; rows left blank there are none.

    Raises:
        InputError: the file cannot be read.
        TableError: a row names what is not in the rubric or on the roster, or a mark is not one
            that the criterion can have.
    """
    found: dict[tuple[str, str], dict[Key, Fraction]] = {}
    for row in read_table(path, COLUMNS, ("rubric", "team", "criterion"), what="moderation"):
        if not row["moderated"]:
            continue
        team = team_of(row, roster)
        if row["rubric"] not in rubrics:
            message = f"no rubric collected here is called {row['rubric']}"
            raise TableError(message, place=row.place, hint=meant(row["rubric"], rubrics))
        key, points = _mark(row, rubrics[row["rubric"]], team)
        found.setdefault((row["rubric"], team.name), {})[key] = points
    return found


def _mark(row: Row, rubric: Rubric, team: Team) -> tuple[Key, Fraction]:
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    id_ = row["criterion"]
    if id_ not in criteria:
        message = f"{rubric.rubric.id} has no criterion {id_}"
        raise TableError(message, place=row.place, hint=meant(id_, criteria))
    criterion = criteria[id_]
    number = member_number(row, team) if marked_for_each(rubric, criterion) else 0
    return (id_, number), _points(row, criterion, rubric.rubric.step)


def _points(row: Row, criterion: Criterion, step: float) -> Fraction:
    """The moderated mark, as a grader would give it or as points between two levels."""
    entered = Cell(row["moderated"], row.place)
    try:
        return points_given(entered, criterion, step)
    except NotTakenError:
        in_points = msgspec.structs.replace(criterion, mode="points")
    try:
        return points_given(entered, in_points, step)
    except NotTakenError as error:
        raise TableError(f"moderated, {criterion.name}: {error}", place=row.place) from None
