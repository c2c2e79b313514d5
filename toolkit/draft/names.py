"""Names of people in running text: whom a text mentions, in any of the ways that people do."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from toolkit.draft.short_names import is_short_for

_LATIN = str.maketrans(
    {
        **dict(zip("łŁøØđĐıħĦ", "lLoOdDihH", strict=True)),
        **{"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d"},
    }
)
"""Letters that Unicode does not take apart."""

_SPELT_OUT = str.maketrans(
    dict(zip("äöüåøÄÖÜÅØ", "ae oe ue aa oe Ae Oe Ue Aa Oe".split(), strict=True))
)
"""How those are typed who have no such key."""

_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"\b([A-Z])\.\s?-?(?=[A-Z]\.)")
_PARTICLES = frozenset(
    "af al av bin da das de del della den der di dos du el la le ten ter und van von y zu".split()
)

_FEWEST_DOTTED = 2
"""Of so many single letters in a row, some are no initials: "e.g.", "i.e."."""


def fold(text: str) -> str:
    """Text without accents and ligatures: ``Łukasiewicz`` gives ``Lukasiewicz``."""
    apart = unicodedata.normalize("NFKD", text.translate(_LATIN))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def unnamed(names: Sequence[str], text: str) -> tuple[str, ...]:
    """The names that a text does not mention.

    A full name counts in any case and order, with or without accents or with "oe" for "ö"; so does
    "J. Doe", "Ja. Doe" or "Jane D."; a surname, a given name or what is short for it, or initials
    alone where no other of ``names`` shares them, and "JaD" or "JDo" where another has the same
    initials. A name alone must be written with a capital, as it may be a word as well.

    Args:
        names: of all the people who may be meant.
        text: plain, not LaTeX.
    """
    told, spelt_out = _Text(fold(text)), _Text(fold(_spelt_out(text)))
    everyone = [_Name(name) for name in names]
    missing = []
    for index, name in enumerate(everyone):
        others = everyone[:index] + everyone[index + 1 :]
        ways = ((name, told), (name, spelt_out), (_Name(_spelt_out(name.written)), told))
        if not any(way.stands_in(where, others) for way, where in ways):
            missing.append(name.written)
    return tuple(missing)


def _spelt_out(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_SPELT_OUT)


class _Text:
    def __init__(self, folded: str) -> None:
        words = _WORD.findall(_DOTTED.sub(r"\1", folded))
        self.folded = folded.casefold()
        self.words = frozenset(words)
        self.capitalised = frozenset(word.casefold() for word in words if not word[0].islower())
        self.run = _run(words)


def _run(words: Sequence[str]) -> str:
    """Words such that a run of some stands in the run of all."""
    return f" {' '.join(words)} ".casefold()


class _Name(msgspec.Struct, frozen=True, dict=True):
    written: str

    @cached_property
    def parts(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(fold(self.written)))

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The parts without particles; the last is none, whatever it looks like."""
        return tuple(
            part
            for index, part in enumerate(self.parts)
            if part.casefold() not in _PARTICLES or index == len(self.parts) - 1
        )

    @cached_property
    def initials(self) -> frozenset[str]:
        """Its initials as people type them, at least two; a hyphenated name has one or each."""
        words = [_WORD.findall(word)[:1] for word in fold(self.written).split()]
        spelt = (self.parts, self.core, [first for word in words for first in word])
        typed = ["".join(part[0] for part in parts) for parts in spelt]
        return frozenset(each for t in typed if len(t) > 1 for each in (t, t.upper()))

    @cached_property
    def short(self) -> frozenset[str]:
        """Two or three letters of one name and one of the other: they tell equal initials apart."""
        if len(self.parts) == 1 or not self.written[0].isupper():
            return frozenset()
        given, surname = self.parts[0], self.parts[-1]
        forms = ((given[:n] + surname[0], given[0] + surname[:n]) for n in (2, 3))
        return frozenset(each for pair in forms for each in pair)

    def orders(self) -> Iterator[Sequence[str]]:
        """The whole name from each of its parts on, and one of it cut short, both ways."""
        parts = self.parts
        for index in range(len(parts)):
            yield (*parts[index:], *parts[:index])
        if len(parts) > 1:
            yield (parts[0][0], parts[-1])
            yield (parts[-1], parts[0][0])
            yield (parts[0], parts[-1][0])
            yield from ((parts[0][:letters], parts[-1]) for letters in (2, 3))
        if len(parts) > _FEWEST_DOTTED:
            yield tuple(part[0] for part in parts)

    def stands_in(self, text: _Text, others: Sequence["_Name"]) -> bool:
        """Whether a text mentions this person and not only one of the others."""
        if any(_run(order) in text.run for order in self.orders()):
            return True
        whole = "".join(self.parts)
        if not whole.isascii() and whole.casefold() in text.folded:
            return True
        shared = {part.casefold() for other in others for part in other.parts}
        alone = {part for part in self.core if len(part) > 1 and part.casefold() not in shared}
        if alone & text.words or {part.casefold() for part in alone} & text.capitalised:
            return True
        if any(
            is_short_for(word, given.casefold())
            and not any(is_short_for(word, other) for other in shared)
            for given in self.core[:-1]
            for word in text.capitalised
        ):
            return True
        taken = frozenset[str]().union(*(other.initials | other.short for other in others))
        return bool(((self.initials | self.short) - taken) & text.words)
