"""A rubric as the YAML of criteria that MarkUs imports.

The keys are those of MarkUs's own upload; no live MarkUs has loaded what is written here. MarkUs
has no deductions among its criteria, so they stand in a comment.
"""

import json
from collections.abc import Iterator

from toolkit.course.rubric import Criterion, Rubric
from toolkit.grading.exports.ratings import description, ratings

_TYPES = {"points": "flexible", "levels": "rubric", "check": "checkbox"}


def write(rubric: Rubric) -> str:
    """The YAML, each string in double quotes as JSON has them, which YAML reads alike."""
    return "\n".join(_lines(rubric)) + "\n"


def _lines(rubric: Rubric) -> Iterator[str]:
    yield "---"
    for criterion in rubric.criteria:
        yield from _criterion(criterion)
    if rubric.deductions:
        yield "# Deductions, for which MarkUs has no criterion:"
    for deduction in rubric.deductions:
        words = json.dumps(f"{deduction.name}: {deduction.points:g}", ensure_ascii=False)
        yield f"#   {words}"


def _criterion(criterion: Criterion) -> Iterator[str]:
    yield f"{_string(criterion.name)}:"
    yield f"  type: {_TYPES[criterion.mode]}"
    yield f"  max_mark: {float(criterion.max)}"
    yield f"  bonus: {_boolean(criterion.bonus)}"
    if description(criterion):
        yield f"  description: {_string(description(criterion))}"
    yield f"  ta_visible: {_boolean('grader' in criterion.visible)}"
    yield f"  peer_visible: {_boolean('peer' in criterion.visible)}"
    if criterion.mode == "levels":
        yield "  levels:"
        for rating in ratings(criterion):
            yield f"    {_string(rating.name)}:"
            yield f"      mark: {float(rating.points)}"
            yield f"      description: {_string(rating.description)}"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _boolean(value: bool) -> str:
    return "true" if value else "false"
