"""What a spreadsheet lets a grader enter: the validation of each kind of cell."""

from collections.abc import Sequence
from typing import Any

from toolkit.course.rubric import Criterion, Deduction
from toolkit.grading import words

STEP_SLACK = 1e-6
"""How far a score may be off a whole number of steps: sums of tenths are not exact in binary."""
LONGEST_MESSAGE = 255
"""Characters that the file format allows in a message of a validation."""


def score_rule(criterion: Criterion, step: float, cell: str) -> dict[str, Any]:
    """A number from 0 to the criterion's maximum, in whole steps."""
    off_step = f"ABS({cell}/{step:g}-ROUND({cell}/{step:g},0))"
    allowed = f"=AND(ISNUMBER({cell}),{cell}>=0,{cell}<={criterion.max:g},{off_step}<{STEP_SLACK})"
    asked = words.score_asked(criterion, step)
    return {"validate": "custom", "value": allowed, **_messages("Score", asked)}


def list_rule(source: str | Sequence[str]) -> dict[str, Any]:
    """One of some words, given as they are or as the range they stand in."""
    return {"validate": "list", "source": source, **_messages("Choice", "choose from the list")}


def count_rule(deduction: Deduction) -> dict[str, Any]:
    """A whole number from 0, to the deduction's cap where it has one."""
    bounds: dict[str, Any] = {"criteria": ">=", "value": 0}
    if deduction.max_count is not None:
        bounds = {"criteria": "between", "minimum": 0, "maximum": deduction.max_count}
    asked = words.deduction_asked(deduction)
    return {"validate": "integer", **bounds, **_messages("Deduction", asked)}


def _messages(title: str, asked: str) -> dict[str, str]:
    return {
        "input_title": title,
        "input_message": f"{asked}; blank is missing, never 0"[:LONGEST_MESSAGE],
        "error_title": f"{title} not possible",
        "error_message": f"enter {asked}, or leave it blank"[:LONGEST_MESSAGE],
    }
