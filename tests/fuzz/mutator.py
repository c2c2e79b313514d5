"""Makes bad input of good: real files with parts lost, doubled, moved and spoilt, by a seed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

MOST_SPAN = 400
MOST_STEPS = 6

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NUMBERS = b"0 -1 1 9 99999 2147483647 2147483648 -2147483649 4294967296 1e999 .5 -.0 nan".split()
_TIMES = (2, 3, 10, 100, 3000)
_ENCODINGS = ("latin-1", "utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-32", "utf-7")
_LINE_ENDS = (b"\r\n", b"\r", b"\n\n", b"\x0b", b"\xe2\x80\xa8", b"")
_ODD = tuple(
    sign.encode("utf-8", "surrogatepass")
    for sign in (*"\0\x01\x1a\x7f\x85\u00a0\u0130\u0301\u200b\u202e\ufeff\ufffd", "\ud800", "😀")
)

Step = Callable[["Mutator", bytes], bytes]


@dataclass(frozen=True, slots=True)
class Mutator:
    """Spoils files of one kind.

    Args:
        chance: where every choice comes from.
        seeds: real files.
        words: what means something in files of this kind.
        most: bytes of a spoilt file.
    """

    chance: Random
    seeds: Sequence[bytes]
    words: Sequence[bytes]
    most: int

    def spoilt(self) -> bytes:
        """One of the files after a few steps."""
        data = self.chance.choice(self.seeds)
        for _ in range(self.chance.randint(1, MOST_STEPS)):
            data = self.chance.choice(STEPS)(self, data)[: self.most]
        return data

    def span(self, data: bytes) -> slice:
        """A short piece of the data."""
        start = self.chance.randint(0, len(data))
        return slice(start, start + self.chance.randint(0, MOST_SPAN))

    def times(self, piece: bytes) -> bytes:
        """A piece again and again."""
        return piece * min(self.chance.choice(_TIMES), self.most // (len(piece) + 1))

    def lost(self, data: bytes) -> bytes:
        """Without a piece."""
        gone = self.span(data)
        return data[: gone.start] + data[gone.stop :]

    def doubled(self, data: bytes) -> bytes:
        """With a piece many times."""
        piece = self.span(data)
        return data[: piece.start] + self.times(data[piece]) + data[piece.start :]

    def swapped(self, data: bytes) -> bytes:
        """With two pieces in each other's place."""
        first, second = sorted((self.span(data), self.span(data)), key=lambda each: each.start)
        middle = data[first.stop : second.start]
        return data[: first.start] + data[second] + middle + data[first] + data[second.stop :]

    def flipped(self, data: bytes) -> bytes:
        """With a few bytes changed."""
        changed = bytearray(data)
        for _ in range(self.chance.randint(1, 8) if data else 0):
            changed[self.chance.randrange(len(changed))] = self.chance.randrange(256)
        return bytes(changed)

    def told(self, data: bytes) -> bytes:
        """With words put in."""
        for _ in range(self.chance.randint(1, 12)):
            data = self._with(data, self.chance.choice(self.words))
        return data

    def insisted(self, data: bytes) -> bytes:
        """With one to three words said many times over."""
        said = b"".join(self.chance.choices(self.words, k=self.chance.randint(1, 3)))
        return self._with(data, self.times(said))

    def cut(self, data: bytes) -> bytes:
        """The beginning, or the end."""
        at = self.chance.randint(0, len(data))
        return data[:at] if self.chance.random() < 0.8 else data[at:]

    def recoded(self, data: bytes) -> bytes:
        """In another encoding."""
        text = data.decode("utf-8", "replace")
        return text.encode(self.chance.choice(_ENCODINGS), "replace")

    def reflowed(self, data: bytes) -> bytes:
        """With other line ends, all or one."""
        once = self.chance.random() < 0.5
        return data.replace(b"\n", self.chance.choice(_LINE_ENDS), 1 if once else -1)

    def spliced(self, data: bytes) -> bytes:
        """With another file from some point on."""
        other = self.chance.choice(self.seeds)
        start = self.chance.randint(0, len(other))
        return data[: self.chance.randint(0, len(data))] + other[start:]

    def renumbered(self, data: bytes) -> bytes:
        """With another number."""
        found = list(_NUMBER.finditer(data))
        if not found:
            return data
        number = self.chance.choice(found)
        return data[: number.start()] + self.chance.choice(_NUMBERS) + data[number.end() :]

    def odd(self, data: bytes) -> bytes:
        """With a sign that nobody types."""
        return self._with(data, self.chance.choice(_ODD))

    def _with(self, data: bytes, piece: bytes) -> bytes:
        at = self.chance.randint(0, len(data))
        return data[:at] + piece + data[at:]


STEPS: tuple[Step, ...] = (
    Mutator.lost,
    Mutator.doubled,
    Mutator.swapped,
    Mutator.flipped,
    Mutator.told,
    Mutator.told,
    Mutator.insisted,
    Mutator.cut,
    Mutator.recoded,
    Mutator.reflowed,
    Mutator.spliced,
    Mutator.renumbered,
    Mutator.odd,
)
