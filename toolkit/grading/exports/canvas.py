"""A rubric as the CSV that Canvas imports: a row a criterion, its ratings side by side.

The columns are those of Canvas's own import; no live Canvas has loaded what is written here. A
criterion's maximum is its best rating, so that a deduction, whose best rating is 0, leaves the
points possible as they are.
"""

from collections.abc import Iterator

from toolkit.course.rubric import Criterion, Deduction, Rubric
from toolkit.grading.cells import csv_text
from toolkit.grading.exports.ratings import Rating, description, in_points, ratings, taken

_HEAD = ("Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range")
_RATING = ("Rating Name", "Rating Description", "Rating Points")


def write(rubric: Rubric) -> str:
    """The CSV; a deduction that is no number of points of the total is left out of it."""
    rows = list(_rows(rubric))
    most = max(len(offered) for _, offered in rows)
    lines = (
        (*head, *(part for rating in offered for part in _triplet(rating)))
        for head, offered in rows
    )
    return csv_text((*_HEAD, *(_RATING * most)), lines)


def _rows(rubric: Rubric) -> Iterator[tuple[tuple[str, ...], tuple[Rating, ...]]]:
    title = rubric.rubric.title
    for criterion in rubric.criteria:
        yield (title, criterion.name, description(criterion), _range(criterion)), ratings(criterion)
    for deduction in filter(in_points, rubric.deductions):
        yield (title, deduction.name, _for_what(deduction), "false"), taken(deduction)


def _range(criterion: Criterion) -> str:
    """Whether a grader may give any points between two ratings."""
    return "true" if criterion.mode == "points" else "false"


def _for_what(deduction: Deduction) -> str:
    return f"Deduction. {deduction.description}".strip()


def _triplet(rating: Rating) -> tuple[str, str, str]:
    return rating.name, rating.description, f"{rating.points:g}"
