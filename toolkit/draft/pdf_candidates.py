"""Lines of a PDF set off from the text, as headings are: larger, bold, capitals or italics."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from toolkit.draft.pdf_captions import CAPTION
from toolkit.draft.pdf_layout import Layout, Row
from toolkit.draft.pdf_numbers import split_number
from toolkit.readers.pdf import PdfLine

# In pt: type this much larger than the body's is meant to be seen as larger, or smaller.
LARGER_PT = 0.6
LONGEST_HEADING = 150
# In leadings: a heading has at least so much space before it.
SPACE_BEFORE = 1.1
# In sizes of the heading: its lines stand no further apart.
JOINED_LINES = 1.5
# Of a bold heading's letters; the others are mathematics.
BOLD_SHARE = 0.8

_THEOREM = re.compile(
    r"(?:theorem|lemma|proposition|corollary|definition|remark|example|proof|claim|algorithm"
    r"|assumption|conjecture|exercise|problem|part)\s*(?:[\dIVX][\d.]*|[.:(]|$)",
    re.I,
)
_LEADERS = re.compile(r"(?:\. ?){4,}")
_BULLET = re.compile(r"[•◦▪‣∗⋆*–—-]\s|\(?[a-z0-9]\)\s|\[\d+\]")
_SMALL_CAPITALS = re.compile(r"csc\d|smallcap|caps\d|[-_]?sc(?:\d+|$)", re.I)
_ITALIC = re.compile(r"ital|obli|cmti|slant|cmsl|[-_]it$|ti\d", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_CHAPTER_MARK = re.compile(r"(?:chapter|appendix)\s+(?:\d{1,2}|[IVX]+|[A-Z])", re.I)


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
    """What may be a heading, in reading order, the lines of each joined."""
    joined = _joined(layout)
    return tuple(_with_chapter_marks(each for each in joined if _may_be(each, layout)))


def _joined(layout: Layout) -> Iterator[Candidate]:
    """Rows set off from the text, those joined that follow each other in one style."""
    pending: Candidate | None = None
    for index, row in enumerate(layout.rows):
        style = _style(row.line, layout.body_size) if row.alone else None
        if pending is not None and style is not None and _goes_on(pending, row, style, index):
            text = f"{pending.text} {row.line.text}"
            pending = replace(pending, text=text, last=index)
            continue
        if pending is not None:
            yield pending
        pending = Candidate(row.line.text, style, row, index, index) if style is not None else None
    if pending is not None:
        yield pending


def _goes_on(pending: Candidate, row: Row, style: Style, index: int) -> bool:
    """Whether a row is the next line of the pending heading."""
    return (
        pending.last == index - 1
        and pending.style == style
        and (pending.row.page, pending.row.column) == (row.page, row.column)
        and row.above is not None
        and row.above <= JOINED_LINES * style.size
        and not split_number(row.line.text).number
    )


def _style(line: PdfLine, body: float) -> Style | None:
    """How a line is set off; None for one that looks like the text or is smaller."""
    size = round(line.largest * 2) / 2
    if line.largest < body - LARGER_PT or not _LETTER.search(line.text):
        return None
    bold = sum(map(len, line.strong)) >= BOLD_SHARE * len(line.text.replace(" ", ""))
    larger = line.size >= body + LARGER_PT
    small = _is_small_capitals(line)
    capitals = not (bold or larger) and (small or line.text.isupper())
    italic = bool(_ITALIC.search(line.font)) and bool(split_number(line.text).number)
    if bold or larger or capitals or italic:
        return Style(size, bold, line.font, capitals)
    return None


def _is_small_capitals(line: PdfLine) -> bool:
    """Whether a line is in small capitals, drawn as such or made of smaller capitals."""
    return bool(_SMALL_CAPITALS.search(line.font)) or (
        line.text.isupper() and line.largest > line.size
    )


def _may_be(candidate: Candidate, layout: Layout) -> bool:
    """Whether a piece of text set off from the rest reads and stands as a heading does."""
    text, row = candidate.text, candidate.row
    letters = len(_LETTER.findall(text))
    return (
        letters >= max(3, 0.5 * len(text.replace(" ", "")))
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
        mark = candidate if _CHAPTER_MARK.fullmatch(candidate.text) else None
        if mark is None:
            yield candidate
    if mark is not None:
        yield mark
