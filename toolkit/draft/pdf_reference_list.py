"""A list of references that has no heading: "[1] …", "[2] …" in small print, as revtex sets it."""

import re
from collections.abc import Iterator, Sequence

from toolkit.draft.pdf_headings import PdfHeading, PlacedHeading, is_references
from toolkit.draft.pdf_layout import SAME_SIZE_PT, Layout

LEAST_ENTRIES = 3
# In leadings: the list stands at least so far below the text.
SPACE_BEFORE = 1.5
_ENTRY = re.compile(r"\[(\d{1,3})\]\s*\S")


def with_list(layout: Layout, headings: Sequence[PlacedHeading]) -> tuple[PlacedHeading, ...]:
    """The headings, and where none is that of the references, one for a list that has none.

    It stands for the list's first row, which no text follows but below another heading.
    """
    if any(is_references(each.heading.title) for each in headings):
        return tuple(headings)
    begun = {each.first for each in headings}
    start = next((i for i in _beginnings(layout) if _ends_the_text(layout, i, begun)), None)
    if start is None:
        return tuple(headings)
    return tuple(sorted((*headings, _heading(layout, start)), key=lambda each: each.first))


def _beginnings(layout: Layout) -> Iterator[int]:
    """Where a first entry stands apart, with others counted below it, each in the same print."""
    found = [(i, int(e[1])) for i in range(len(layout.rows)) if (e := _entry(layout, i))]
    for at, (index, number) in enumerate(found):
        above, size = layout.rows[index].above, layout.rows[index].line.size
        apart = above is None or above >= SPACE_BEFORE * layout.leading
        others = found[at : at + LEAST_ENTRIES]
        counted = [each for _, each in others] == list(range(1, LEAST_ENTRIES + 1))
        alike = all(abs(layout.rows[i].line.size - size) < SAME_SIZE_PT for i, _ in others)
        if number == 1 and apart and counted and alike:
            yield index


def _entry(layout: Layout, index: int) -> re.Match[str] | None:
    """What begins an entry in print smaller than the text's."""
    line = layout.rows[index].line
    return _ENTRY.match(line.text) if line.size < layout.body_size - SAME_SIZE_PT else None


def _ends_the_text(layout: Layout, start: int, headings: set[int]) -> bool:
    """Whether no text as large as the document's follows, down to the next heading or the end."""
    for index in range(start, len(layout.rows)):
        if index in headings:
            return True
        if layout.rows[index].line.size > layout.body_size - SAME_SIZE_PT:
            return False
    return True


def _heading(layout: Layout, start: int) -> PlacedHeading:
    """A heading of references in the place of a list's first row."""
    row = layout.rows[start]
    opens = start == 0 or layout.rows[start - 1].page != row.page
    place = (row.page, row.line.base, row.line.area, row.column)
    return PlacedHeading(
        PdfHeading(1, "", "References", *place, opens), start, start, row.line.text
    )
