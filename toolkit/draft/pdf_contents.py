"""Levels of headings as the contents give them: by the indents of a printed list, or by bookmarks.

Some classes set a heading as one of another level is set, and only the contents tell which it is.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from toolkit.draft.pdf_headings import PdfHeading, PlacedHeading
from toolkit.draft.pdf_layout import Layout, Row
from toolkit.draft.pdf_titles import is_contents, is_references, without_accents
from toolkit.readers.pdf import PdfBookmark

# In pt: the entries of one level begin so near each other, for all that their letters differ.
SAME_INDENT_PT = 2.5
LONGEST_NAME = 40
# A depth of the contents is that of a level which so many of its headings have, and this share.
LEAST_HEADINGS = 2
STEADY = 0.75
_SIGNS = re.compile(r"[\W_]+")
_PAGE = re.compile(r"[\s.]+(?:\d+|[ivxlc]+)?$")


def with_levels(
    layout: Layout, bookmarks: Sequence[PdfBookmark], headings: Sequence[PlacedHeading]
) -> tuple[PlacedHeading, ...]:
    """The headings, those that stand in the contents among others of another level moved to it.

    Contents in which not every level lies deeper than those above it tell nothing.
    """
    marked = ((_letters(mark.title), mark.depth) for mark in bookmarks)
    for listed in (marked, _printed(layout, headings)):
        depths = _depths(listed)
        levels = _levels(depths, headings)
        headings = [_moved(each, levels.get(_depth(each.heading, depths), 0)) for each in headings]
    return tuple(headings)


def _printed(layout: Layout, headings: Sequence[PlacedHeading]) -> Iterator[tuple[str, int]]:
    """The lines from the contents' heading down to the next one, with how far each is set in."""
    start = next((i for i, row in enumerate(layout.rows) if _heads_contents(row)), None)
    if start is None:
        return
    end = next((each.first for each in headings if each.first > start), start)
    rows = layout.rows[start + 1 : end]
    edges = sorted(row.line.x0 for row in rows)
    steps = [after for before, after in pairwise(edges) if after - before > SAME_INDENT_PT]
    for row in rows:
        yield _letters(_PAGE.sub("", row.line.text)), bisect_right(steps, row.line.x0)


def _heads_contents(row: Row) -> bool:
    text = row.line.text
    return len(text) < LONGEST_NAME and is_contents(text)


def _letters(text: str) -> str:
    return _SIGNS.sub("", without_accents(text)).casefold()


def _depths(listed: Iterable[tuple[str, int]]) -> dict[str, int]:
    """How deep the contents list each title, where they do it in one way."""
    found: dict[str, set[int]] = defaultdict(set)
    for letters, depth in listed:
        found[letters].add(depth)
    return {letters: min(depths) for letters, depths in found.items() if len(depths) == 1}


def _depth(heading: PdfHeading, depths: Mapping[str, int]) -> int | None:
    """How deep the contents list a heading, with its number or without; None where they do not."""
    title = _letters(heading.title)
    return depths.get(_letters(heading.number) + title, depths.get(title))


def _levels(depths: Mapping[str, int], headings: Sequence[PlacedHeading]) -> dict[int | None, int]:
    """The level of each depth at which nearly all headings have one; none where they disagree."""
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for each in headings:
        depth = _depth(each.heading, depths)
        if depth is not None and not is_references(each.heading.title):
            found[depth][each.heading.level] += 1
    levels: dict[int | None, int] = {}
    for depth in sorted(found):
        level, times = found[depth].most_common(1)[0]
        if times >= max(LEAST_HEADINGS, STEADY * found[depth].total()):
            levels[depth] = level
    grow = all(before < after for before, after in pairwise(levels.values()))
    return levels if len(levels) > 1 and grow else {}


def _moved(each: PlacedHeading, level: int) -> PlacedHeading:
    """A heading at another level; 0, its number or being the references' leaves it at its own."""
    heading = each.heading
    if level in (0, heading.level) or heading.number or is_references(heading.title):
        return each
    return replace(each, heading=replace(heading, level=level))
