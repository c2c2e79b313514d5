"""Lines of a PDF set off from the text, as headings are: larger, bold, capitals, another font."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from toolkit.draft.pdf_captions import CAPTION
from toolkit.draft.pdf_layout import Layout, Row
from toolkit.draft.pdf_numbers import CHAPTER_MARK, split_number
from toolkit.draft.pdf_words import join_lines
from toolkit.readers.pdf import PdfLine

# In pt: type this much larger than the body's is meant to be seen as larger.
LARGER_PT = 0.6
# In pt: headings are set this much smaller than the text, at most.
SMALLER_PT = 1.2
LONGEST_HEADING = 150
# A heading has so many letters, and they make up this share of its signs.
LEAST_LETTERS = 3
LETTER_SHARE = 0.5
# In leadings: a heading has at least so much space before it.
SPACE_BEFORE = 1.1
# In sizes of the heading: its lines stand no further apart.
JOINED_LINES = 1.5
# Of the letters of a bold heading no larger than the text; the others are mathematics.
BOLD_SHARE = 0.8

_THEOREM = re.compile(
    r"(?:theorem|lemma|proposition|corollary|definition|remark|example|proof|claim|algorithm"
    r"|assumption|conjecture|exercise|problem|part)\s*(?:[\dIVX][\d.]*|[.:(]|$)",
    re.I,
)
_LEADERS = re.compile(r"(?:\. ?){4,}")
_BULLET = re.compile(r"[•◦▪‣∗⋆*–—-]\s|\(?[a-z0-9]\)\s|\[\d+\]")
_SMALL_CAPITALS = re.compile(r"csc\d|smallcap|caps\d|[-_]?sc(?:\d+|$)", re.I)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Style:
    """What headings of one level share: size in half points, weight, font, small capitals."""

    size: float
    bold: bool
    font: str
    capitals: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line, or several joined, that may be a heading; ``first`` and ``last`` index the rows."""

    text: str
    style: Style
    row: Row
    first: int
    last: int


def find_candidates(layout: Layout) -> tuple[Candidate, ...]:
    """What may be a heading, in reading order, the lines of each joined.

    Another font than the text's, italics for one, makes a heading only where some in that font
    have numbers.
    """
    joined = [each for each in _joined(layout) if _may_be(each, layout)]
    numbered = {each.style for each in joined if split_number(each.text).number}
    likely = [each for each in joined if each.style in numbered or _is_set_off(each, layout)]
    titles = {_title(each.text) for each in likely}
    return tuple(_with_chapter_marks(each for each in likely if not _is_listed(each, titles)))


def _is_listed(candidate: Candidate, titles: Collection[str]) -> bool:
    """Whether this is a line of the contents: another candidate's title and a page number."""
    text, _, page = candidate.text.rpartition(" ")
    return page.isdigit() and bool(text) and _title(text) in titles


def _title(text: str) -> str:
    return split_number(text).title.casefold()


def _joined(layout: Layout) -> Iterator[Candidate]:
    """Rows set off from the text, those joined that follow each other in one style."""
    pending: Candidate | None = None
    for index, row in enumerate(layout.rows):
        style = _style(row.line, layout) if row.alone else None
        if pending is not None and style == pending.style and _goes_on(pending, row, index):
            text = join_lines((pending.text, row.line.text))
            pending = replace(pending, text=text, last=index)
            continue
        if pending is not None:
            yield pending
        pending = Candidate(row.line.text, style, row, index, index) if style is not None else None
    if pending is not None:
        yield pending


def _goes_on(pending: Candidate, row: Row, index: int) -> bool:
    """Whether a row in the pending heading's style is its next line."""
    return (
        pending.last == index - 1
        and (pending.row.page, pending.row.column) == (row.page, row.column)
        and row.above is not None
        and row.above <= JOINED_LINES * pending.style.size
        and not split_number(row.line.text).number
    )


def _style(line: PdfLine, layout: Layout) -> Style | None:
    """How a line is set; None for one that is set like the text, or smaller."""
    body = layout.body_size
    if line.largest < body - SMALLER_PT or not _LETTER.search(line.text):
        return None
    larger = line.size >= body + LARGER_PT
    share = sum(end - start for start, end in line.strong) / len(line.text)
    bold = line.bold if larger else share >= BOLD_SHARE
    capitals = not (bold or larger) and (_is_small_capitals(line) or line.text.isupper())
    if bold or larger or capitals or line.font != layout.body_font:
        return Style(round(line.largest * 2) / 2, bold, line.font, capitals)
    return None


def _is_set_off(candidate: Candidate, layout: Layout) -> bool:
    """Whether a piece of text is a heading by its looks; another font alone is not enough."""
    style = candidate.style
    return style.bold or style.capitals or style.size >= layout.body_size + LARGER_PT


def _is_small_capitals(line: PdfLine) -> bool:
    """Whether a line is in small capitals, drawn as such or made of smaller capitals."""
    return bool(_SMALL_CAPITALS.search(line.font)) or (
        line.text.isupper() and line.largest > line.size
    )


def _may_be(candidate: Candidate, layout: Layout) -> bool:
    """Whether a piece of text set off from the rest reads and stands as a heading does."""
    text, row = candidate.text, candidate.row
    title = split_number(text).title or text
    letters = len(_LETTER.findall(title))
    return (
        letters >= max(LEAST_LETTERS, LETTER_SHARE * len(title.replace(" ", "")))
        and len(text) <= LONGEST_HEADING
        and not text.endswith((",", ";"))
        and (row.above is None or row.above >= SPACE_BEFORE * layout.leading)
        and not any(form.match(text) for form in (_THEOREM, _BULLET, CAPTION))
        and not _LEADERS.search(text)
    )


def _with_chapter_marks(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, a line such as "Chapter 3" put before the title that follows it."""
    mark: Candidate | None = None
    for candidate in candidates:
        if mark is not None and mark.row.page == candidate.row.page:
            yield replace(candidate, text=f"{mark.text} {candidate.text}", first=mark.first)
            mark = None
            continue
        if mark is not None:
            yield mark
        mark = candidate if CHAPTER_MARK.fullmatch(candidate.text) else None
        if mark is None:
            yield candidate
    if mark is not None:
        yield mark
