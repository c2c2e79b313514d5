"""A few lines of source, with the place of a fault marked in them."""

from collections.abc import Iterator

import msgspec

from toolkit.model.place import Place
from toolkit.reporters.issues import SourceText

AROUND = 1
"""Lines shown before and after those of the fault."""

MOST_LINES = 5
"""Of the fault itself: a float or a formula may go on for a page."""

MOST_BESIDE = 160
"""Characters shown of a line to either side of the fault; a paragraph may be one line."""

MOST_MARKED = 400
"""Characters shown of the fault in one line."""

_CUT = "…"
_TAB = "    "


class SourceLine(msgspec.Struct, frozen=True):
    """A line by its number from 1: what stands before the fault, the fault, and what follows."""

    number: int
    before: str
    marked: str = ""
    after: str = ""


def excerpt(source: SourceText, place: Place) -> tuple[SourceLine, ...]:
    """The lines about a place; none where it has no line, or nothing stands there."""
    if not place.line or not source.line(place.line).strip():
        return ()
    last = max(place.line, place.end_line)
    shown = min(last, place.line + MOST_LINES - 1)
    return (
        *_beside(source, range(max(1, place.line - AROUND), place.line)),
        *(_marked(source, place, number) for number in range(place.line, shown + 1)),
        *_beside(source, range(last + 1, last + 1 + AROUND) if shown == last else range(0)),
    )


def _beside(source: SourceText, numbers: range) -> Iterator[SourceLine]:
    for number in numbers:
        text = source.line(number)
        if text.strip():
            cut = text[: 2 * MOST_BESIDE]
            yield SourceLine(number, _shown(cut) + (_CUT if len(cut) < len(text) else ""))


def _marked(source: SourceText, place: Place, number: int) -> SourceLine:
    """A line of the fault: from its column in the first to its end in the last."""
    text = source.line(number)
    start = place.column - 1 if number == place.line else len(text) - len(text.lstrip())
    stop = len(text)
    if not place.end_line:
        stop = start + 1
    elif number == place.end_line:
        stop = place.end_column - 1
    stop = max(stop, start + 1) if number == place.line else stop
    first = max(0, start - MOST_BESIDE)
    cut = min(stop, start + MOST_MARKED)
    end = cut + MOST_BESIDE
    return SourceLine(
        number,
        (_CUT if first else "") + _shown(text[first:start]),
        _shown(text[start:cut]) + (_CUT if cut < min(stop, len(text)) else ""),
        _shown(text[cut:end]) + (_CUT if end < len(text) else "") if cut == stop else "",
    )


def _shown(text: str) -> str:
    return text.replace("\t", _TAB)
