"""The abstract of a PDF: below its heading, or run in after the word, down to what follows it."""

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from toolkit.draft.pdf_layout import Layout, Row
from toolkit.draft.pdf_words import count_words
from toolkit.model.place import Area, around

# In pt: how far the size of an abstract's lines varies.
SAME_SIZE_PT = 0.4
# An abstract stands on one of the first pages, behind a title page and a declaration.
LAST_PAGE = 6
HEADING = re.compile(r"(?:\d\.?\s+)?(?:abstract|zusammenfassung)\s*[.:]?", re.I)
_RUN_IN = re.compile(r"(?:abstract|zusammenfassung)\s*[—–:.-]+\s*(?=\w)", re.I)
_AFTER = re.compile(
    r"(?:key\s?-?words|index terms|ccs concepts|categories and subject|schlagwörter"
    r"|acm reference format|general terms|jel classification|pacs)\b",
    re.I,
)


class PdfAbstract(msgspec.Struct, frozen=True):
    """How many words the abstract has, the page (from 1) that it begins on, its boxes there."""

    words: int
    page: int
    areas: tuple[Area, ...]


def find_abstract(layout: Layout, headings: Collection[int]) -> PdfAbstract | None:
    """The abstract, None where there is none.

    Args:
        headings: the rows, by index, at which headings begin.
    """
    for index, row in enumerate(layout.rows):
        if row.page > LAST_PAGE:
            break
        run_in = _RUN_IN.match(row.line.text)
        if run_in:
            rows = list(_rows(layout, index + 1, headings, index))
            return _abstract(row, rows, row.line.text[run_in.end() :])
        if HEADING.fullmatch(row.line.text):
            return _abstract(row, list(_rows(layout, index + 1, headings, index + 1)))
    return None


def _abstract(opening: Row, rows: Sequence[Row], run_in: str = "") -> PdfAbstract:
    """The abstract of these rows, below a heading or run in after the word."""
    words = count_words([run_in, *(row.line.text for row in rows)])
    columns: dict[int, list[Area]] = {}
    for row in (opening, *rows):
        if row.page == opening.page:
            columns.setdefault(row.column, []).append(row.line.area)
    return PdfAbstract(words, opening.page, tuple(map(around, columns.values())))


def _rows(layout: Layout, start: int, headings: Collection[int], like: int) -> Iterator[Row]:
    """The rows from one on that are of one size with row ``like``, down to what follows it."""
    size = layout.rows[min(like, len(layout.rows) - 1)].line.size
    for index in range(start, len(layout.rows)):
        row = layout.rows[index]
        line = row.line
        if index in headings or _AFTER.match(line.text) or line.size > size + SAME_SIZE_PT:
            return
        if line.size > size - SAME_SIZE_PT:
            yield row
