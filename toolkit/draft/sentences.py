"""Sentences of a text, each as words that compare equal however they are typed or printed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from toolkit.draft.names import fold
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.tex_text import plain

_HYPHEN = r"(?:-|\N{SOFT HYPHEN}|\N{HYPHEN}|\N{NON-BREAKING HYPHEN})"
_WORD = re.compile(rf"[^\W\d_]+(?:(?:['’]|{_HYPHEN}(?:[ \t]*\r?\n[ \t]*)?)[^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.?!]['\"’”)\]}]*(?=\s+['\"‘“(\[{`]*[^\W\d_a-zß-öø-ÿ])|\n[ \t\r]*\n")
_ABBREVIATED = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]|e\.g|i\.e|al|cf|vs|Figs?|Eqs?|Secs?|Tab|Ch|Dr|Prof|Mrs?|Ms|No|Vol|pp)\Z"
)
_LONGEST_ABBREVIATION = 5
_SHORTEST_WORD = 2
"""A letter alone is as often a sign of a formula."""


class Word(msgspec.Struct, frozen=True):
    """A word of a text and how it compares: no case, accents, ligatures, hyphens or apostrophes."""

    span: Span
    normal: str


class Sentence(msgspec.Struct, frozen=True):
    """A sentence, from its first word to its last."""

    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        """Where it stands in its text."""
        return Span(self.words[0].span.start, self.words[-1].span.end)


def words_of(text: str) -> Iterator[Word]:
    """The words of a text; figures and single letters are none."""
    for found in _WORD.finditer(text):
        yield from _word(Span(*found.span()), found[0])


def sentences_of(text: str) -> Iterator[Sentence]:
    """The sentences of a plain text."""
    return _divided(words_of(text), sorted(_ends(text)))


def sentences_of_source(tex: TexFile) -> Iterator[Sentence]:
    """The sentences of a LaTeX file's running prose, without formulas, citations and commands.

    An item of a list and an environment begin a new one.
    """
    prose = tex.prose.text
    ends = [*_ends(prose), *(macro.start for macro in tex.macros("item"))]
    ends += [each for e in tex.scan.environments for each in (e.start, e.end)]
    return _divided(words_of_source(tex), sorted(ends))


def words_of_source(tex: TexFile) -> Iterator[Word]:
    """The words of a LaTeX file's running prose; one typed with accents is read as printed."""
    for found in _WORD.finditer(tex.prose.text):
        span = Span(*found.span())
        typed = tex.live[span.start : span.end]
        yield from _word(span, typed if typed == found[0] else plain(typed))


def _word(span: Span, typed: str) -> Iterator[Word]:
    bare = typed if typed.isascii() else fold(typed)  # most words are, and folding takes long
    normal = (bare if bare.isalpha() else "".join(_LETTERS.findall(bare))).casefold()
    if len(normal) >= _SHORTEST_WORD:
        yield Word(span, normal)


def _ends(text: str) -> Iterator[int]:
    """The offsets after which a sentence may begin."""
    for found in _END.finditer(text):
        before = text[max(0, found.start() - _LONGEST_ABBREVIATION) : found.start()]
        if found[0][0] != "." or not _ABBREVIATED.search(before):
            yield found.end()


def _divided(words: Iterable[Word], ends: list[int]) -> Iterator[Sentence]:
    """Words in the order of their text, parted where a sentence ends."""
    sentence: list[Word] = []
    number = 0
    for word in words:
        here = bisect_right(ends, word.span.start)
        if sentence and here != number:
            yield Sentence(tuple(sentence))
            sentence = []
        number = here
        sentence.append(word)
    if sentence:
        yield Sentence(tuple(sentence))
