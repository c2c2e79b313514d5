"""Points added or taken off for one student or a whole team, from a CSV."""

from collections import defaultdict
from pathlib import Path

from toolkit.grading.collecting.grades import Change, Changes
from toolkit.grading.csv_table import read_table
from toolkit.grading.roster import Roster
from toolkit.grading.roster_rows import member_number, points_in, team_of

COLUMNS = ("team", "student", "part", "points", "why")


def read_adjustments(path: Path, roster: Roster, part: str) -> Changes:
    """What is to be added or taken off, by team and member.

    Columns are team, points and why; student, by name, mail address or id, where it is for one
    only; part, where it is for one part only.

    Args:
        part: the kind of what is collected; rows for another are left.

    Raises:
        InputError: the file cannot be read.
        TableError: a team or student is not on the roster, or points are no number.
    """
    changes: dict[tuple[str, int], tuple[Change, ...]] = defaultdict(tuple)
    for row in read_table(path, COLUMNS, ("team", "points", "why"), what="adjustments"):
        team = team_of(row, roster)
        number = member_number(row, team) if row["student"] else 0
        change = Change(points_in(row, "points"), row["why"])
        if row["part"] in ("", part):
            changes[team.name, number] += (change,)
    return dict(changes)
