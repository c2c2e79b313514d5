"""What a PDF alone shows of its document: title, headings, abstract, captions, marks."""

from collections.abc import Sequence
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from toolkit.draft.pdf_abstract import HEADING, PdfAbstract, find_abstract
from toolkit.draft.pdf_captions import PdfCaption, PlacedCaption, find_captions
from toolkit.draft.pdf_contents import with_levels
from toolkit.draft.pdf_frames import PdfFrame, find_frames
from toolkit.draft.pdf_headings import PdfHeading, PlacedHeading, find_headings
from toolkit.draft.pdf_layout import Layout, Row, lay_out
from toolkit.draft.pdf_marks import PdfMark, find_marks
from toolkit.draft.pdf_reference_list import with_list
from toolkit.draft.pdf_titles import is_references
from toolkit.draft.pdf_words import count_words, join_lines
from toolkit.readers.pdf import Pdf

__all__ = [
    "PdfAbstract",
    "PdfCaption",
    "PdfFrame",
    "PdfHeading",
    "PdfMark",
    "PdfOutline",
    "outline",
]

# In pt: type this much larger than the body's may be a title; lines of one title vary by less.
LARGER_PT = 0.6
# In pt: print smaller than the text by more than this is no text of a section.
SMALLER_PT = 1.2
SAME_SIZE_PT = 0.3
# In sizes of the title: its lines stand no further apart.
TITLE_LEADING = 1.6


class PdfOutline(msgspec.Struct, frozen=True):
    """What a PDF shows of its document.

    ``headings`` holds the heading of the references too, for a list without one its first row;
    ``references`` gives it again, and ``references_end`` is the next heading of its level, None
    where the references end the document.
    ``text_above_references`` says whether text or a float stands before them on their page, None
    where there are none. Sizes are in pt. Slides have ``frames``, one for each page, and no
    headings.
    """

    title: str | None
    headings: tuple[PdfHeading, ...]
    abstract: PdfAbstract | None
    captions: tuple[PdfCaption, ...]
    references: PdfHeading | None
    references_end: PdfHeading | None
    text_above_references: bool | None
    unresolved: tuple[PdfMark, ...]
    frames: tuple[PdfFrame, ...]
    body_size: float
    body_font: str
    columns: int
    layout: Layout


def outline(pdf: Pdf) -> PdfOutline:
    """The outline of a PDF; one without text has nothing in it."""
    layout = lay_out(pdf)
    frames = find_frames(pdf)
    found = () if frames else with_list(layout, find_headings(layout))
    placed = with_levels(layout, pdf.bookmarks, found)
    captions = find_captions(layout)
    headings = _with_words(layout, placed, captions)
    references = _references(headings)
    return PdfOutline(
        title=_title(layout, placed),
        headings=headings,
        abstract=find_abstract(layout, {each.first for each in placed}),
        captions=tuple(each.caption for each in captions),
        references=references,
        references_end=_end(headings, references),
        text_above_references=not references.opens_page if references else None,
        unresolved=find_marks(pdf),
        frames=frames,
        body_size=layout.body_size,
        body_font=layout.body_font,
        columns=layout.columns,
        layout=layout,
    )


def _with_words(
    layout: Layout, placed: Sequence[PlacedHeading], captions: Sequence[PlacedCaption]
) -> tuple[PdfHeading, ...]:
    """The headings with the words under each.

    Captions, cells of tables, footnotes and the small print in figures are left out.
    """
    least = layout.body_size - SMALLER_PT
    skipped = {i for each in captions for i in range(each.first, each.last + 1)}
    skipped |= {i for each in placed for i in range(each.first, each.last + 1)}
    rest = {each.last: each.rest for each in placed if each.rest}
    counted = []
    for index, each in enumerate(placed):
        level = each.heading.level
        below = (other for other in placed[index + 1 :] if other.heading.level <= level)
        end = next((other.first for other in below), len(layout.rows))
        rows = [(i, layout.rows[i]) for i in range(each.last, end) if i in rest or i not in skipped]
        texts = [
            rest.get(i, row.line.text) for i, row in rows if row.alone and row.line.size >= least
        ]
        words = count_words(texts)
        counted.append(replace(each.heading, words=words))
    return tuple(counted)


def _references(headings: Sequence[PdfHeading]) -> PdfHeading | None:
    """The last heading of references of the highest level; of two in a row, the one on top."""
    found = [heading for heading in headings if is_references(heading.title)]
    last = min(reversed(found), key=lambda heading: heading.level, default=None)
    if last is None:
        return None
    before = headings[: headings.index(last)]
    same = takewhile(lambda each: each in found and each.page == last.page, reversed(before))
    return (last, *same)[-1]


def _end(headings: Sequence[PdfHeading], references: PdfHeading | None) -> PdfHeading | None:
    """The heading that ends the references."""
    if references is None:
        return None
    after = headings[headings.index(references) + 1 :]
    others = (each for each in after if not is_references(each.title))
    return next((each for each in others if each.level <= references.level), None)


def _title(layout: Layout, placed: Sequence[PlacedHeading]) -> str | None:
    """The largest type on the first page, above headings and abstract."""
    rows = _above_abstract([row for row in layout.rows if row.page == 1])
    if placed and placed[0].heading.page == 1:
        rows = [row for row in rows if row in layout.rows[: placed[0].first]]
    size = max((row.line.size for row in rows), default=0.0)
    if size < layout.body_size + LARGER_PT:
        return None
    lines: list[Row] = []
    for row in rows:
        if row.line.size > size - SAME_SIZE_PT:
            if lines and row.line.base - lines[-1].line.base > TITLE_LEADING * size:
                break
            lines.append(row)
    return join_lines(row.line.text for row in lines)


def _above_abstract(rows: list[Row]) -> list[Row]:
    for index, row in enumerate(rows):
        if HEADING.fullmatch(row.line.text):
            return rows[:index]
    return rows
