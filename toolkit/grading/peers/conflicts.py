"""Who must not review whom, who does not review, and what is not reviewed, from a CSV."""

from dataclasses import dataclass, field
from pathlib import Path

from toolkit.grading.csv_table import Row, read_table
from toolkit.grading.roster import Roster
from toolkit.grading.roster_rows import known_team, member_number
from toolkit.model.errors import TableError

COLUMNS = ("student", "team", "why")

Reviewer = tuple[str, int]
"""A student: the team's name, and the member's number in it, from 1."""


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What an assignment must keep to beside nobody's reviewing their own team.

    Args:
        pairs: students with a team each that they must not review.
        excused: students who review nothing.
        left_out: teams that nobody reviews.
    """

    pairs: frozenset[tuple[Reviewer, str]] = field(default_factory=frozenset)
    excused: frozenset[Reviewer] = field(default_factory=frozenset)
    left_out: frozenset[str] = field(default_factory=frozenset)


def read_conflicts(path: Path, roster: Roster) -> Conflicts:
    """A row with student and team is a conflict; a student alone is excused, a team left out.

    Raises:
        InputError: the file cannot be read.
        TableError: a student or team is not on the roster, a name is more than one student's, or a
            row names neither.
    """
    pairs, excused, left_out = set(), set(), set()
    for row in read_table(path, COLUMNS, (), what="conflicts"):
        team = known_team(row, roster) if row["team"] else ""
        if row["student"] and team:
            pairs.add((_reviewer(row, roster), team))
        elif row["student"]:
            excused.add(_reviewer(row, roster))
        elif team:
            left_out.add(team)
        else:
            hint = "a conflict has both"
            raise TableError("names neither a student nor a team", place=row.place, hint=hint)
    return Conflicts(frozenset(pairs), frozenset(excused), frozenset(left_out))


def _reviewer(row: Row, roster: Roster) -> Reviewer:
    """The one student of the roster whom a row names."""
    found = []
    for team in roster.teams:
        try:
            found.append((team.name, member_number(row, team)))
        except TableError:
            continue
    if len(found) == 1:
        return found[0]
    what = "more than one student is" if found else "no student is"
    hint = "name the mail address or the student_id" if found else ""
    raise TableError(f'{what} called "{row["student"]}"', place=row.place, hint=hint)
