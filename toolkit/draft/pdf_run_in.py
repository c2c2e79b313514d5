"""Headings set into the first line of their text: bold words that end in a full stop."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.draft.pdf_layout import SAME_SIZE_PT, Layout, Row
from toolkit.draft.pdf_words import join_lines
from toolkit.readers.pdf import PdfLine

# In leadings: such a heading has at least so much space before it, and its lines stand no further
# apart.
SPACE_BEFORE = 1.1
# In pt: it begins where its text's next line does, not indented as a paragraph is.
SAME_EDGE_PT = 3.0
MOST_LINES = 4
# "Observation 2." heads a statement that is counted.
_COUNTED = re.compile(r"[^\W\d]+\s+[\d.]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)+\.?\s")


@dataclass(frozen=True, slots=True)
class RunIn:
    """The words without their full stop, the rows from first to last, what follows on the last."""

    text: str
    first: int
    last: int
    rest: str


def find_run_ins(layout: Layout) -> Iterator[RunIn]:
    """What may be a heading within a line, in reading order. Only bold is known, not italics."""
    for index, row in enumerate(layout.rows):
        apart = row.above is None or row.above >= SPACE_BEFORE * layout.leading
        if apart and abs(row.line.size - layout.body_size) < SAME_SIZE_PT and _bold_end(row.line):
            found = _read(layout, index)
            if found is not None and not _COUNTED.fullmatch(found.text):
                yield found


def _read(layout: Layout, first: int) -> RunIn | None:
    """What begins at a row; None where its bold words end in no full stop amid a line."""
    for last in range(first, min(first + MOST_LINES, len(layout.rows) - 1)):
        row, below = layout.rows[last], layout.rows[last + 1]
        end = _bold_end(row.line)
        if not _goes_on(row, below, layout.leading) or not end:
            return None
        if end < len(row.line.text):
            lines = [each.line.text for each in layout.rows[first:last]]
            text = join_lines([*lines, row.line.text[:end]])
            rest = row.line.text[end:].strip()
            is_whole = text.endswith(".") and bool(rest) and not text[0].islower()
            return RunIn(text[:-1], first, last, rest) if is_whole else None
    return None


def _goes_on(row: Row, below: Row, leading: float) -> bool:
    """Whether a row is the next line of a paragraph that begins at its edge."""
    return (
        (row.page, row.column) == (below.page, below.column)
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
