"""A rubric as the CSV that Moodle's plugin "Import rubric from CSV" (block_importrubric) takes.

Moodle itself reads no rubric from a file. The columns are those that the plugin documents; no live
Moodle has loaded what is written here. Levels hold no points below 0 there, so deductions are left
to the grader.
"""

from collections.abc import Iterator

from toolkit.course.rubric import Rubric
from toolkit.grading.cells import csv_text
from toolkit.grading.exports.ratings import description, ratings

_HEAD = ("criterion", "level", "level_description", "score")


def write(rubric: Rubric) -> str:
    """The CSV: a row for each level of each criterion, the best first."""
    return csv_text(_HEAD, _rows(rubric))


def _rows(rubric: Rubric) -> Iterator[tuple[str, ...]]:
    for criterion in rubric.criteria:
        asked = f"{criterion.name}: {description(criterion)}".removesuffix(": ")
        for number, rating in enumerate(ratings(criterion), start=1):
            told = f"{rating.name}. {rating.description}".removesuffix(". ")
            yield asked, str(number), told, f"{rating.points:g}"
