"""A fault in a course's TOML: its key, what is wrong there and what to do."""

from collections.abc import Iterable

import msgspec

from toolkit.course.titles import near


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong at one key.

    Args:
        key: as ``section[3].min_words``; entries of a list count from 1; empty for the whole file.
        message: what is wrong, lower case, reading on from the key.
        hint: what to do; empty where the message says it.
    """

    key: str
    message: str
    hint: str = ""


def join(key: str, name: str) -> str:
    """The key of ``name`` inside the table at ``key``."""
    return f"{key}.{name}" if key else name


def meant(name: str, known: Iterable[str]) -> str:
    """The hint for an unknown name: the nearest one known, else all of them."""
    names = tuple(known)
    guess = near(name, names)
    return f"did you mean {guess}?" if guess else f"known here: {', '.join(names) or 'none'}"
