"""What a grader entered, as points or cases; or why it cannot be taken."""

import re
from fractions import Fraction

from toolkit.course.rubric import Criterion, Deduction
from toolkit.grading import words
from toolkit.grading.collecting.filled import Cell
from toolkit.grading.collecting.points import exact, shown

_NUMBER = re.compile(r"[+]?(\d{1,9})(?:[.,](\d{1,9}))?|[+]?[.,](\d{1,9})")
_AFFIRMED = {words.YES: True, "y": True, "true": True, words.NO: False, "n": False, "false": False}


class NotTakenError(Exception):
    """What was entered is no answer to what was asked; the message says why."""


def points_given(cell: Cell, criterion: Criterion, step: float) -> Fraction:
    """The points that a mark gives; the cell is not blank.

    A number may have a decimal comma. A level goes by its name, whatever its case.

    Raises:
        NotTakenError: no such level, no number, out of range, or off the step.
    """
    if criterion.mode == "check":
        return exact(criterion.max) * _affirmed(cell)
    if criterion.mode == "levels":
        return _level(cell, criterion)
    number = _number(cell)
    if number > exact(criterion.max):
        raise NotTakenError(f"{shown(number)} is over the most, {shown(exact(criterion.max))}")
    if (number / exact(step)).denominator != 1:
        raise NotTakenError(f"{shown(number)} is not in steps of {shown(exact(step))}")
    return number


def cases_confirmed(cell: Cell, deduction: Deduction) -> int:
    """How many cases of a deduction a grader confirms; the cell is not blank.

    Raises:
        NotTakenError: no whole number from 0, over the cap, or neither yes nor no.
    """
    if deduction.kind == "flag":
        return int(_affirmed(cell))
    number = _number(cell)
    if number.denominator != 1:
        raise NotTakenError(f"{shown(number)} is not a whole number of cases")
    if deduction.max_count is not None and number > deduction.max_count:
        raise NotTakenError(f"{shown(number)} is over the most, {deduction.max_count}")
    return int(number)


def affirmed(cell: Cell) -> bool | None:
    """Whether a yes was entered; None for what is neither yes nor no."""
    if isinstance(cell.value, bool):
        return cell.value
    return _AFFIRMED.get(str(cell.value).strip().casefold())


def _affirmed(cell: Cell) -> bool:
    answer = affirmed(cell)
    if answer is None:
        raise NotTakenError(f"{_quoted(cell)} is neither {words.YES} nor {words.NO}")
    return answer


def _level(cell: Cell, criterion: Criterion) -> Fraction:
    name = " ".join(str(cell.value).split()).casefold()
    for level in criterion.levels:
        if " ".join(level.name.split()).casefold() == name:
            return exact(level.points)
    raise NotTakenError(f"{_quoted(cell)} is no level of it")


def _number(cell: Cell) -> Fraction:
    if isinstance(cell.value, bool):
        raise NotTakenError(f"{_quoted(cell)} is not a number")
    if isinstance(cell.value, int | float):
        try:
            number = exact(cell.value)
        except ValueError as error:
            raise NotTakenError(f"{_quoted(cell)} is not a number") from error
    elif _NUMBER.fullmatch(cell.value.strip()):
        number = Fraction(cell.value.strip().replace(",", "."))
    else:
        raise NotTakenError(f"{_quoted(cell)} is not a number")
    if number < 0:
        raise NotTakenError(f"{shown(number)} is below 0")
    return number


_LONGEST_QUOTE = 40


def _quoted(cell: Cell) -> str:
    """What was entered, on one line and not too long."""
    text = " ".join(str(cell.value).split())
    return f'"{text[:_LONGEST_QUOTE]}..."' if len(text) > _LONGEST_QUOTE else f'"{text}"'
