"""Own-team ballots are dropped, and those out of range or doubled are listed."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from toolkit.course.rubric import Award
from toolkit.grading.awards.ballots import Ballots, read_ballots
from toolkit.grading.roster import Member, Roster, Team
from toolkit.model.errors import TableError

AWARDS = (Award("oral", "Oral", 10), Award("visual", "Visual", 5))
ROSTER = Roster(
    (
        Team("antares", (Member("Ada Lovelace", "ada@example.org"),)),
        Team("capella", (Member("Karl Gauss", student_id="s7"),)),
    )
)


@pytest.fixture
def read(write: Callable[..., Path]) -> Callable[[str], Ballots]:
    def ballots(rows: str) -> Ballots:
        head = "voter,voter_team,project,oral,visual\n"
        return read_ballots([write("b.csv", head + rows)], AWARDS, ROSTER)

    return ballots


def test_votes_are_read_and_a_blank_is_none(read: Callable[[str], Ballots]) -> None:
    ballots = read("Emmy,,antares,7.5,\nEmmy,,capella,0,5\n")
    assert [(vote.team, vote.award, vote.points) for vote in ballots.votes] == [
        ("antares", "oral", Fraction(15, 2)), ("capella", "oral", 0), ("capella", "visual", 5),
    ]  # fmt: skip
    assert (ballots.dropped, ballots.problems) == ((), ())


@pytest.mark.parametrize("voter", ["Ada Lovelace,", "ada@EXAMPLE.org,", "Guest,antares"])
def test_a_vote_for_ones_own_team_is_dropped_and_told(
    read: Callable[[str], Ballots], voter: str
) -> None:
    ballots = read(f"{voter},antares,10,5\n")
    assert ballots.votes == ()
    assert "is of antares, and the vote is dropped" in ballots.dropped[0]


def test_neither_of_two_rows_of_one_voter_counts(read: Callable[[str], Ballots]) -> None:
    ballots = read("Emmy,,antares,1,1\nEmmy,,capella,1,1\nEMMY,,antares,9,5\n")
    assert {vote.team for vote in ballots.votes} == {"capella"}
    assert len(ballots.problems) == 2
    assert "more than once" in ballots.problems[0].message


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Emmy,,antares,11,1", "Oral: 11 is not from 0 to 10"),
        ("Emmy,,antares,-1,1", "Oral: -1 is not from 0 to 10"),
        ("Emmy,,antares,ten,1", 'oral is not a number: "ten"'),
        ("Emmy,,antaris,1,1", "no team on the roster"),
    ],
)
def test_a_vote_that_cannot_be_is_listed_with_its_row(
    read: Callable[[str], Ballots], row: str, said: str
) -> None:
    ballots = read(row + "\n")
    assert said in str(ballots.problems[0])
    assert ":2" in str(ballots.problems[0])


def test_namesakes_keep_their_votes(write: Callable[..., Path]) -> None:
    twins = Roster(
        (
            Team("antares", (Member("Karl", "a@example.org"),)),
            Team("capella", (Member("Karl", "b@example.org"),)),
        )
    )
    path = write("b.csv", "voter,project,oral\nKarl,antares,3\n")
    assert len(read_ballots([path], AWARDS, twins).votes) == 1


def test_a_table_that_is_no_ballot_is_refused(write: Callable[..., Path]) -> None:
    with pytest.raises(TableError, match="no column voter"):
        read_ballots([write("b.csv", "name,points\nx,1\n")], AWARDS, ROSTER)
