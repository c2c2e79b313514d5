"""A criterion or a deduction as the ratings that a learning platform offers a grader."""

from dataclasses import dataclass

from toolkit.course.rubric import Criterion, Deduction
from toolkit.grading import words

FULL, NO = "Full marks", "No marks"
MOST_CASES = 10
"""Cases of a deduction without a cap that are offered."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One choice of a grader's and the points it gives."""

    name: str
    description: str
    points: float


def ratings(criterion: Criterion) -> tuple[Rating, ...]:
    """The choices for a criterion, the best first; between two of them where it is in points."""
    if criterion.levels:
        listed = (Rating(each.name, each.description, each.points) for each in criterion.levels)
        return tuple(sorted(listed, key=lambda rating: -rating.points))
    best, worst = (words.YES, words.NO) if criterion.mode == "check" else (FULL, NO)
    return Rating(best, "", criterion.max), Rating(worst, "", 0)


def taken(deduction: Deduction) -> tuple[Rating, ...]:
    """The choices for a deduction in points: nothing first, so that its best rating is 0."""
    if deduction.kind == "flag":
        return Rating(words.NO, "", 0), Rating(words.YES, "", deduction.points)
    cases = range(1, (deduction.max_count or MOST_CASES) + 1)
    found = (Rating(str(count), "", count * deduction.points) for count in cases)
    return Rating("none", "", 0), *found


def description(criterion: Criterion) -> str:
    """What a grader asks, on one line, and whether it is a bonus or for each member."""
    told = [*criterion.questions]
    if criterion.bonus:
        told.append("(A bonus, on top of the rubric's points.)")
    if criterion.per_student:
        told.append("(Marked for each member.)")
    return " ".join(told)


def in_points(deduction: Deduction) -> bool:
    """Whether it takes off points of the total, which is all that a platform can express."""
    return deduction.unit == "points" and deduction.scope == "total"
