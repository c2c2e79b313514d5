"""A course: its parts, what they are worth, when they fall and who works together.

The structs mirror ``course.toml`` key by key; an unknown key is an error.
"""

from typing import Literal

import msgspec

from toolkit.course.requirements import Range
from toolkit.course.table import Table


class When(Table, frozen=True):
    """The day of a part, told by the lectures of the term.

    Args:
        lecture_day: from 1 for the first; negative from the end, -1 for the last.
        lecture_days: how many lecture days in a row, from that one on.
        days_later: calendar days after it.
    """

    lecture_day: int
    lecture_days: int = 1
    days_later: int = 0


class Late(Table, frozen=True):
    """What a late hand-in costs.

    Args:
        points: below 0; for each day begun.
        unit: of ``points``: the part's own, or percent of all that the part is worth.
        free_days: days that cost nothing.
        max_days: days that cost at the most; None for no cap.
    """

    points: float
    unit: Literal["points", "percent"] = "points"
    free_days: int = 0
    max_days: int | None = None


class CoursePart(Table, frozen=True):
    """One thing that a team hands in or holds.

    Args:
        kind: of the template, such as ``report``.
        points: of the course's; None where the part is not worth points.
        rubric: id or file of the rubric it is graded by; empty for none.
        peer_rubric: id or file of the rubric that other authors review it by; empty for none.
        when: the day it is due or held.
        late: what lateness costs here; the course's own where left out.
    """

    kind: str
    points: float | None = None
    rubric: str = ""
    peer_rubric: str = ""
    when: When | None = None
    late: Late | None = None


class Course(Table, frozen=True):
    """A course, or a venue run like one.

    Args:
        points: of the whole course; None where nothing is worth points.
        project_points: of these, what the parts together are worth.
        late: what lateness costs in a part that does not say; None where it costs nothing.
        default_kind: the kind meant where none is named.
        team: how many authors every part has, unless its manifest says otherwise.
    """

    id: str
    title: str
    institution: str
    term: str
    default_kind: str
    team: Range = Range()
    points: float | None = None
    project_points: float | None = None
    late: Late | None = None
    parts: tuple[CoursePart, ...] = msgspec.field(name="part", default=())

    def part(self, kind: str) -> CoursePart | None:
        """The part of that kind, None where the course has none."""
        return next((part for part in self.parts if part.kind == kind), None)
