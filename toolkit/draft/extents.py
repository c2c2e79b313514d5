"""How much of a PDF's pages each of its parts takes, from heading to heading."""

from collections.abc import Callable, Collection, Iterator, Sequence
from statistics import median
from typing import Literal

import msgspec
from msgspec.structs import replace

from toolkit.course.titles import normal_title
from toolkit.draft.page_tally import APPENDIX
from toolkit.draft.pdf_frames import PdfFrame
from toolkit.draft.pdf_layout import Layout, Row
from toolkit.draft.pdf_outline import PdfHeading, PdfOutline
from toolkit.draft.pdf_pages import parts_of
from toolkit.draft.pdf_titles import is_references
from toolkit.readers.pdf import Pdf, PdfBookmark

Kind = Literal["front", "section", "references", "appendix", "floats"]


class Extent(msgspec.Struct, frozen=True):
    """A stretch of a document between two places, each in pages from its beginning.

    The middle of the third page is 2.5. On two columns the foot of the first is the middle.

    Args:
        kind: ``front`` is what stands above the first heading, ``floats`` whole pages of floats
            that count among what does not.
        title: of the heading that begins it; empty where none does.
        counts: whether it is part of the body.
    """

    kind: Kind
    title: str
    counts: bool
    start: float
    end: float


def extents_of(
    outline: PdfOutline, pdf: Pdf, free: Collection[str], counted: Collection[int]
) -> tuple[Extent, ...]:
    """The parts of a PDF in reading order, without a gap; none of a PDF without text.

    A float belongs to the part on whose pages it stands.

    Args:
        outline: of ``pdf``.
        free: what does not count, as ``normal_title`` gives it.
        counted: the pages, from 1, that count.
    """
    if outline.frames:
        return tuple(_of_slides(outline.frames, pdf.bookmarks, free))
    if not outline.layout.rows:
        return ()
    parts = tuple(_of_text(outline, pdf.page_count, free))
    return tuple(_without_floats(parts, counted))


def _of_text(outline: PdfOutline, page_count: int, free: Collection[str]) -> Iterator[Extent]:
    """From each heading to the next."""
    place = _measure(outline.layout)
    kind: Kind = "front"
    title, start = "", 0.0
    for heading, what in parts_of(outline):
        begin = heading.page - 1.0
        if not heading.opens_page:
            begin += place(heading.page, heading.column, heading.y)
        end = max(start, begin)
        yield Extent(kind, title, _counts(kind, title, free), start, end)
        kind, title, start = _kind(heading, what, outline), heading.title, end
    end = max(start, _end(outline.layout, page_count))
    yield Extent(kind, title, _counts(kind, title, free), start, end)


def _of_slides(
    frames: Sequence[PdfFrame], bookmarks: Sequence[PdfBookmark], free: Collection[str]
) -> Iterator[Extent]:
    """From each section's first frame to the next; references are the frames so titled."""
    sections = {mark.page: mark.title for mark in bookmarks if mark.depth == 0}
    this = Extent("front", "", True, 0.0, 0.0)
    for frame in frames:
        start = frame.page - 1.0
        is_list = bool(is_references(frame.title))
        begins = frame.page in sections or is_list != (this.kind == "references")
        if begins and this.end > this.start:
            yield this
        if begins:
            kind: Kind = "references" if is_list else "section"
            title = sections.get(frame.page, frame.title)
            this = Extent(kind, title, _counts(kind, title, free), start, start)
        this = replace(this, end=start + 1)
    yield this


def _counts(kind: Kind, title: str, free: Collection[str]) -> bool:
    return normal_title(title if kind == "section" else kind) not in free


def _kind(heading: PdfHeading, what: str, outline: PdfOutline) -> Kind:
    if heading == outline.references:
        return "references"
    return "appendix" if what == APPENDIX else "section"


def _end(layout: Layout, page_count: int) -> float:
    """Where the last page's text ends; the page's foot where it holds none."""
    place = _measure(layout)
    last = [row for row in layout.rows if row.page == page_count]
    feet = (place(row.page, row.column, row.line.base + layout.leading) for row in last)
    return page_count - 1 + max(feet, default=1.0)


def _measure(layout: Layout) -> Callable[[int, int, float], float]:
    """A function from page, column and baseline (pt) to the share of the page above that line.

    Lines across both columns at the head of a page take both.
    """
    top = min(row.line.base for row in layout.rows)
    height = max(row.line.base for row in layout.rows) - top + layout.leading
    heads = _heads(layout, top)

    def place(page: int, column: int, base: float) -> float:
        below = min(max(base - top, 0.0), height)
        head = heads.get(page, 0.0)
        if below < head:
            return below / height
        before = (column - 1) * (height - head) + below - head
        return (head + before / layout.columns) / height

    return place


def _heads(layout: Layout, top: float) -> dict[int, float]:
    """How far (pt) below the top of the text each page's columns begin."""
    right = [row.line.x0 for row in layout.rows if row.column == 2]
    if layout.columns == 1 or not right:
        return {}
    edge = median(right)
    heads: dict[int, float] = {}
    for row in layout.rows:
        if not _spans(row, edge):
            heads[row.page] = min(heads.get(row.page, row.line.base - top), row.line.base - top)
    return heads


def _spans(row: Row, right: float) -> bool:
    """Whether a line reaches from the first column into the second."""
    return row.column == 1 and row.line.x1 > right


def _without_floats(parts: Sequence[Extent], counted: Collection[int]) -> Iterator[Extent]:
    """The parts, with the pages of floats that count taken out of those that do not."""
    for part in parts:
        start = part.start
        for page in sorted(counted) if not part.counts else ():
            is_within = page <= part.end or (part == parts[-1] and page - 1 < part.end)
            if start <= page - 1 and is_within:
                if start < page - 1:
                    yield replace(part, start=start, end=page - 1.0)
                start = min(float(page), part.end)
                yield Extent("floats", "", True, page - 1.0, start)
        if start < part.end or start == part.start:
            yield replace(part, start=start)
