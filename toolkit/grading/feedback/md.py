"""Feedback in Markdown."""

from collections.abc import Iterator

from toolkit.grading import words
from toolkit.grading.collecting.points import shown
from toolkit.grading.feedback.page import Marked, Page, PartPage
from toolkit.grading.formats.md import plain


def write(page: Page) -> bytes:
    """The page as UTF-8; what graders wrote stands as quoted text that prints as it was typed."""
    return ("\n".join(_lines(page)).rstrip() + "\n").encode("utf-8", "replace")


def _lines(page: Page) -> Iterator[str]:
    whom = f"{page.team}: {page.member}" if page.member else page.team
    yield f"# Feedback for {plain(whom)}"
    for part in page.parts:
        yield from ("", f"## {plain(part.title)}: {_of(shown(part.final), shown(part.most))}", "")
        yield from ("| | points | of |", "|---|--:|--:|")
        yield from _table(part)
        for marked in part.marked:
            yield from _notes(marked)


def _of(points: str, most: str) -> str:
    return f"{points} of {most} points"


def _table(part: PartPage) -> Iterator[str]:
    for marked in part.marked:
        points = "not marked" if marked.points is None else shown(marked.points)
        bonus = " (bonus)" if marked.bonus else ""
        yield f"| {plain(marked.name)}{bonus} | {points} | {shown(marked.most)} |"
    if part.taken or part.changes:
        yield f"| before deductions | {shown(part.raw)} | {shown(part.most)} |"
    for taken in part.taken:
        times = f" ({words.TIMES} {shown(taken.cases)})" if taken.cases != 1 else ""
        yield f"| {plain(taken.name)}{times} | {_signed(shown(taken.points))} | |"
    for change in part.changes:
        yield f"| {plain(change.why)} | {_signed(shown(change.points))} | |"
    yield f"| **total** | **{shown(part.final)}** | **{shown(part.most)}** |"


def _signed(points: str) -> str:
    return points.replace("-", words.MINUS) if points.startswith("-") else f"+{points}"


def _notes(marked: Marked) -> Iterator[str]:
    if not marked.notes:
        return
    yield from ("", f"### {plain(marked.name)}")
    for note in marked.notes:
        yield ""
        yield from (f"> {plain(line)}".rstrip() for line in note.splitlines())
