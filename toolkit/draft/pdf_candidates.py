"""Lines of a PDF set off from the text, as headings are: larger, bold, capitals, another font."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.draft.pdf_captions import BARE_LABEL, CAPTION
from toolkit.draft.pdf_layout import SAME_EDGE_PT, SAME_ROW_PT, SAME_SIZE_PT, Layout, Row
from toolkit.draft.pdf_numbers import CHAPTER_MARK, split_number
from toolkit.draft.pdf_run_in import find_run_ins
from toolkit.draft.pdf_words import join_lines
from toolkit.model.place import Area, around
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
# Of the letters of a heading in capitals; the others are words in italics or symbols.
CAPITALS_SHARE = 0.75

_THEOREM = re.compile(
    r"(?:theorem|lemma|proposition|corollary|definition|remark|example|proof|claim|algorithm"
    r"|assumption|conjecture|exercise|problem|part)\s*(?:[\dIVX][\d.]*|[.:(]|$)",
    re.I,
)
_LEADERS = re.compile(r"(?:\. ?){4,}")
_BULLET = re.compile(r"[•◦▪‣∗⋆*–—-]\s|\(?[a-z0-9]\)\s|\[\d+\]")
# "B.8 [Performance and Reliability]" is of a classification.
_CLASS = re.compile(r"[A-Z][\d.]* \[")
_SMALL_CAPITALS = re.compile(r"csc\d|smallcap|caps\d|[-_]?sc(?:\d+|$)", re.I)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Style:
    """What headings of one level share: size in half points, weight, font, small capitals.

    ``run_in`` says that they are words of a line of text.
    """

    size: float
    bold: bool
    font: str
    capitals: bool
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line, or several joined, that may be a heading; ``first`` and ``last`` index the rows.

    ``rest`` is the text that follows one that is run in on its last row.
    """

    text: str
    style: Style
    row: Row
    first: int
    last: int
    rest: str = ""


def area_of(candidate: Candidate, layout: Layout) -> Area:
    """The box about it, or about so much of it as stands in the column that it begins in."""
    least = layout.body_size - SMALLER_PT
    rows = layout.rows[candidate.first : candidate.last + 1]
    near = (row.line for row in rows if row.shares_column(candidate.row))
    return around(line.area for line in near if line.largest >= least)


def find_candidates(layout: Layout) -> tuple[Candidate, ...]:
    """What may be a heading, in reading order, the lines of each joined.

    Another font than the text's, italics for one, makes a heading only where some in that font
    have numbers, or below headings in small capitals.
    """
    run_ins = list(_run_ins(layout))
    taken = {index for each in run_ins for index in range(each.first, each.last + 1)}
    joined = [each for each in _joined(layout) if _may_be(each, layout)]
    apart = [each for each in joined if taken.isdisjoint(range(each.first, each.last + 1))]
    numbered = {each.style for each in apart if _is_numbered(each, layout)}
    italics = _italics(apart, layout)
    likely = [
        each
        for each in apart
        if each.style in numbered or each in italics or _is_set_off(each, layout)
    ]
    every = sorted((*likely, *run_ins), key=lambda each: each.first)
    titles = {_title(each.text) for each in every}
    return tuple(_with_chapter_marks(each for each in every if not _is_listed(each, titles)))


def _run_ins(layout: Layout) -> Iterator[Candidate]:
    """Words of a line that may be a heading: without a number, or with one of several parts."""
    for each in find_run_ins(layout):
        row, part = layout.rows[each.first], split_number(each.text)
        style = Style(round(row.line.size * 2) / 2, True, "", capitals=False, run_in=True)
        found = Candidate(each.text, style, row, each.first, each.last, each.rest)
        if (part.depth > 1 or part.loose or not part.number) and _may_be(found, layout):
            yield found


def _italics(found: Sequence[Candidate], layout: Layout) -> tuple[Candidate, ...]:
    """Of a document with headings in small capitals, lines in another font that read as titles."""
    styles = Counter(each.style for each in found)
    if not any(style.capitals and times > 1 for style, times in styles.items()):
        return ()
    return tuple(
        each
        for each in found
        if styles[each.style] > 1
        and each.text[0].isupper()
        and not each.text.endswith((".", ":", "!"))
        and _is_apart_at_the_edge(each, layout)
    )


def _is_apart_at_the_edge(candidate: Candidate, layout: Layout) -> bool:
    """Whether a line begins no further right than what stands below it in its column, apart."""
    row, rest = layout.rows[candidate.last], layout.rows[candidate.last + 1 :]
    apart = ((each, each.line.base - row.line.base) for each in rest if row.shares_column(each))
    below, gap = next(((each, gap) for each, gap in apart if gap > SAME_ROW_PT), (row, 0.0))
    is_flush = candidate.row.line.x0 < below.line.x0 + SAME_EDGE_PT
    return is_flush and gap >= SPACE_BEFORE * layout.leading


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
        and not _begins_with_number(row)
    )


def _is_numbered(candidate: Candidate, layout: Layout) -> bool:
    """Whether it begins with a number; in small print a letter alone is more often an initial."""
    is_small = candidate.row.line.largest < layout.body_size - SAME_SIZE_PT
    return split_number(candidate.text).depth > is_small


def _begins_with_number(row: Row) -> bool:
    """Whether a row begins with a number; a letter before a space is more often a word."""
    part = split_number(row.line.text)
    return bool(part.number) and not part.loose


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
        in_capitals(line.text) and line.largest > line.size
    )


def in_capitals(text: str) -> bool:
    """Whether a title is in capitals, but for a word or two."""
    letters: list[str] = _LETTER.findall(text)
    return bool(letters) and sum(map(str.isupper, letters)) >= CAPITALS_SHARE * len(letters)


def _may_be(candidate: Candidate, layout: Layout) -> bool:
    """Whether a piece of text set off from the rest reads and stands as a heading does."""
    text = candidate.text
    title = split_number(text).title or text
    letters = len(_LETTER.findall(title))
    return (
        letters >= max(LEAST_LETTERS, LETTER_SHARE * len(title.replace(" ", "")))
        and len(text) <= LONGEST_HEADING
        and not text.endswith((",", ";"))
        and _is_apart(candidate, layout)
        and not any(form.match(text) for form in (_THEOREM, _BULLET, _CLASS, CAPTION))
        and not BARE_LABEL.fullmatch(text)
        and not _LEADERS.search(text)
    )


def _is_apart(candidate: Candidate, layout: Layout) -> bool:
    """Whether it stands further below the line before it than lines stand there."""
    above = candidate.row.above
    if above is None or above >= SPACE_BEFORE * layout.leading:
        return True
    before = layout.rows[candidate.first - 1]
    is_small = before.line.size < layout.body_size - SAME_SIZE_PT
    return is_small and before.above is not None and above >= SPACE_BEFORE * before.above


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
