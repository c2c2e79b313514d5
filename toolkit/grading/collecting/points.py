"""Exact points: what marks come to under a rubric, without a rounding anywhere on the way."""

from collections.abc import Mapping
from fractions import Fraction
from math import isfinite

from toolkit.course.rubric import Criterion, Deduction, Rubric
from toolkit.grading.collecting.filled import Key

DECIMALS = 9
"""Decimals at which a spreadsheet's binary noise is cut off: 0.1 + 0.2 is 0.3."""
SHOWN_DECIMALS = 4
"""Decimals of a mean that has no end, such as a third of a point."""


def exact(value: float) -> Fraction:
    """A number as it was typed.

    Raises:
        ValueError: it is not finite.
    """
    if not isfinite(value):
        raise ValueError("not a finite number")
    return Fraction(f"{value:.{DECIMALS}f}") if isinstance(value, float) else Fraction(value)


def shown(value: Fraction) -> str:
    """Points as a decimal number with no zeros to spare: ``12.5``, ``-10``, ``11.6667``."""
    text = f"{float(round(value, SHOWN_DECIMALS)):.{SHOWN_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def mark_of(marks: Mapping[Key, Fraction], criterion: Criterion, member: int) -> Fraction | None:
    """A member's mark: their own where the criterion is marked for each, else the team's."""
    own = marks.get((criterion.id, member))
    return own if own is not None else marks.get((criterion.id, 0))


def earned(rubric: Rubric, marks: Mapping[Key, Fraction], member: int) -> Fraction | None:
    """Points before deductions, the bonus in them; None while a mark is missing.

    Args:
        member: the member's number on the sheet, from 1; 0 for a team marked as one.
    """
    each = [mark_of(marks, criterion, member) for criterion in rubric.criteria]
    given = [mark for mark in each if mark is not None]
    return sum(given, Fraction()) if len(given) == len(each) else None


def taken(
    rubric: Rubric,
    deduction: Deduction,
    cases: Fraction,
    marks: Mapping[Key, Fraction],
    member: int,
) -> Fraction:
    """What a deduction takes off: 0 or below.

    Args:
        cases: confirmed; a part of a case where graders were combined. The cap holds.
    """
    cap = deduction.max_count
    counted = cases if cap is None else min(cases, Fraction(cap))
    return counted * _worth(rubric, deduction, marks, member)


def _worth(
    rubric: Rubric, deduction: Deduction, marks: Mapping[Key, Fraction], member: int
) -> Fraction:
    """What one case takes off."""
    points = exact(deduction.points)
    if deduction.unit == "points":
        return points
    inside = [each for each in rubric.criteria if deduction.scope in ("total", each.id)]
    if deduction.unit == "percent":
        whole = sum((exact(each.max) for each in inside if not each.bonus), Fraction())
    else:
        whole = sum((mark_of(marks, each, member) or Fraction() for each in inside), Fraction())
    return points * whole / 100
