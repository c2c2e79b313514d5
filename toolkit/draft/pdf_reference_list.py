"""A list of references that has no heading: entries in small print below the text, as revtex sets.

They have labels, "[1]", "[2]", or begin with names: "A.-M. Ampère, …" or "Ampère, A.-M., …".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec.structs import replace

from toolkit.draft.pdf_headings import PdfHeading, PlacedHeading
from toolkit.draft.pdf_layout import SAME_SIZE_PT, Layout, Row
from toolkit.draft.pdf_titles import is_references

LEAST_ENTRIES = 3
# In leadings: the list stands at least so far below the text.
SPACE_BEFORE = 1.5
# Of the entries that begin with names: the others are notes, or name no one person.
DATED_SHARE = 0.75
MOST_LINES = 8
_LABEL = re.compile(r"\[(\d{1,3})\]\s*\S")
_INITIALS = r"(?:[^\W\d_a-z]\.[-\s]?)+"
_SURNAME = r"(?:[^\W\d_]{1,3}[-'’\s]){0,2}[^\W\d_a-z][\w'’-]+"
_NAME = re.compile(rf"{_INITIALS}\s?{_SURNAME}|{_SURNAME},?\s{_INITIALS}")
_ENTRY = re.compile(rf"{_LABEL.pattern}|{_NAME.pattern}")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")


def with_list(layout: Layout, headings: Sequence[PlacedHeading]) -> tuple[PlacedHeading, ...]:
    """The headings, and where none is that of the references, one for a list that has none.

    It stands for the list's first row, which no text follows but below another heading; what that
    heads is no part of the list, so it is of the upper level however it is set.
    """
    if any(is_references(each.heading.title) for each in headings):
        return tuple(headings)
    begun = [each.first for each in headings]
    start = next((i for i in range(len(layout.rows)) if _is_list(layout, i, begun)), None)
    if start is None:
        return tuple(headings)
    above = [each for each in headings if each.first < start]
    below = [each for each in headings if each.first > start]
    return (*above, _heading(layout, start), *_raised(below))


def _raised(headings: Sequence[PlacedHeading]) -> Iterator[PlacedHeading]:
    """Headings of which the first is of the upper level, where no number tells another.

    Down to one that was known to be of it, so is each that was of the first one's level.
    """
    first = headings[0].heading if headings else None
    level = first.level if first and not first.number else 1
    for each in headings:
        if each.heading.level == 1:
            level = 1
        is_like = each.heading.level == level
        yield replace(each, heading=replace(each.heading, level=1)) if is_like else each


def _is_list(layout: Layout, start: int, headings: Sequence[int]) -> bool:
    """Whether a list begins at a row: small print apart from the text, which none follows."""
    row = layout.rows[start]
    is_apart = row.above is None or row.above >= SPACE_BEFORE * layout.leading
    if not (is_apart and _is_small(layout, row) and _ENTRY.match(row.line.text)):
        return False
    end = next((index for index in headings if index > start), len(layout.rows))
    rows = layout.rows[start:end]
    is_last = end == len(layout.rows) or any(index < start for index in headings)
    is_whole = is_last and all(_is_small(layout, each) for each in rows)
    return is_whole and (_has_labels(rows) or _has_names(rows))


def _is_small(layout: Layout, row: Row) -> bool:
    return row.line.size < layout.body_size - SAME_SIZE_PT


def _has_labels(rows: Sequence[Row]) -> bool:
    """Whether rows hold entries whose labels count up from the first, each in the same print."""
    size = rows[0].line.size
    alike = (row.line.text for row in rows if abs(row.line.size - size) < SAME_SIZE_PT)
    labels = (int(found[1]) for text in alike if (found := _LABEL.match(text)))
    return list(islice(labels, LEAST_ENTRIES)) == list(range(1, LEAST_ENTRIES + 1))


def _has_names(rows: Sequence[Row]) -> bool:
    """Whether rows hold entries that begin with names, nearly all with a year."""
    texts = [row.line.text for row in rows]
    ended = (index for index, text in enumerate(texts[:-1], 1) if text.endswith("."))
    begins = [0, *(index for index in ended if _NAME.match(texts[index]))]
    spans = pairwise([*begins, len(texts)])
    entries = [" ".join(texts[first:after]) for first, after in spans]
    dated = sum(_YEAR.search(entry) is not None for entry in entries)
    are_dated = dated >= max(LEAST_ENTRIES, DATED_SHARE * len(entries))
    return are_dated and len(texts) <= MOST_LINES * len(entries)


def _heading(layout: Layout, start: int) -> PlacedHeading:
    """A heading of references in the place of a list's first row."""
    row = layout.rows[start]
    opens = start == 0 or layout.rows[start - 1].page != row.page
    place = (row.page, row.line.base, row.line.area, row.column)
    return PlacedHeading(
        PdfHeading(1, "", "References", *place, opens), start, start, row.line.text
    )
