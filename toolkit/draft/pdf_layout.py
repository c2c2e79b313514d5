"""How a PDF's pages are laid out: body size, columns, leading, and what is page furniture."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from toolkit.draft.pdf_line_numbers import line_numbers
from toolkit.readers.pdf import Pdf, PdfLine, PdfPage

# In pt: two lines closer than this stand on one row.
SAME_ROW_PT = 2.0
# In pt: lines that begin below each other differ by less, as their first letters do.
SAME_EDGE_PT = 3.0
# In pt: how far the size of one kind of text varies.
SAME_SIZE_PT = 0.3
# Shares of a page's height within which running heads and feet stand.
HEAD_ZONE = 0.14
FOOT_ZONE = 0.86
# What is a page number and nothing else stands higher in a class that leaves wide margins: article
# on A4 sets it at 0.83.
NUMBER_ZONE = 0.75
# A running head or foot says the same on this many pages, or stands at the same height on this
# share of them (on three at the least), whatever it says.
REPEATED_PAGES = 2
REPEATED_SHARE = 0.5
LEAST_PAGES = 3
# In pt: type this much larger than the body's is no running head.
LARGER_PT = 0.6
# In body leadings: a running head stands at least so far from the text.
HEAD_GAP = 1.25
# In sizes of the body's type: a page number stands at least so far from a running head's words, and
# such a row is of two pieces.
NUMBER_APART = 3
LEAST_IN_ROW = 2
# In leadings, for a page with too few lines to measure.
DEFAULT_LEADING = 1.2
# A share of the page's width; a narrower line says nothing about columns.
TELLING_WIDTH = 0.2
# Older fonts print an accent apart from its letter.
_ACCENTS = re.compile(r"[´`¨ˆ˜¸ˇ˚¯˘\s]+")
PAGE_NUMBER = re.compile(
    r"^(?:page\s+)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*$", re.I
)


class Row(msgspec.Struct, frozen=True):
    """A line of text in its place.

    ``column`` is 1 or 2, and 1 where a line spans both. ``above`` is how far (pt) its baseline is
    below that of the row before it in the column, None for the first. ``alone`` says that nothing
    stands beside it in its column.
    """

    line: PdfLine
    page: int
    column: Literal[1, 2]
    above: float | None
    alone: bool

    def shares_column(self, other: "Row") -> bool:
        """Whether it stands in the same column of the same page."""
        return (self.page, self.column) == (other.page, other.column)


class Layout(msgspec.Struct, frozen=True):
    """The rows of a document without running heads, feet and page numbers, and how it is set.

    Body size, leading (the distance of two baselines) and the width of a full line are in pt.
    """

    rows: tuple[Row, ...]
    body_size: float
    body_font: str
    leading: float
    line_width: float
    columns: Literal[1, 2]

    def is_text(self, row: Row) -> bool:
        """Whether a row is set as large as most of the text."""
        return abs(row.line.size - self.body_size) < SAME_SIZE_PT

    def is_flush(self, row: Row) -> bool:
        """Whether a row of text begins where its column does, and is not set in."""
        column = (each for each in self.rows if row.shares_column(each) and self.is_text(each))
        edge = min((each.line.x0 for each in column), default=row.line.x0)
        return self.is_text(row) and row.line.x0 < edge + SAME_EDGE_PT


def lay_out(pdf: Pdf) -> Layout:
    """The layout of a PDF; without any text the body size is 0."""
    size, font = _body_type(pdf)
    leading = _leading(pdf, size)
    lines = _without_furniture(pdf, size, leading)
    middles = _middles(lines)
    columns: Literal[1, 2] = 2 if _is_two_column(pdf, lines, middles) else 1
    rows: list[Row] = []
    for number, found in lines.items():
        middle = middles[number % 2] if columns == 2 else None
        rows.extend(_rows(number, found, middle))
    body = [row.line.x1 - row.line.x0 for row in rows if abs(row.line.size - size) < SAME_SIZE_PT]
    return Layout(tuple(rows), size, font, leading, _high(body or [0.0]), columns)


def _body_type(pdf: Pdf) -> tuple[float, str]:
    """Size and font of most letters."""
    sizes: Counter[float] = Counter()
    fonts: Counter[tuple[float, str]] = Counter()
    for line in _all_lines(pdf):
        sizes[round(line.size, 1)] += len(line.text)
        fonts[round(line.size, 1), line.font] += len(line.text)
    if not sizes:
        return 0.0, ""
    size = sizes.most_common(1)[0][0]
    of_body = Counter({font: n for (each, font), n in fonts.items() if each == size})
    return size, of_body.most_common(1)[0][0]


def _leading(pdf: Pdf, size: float) -> float:
    """The commonest distance between the baselines of two body lines."""
    steps: Counter[float] = Counter()
    for page in pdf.pages:
        before: PdfLine | None = None
        for line in page.lines:
            is_body = abs(line.size - size) < SAME_SIZE_PT
            if is_body and before is not None and size <= line.base - before.base <= 3 * size:
                steps[round(line.base - before.base, 1)] += 1
            before = line if is_body else None
    return steps.most_common(1)[0][0] if steps else DEFAULT_LEADING * size


def _all_lines(pdf: Pdf) -> Iterator[PdfLine]:
    return (line for page in pdf.pages for line in page.lines)


def _without_furniture(pdf: Pdf, body: float, leading: float) -> dict[int, tuple[PdfLine, ...]]:
    """Each page's lines without running heads, running feet and page numbers."""
    numbers = line_numbers(pdf.pages)
    edges = {page.number: _standing_off(page, leading) for page in pdf.pages}
    known = [lines for found in edges.values() for lines in found]
    kept = {}
    for page in pdf.pages:
        dropped = list(numbers[page.number])
        for lines in edges[page.number]:
            if _is_running(lines, known, body, len(pdf.pages)):
                dropped.extend(lines)
        kept[page.number] = tuple(line for line in page.lines if line not in dropped)
    return kept


def _is_running(lines: list[PdfLine], known: list[list[PdfLine]], body: float, pages: int) -> bool:
    """Whether an outermost row is a page number, or comes on other pages as it does here."""
    if all(PAGE_NUMBER.match(line.text) for line in lines):
        return True
    first = lines[0]
    if first.size > body + LARGER_PT:
        return False
    if _has_number_apart(lines, body):
        return True
    alike = [
        each
        for each in known
        if abs(each[0].base - first.base) < SAME_ROW_PT and abs(each[0].size - first.size) < 0.1
    ]
    words = _words(lines)
    same = sum(_words(each) == words for each in alike)
    return same >= REPEATED_PAGES or len(alike) >= max(LEAST_PAGES, REPEATED_SHARE * pages)


def _has_number_apart(lines: list[PdfLine], body: float) -> bool:
    """Whether an outermost row has a page number at one end, well apart from its words."""
    row = sorted(lines, key=lambda line: line.x0)
    if len(row) < LEAST_IN_ROW:
        return False
    ends = (row[0], row[1].x0 - row[0].x1), (row[-1], row[-1].x0 - row[-2].x1)
    return any(gap > NUMBER_APART * body and PAGE_NUMBER.match(end.text) for end, gap in ends)


def _words(lines: list[PdfLine]) -> str:
    """A row's text without its numbers."""
    return re.sub(r"\d+", "", " ".join(line.text for line in lines))


def _standing_off(page: PdfPage, leading: float) -> list[list[PdfLine]]:
    """The uppermost and the lowest row of a page, where well apart from the others."""
    level = sorted((line for line in page.lines if line.text), key=lambda line: line.base)
    found = []
    is_number = bool(level) and PAGE_NUMBER.match(level[-1].text)
    foot_zone = NUMBER_ZONE if is_number else FOOT_ZONE
    for ordered, is_near in ((level, HEAD_ZONE), (level[::-1], foot_zone)):
        if not ordered or (ordered[0].base < is_near * page.height_pt) != (is_near == HEAD_ZONE):
            continue
        row = [line for line in ordered if abs(line.base - ordered[0].base) < SAME_ROW_PT]
        rest = ordered[len(row) :]
        if not rest or abs(rest[0].base - ordered[0].base) > HEAD_GAP * leading:
            found.append(row)
    return found


def _middles(lines: dict[int, tuple[PdfLine, ...]]) -> dict[int, float]:
    """The middle of the text block (pt from the left), for even and for odd pages."""
    edges: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for number, found in lines.items():
        edges[number % 2].extend((line.x0, line.x1) for line in found)
    middles = {}
    for parity in (0, 1):
        spans = edges[parity] or edges[1 - parity] or [(0.0, 0.0)]
        middles[parity] = (_low(x0 for x0, _ in spans) + _high(x1 for _, x1 in spans)) / 2
    return middles


def _low(values: Iterable[float]) -> float:
    """A low value that a few strays do not move."""
    ordered = sorted(values)
    return ordered[len(ordered) // 20]


def _high(values: Iterable[float]) -> float:
    """A high value that a few strays do not move."""
    ordered = sorted(values)
    return ordered[-1 - len(ordered) // 20]


def _is_two_column(
    pdf: Pdf, lines: dict[int, tuple[PdfLine, ...]], middles: dict[int, float]
) -> bool:
    """Whether most lines lie wholly in the left or right half of the text, with some in each."""
    sides: Counter[str] = Counter()
    for page in pdf.pages:
        for line in lines[page.number]:
            if line.x1 - line.x0 >= TELLING_WIDTH * page.width_pt:
                sides[_side(line, middles[page.number % 2])] += 1
    halves = sides["left"] + sides["right"]
    return halves > sides["both"] and sides["right"] > 0.15 * halves


def _side(line: PdfLine, middle: float) -> str:
    if line.x1 <= middle + SAME_ROW_PT:
        return "left"
    return "right" if line.x0 >= middle - SAME_ROW_PT else "both"


def _rows(number: int, lines: tuple[PdfLine, ...], middle: float | None) -> Iterator[Row]:
    """The page's lines with their column and neighbours; ``middle`` is None for one column."""
    sides = [_side(line, middle) if middle is not None else "both" for line in lines]
    by_height: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        by_height[int(line.base // SAME_ROW_PT)].append(index)
    last: dict[int, float] = {}
    for index, line in enumerate(lines):
        key = int(line.base // SAME_ROW_PT)
        near = [i for k in (key - 1, key, key + 1) for i in by_height.get(k, ()) if i != index]
        alone = not any(
            abs(lines[i].base - line.base) < SAME_ROW_PT
            and not _ACCENTS.fullmatch(lines[i].text)
            and (sides[i] == sides[index] or "both" in (sides[i], sides[index]))
            for i in near
        )
        column: Literal[1, 2] = 2 if sides[index] == "right" else 1
        before = last.get(column)
        above = line.base - before if before is not None and line.base > before else None
        yield Row(line, number, column, above, alone)
        last[column] = line.base
