"""Ballots as they were counted in a CSV: which of them count, and why the others do not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from toolkit.course.rubric import Award
from toolkit.grading.collecting.points import exact, shown
from toolkit.grading.collecting.problem import Problem
from toolkit.grading.csv_table import Row, read_table
from toolkit.grading.roster import Roster
from toolkit.grading.roster_rows import names_of, points_in, team_of
from toolkit.model.errors import TableError

VOTER, VOTERS_TEAM, PROJECT = "voter", "voter_team", "project"


@dataclass(frozen=True, slots=True)
class Vote:
    """What one voter gives one project for one award."""

    voter: str
    team: str
    award: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class Ballots:
    """All ballots.

    Args:
        votes: that count.
        dropped: votes of people for their own team, one line each.
        problems: ballots out of range, doubled or not to be read; none of them counts.
    """

    votes: tuple[Vote, ...]
    dropped: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_ballots(paths: Iterable[Path], awards: tuple[Award, ...], roster: Roster) -> Ballots:
    """Read ballots: a row for each voter and project, and a column for each award, by its id.

    Columns are voter, project and the awards; voter_team where a voter is not on the roster and
    still of a team. A vote left blank is none. A voter's two rows for one project are doubled, and
    neither counts, since nobody can tell which was meant.

    Raises:
        InputError: a file cannot be read.
        TableError: a file is no table of ballots.
    """
    columns = (VOTER, VOTERS_TEAM, PROJECT, *(award.id for award in awards))
    rows = [
        (row, path)
        for path in paths
        for row in read_table(path, columns, (VOTER, PROJECT), what="ballots")
    ]
    own = _teams_of(roster)
    problems: list[Problem] = []
    dropped: list[str] = []
    votes: list[Vote] = []
    doubled = _doubled(rows)
    for row, _ in rows:
        key = row[VOTER].casefold(), row[PROJECT]
        if key in doubled:
            message = f"{row[VOTER]} voted on {row[PROJECT]} more than once"
            problems.append(Problem(row.place, "", message, "keep the row that counts"))
            continue
        try:
            team = team_of(row, roster, PROJECT).name
        except TableError as error:
            problems.append(Problem(error.place, "", error.message, error.hint))
            continue
        if team in (row[VOTERS_TEAM], own.get(row[VOTER].casefold())):
            dropped.append(f"{row.place}: {row[VOTER]} is of {team}, and the vote is dropped")
            continue
        given, wrong = _votes(row, team, awards)
        votes += given
        problems += wrong
    return Ballots(tuple(votes), tuple(dropped), tuple(problems))


def _teams_of(roster: Roster) -> Mapping[str, str]:
    """The team of each student by every name and id, where these tell one student from another."""
    teams: dict[str, set[str]] = {}
    for team in roster.teams:
        for member in team.members:
            for name in names_of(member):
                teams.setdefault(name, set()).add(team.name)
    return {name: next(iter(those)) for name, those in teams.items() if len(those) == 1}


def _doubled(rows: list[tuple[Row, Path]]) -> set[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    twice = set()
    for row, _ in rows:
        key = row[VOTER].casefold(), row[PROJECT]
        if key in seen:
            twice.add(key)
        seen.add(key)
    return twice


def _votes(row: Row, team: str, awards: tuple[Award, ...]) -> tuple[list[Vote], list[Problem]]:
    votes, problems = [], []
    for award in awards:
        if not row[award.id]:
            continue
        try:
            points = points_in(row, award.id)
        except TableError as error:
            problems.append(Problem(error.place, "", error.message, error.hint))
            continue
        most = exact(award.max)
        if not 0 <= points <= most:
            message = f"{award.name}: {shown(points)} is not from 0 to {shown(most)}"
            problems.append(Problem(row.place, "", message, "mend or clear the cell"))
        else:
            votes.append(Vote(row[VOTER], team, award.id, points))
    return votes, problems
