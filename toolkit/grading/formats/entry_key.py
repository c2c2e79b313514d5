"""How a text format names what a mark is for."""

from toolkit.grading.collecting.filled import Key
from toolkit.grading.sheet import Entry

_MOST_DIGITS = 6


def entry_name(entry: Entry) -> str:
    """``related-work`` for the team, ``contributions 2`` for its second member."""
    return f"{entry.criterion.id} {entry.number}" if entry.number else entry.criterion.id


def entry_key(name: str) -> Key:
    """The criterion and the member that a name is of."""
    criterion, _, number = name.strip().partition(" ")
    return criterion, int(number) if number.isdecimal() and len(number) < _MOST_DIGITS else 0
