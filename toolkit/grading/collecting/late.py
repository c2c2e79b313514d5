"""Late hand-ins: who was how late, from a CSV, and what the course takes off for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from toolkit.course.course import Late
from toolkit.grading.collecting.grades import Change
from toolkit.grading.collecting.points import exact
from toolkit.grading.csv_table import Row, read_table
from toolkit.grading.roster import Roster
from toolkit.grading.roster_rows import known_part, known_team
from toolkit.model.errors import TableError

COLUMNS = ("team", "part", "days", "extension", "why")


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late a team was with a part.

    Args:
        part: its kind; empty for whichever part is collected.
        days: begun after the deadline.
        extension: days that the team was granted.
        why: for the team to read; may be empty.
    """

    team: str
    part: str
    days: int
    extension: int
    why: str


def read_lateness(path: Path, roster: Roster, parts: Iterable[str]) -> tuple[Lateness, ...]:
    """Who was how late: columns team and days; part, extension and why where there is more to say.

    Args:
        parts: the kinds of parts that there are.

    Raises:
        InputError: the file cannot be read.
        TableError: a team is not on the roster or stands twice, there is no such part, or days are
            no whole number.
    """
    known = tuple(parts)
    rows = read_table(path, COLUMNS, ("team", "days"), what="late days")
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = known_team(row, roster), known_part(row, known)
        if key in seen:
            message = f"the team {row['team']} stands twice, first in row {seen[key].number}"
            raise TableError(message, place=row.place, hint="keep one row for a team and part")
        seen[key] = row
    return tuple(
        Lateness(team, part, _days(row, "days"), _days(row, "extension"), row["why"])
        for (team, part), row in seen.items()
    )


def late_changes(
    lateness: Iterable[Lateness], points: Fraction, policy: Late
) -> Iterator[tuple[str, Change]]:
    """What lateness takes off each team that was late beyond its extension.

    Args:
        points: that the part is worth, of which a percentage is taken.
    """
    each = exact(policy.points)
    if policy.unit == "percent":
        each *= points / 100
    for late in lateness:
        charged = max(0, late.days - late.extension - policy.free_days)
        if policy.max_days is not None:
            charged = min(charged, policy.max_days)
        if charged:
            yield late.team, Change(charged * each, _told(late, charged))


def _told(late: Lateness, charged: int) -> str:
    told = f"{late.days} {'day' if late.days == 1 else 'days'} late"
    if charged != late.days:
        told += f", of which {charged} {'counts' if charged == 1 else 'count'}"
    return f"{told}: {late.why}" if late.why else told


def _days(row: Row, column: str) -> int:
    said = row[column] or "0"
    if not (said.isascii() and said.isdecimal() and len(said) < _MOST_DIGITS):
        message = f'{column} is not a whole number of days: "{said}"'
        raise TableError(message, place=row.place, hint="write 0, 1, 2 and so on")
    return int(said)


_MOST_DIGITS = 5
