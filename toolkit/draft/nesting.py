"""What stands around a place: groups and environments, of which one may hold others."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Extent(Protocol):
    """Something that begins and ends at offsets of a text."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset after its last."""


_Extent = TypeVar("_Extent", bound=Extent)


class Nesting(Generic[_Extent]):
    """Extents of one text, for asking which of them stand around an offset.

    Made in one pass; an answer takes as long as the extents around the offset are deep.
    """

    def __init__(self, extents: Iterable[_Extent]) -> None:
        self._extents = sorted(extents, key=lambda each: each.start)
        self._starts = [each.start for each in self._extents]
        self._outer: list[int] = []
        still_open: list[int] = []
        for index, extent in enumerate(self._extents):
            while still_open and self._extents[still_open[-1]].end <= extent.start:
                still_open.pop()
            self._outer.append(still_open[-1] if still_open else -1)
            still_open.append(index)

    def around(self, offset: int) -> Iterator[_Extent]:
        """The extents that begin before an offset and end after it, the innermost first."""
        index = bisect_left(self._starts, offset) - 1
        while index >= 0:
            if offset < self._extents[index].end:
                yield self._extents[index]
            index = self._outer[index]
