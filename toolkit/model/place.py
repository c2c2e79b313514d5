"""Where something stands: offsets inside a text, and lines and columns for people."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range of character offsets, from 0."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


class Area(NamedTuple):
    """A box on a page as it is shown, in pt (72 to the inch) from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


def around(areas: Iterable[Area]) -> Area:
    """The smallest box that holds some others, of which there is at least one."""
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return Area(min(lefts), min(tops), max(rights), max(bottoms))


class Place(msgspec.Struct, frozen=True, eq=False):
    """Where a person should look: a file with a line and column from 1, or a page of a PDF.

    ``line`` is 0 when the whole file is meant; ``page`` is 0 when the file has no pages. ``areas``
    are the boxes on that page, none where they are not known; places that differ in nothing else
    are the same.
    """

    path: str
    page: int = 0
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    areas: tuple[Area, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __lt__(self, other: "Place") -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[str, int, int, int, int, int]:
        return self.path, self.page, self.line, self.column, self.end_line, self.end_column

    def __str__(self) -> str:
        if self.page:
            return f"{self.path}:p{self.page}"
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class LineIndex:
    """The starts of a text's lines, for turning offsets into lines and columns.

    LF, CRLF and a lone CR each end a line, as editors count them.
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column, both from 1, of an offset from 0."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start_of(self, line: int) -> int:
        """The offset at which a line (from 1) begins."""
        return self._starts[line - 1]

    def place(self, path: str, span: Span) -> Place:
        """The place of ``span`` in the file ``path``."""
        line, column = self.line_column(span.start)
        end_line, end_column = self.line_column(max(span.start, span.end))
        return Place(path, 0, line, column, end_line, end_column)
