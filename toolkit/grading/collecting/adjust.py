"""Points added or taken off for one student or a whole team, from a CSV."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.grading.collecting.grades import Change
from toolkit.grading.csv_table import read_table
from toolkit.grading.roster import Roster
from toolkit.grading.roster_rows import known_part, member_number, points_in, team_of

COLUMNS = ("team", "student", "part", "points", "why")


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of one grade.

    Args:
        member: the member's number, from 1; 0 for the whole team.
        part: its kind; empty for whichever part is collected.
    """

    team: str
    member: int
    part: str
    change: Change


def read_adjustments(path: Path, roster: Roster, parts: Iterable[str]) -> tuple[Adjustment, ...]:
    """What is to be added or taken off.

    Columns are team, points and why; student, by name, mail address or id, where it is for one
    only; part, where it is for one part only.

    Args:
        parts: the kinds of parts that there are.

    Raises:
        InputError: the file cannot be read.
        TableError: a team or student is not on the roster, there is no such part, or points are no
            number.
    """
    known, found = tuple(parts), []
    for row in read_table(path, COLUMNS, ("team", "points", "why"), what="adjustments"):
        team = team_of(row, roster)
        number = member_number(row, team) if row["student"] else 0
        change = Change(points_in(row, "points"), row["why"])
        found.append(Adjustment(team.name, number, known_part(row, known), change))
    return tuple(found)
