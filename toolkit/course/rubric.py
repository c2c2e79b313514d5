"""A rubric: criteria, deductions, awards and how graders' marks are combined.

The structs mirror a rubric's TOML key by key; an unknown key is an error.
"""

from typing import Literal

import msgspec

from toolkit.course.table import Table

_HASH_DIGITS = 12


class Level(Table, frozen=True):
    """A named step of a criterion and the points it is worth."""

    name: str
    points: float
    description: str = ""


class Criterion(Table, frozen=True):
    """One thing that is marked.

    Args:
        id: stable: cell name, field name and key of the score file.
        name: unique; the key on a learning platform.
        max: points at the most.
        questions: what a grader asks.
        section: the id of the template's section it bears on; empty for none.
        rules: the codes whose findings are evidence here wherever they stand; a section that is
            missing, empty or thin is evidence by ``section``.
    """

    id: str
    name: str
    max: float
    mode: Literal["points", "levels", "check"] = "points"
    bonus: bool = False
    per_student: bool = False
    visible: tuple[Literal["student", "grader", "peer"], ...] = ("student", "grader", "peer")
    questions: tuple[str, ...] = ()
    section: str = ""
    rules: tuple[str, ...] = ()
    levels: tuple[Level, ...] = msgspec.field(name="level", default=())


class Deduction(Table, frozen=True):
    """Points taken off, once (``flag``) or for each case (``count``); never changes the maximum.

    Args:
        points: below 0; for each case.
        max_count: cases that count at the most; None for no cap.
        scope: ``total`` or a criterion's id.
        auto: how the check proposes it, a key of the proposals' table; empty when only a grader
            can tell.
    """

    id: str
    name: str
    points: float
    kind: Literal["flag", "count"] = "flag"
    max_count: int | None = None
    scope: str = "total"
    unit: Literal["points", "percent", "percent-of-earned"] = "points"
    auto: str = ""
    description: str = ""


class Aggregate(Table, frozen=True):
    """How several graders' marks become one.

    Args:
        graders: how many mark each team.
        disagreement: a spread over this part of a criterion's maximum asks for moderation.
    """

    method: Literal["mean", "median", "lead", "sum"] = "mean"
    graders: int = 1
    disagreement: float = 0.15


class Award(Table, frozen=True):
    """A prize that attendees vote on, each ballot from 0 to ``max``."""

    id: str
    name: str
    max: float = 10


class AwardRule(Table, frozen=True):
    """How prizes are settled from the ballots."""

    rule: Literal["max_total", "priority", "greedy"] = "max_total"
    one_per_project: bool = True
    ties: Literal["ask"] = "ask"


class RubricHead(Table, frozen=True):
    """The rubric's own table.

    Args:
        points: must equal the sum of the criteria that are not bonus.
        step: the smallest part of a point that may be given.
        floor: the total clamps here; criteria and deductions do not.
        template: the id or folder of the manifest it grades; empty for none.
        guidance: what a grader is told once, for all criteria.
    """

    id: str
    title: str
    points: float
    unit: Literal["team", "student"] = "team"
    step: float = 0.5
    floor: float = 0
    template: str = ""
    guidance: str = ""


class Rubric(Table, frozen=True):
    """A whole rubric file."""

    rubric: RubricHead
    criteria: tuple[Criterion, ...] = msgspec.field(name="criterion")
    deductions: tuple[Deduction, ...] = msgspec.field(name="deduction", default=())
    aggregate: Aggregate = Aggregate()
    awards: tuple[Award, ...] = msgspec.field(name="award", default=())
    award_rule: AwardRule | None = msgspec.field(name="awards", default=None)


def rubric_hash(rubric: Rubric) -> str:
    """Twelve hexadecimal digits that change exactly when a score could mean something else.

    What counts: ids, maxima, modes, levels, deductions, step and floor. What does not: wording,
    guiding questions, rules, the order of tables and how graders are combined.
    """
    matter = {
        "id": rubric.rubric.id,
        "step": rubric.rubric.step,
        "floor": rubric.rubric.floor,
        "criteria": sorted(
            (each.id, each.max, each.mode, each.bonus, each.per_student, _worth(each.levels))
            for each in rubric.criteria
        ),
        "deductions": sorted(
            (each.id, each.kind, each.points, each.max_count or 0, each.scope, each.unit)
            for each in rubric.deductions
        ),
    }
    import json  # start-up cost: only a score sheet asks for the hash
    from hashlib import sha256

    return sha256(json.dumps(matter, sort_keys=True).encode()).hexdigest()[:_HASH_DIGITS]


def _worth(levels: tuple[Level, ...]) -> list[tuple[str, float]]:
    return [(level.name, level.points) for level in levels]
