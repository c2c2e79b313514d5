"""Headings set into the first line of their text: bold words that end in a full stop."""

import re
from collections.abc import Iterator

import msgspec

from toolkit.draft.pdf_layout import SAME_EDGE_PT, SAME_SIZE_PT, Layout, Row
from toolkit.draft.pdf_words import join_lines
from toolkit.readers.pdf import PdfLine

# In leadings: such a heading has at least so much space before it, and its lines stand no further
# apart.
SPACE_BEFORE = 1.1
MOST_LINES = 4
# "Observation 2." heads a statement that is counted.
_COUNTED = re.compile(r"[^\W\d]+\s+[\d.]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)+\.?\s")


class RunIn(msgspec.Struct, frozen=True):
    """The words without their full stop, the rows from first to last, what follows on the last.

    ``rest`` is empty where they fill that. Where it begins at a column's end, its last lines stand
    in the next one.
    """

    text: str
    first: int
    last: int
    rest: str


def find_run_ins(layout: Layout) -> tuple[RunIn, ...]:
    """What may be a heading within a line, in reading order. Only bold is known, not italics.

    One that fills its last line is known where another does not.
    """
    found = tuple(_run_ins(layout))
    return found if any(each.rest for each in found) else ()


def _run_ins(layout: Layout) -> Iterator[RunIn]:
    for index, row in enumerate(layout.rows):
        apart = row.above is None or row.above >= SPACE_BEFORE * layout.leading
        if apart and layout.is_text(row) and _bold_end(row.line):
            found = _read(layout, index)
            if found is not None and not _COUNTED.fullmatch(found.text):
                yield found


def _read(layout: Layout, first: int) -> RunIn | None:
    """What begins at a row; None where its bold words end in no full stop."""
    pieces: list[str] = []
    last: int | None = first
    while last is not None and len(pieces) < MOST_LINES:
        line = layout.rows[last].line
        end, below = _bold_end(line), _next_line(layout, last)
        if not end or below is None:
            return None
        pieces.append(line.text[:end])
        rest = line.text[end:].strip()
        if rest or not _bold_end(layout.rows[below].line):
            text = join_lines(pieces)
            is_whole = text.endswith(".") and not text[0].islower()
            return RunIn(text[:-1], first, last, rest) if is_whole else None
        last = below
    return None


def _next_line(layout: Layout, index: int) -> int | None:
    """The row that goes on with the paragraph of a row at its edge; None where none does.

    Below the last line of a column, but for footnotes, it is the first at the edge of the next.
    """
    rows = layout.rows
    if index + 1 < len(rows) and _goes_on(rows[index], rows[index + 1], layout.leading):
        return index + 1
    for other in range(index + 1, len(rows)):
        if not rows[index].shares_column(rows[other]):
            is_flush = layout.is_flush(rows[index])
            return _first_at_the_edge(layout, other) if is_flush else None
        if rows[other].line.size > layout.body_size - SAME_SIZE_PT:
            return None
    return None


def _first_at_the_edge(layout: Layout, first: int) -> int | None:
    """The uppermost row of text at the edge of the column that begins at a row, below floats."""
    for index, row in enumerate(layout.rows[first:], first):
        if not layout.rows[first].shares_column(row):
            return None
        if layout.is_flush(row):
            return index
    return None


def _goes_on(row: Row, below: Row, leading: float) -> bool:
    """Whether a row is the next line of a paragraph that begins at its edge."""
    return (
        row.shares_column(below)
        and below.above is not None
        and below.above < SPACE_BEFORE * leading
        and abs(row.line.x0 - below.line.x0) < SAME_EDGE_PT
    )


def _bold_end(line: PdfLine) -> int:
    """Where the bold words that open a line end, after a number maybe; 0 where none do."""
    number = _NUMBER.match(line.text)
    end = number.end() if number else 0
    for start, stop in line.strong:
        if line.text[end:start].strip():
            break
        end = stop
    return end if line.strong and end >= line.strong[0][1] else 0
