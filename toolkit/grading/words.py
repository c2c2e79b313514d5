"""How points, choices and deductions are worded, the same on every format of sheet."""

from itertools import pairwise

from toolkit.course.rubric import Criterion, Deduction, Rubric
from toolkit.grading.sheet import Proposal

MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"
YES, NO = "yes", "no"


def number(value: float) -> str:
    """A number as people write it: ``15``, ``0.5``, ``−10``."""
    return f"{value:g}".replace("-", MINUS)


def points(value: float) -> str:
    """``1 point``, ``15 points``."""
    return f"{number(value)} {'point' if abs(value) == 1 else 'points'}"


def choices(criterion: Criterion) -> tuple[str, ...]:
    """The words that may be entered; empty where the score is a number."""
    if criterion.mode == "check":
        return (YES, NO)
    if criterion.mode == "levels":
        return tuple(level.name for level in criterion.levels)
    return ()


def score_asked(criterion: Criterion, step: float) -> str:
    """What may be entered as a score: ``0 to 15 in steps of 0.5``."""
    words = choices(criterion)
    if words:
        return f"one of: {', '.join(words)}"
    return f"0 to {number(criterion.max)} in steps of {number(step)}"


def deduction_asked(deduction: Deduction) -> str:
    """What may be entered to confirm a deduction."""
    if deduction.kind == "flag":
        return f"{YES} or {NO}"
    return "how many" if deduction.max_count is None else f"how many, 0 to {deduction.max_count}"


def deduction_worth(deduction: Deduction, rubric: Rubric) -> str:
    """What a deduction takes off: ``−10 points for each``, ``−5 % of Abstract``."""
    what = points(deduction.points)
    if deduction.unit != "points":
        earned = "the points earned" if deduction.unit == "percent-of-earned" else "the points"
        what = f"{number(deduction.points)} % of {earned}"
    if deduction.scope != "total":
        names = {criterion.id: criterion.name for criterion in rubric.criteria}
        what += f" in {names[deduction.scope]}"
    return f"{what} for each" if deduction.kind == "count" else what


def proposed(proposal: Proposal, deduction: Deduction) -> str:
    """What the check proposes to enter, in a word; empty where it cannot tell."""
    if proposal.count is None:
        return ""
    if deduction.kind == "flag":
        return YES if proposal.count else NO
    return str(proposal.count)


def level_lines(criterion: Criterion) -> tuple[str, ...]:
    """The levels of a criterion: ``Full, 15 points: ...``; ranges where it is marked in points.

    Marked in points, a level is worth what lies above the next one below it, up to its own points.
    """
    worth = _ranges(criterion) if criterion.mode == "points" else {}
    return tuple(
        f"{level.name}, {worth.get(level.name) or points(level.points)}"
        + (f": {level.description}" * bool(level.description))
        for level in criterion.levels
    )


def _ranges(criterion: Criterion) -> dict[str, str]:
    """The range of each level that has one below it, by its name."""
    ordered = sorted(criterion.levels, key=lambda level: level.points)
    return {
        level.name: f"over {number(below.points)}, up to {points(level.points)}"
        for below, level in pairwise(ordered)
    }
