"""Feedback in Markdown."""

from collections.abc import Iterator

from toolkit.grading.feedback.page import Marked, Page
from toolkit.grading.feedback.rows import Row, grade, rows, title
from toolkit.grading.formats.md import plain


def write(page: Page) -> bytes:
    """The page as UTF-8; what graders wrote stands as quoted text that prints as it was typed."""
    return ("\n".join(_lines(page)).rstrip() + "\n").encode("utf-8", "replace")


def _lines(page: Page) -> Iterator[str]:
    yield f"# {plain(title(page))}"
    for part in page.parts:
        yield from ("", f"## {plain(part.title)}: {grade(part)}", "")
        yield from ("| | points | of |", "|---|--:|--:|", *map(_row, rows(part)))
        for marked in part.marked:
            yield from _notes(marked)


def _row(row: Row) -> str:
    name = " ".join(filter(None, (plain(row.name), row.label)))
    cells = (name, row.points, row.most)
    if row.label == "total":
        return "| " + " | ".join(f"**{cell}**" for cell in cells) + " |"
    return "| " + " | ".join(cells).rstrip() + " |"


def _notes(marked: Marked) -> Iterator[str]:
    if not marked.notes:
        return
    yield from ("", f"### {plain(marked.name)}")
    for note in marked.notes:
        yield ""
        yield from (f"> {plain(line)}".rstrip() for line in note.splitlines())
