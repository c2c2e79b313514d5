"""How far a draft is from its course's limits: what there is, what is asked, what is left."""

from collections.abc import Iterator

import msgspec

from toolkit.course.requirements import Range
from toolkit.draft.inspection import Inspection, LimitFact
from toolkit.reporters.summary import counted
from toolkit.reporters.terminal import BOLD, DIM, paint
from toolkit.rules.phrases import asked

_NAMES = {
    "pages": ("body pages", "page"),
    "abstract": ("words of the abstract", "word"),
    "citations": ("works cited", "work"),
    "team": ("authors", "author"),
}
_WIDTHS = 22, 10, 12


class Limit(msgspec.Struct, frozen=True):
    """A limit in words; ``is_broken`` where the draft lies outside."""

    name: str
    now: str
    asked: str
    room: str
    is_broken: bool


def limits_of(inspection: Inspection) -> Iterator[Limit]:
    """Each limit: what there is, what is asked for, and the difference of the two."""
    pages = inspection.pages
    is_estimate = pages is not None and pages.evidence == "estimate"
    for limit in inspection.budget.limits:
        about = "about " if is_estimate and limit.what == "pages" else ""
        now = "not known" if limit.counted is None else f"{about}{limit.counted}"
        wanted = asked(Range(min=limit.min, max=limit.max))
        yield Limit(_NAMES[limit.what][0], now, wanted, room_left(limit), bool(limit.excess))


def limit_table(inspection: Inspection, color: bool) -> Iterator[str]:
    """The limits as a table of text, those that are broken in bold."""
    limits = tuple(limits_of(inspection))
    if limits:
        yield paint(_row("limit", "now", "asked", "room"), DIM, color)
    for limit in limits:
        row = _row(limit.name, limit.now, limit.asked, limit.room)
        yield paint(row, BOLD, color and limit.is_broken)


def room_left(limit: LimitFact) -> str:
    """How far a limit is: ``1 page left``, ``18 words short``, ``2 pages over``."""
    noun = _NAMES[limit.what][1]
    if limit.counted is None or limit.excess is None:
        return ""
    if limit.excess:
        return f"{counted(abs(limit.excess), noun)} {'over' if limit.excess > 0 else 'short'}"
    if limit.max is None:
        return "enough"
    left = limit.max - limit.counted
    if not left:
        return "as asked" if limit.min == limit.max else "none left"
    return f"{counted(left, noun)} left"


def _row(*cells: str) -> str:
    name, now, wanted, room = cells
    first, second, third = _WIDTHS
    return f"{name:<{first}}{now:>{second}}  {wanted:<{third}}  {room}".rstrip()
