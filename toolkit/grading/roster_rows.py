"""Rows of other tables that name a team or a student of the roster."""

import re
from fractions import Fraction

from toolkit.course.fault import meant
from toolkit.grading.csv_table import Row
from toolkit.grading.roster import Member, Roster, Team
from toolkit.grading.sheet import member_labels
from toolkit.model.errors import TableError

_NUMBER = re.compile(r"([+−-]?)(\d{1,9}(?:[.,]\d{1,9})?)")


def known_team(row: Row, roster: Roster, column: str = "team") -> str:
    """The team that a row names.

    Raises:
        TableError: it is not on the roster.
    """
    return team_of(row, roster, column).name


def team_of(row: Row, roster: Roster, column: str = "team") -> Team:
    """The team that a row names, with its members.

    Raises:
        TableError: it is not on the roster.
    """
    for team in roster.teams:
        if team.name == row[column]:
            return team
    message = f'no team on the roster is called "{row[column]}"'
    raise TableError(message, place=row.place, hint=meant(row[column], _names(roster)))


def known_part(row: Row, parts: tuple[str, ...]) -> str:
    """The part that a row names by its kind; empty where it names none.

    Raises:
        TableError: there is no such part.
    """
    said = row["part"]
    if said and said not in parts:
        raise TableError(f'there is no part "{said}"', place=row.place, hint=meant(said, parts))
    return said


def member_number(row: Row, team: Team, column: str = "student") -> int:
    """The number, from 1, of the member that a row names: by name, mail address or an id.

    Raises:
        TableError: the team has no such member, or more than one.
    """
    labels = member_labels(team.members)
    found = [
        number
        for number, (member, label) in enumerate(zip(team.members, labels, strict=True), start=1)
        if row[column].casefold() in {label.casefold(), *names_of(member)}
    ]
    if len(found) == 1:
        return found[0]
    what = "has more than one member" if found else "has no member"
    message = f'{team.name} {what} called "{row[column]}"'
    raise TableError(message, place=row.place, hint=f"known: {', '.join(labels)}")


def points_in(row: Row, column: str) -> Fraction:
    """The points in a cell: ``2.5``, ``-10``, ``1,5``.

    Raises:
        TableError: it holds no number.
    """
    found = _NUMBER.fullmatch(row[column])
    if not found:
        message = f'{column} is not a number: "{row[column]}"'
        raise TableError(message, place=row.place)
    value = Fraction(found[2].replace(",", "."))
    return -value if found[1] in ("-", "−") else value


def names_of(member: Member) -> set[str]:
    """What a member may be called by: name, mail address and ids, in lower case."""
    return {name.casefold() for name in (member.name, *(value for _, value in member.identities))}


def _names(roster: Roster) -> tuple[str, ...]:
    return tuple(team.name for team in roster.teams)
