"""Runs of words that texts share, found by a hash of each run: in time, as long as the texts."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

import msgspec

from toolkit.draft.sentences import Word

_HASH_BYTES = 8


class Met(msgspec.Struct, frozen=True):
    """Where a run of words was met first: the text's name, and the number, from 0, of its word."""

    text: str
    word: int


class Shingles:
    """Texts by each run of so many words in them.

    Args:
        length: words in a run; fewer in a row are nobody's.
    """

    def __init__(self, length: int) -> None:
        self.length = length
        self._met: dict[bytes, Met] = {}

    def add(self, text: str, words: Sequence[Word]) -> None:
        """Take a text in; where it says what one before it said, that one is kept."""
        for index, run in enumerate(self._runs(words)):
            self._met.setdefault(run, Met(text, index))

    def shared(self, words: Sequence[Word]) -> tuple[Met | None, ...]:
        """For each of some words, where the first run that it belongs to was met; None for none."""
        found: list[Met | None] = [None] * len(words)
        for index, run in enumerate(self._runs(words)):
            met = self._met.get(run)
            if met is not None:
                for each in range(index, index + self.length):
                    found[each] = found[each] or met
        return tuple(found)

    def _runs(self, words: Sequence[Word]) -> Iterator[bytes]:
        normal = [word.normal for word in words]
        for start in range(len(normal) - self.length + 1):
            run = " ".join(normal[start : start + self.length])
            yield blake2b(run.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).digest()
