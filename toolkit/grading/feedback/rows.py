"""A page of feedback in words: what every format of it says alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.grading import words
from toolkit.grading.collecting.points import shown
from toolkit.grading.feedback.page import Page, PartPage


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a part's table.

    Args:
        name: as somebody typed it, to be escaped; empty for a line of our own.
        label: what stands after the name, or for it.
        points: given, taken off or added.
        most: that can be given; empty where that means nothing.
        sum: whether the line adds up those above.
    """

    name: str
    label: str
    points: str
    most: str
    sum: bool = False


def title(page: Page) -> str:
    """Whom the page is for."""
    return (
        f"Feedback for {page.team}: {page.member}" if page.member else f"Feedback for {page.team}"
    )


def grade(part: PartPage) -> str:
    """The part's grade: ``112.5 of 150 points``."""
    return f"{shown(part.final)} of {shown(part.most)} points"


def rows(part: PartPage) -> Iterator[Row]:
    """The lines of a part's table, from the criteria to the total."""
    for marked in part.marked:
        points = "not marked" if marked.points is None else shown(marked.points)
        yield Row(marked.name, "(bonus)" if marked.bonus else "", points, shown(marked.most))
    if part.taken or part.changes:
        yield Row("", "before deductions", shown(part.raw), shown(part.most), sum=True)
    for taken in part.taken:
        times = f"({words.TIMES} {shown(taken.cases)})" if taken.cases != 1 else ""
        yield Row(taken.name, times, _signed(shown(taken.points)), "")
    for change in part.changes:
        yield Row(change.why, "", _signed(shown(change.points)), "")
    yield Row("", "total", shown(part.final), shown(part.most), sum=True)


def _signed(points: str) -> str:
    return points.replace("-", words.MINUS) if points.startswith("-") else f"+{points}"
