"""Which pages of a document hold something that counts against a page limit."""

from collections.abc import Collection, Iterable

import msgspec

REFERENCES = "references"
APPENDIX = "appendix"


class Tally(msgspec.Struct, frozen=True):
    """The pages, from 1, that hold something that counts, and where the references begin.

    ``notes`` are clauses that say what else was counted, and why.
    """

    counted: frozenset[int]
    references_begin: int | None
    text_above_references: bool | None
    notes: tuple[str, ...] = ()


class Stretch(msgspec.Struct, frozen=True):
    """A part of a document in reading order, from page to page, both from 1.

    ``reaches_last`` is false where the next part begins at the top of the last page. ``what`` names
    the part for a reader.
    """

    what: str
    counts: bool
    first: int
    last: int
    reaches_last: bool

    def pages(self) -> range:
        """The pages that something of it stands on."""
        return range(self.first, self.last + self.reaches_last)


def counted_pages(stretches: Iterable[Stretch]) -> frozenset[int]:
    """The pages that something stands on that counts."""
    return frozenset(page for each in stretches if each.counts for page in each.pages())


def say_pages(pages: Collection[int]) -> str:
    """Pages in words: ``page 4``, ``pages 4 and 6``, ``pages 4–6``."""
    ordered = sorted(pages)
    if len(ordered) == 1:
        return f"page {ordered[0]}"
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"pages {ordered[0]}–{ordered[-1]}"
    return f"pages {', '.join(map(str, ordered[:-1]))} and {ordered[-1]}"
