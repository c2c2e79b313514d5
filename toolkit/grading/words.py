"""How points, choices and deductions are worded, the same on every format of sheet."""

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
    """The steps of a criterion that is marked by levels: ``Full, 15 points: ...``."""
    return tuple(
        f"{level.name}, {points(level.points)}"
        + (f": {level.description}" * bool(level.description))
        for level in criterion.levels
    )
