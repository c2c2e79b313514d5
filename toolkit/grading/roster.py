"""The roster: who is in which team, read from a CSV file that a course exports."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.model.errors import InputError, RosterError

COLUMNS = ("team", "name", "email", "student_id", "sis_id", "section")
REQUIRED = ("team", "name")
DELIMITERS = (",", ";", "\t")
LONGEST_NAME = 200
"""Characters that a team's or member's name may have: longer ones are slips of the delimiter."""

_REPLACED = {"Cc": " ", "Cf": "", "Cs": "?"}
"""What stands for control, invisible and undecodable characters, by their Unicode category."""


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
    """Read a roster from a CSV file.

    The text is UTF-8, with or without a byte-order mark, else Latin-1; the delimiter is a comma, a
    semicolon or a tab, whichever the first line has most of. Headers match without regard to case,
    spaces, hyphens and underscores; columns of other names are left alone.

    Raises:
        InputError: the file cannot be read.
        RosterError: a column is missing or doubled, a team or name is empty or too long, or a
            student is listed twice; the place is the file and its row.
    """
    try:
        text = _decode(path.read_bytes())
    except OSError as error:
        raise InputError(
            f"cannot read the roster: {error.strerror or error}", place=str(path)
        ) from None
    head, _, _ = text.lstrip("\r\n").partition("\n")
    delimiter = max(DELIMITERS, key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return _roster(_numbered(rows), str(path))
    except csv.Error as error:
        raise RosterError(f"not a CSV file: {error}", place=f"{path}:{rows.line_num}") from None


def natural(name: str) -> tuple[tuple[str | int, ...], str]:
    """A sort key that puts ``team-2`` before ``team-10``, and breaks ties by the exact name."""
    parts = re.split(r"(\d+)", name.casefold())
    return tuple(int(part) if part.isdecimal() else part for part in parts), name


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number from 1 in the file."""
    for number, row in enumerate(rows, start=1):
        cells = [one_line(cell) for cell in row]
        if any(cells):
            yield number, cells


def one_line(text: str) -> str:
    """Text on one line: no control or invisible characters, runs of blanks made one."""
    visible = "".join(_REPLACED.get(unicodedata.category(char), char) for char in text)
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def _roster(rows: Iterator[tuple[int, list[str]]], path: str) -> Roster:
    first, header = next(rows, (1, []))
    columns = _columns(header, f"{path}:{first}")
    members: dict[str, list[Member]] = {}
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    for number, cells in rows:
        place = f"{path}:{number}"
        team, member = _row(columns, cells, place)
        _refuse_twice(seen, member, team, number, place)
        members.setdefault(team, []).append(member)
    if not members:
        raise RosterError("no student is listed", place=path, hint="add a row for each student")
    return Roster(tuple(_team(name, members[name]) for name in sorted(members, key=natural)))


def _team(name: str, members: Iterable[Member]) -> Team:
    return Team(name, tuple(sorted(members, key=lambda member: (natural(member.name), member))))


def _columns(header: list[str], place: str) -> dict[str, int]:
    """Where each known column stands, from 0."""
    keys = [re.sub(r"[\s_-]", "", title).casefold() for title in header]
    columns = {}
    for column in COLUMNS:
        found = [index for index, key in enumerate(keys) if key == column.replace("_", "")]
        if len(found) > 1:
            raise RosterError(f"the column {column} stands twice", place=place, hint="keep one")
        if found:
            columns[column] = found[0]
        elif column in REQUIRED:
            hint = f"the first row names the columns: at least {' and '.join(REQUIRED)}"
            raise RosterError(f"there is no column {column}", place=place, hint=hint)
    return columns


def _row(columns: dict[str, int], cells: list[str], place: str) -> tuple[str, Member]:
    values = {
        column: cells[index] if index < len(cells) else "" for column, index in columns.items()
    }
    for column in REQUIRED:
        if not values[column]:
            raise RosterError(f"the {column} is empty", place=place, hint="fill it in")
        if len(values[column]) > LONGEST_NAME:
            message = f"the {column} has over {LONGEST_NAME} characters"
            raise RosterError(message, place=place, hint="look for a missing delimiter or quote")
    return values.pop("team"), Member(**values)


def _refuse_twice(
    seen: dict[tuple[str, str], tuple[int, str]],
    member: Member,
    team: str,
    number: int,
    place: str,
) -> None:
    for identity in member.identities:
        if identity in seen:
            row, other = seen[identity]
            where = f"in {other} and in {team}" if other != team else f"twice in {team}"
            column, value = identity
            message = f"the student with {column} {value} is {where}, first in row {row}"
            raise RosterError(message, place=place, hint="a student is in one team, on one row")
        seen[identity] = number, team
