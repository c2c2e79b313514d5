"""The roster: who is in which team, read from a CSV file that a course exports."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.grading.csv_table import Row, read_table
from toolkit.model.errors import RosterError

COLUMNS = ("team", "name", "email", "student_id", "sis_id", "section")
REQUIRED = ("team", "name")


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A student of a team; what the roster does not say is empty."""

    name: str
    email: str = ""
    student_id: str = ""
    sis_id: str = ""
    section: str = ""

    @property
    def identities(self) -> tuple[tuple[str, str], ...]:
        """What tells this student from every other: ids and mail address, else the name."""
        known = (
            ("student_id", self.student_id),
            ("sis_id", self.sis_id),
            ("email", self.email.casefold()),
        )
        return tuple(pair for pair in known if pair[1]) or (("name", self.name.casefold()),)


@dataclass(frozen=True, slots=True)
class Team:
    """A team and its members, by name."""

    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """The teams in natural order of their names: ``team-2`` before ``team-10``."""

    teams: tuple[Team, ...]


def read_roster(path: Path) -> Roster:
    """Read a roster from a CSV file; see `toolkit.grading.csv_table.read_table` for its dialects.

    Raises:
        InputError: the file cannot be read.
        RosterError: a column is missing or doubled, a team or name is empty or too long, or a
            student is listed twice; the place is the file and its row.
    """
    rows = read_table(path, COLUMNS, REQUIRED, what="roster", error=RosterError)
    members: dict[str, list[Member]] = {}
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    for row in rows:
        member = Member(*(row[column] for column in COLUMNS[1:]))
        _refuse_twice(seen, member, row["team"], row)
        members.setdefault(row["team"], []).append(member)
    if not members:
        hint = "add a row for each student"
        raise RosterError("no student is listed", place=str(path), hint=hint)
    return Roster(tuple(_team(name, members[name]) for name in sorted(members, key=natural)))


def natural(name: str) -> tuple[tuple[str | int, ...], str]:
    """A sort key that puts ``team-2`` before ``team-10``, and breaks ties by the exact name."""
    parts = re.split(r"(\d+)", name.casefold())
    return tuple(int(part) if part.isdecimal() else part for part in parts), name


def _team(name: str, members: Iterable[Member]) -> Team:
    return Team(name, tuple(sorted(members, key=lambda member: (natural(member.name), member))))


def _refuse_twice(
    seen: dict[tuple[str, str], tuple[int, str]], member: Member, team: str, row: Row
) -> None:
    for identity in member.identities:
        if identity in seen:
            number, other = seen[identity]
            where = f"in {other} and in {team}" if other != team else f"twice in {team}"
            column, value = identity
            message = f"the student with {column} {value} is {where}, first in row {number}"
            hint = "a student is in one team, on one row"
            raise RosterError(message, place=row.place, hint=hint)
        seen[identity] = row.number, team
