"""A line of source with marks under the fault, cut to the columns there are."""

import re
from collections.abc import Sequence

import msgspec

from toolkit.model.place import LineIndex, Place
from toolkit.reporters.terminal import columns, printable

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_TAB = "    "
_CUT = "..."
_SHARE_BEFORE = 3  # a third of a cut line stands before the fault
_REACH = 4  # characters looked at to either side, for each column: some take none


class Excerpt(msgspec.Struct, frozen=True):
    """A line as it is shown, and how many columns stand before and under the fault."""

    line: str
    before: int
    marks: int


def excerpt(text: str, index: LineIndex, place: Place, width: int) -> Excerpt | None:
    """The line on which a fault begins; None where there is no such line, or nothing on it.

    Args:
        text: of the place's file.
        index: of the text.
        width: columns that neither the line nor the marks exceed.
    """
    line = _line(text, index, place.line)
    start = place.column - 1
    if not 0 <= start <= len(line) or not line.strip():
        return None
    stop = place.end_column - 1 if place.end_line == place.line else len(line)
    if not place.end_line:
        stop = start + 1
    reach = _REACH * width
    skipped = max(0, start - reach)
    cells = [_TAB if each == "\t" else printable(each) for each in line[skipped : start + reach]]
    return _cut(cells, start - skipped, stop - skipped, width)


def _line(text: str, index: LineIndex, number: int) -> str:
    """A line by its number, without its end; empty where there is none."""
    try:
        start = index.start_of(number)
    except IndexError:
        return ""
    line = _REST_OF_LINE.match(text, start)
    return line[0] if line else ""


def _cut(cells: list[str], start: int, stop: int, width: int) -> Excerpt:
    """The cells that fit, and where the fault stands among them."""
    sizes = [sum(map(columns, cell)) for cell in cells]
    while start and start < len(sizes) and not sizes[start]:
        start -= 1
    if sum(sizes) <= width:
        first, last = 0, len(cells)
    else:
        first, last = _window(sizes, start, width - 2 * len(_CUT))
    before = _CUT if first else ""
    after = _CUT if last < len(cells) else ""
    shown = "".join(cells[first:last])
    return Excerpt(
        before + shown + after,
        len(before) + sum(sizes[first:start]),
        max(1, sum(sizes[start : min(stop, last)])),
    )


def _window(sizes: Sequence[int], start: int, room: int) -> tuple[int, int]:
    """The first cell and the one past the last that are shown of a line too long."""
    first = last = start
    used = 0
    while first and used + sizes[first - 1] <= room // _SHARE_BEFORE:
        first -= 1
        used += sizes[first]
    while last < len(sizes) and used + sizes[last] <= room:
        used += sizes[last]
        last += 1
    while first and used + sizes[first - 1] <= room:
        first -= 1
        used += sizes[first]
    return first, last
