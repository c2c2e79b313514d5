"""The marks on which graders lie too far apart, as CSV for a person to moderate."""

from collections.abc import Iterator

from toolkit.course.rubric import Rubric
from toolkit.grading.cells import csv_text
from toolkit.grading.collecting.collect import Collected
from toolkit.grading.collecting.combine import Spread
from toolkit.grading.collecting.grades import TeamGrade
from toolkit.grading.collecting.moderation import COLUMNS, disagreements
from toolkit.grading.collecting.points import shown
from toolkit.grading.sheet import member_labels


def write(collected: Collected) -> bytes:
    """A row for each such mark; its last cell holds the moderated mark, or is left to be filled."""
    rows = (
        _row(part.rubric, grade, spread)
        for part in collected.parts
        for grade in part.teams
        for spread in disagreements(grade)
    )
    return csv_text(COLUMNS, rows).encode("utf-8", "replace")


def _row(rubric: Rubric, grade: TeamGrade, spread: Spread) -> Iterator[str]:
    id_, number = spread.key
    yield rubric.rubric.id
    yield grade.team.name
    yield id_
    yield member_labels(grade.team.members)[number - 1] if number else ""
    yield "; ".join(f"{grader} {shown(mark)}" for grader, mark in spread.marks)
    yield shown(spread.apart)
    yield shown(spread.allowed)
    yield "" if spread.moderated is None else shown(spread.moderated)
