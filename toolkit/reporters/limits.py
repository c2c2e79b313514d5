"""How far a draft is from its course's limits, as a table of text."""

from collections.abc import Iterator

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


def limit_table(inspection: Inspection, color: bool) -> Iterator[str]:
    """A line for each limit: what there is, what is asked for, and the difference of the two."""
    limits = inspection.budget.limits
    if not limits:
        return
    pages = inspection.pages
    is_estimate = pages is not None and pages.evidence == "estimate"
    yield paint(_row("limit", "now", "asked", "room"), DIM, color)
    for limit in limits:
        about = "about " if is_estimate and limit.what == "pages" else ""
        now = "not known" if limit.counted is None else f"{about}{limit.counted}"
        wanted = asked(Range(min=limit.min, max=limit.max))
        row = _row(_NAMES[limit.what][0], now, wanted, room_left(limit))
        yield paint(row, BOLD, color and bool(limit.excess))


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
