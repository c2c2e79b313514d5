"""The example of grading holds: its sheets fit today's rubric, its tables today's course."""

import csv
import io
from pathlib import Path

import pytest

from toolkit.course.loading import load_graded, load_rubric
from toolkit.course.rubric import rubric_hash
from toolkit.grading.awards.ballots import read_ballots
from toolkit.grading.collecting.account import owed, unmoderated, unsettled
from toolkit.grading.collecting.collect import Collected, collect
from toolkit.grading.lms.export_file import read_export
from toolkit.grading.lms.fill import fill
from toolkit.grading.roster import Roster, read_roster

SHEETS = 6


@pytest.fixture
def roster(examples: Path) -> Roster:
    return read_roster(examples / "roster.csv")


@pytest.fixture
def collected(examples: Path, roster: Roster) -> Collected:
    course, rubrics = load_graded("stat453")
    return collect([examples / "graded"], roster, rubrics, courses=(course,))


def test_every_sheet_is_made_from_the_rubric_as_it_is(examples: Path) -> None:
    current = rubric_hash(load_rubric("stat453/report"))
    sheets = list((examples / "graded").iterdir())
    assert len(sheets) == SHEETS
    assert all(current in path.read_text(encoding="utf-8") for path in sheets)


def test_all_are_filled_and_nothing_is_left_but_one_mark_to_moderate(collected: Collected) -> None:
    assert (collected.problems, collected.notes) == ((), ())
    assert (owed(collected), unsettled(collected)) == ((), ())
    assert unmoderated(collected) == 1
    (part,) = collected.parts
    assert sum(len(grade.scores) for grade in part.teams) == SHEETS


def test_the_export_takes_the_grade_of_every_student(examples: Path, collected: Collected) -> None:
    filled = fill(collected, read_export(examples / "canvas.csv"), "canvas", "")
    assert filled.notes == ()
    rows = list(csv.DictReader(io.StringIO(filled.data.decode())))[1:]
    assert len(rows) == 9
    assert all(row["Project report (4711)"] for row in rows)


def test_every_ballot_counts(examples: Path, roster: Roster) -> None:
    ballots = read_ballots(
        [examples / "ballots.csv"], load_rubric("stat453/presentation").awards, roster
    )
    assert (ballots.dropped, ballots.problems) == ((), ())
    assert len(ballots.votes) == 18 * 3
