"""Several graders' judgements of one team made into one, as the rubric states."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import mean, median
from typing import TypeVar

from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.filled import Key
from toolkit.grading.collecting.points import exact
from toolkit.grading.collecting.score import Score

KeyT = TypeVar("KeyT")
Method = Callable[[list[Fraction]], Fraction]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far graders lie apart on one mark.

    Args:
        marks: by grader.
        allowed: points that they may lie apart before someone should moderate.
        moderated: the mark that replaces theirs; None where nobody moderated.
    """

    key: Key
    marks: tuple[tuple[str, Fraction], ...]
    allowed: Fraction
    moderated: Fraction | None = None

    @property
    def apart(self) -> Fraction:
        """Points between the highest mark and the lowest."""
        given = [mark for _, mark in self.marks]
        return max(given) - min(given) if given else Fraction()

    @property
    def disagree(self) -> bool:
        """Whether the graders lie further apart than is allowed."""
        return self.apart > self.allowed


@dataclass(frozen=True, slots=True)
class Combined:
    """What all graders of a team come to.

    Args:
        marks: points; what nobody gave is not there.
        cases: of each deduction by its id, a part of one where graders differ.
        spreads: one for each mark that two graders or more gave, or that was moderated.
        moderated: the marks that stand in the place of graders' own.
    """

    marks: Mapping[Key, Fraction]
    cases: Mapping[str, Fraction]
    spreads: tuple[Spread, ...] = ()
    moderated: Mapping[Key, Fraction] = field(default_factory=dict)


def combine(
    rubric: Rubric,
    scores: tuple[Score, ...],
    *,
    lead: str = "",
    moderated: Mapping[Key, Fraction] | None = None,
) -> Combined:
    """One judgement of several, by the method of the rubric.

    A grader who left something blank has no say in it. A sum adds up marks, and averages the cases
    of a deduction, which a team commits only once.

    Args:
        lead: the grader whose marks stand where the method is ``lead``.
        moderated: marks that replace the graders', whatever they are.
    """
    final = dict(moderated or {})
    heard = scores
    if rubric.aggregate.method == "lead":
        heard = tuple(score for score in scores if score.grader == lead)
    marks = _combined((score.marks for score in heard), METHODS[rubric.aggregate.method])
    counts = _combined((score.cases for score in heard), _CASES[rubric.aggregate.method])
    return Combined({**marks, **final}, counts, _spreads(rubric, scores, final), final)


def _spreads(
    rubric: Rubric, scores: tuple[Score, ...], moderated: Mapping[Key, Fraction]
) -> tuple[Spread, ...]:
    most = {criterion.id: exact(criterion.max) for criterion in rubric.criteria}
    part = exact(rubric.aggregate.disagreement)
    order = {criterion.id: number for number, criterion in enumerate(rubric.criteria)}
    keys = {key for score in scores for key in score.marks} | set(moderated)
    spreads = []
    for key in sorted(keys, key=lambda key: (order[key[0]], key[1])):
        given = tuple((score.grader, score.marks[key]) for score in scores if key in score.marks)
        if len(given) > 1 or key in moderated:
            spreads.append(Spread(key, given, part * most[key[0]], moderated.get(key)))
    return tuple(spreads)


def _combined(
    given: Iterable[Mapping[KeyT, Fraction | int]], method: Method
) -> dict[KeyT, Fraction]:
    values: dict[KeyT, list[Fraction]] = {}
    for each in given:
        for key, value in each.items():
            values.setdefault(key, []).append(Fraction(value))
    return {key: method(listed) for key, listed in values.items()}


def _sum(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction())


METHODS: dict[str, Method] = {"mean": mean, "median": median, "lead": mean, "sum": _sum}
"""How marks are combined, by a rubric's ``aggregate.method``; one lead's mark is its own mean."""

_CASES: dict[str, Method] = {**METHODS, "sum": mean}
"""How the cases of deductions are."""
