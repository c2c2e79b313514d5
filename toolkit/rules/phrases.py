"""Words that the messages of several rules share."""

from toolkit.course.requirements import Range
from toolkit.model.place import Place

_LONGEST = 40
"""Characters of a text that a message shows."""


def shortened(text: str) -> str:
    """The first words of a text."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rsplit(' ', 1)[0].rstrip('.,:;')}…"


def counted(number: int, noun: str) -> str:
    """A number and its noun: ``1 word``, ``3 words``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def asked(wanted: Range) -> str:
    """A range in words: ``2 to 4``, ``3``, ``at least 2``, ``at most 8``."""
    if wanted.min is None or wanted.max is None:
        return f"at most {wanted.max}" if wanted.min is None else f"at least {wanted.min}"
    return str(wanted.min) if wanted.min == wanted.max else f"{wanted.min} to {wanted.max}"


def where(place: Place, seen_from: Place) -> str:
    """A place for a hint: ``line 3``, ``line 3 of sections/data.tex``, ``page 2``."""
    if place.page:
        return f"page {place.page}"
    line = f"line {place.line}"
    return line if place.path == seen_from.path else f"{line} of {place.path}"
