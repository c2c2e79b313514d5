"""Captions of figures and tables in a PDF, and whether the text mentions them."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from toolkit.draft.pdf_layout import Layout, Row
from toolkit.draft.pdf_words import join_lines
from toolkit.model.place import Area, around
from toolkit.readers.pdf import PdfLine

# In leadings: prose goes on at this distance, a caption keeps further away.
SPACE_BEFORE = 1.1
# In pt: how far the size of a caption's own lines varies.
SAME_SIZE_PT = 0.3
# In sizes of the caption: its lines stand no further apart.
JOINED_LINES = 1.35
# In pt: the lines of a caption begin below each other.
SAME_EDGE_PT = 8.0
# In pt: by so much the print of lines of one width differs, as letters stand off their edges.
SAME_MEASURE_PT = 1.5
# Of a caption's width: where it is narrow, a line that TeX could not break stands out so far.
OVERFULL = 0.25
# Of a column's width: a line of a caption that goes on fills so much of it.
FULL_LINE = 0.7
# A line of a table is wider than one of its caption with as many signs, by this factor.
WIDE_GAPS = 1.25
# In lines: a caption in print as large as the text's has fewer.
LONGEST_CAPTION = 8
# A range such as "Figures 2-9" is taken apart up to this many.
LONGEST_RANGE = 30

_NUMBER = r"(?:[A-Z]{1,2}[.-]?)?\d+(?:\.\d+)*|[IVXL]+(?=[a-z]?\b)"
CAPTION = re.compile(
    r"(?P<kind>(?i:fig|tab|abb))(?i:ure|ura|ur|ildung|le|leau|elle|ella|la|ela|ell|\.)?\s*"
    rf"(?P<number>{_NUMBER})"
    r"(?:(?P<end>\s*(?:[:|—–]|\.(?!\d))|\s+-\s|$)|\s)"
)
BARE_LABEL = re.compile(r"fig(?:ure|\.)?|tab(?:le|\.)?", re.I)
_MENTION = re.compile(
    r"\b(?P<kind>(?i:fig|tab|abb))"
    r"(?i:ures?|uras?|ur|ildung(?:en)?|les?|leaux?|las?|elas?|ell[ae]?n?|s)?\.?\s*"
    rf"(?P<list>(?:{_NUMBER})[a-z]?"
    rf"(?:(?:\([a-z]\)|\s|,|and|et|und|och|e|y|&|to|-|–)+(?:{_NUMBER})[a-z]?)*)"
)
# How a figure is named at a sentence's end, and how a line ends amid a sentence.
_ENDS = {("Fig", ".")}
_OPEN = re.compile(r"[\w,;-]$")
_ONE = re.compile(rf"(?P<dash>(?:-|–|\bto\b)\s*)?(?P<number>{_NUMBER})")

Kind = Literal["figure", "table"]
_KINDS: dict[str, Kind] = {"fig": "figure", "abb": "figure", "tab": "table"}


class PdfCaption(msgspec.Struct, frozen=True):
    """A caption: what it stands under, its number, its text without either, its page and box.

    ``mentioned`` says that the text, or another caption, refers to it by its number.
    """

    kind: Kind
    number: str
    text: str
    page: int
    area: Area
    mentioned: bool


class PlacedCaption(msgspec.Struct, frozen=True):
    """A caption and the rows that it takes up, by index, both ends included."""

    caption: PdfCaption
    first: int
    last: int


def find_captions(layout: Layout) -> tuple[PlacedCaption, ...]:
    """The captions in reading order."""
    spans = [_span(layout, index) for index in _beginnings(layout)]
    mentioned = _mentions(layout, {first for first, _ in spans})
    return tuple(_placed(layout.rows, first, last, mentioned) for first, last in spans)


def _beginnings(layout: Layout) -> Iterator[int]:
    """Where captions begin: "Figure 3:" or a bold "Figure 3", apart from the text before it."""
    for index, row in enumerate(layout.rows):
        found = CAPTION.match(_label(layout, index))
        if not found:
            continue
        strong = bool(row.line.strong) and row.line.strong[0][0] == 0
        goes_on = _goes_on(layout, index) or _ends_a_sentence(layout, index, found)
        if (found["end"] is not None or strong) and not goes_on:
            yield index


def _label(layout: Layout, index: int) -> str:
    """A row's text; with the next one's, that of one that holds "Figure" and no number."""
    row = layout.rows[index]
    if BARE_LABEL.fullmatch(row.line.text) and _is_below(layout, index + 1, row):
        return join_lines((row.line.text, layout.rows[index + 1].line.text))
    return row.line.text


def _ends_a_sentence(layout: Layout, index: int, label: re.Match[str]) -> bool:
    """Whether "Figure 3." atop a column ends a sentence begun in the one before.

    Set as the text is, it is followed by more lines than a caption has, as close as the text's.
    """
    row = layout.rows[index]
    if row.above is not None or (label["kind"], label["end"]) not in _ENDS:
        return False
    text = (each.line.text for each in reversed(layout.rows[:index]) if layout.is_text(each))
    is_prose = layout.is_flush(row) and row.line.font == layout.body_font
    below = layout.rows[index + 1 : index + 1 + LONGEST_CAPTION]
    near = [each for each in below if each.above and each.above < SPACE_BEFORE * layout.leading]
    follows = len(near) == LONGEST_CAPTION and _OPEN.search(next(text, "")) is not None
    return follows and is_prose


def _goes_on(layout: Layout, index: int) -> bool:
    """Whether a row continues the prose of the row before it."""
    row = layout.rows[index]
    if index == 0 or row.above is None or row.above >= SPACE_BEFORE * layout.leading:
        return False
    before = layout.rows[index - 1]
    return abs(before.line.size - row.line.size) < SAME_SIZE_PT and before.column == row.column


def _span(layout: Layout, first: int) -> tuple[int, int]:
    """The first and the last row of the caption that begins at ``first``."""
    last, start = first, layout.rows[first]
    label = CAPTION.match(start.line.text)
    continues = _in_same_paragraph
    if label is None:
        last, start = first + 1, layout.rows[first + 1]
    elif label.end() == len(start.line.text) and _is_below(layout, first + 1, start):
        last, start = first + 1, layout.rows[first + 1]
        continues = _in_same_type
    while _is_below(layout, last + 1, start) and continues(layout, last + 1, start):
        last += 1
    return first, last


def _is_below(layout: Layout, index: int, start: Row) -> bool:
    """Whether a row is set as large as a caption's and close below the one before it."""
    if index >= len(layout.rows):
        return False
    row = layout.rows[index]
    near = row.above is not None and row.above < JOINED_LINES * row.line.largest
    alike = abs(row.line.largest - start.line.largest) < SAME_SIZE_PT
    return row.page == start.page and near and alike and not CAPTION.match(row.line.text)


def _in_same_type(layout: Layout, index: int, start: Row) -> bool:
    """Whether a row goes on with a caption that is centred, below a line with its number."""
    return layout.rows[index].line.font == start.line.font


def _in_same_paragraph(layout: Layout, index: int, start: Row) -> bool:
    """Whether a row goes on with a caption that follows its number on the same line.

    The line before it is full: as wide as the column, or where all begin at the very same place, as
    wide as the caption, which some classes indent. What has wide gaps is a line of a table.
    """
    row, before = layout.rows[index].line, layout.rows[index - 1]
    if _width_of_a_sign(row) > WIDE_GAPS * _width_of_a_sign(start.line):
        return False
    width = start.line.x1 - start.line.x0
    stands_out = 0.0 if before.line.text.endswith(".") else OVERFULL * width
    is_narrow = row.x1 - start.line.x1 < max(SAME_MEASURE_PT, stands_out)
    if is_narrow and abs(row.x0 - start.line.x0) < SAME_MEASURE_PT:
        return _is_full(before, width)
    edges = (start.line.x0, _after_label(start.line))
    hangs = any(abs(row.x0 - edge) < SAME_EDGE_PT for edge in edges)
    return hangs and _is_full(before, layout.line_width)


def _width_of_a_sign(line: PdfLine) -> float:
    """How wide a line's signs are with the gaps between them, in sizes of its type."""
    return (line.x1 - line.x0) / (len(line.text) * line.size)


def _after_label(line: PdfLine) -> float:
    """About where a caption's text begins, where its further lines may hang: pt from the left."""
    found = CAPTION.match(line.text)
    share = found.end() / len(line.text) if found else 0
    return line.x0 + share * (line.x1 - line.x0)


def _is_full(row: Row, width: float) -> bool:
    """Whether a row fills so much of a width (pt) that its paragraph may go on below it."""
    return row.line.x1 - row.line.x0 >= FULL_LINE * width


def _placed(
    rows: Sequence[Row], first: int, last: int, mentioned: set[tuple[Kind, str]]
) -> PlacedCaption:
    text = join_lines([row.line.text for row in rows[first : last + 1]])
    found = CAPTION.match(text)
    assert found is not None  # the row was chosen because it matches
    kind, number = _KINDS[found["kind"].lower()], found["number"]
    rest = text[found.end() :].strip()
    is_mentioned = (kind, number.upper()) in mentioned
    area = around(row.line.area for row in rows[first : last + 1])
    caption = PdfCaption(kind, number, rest, rows[first].page, area, is_mentioned)
    return PlacedCaption(caption, first, last)


def _mentions(layout: Layout, captions: set[int]) -> set[tuple[Kind, str]]:
    """Every figure and table that the text names, in capitals, lists and ranges taken apart."""
    lines = [
        CAPTION.sub("", row.line.text, count=1) if index in captions else row.line.text
        for index, row in enumerate(layout.rows)
        if not BARE_LABEL.fullmatch(row.line.text)
    ]
    found: set[tuple[Kind, str]] = set()
    for mention in _MENTION.finditer(join_lines(lines)):
        kind = _KINDS[mention["kind"].lower()]
        found.update((kind, number) for number in _listed(mention["list"]))
    return found


def _listed(text: str) -> Iterator[str]:
    """The numbers in "1, 2 and 4-6", those between the ends of a range included."""
    before = ""
    for one in _ONE.finditer(text):
        number = one["number"].upper()
        if one["dash"] and before.isdigit() and number.isdigit():
            end = min(int(number), int(before) + LONGEST_RANGE)
            yield from map(str, range(int(before) + 1, end))
        yield number
        before = number
