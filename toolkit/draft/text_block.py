"""Where a PDF's text stands on its pages: the left and right edge of the text block."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from toolkit.draft.pdf_layout import Layout, Row

EDGE_PT = 1.5
"""Lines that begin or end within this of each other share an edge; TeX aligns them to the point,
and microtype hangs a hyphen or a full stop out by a little more."""

FEWEST_LINES = 20
"""Fewer lines in a column do not show an edge. Ours."""

LEAST_SHARE = 0.3
"""An edge holds for so many of the lines at the least; ragged lines have none. Ours: in justified
text, two thirds of the lines and more are full."""

FEWEST_SHARED = 4
SHARED = 0.02
"""So many lines, and such a share of all, that begin or end at one place further out show that it
belongs to the block: numbers, labels and wide tables may hang out by design. Ours."""


class TextBlock(msgspec.Struct, frozen=True):
    """The edges of the text, in pt from the page's left edge; None for one that does not show."""

    left: float | None
    right: float | None


def text_blocks(layout: Layout) -> tuple[TextBlock, TextBlock]:
    """The text block of even and of odd pages, which differ in what is printed on both sides."""
    return _block(layout, 0), _block(layout, 1)


def _block(layout: Layout, parity: int) -> TextBlock:
    rows = [row for row in layout.rows if row.page % 2 == parity]
    text = [row for row in rows if _is_text(row, layout)]
    starts = [row.line.x0 for row in text if row.column == 1]
    ends = [-row.line.x1 for row in text if row.column == layout.columns]
    left = _edge(starts, [row.line.x0 for row in rows])
    right = _edge(ends, [-row.line.x1 for row in rows])
    return TextBlock(left, None if right is None else -right)


def _is_text(row: Row, layout: Layout) -> bool:
    """Whether a row is a line of the text, long enough to show an edge."""
    line = row.line
    return row.alone and line.x1 - line.x0 > layout.line_width / 2


def _edge(text: Iterable[float], every: Iterable[float]) -> float | None:
    """The outermost place, the smaller number, that lines share; None for ragged text.

    Args:
        text: where the lines of the text begin.
        every: where any line begins: also numbers and labels that hang out.
    """
    found = sorted(text)
    if len(found) < FEWEST_LINES:
        return None
    if max(_near(found, place) for place in found) < LEAST_SHARE * len(found):
        return None
    anywhere = sorted(every)
    least = max(FEWEST_SHARED, SHARED * len(anywhere))
    return next((place for place in anywhere if _near(anywhere, place) >= least), None)


def _near(ordered: Sequence[float], place: float) -> int:
    """How many of some places, in order, lie within an edge's width to the inside of one."""
    return bisect_right(ordered, place + 2 * EDGE_PT) - bisect_left(ordered, place)
