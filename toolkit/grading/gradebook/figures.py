"""The figures of one part's grades: how they are spread, and how far its graders agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean, median, quantiles

from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.filled import Key
from toolkit.grading.collecting.grades import PartGrades, most_of
from toolkit.grading.gradebook.agreement import (
    Severity,
    Table,
    icc_2k,
    krippendorff_alpha,
    severities,
    whole_block,
)

BINS = 10
"""Bars of a distribution."""


@dataclass(frozen=True, slots=True)
class Box:
    """Five figures of some marks, and their mean: quartiles as R's type 7 has them.

    Args:
        most: the most that can be had, the right end of the scale.
    """

    name: str
    count: int
    least: float
    lower: float
    middle: float
    upper: float
    highest: float
    mean: float
    most: float


@dataclass(frozen=True, slots=True)
class Bar:
    """How many grades lie from one number of points, which counts, to another, which does not.

    The last bar's end counts too.
    """

    start: float
    end: float
    count: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far graders agree on one thing.

    Args:
        alpha: Krippendorff's, None where too little can be compared.
        teams: marked by two graders or more.
    """

    name: str
    alpha: float | None
    teams: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a part.

    Args:
        total: of the final grades of students; None where there is none yet.
        bars: their distribution over the points that can be had.
        boxes: one for each criterion with marks.
        agreements: one for each criterion, and for totals before deductions last.
        icc: ICC(2,k) of those totals, over the teams and graders in ``block``; None where too
            little can be compared.
        block: how many teams and how many graders the ICC is over: those where every grader marked
            every team.
        severities: of graders, in points of the total before deductions.
    """

    total: Box | None
    bars: tuple[Bar, ...]
    boxes: tuple[Box, ...]
    agreements: tuple[Agreement, ...]
    icc: float | None
    block: tuple[int, int]
    severities: tuple[Severity, ...]


def figures(part: PartGrades) -> Figures:
    """The figures of a part; criteria are as on the sheets, before any deduction."""
    finals = [
        member.final for grade in part.teams for member in grade.members if member.final is not None
    ]
    totals = _totals(part)
    block = whole_block(totals)
    most = float(part.points)
    return Figures(
        total=_box("final grade", finals, most),
        bars=_bars([float(final) for final in finals], most),
        boxes=tuple(_boxes(part)),
        agreements=(*_agreements(part), _agreement("total before deductions", totals)),
        icc=icc_2k(block),
        block=(len(block), len(next(iter(block.values()), {}))),
        severities=severities(totals),
    )


def _box(name: str, values: Iterable[Fraction], most: float) -> Box | None:
    given = sorted(map(float, values))
    if not given:
        return None
    lower, _, upper = quantiles(given, n=4, method="inclusive") if len(given) > 1 else given * 3
    return Box(
        name, len(given), given[0], lower, median(given), upper, given[-1], mean(given), most
    )


def _boxes(part: PartGrades) -> Iterable[Box]:
    for criterion in part.rubric.criteria:
        marks = [
            mark
            for grade in part.teams
            for (id_, _), mark in grade.combined.marks.items()
            if id_ == criterion.id
        ]
        box = _box(criterion.name, marks, float(most_of(part.rubric, criterion)))
        if box:
            yield box


def _bars(finals: list[float], most: float) -> tuple[Bar, ...]:
    """Bars of equal width over the scale, or further where a bonus or a low floor reaches."""
    if not finals:
        return ()
    first, last = min(0.0, *finals), max(most, *finals)
    width = (last - first) / BINS
    counts = [0] * BINS
    for final in finals:
        counts[min(int((final - first) / width), BINS - 1)] += 1
    return tuple(
        Bar(first + at * width, first + (at + 1) * width, count) for at, count in enumerate(counts)
    )


def _agreements(part: PartGrades) -> Iterable[Agreement]:
    for criterion in part.rubric.criteria:
        yield _agreement(criterion.name, _marks(part, criterion.id))


def _agreement(name: str, table: Table) -> Agreement:
    return Agreement(name, krippendorff_alpha(table), sum(len(each) > 1 for each in table.values()))


def _marks(part: PartGrades, criterion: str) -> Table:
    """Marks by team, or by member where each has one, and grader."""
    table: dict[str, dict[str, float]] = {}
    for grade in part.teams:
        for score in grade.scores:
            for (id_, number), mark in score.marks.items():
                if id_ == criterion:
                    table.setdefault(f"{grade.team.name}/{number}", {})[score.grader] = float(mark)
    return table


def _totals(part: PartGrades) -> Table:
    """Points before deductions of every sheet that is complete, a member's mark averaged in."""
    return {
        grade.team.name: totals
        for grade in part.teams
        if (
            totals := {
                score.grader: float(total)
                for score in grade.scores
                if (total := _sum(part.rubric, score.marks)) is not None
            }
        )
    }


def _sum(rubric: Rubric, marks: Mapping[Key, Fraction]) -> Fraction | None:
    total = Fraction()
    for criterion in rubric.criteria:
        given = [mark for (id_, _), mark in marks.items() if id_ == criterion.id]
        if not given:
            return None
        total += mean(given)
    return total
