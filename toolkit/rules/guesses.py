"""What a key that nothing defines was most likely meant to be."""

from collections.abc import Collection

from toolkit.course.titles import near

MOST_GUESSES = 20
"""Each is a look at every key there is; who mistypes more has another problem."""


class Guesses:
    """Hints for the first twenty unknown keys of a draft.

    Args:
        known: the keys that are defined.
        remedy: the hint where none of them is near, or where twenty have been given.
    """

    def __init__(self, known: Collection[str], remedy: str) -> None:
        self.known = known
        self.remedy = remedy
        self.left = MOST_GUESSES

    def hint(self, key: str) -> str:
        """What to do about a key."""
        self.left -= 1
        meant = near(key, self.known) if self.left >= 0 else None
        return f"did you mean {meant}?" if meant else self.remedy
