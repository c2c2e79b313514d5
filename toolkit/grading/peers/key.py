"""The key that tells reviewers and papers of a double-blind review; for staff alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

from toolkit.grading.cells import csv_text
from toolkit.grading.csv_table import read_table
from toolkit.grading.peers.assign import Reviews
from toolkit.grading.peers.conflicts import Reviewer
from toolkit.grading.roster import Roster
from toolkit.grading.roster_rows import member_number, team_of
from toolkit.grading.sheet import member_labels
from toolkit.model.errors import TableError

T = TypeVar("T")
COLUMNS = ("reviewer", "student", "team", "paper", "paper_team")


@dataclass(frozen=True, slots=True)
class Review:
    """One review to be written.

    Args:
        reviewer: what the student goes by on sheets, such as ``reviewer-07``.
        student: who that is.
        paper: what the reviewed team's work goes by, such as ``paper-12``.
        team: whose that is.
    """

    reviewer: str
    student: Reviewer
    paper: str
    team: str


def name_reviews(reviews: Reviews, seed: int) -> tuple[Review, ...]:
    """Give reviewers and papers names that tell nothing, by a seed; in the order of these names."""
    random = Random(f"names {seed}")
    reviewers = _aliases("reviewer", [reviewer for reviewer, _ in reviews.pairs], random)
    papers = _aliases("paper", list(reviews.loads), random)
    named = (
        Review(reviewers[reviewer], reviewer, papers[team], team)
        for reviewer, teams in reviews.pairs
        for team in teams
    )
    return tuple(sorted(named, key=lambda review: (review.reviewer, review.paper)))


def write_key(reviews: Iterable[Review], roster: Roster) -> bytes:
    """The key as CSV, a row for each review."""
    labels = {team.name: member_labels(team.members) for team in roster.teams}
    rows = (
        (each.reviewer, labels[team][number - 1], team, each.paper, each.team)
        for each in reviews
        for team, number in (each.student,)
    )
    return csv_text(COLUMNS, rows).encode("utf-8", "replace")


def read_key(path: Path, roster: Roster) -> tuple[Review, ...]:
    """The reviews that a key tells of.

    Raises:
        InputError: the file cannot be read.
        TableError: a row names a student or team that is not on the roster, or one name stands for
            two.
    """
    found = []
    meant: dict[str, object] = {}
    for row in read_table(path, COLUMNS, COLUMNS, what="key of the reviews"):
        team = team_of(row, roster)
        student = (team.name, member_number(row, team))
        reviewed = team_of(row, roster, "paper_team").name
        for alias, what in ((row["reviewer"], student), (row["paper"], reviewed)):
            if meant.setdefault(alias, what) != what:
                message = f"{alias} stands for two"
                raise TableError(message, place=row.place, hint="assign the reviews again")
        found.append(Review(row["reviewer"], student, row["paper"], reviewed))
    return tuple(found)


def _aliases(word: str, what: list[T], random: Random) -> dict[T, str]:
    """A name for each, numbered in an order that the seed alone decides."""
    mixed = list(what)
    random.shuffle(mixed)
    digits = len(str(len(mixed)))
    return {each: f"{word}-{number:0{digits}}" for number, each in enumerate(mixed, start=1)}
