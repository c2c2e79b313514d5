"""The numbers in the margin of a PDF that some drafts give to their lines."""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import pairwise

from toolkit.readers.pdf import PdfLine, PdfPage

# So many numbers above each other, counting up, are those of lines.
LEAST_LINE_NUMBERS = 5
LONGEST_LINE_NUMBER = 5
STEADY = 0.75
# In pt: how far the right edges of numbers below each other vary.
SAME_EDGE_PT = 2.0


def line_numbers(pages: Iterable[PdfPage]) -> dict[int, tuple[PdfLine, ...]]:
    """The lines that are such numbers, by page.

    A page with few of them has them where other pages have, counting up too.
    """
    columns = {page.number: _columns(page) for page in pages}
    every = [column for found in columns.values() for column in found]
    edges = {column[-1].x1 for column in every if _counts_up(column)}
    return {
        number: tuple(line for column in found if _stands_at(column, edges) for line in column)
        for number, found in columns.items()
    }


def _stands_at(column: list[PdfLine], edges: Collection[float]) -> bool:
    is_there = any(abs(column[-1].x1 - edge) < SAME_EDGE_PT for edge in edges)
    numbers = _downwards(column)
    return is_there and (numbers == sorted(set(numbers)) or _counts_up(column))


def _downwards(column: list[PdfLine]) -> list[int]:
    return [int(line.text) for line in sorted(column, key=lambda line: line.base)]


def _columns(page: PdfPage) -> list[list[PdfLine]]:
    """A page's numbers, those together that end below each other."""
    columns: list[list[PdfLine]] = []
    for line in sorted(page.lines, key=lambda line: line.x1):
        if line.text.isdecimal() and len(line.text) <= LONGEST_LINE_NUMBER:
            if columns and line.x1 - columns[-1][-1].x1 < SAME_EDGE_PT:
                columns[-1].append(line)
            else:
                columns.append([line])
    return columns


def _counts_up(column: list[PdfLine]) -> bool:
    """Whether the numbers above each other grow by one step nearly always."""
    numbers = _downwards(column)
    steps = Counter(after - before for before, after in pairwise(numbers))
    step, times = steps.most_common(1)[0] if steps else (0, 0)
    return times >= LEAST_LINE_NUMBERS and step > 0 and times >= STEADY * len(numbers)
