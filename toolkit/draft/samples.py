"""The template's own words: its guidance, sample sentences and captions, found again in a draft."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from toolkit.model.place import Span
from toolkit.readers.letters import letter_runs
from toolkit.readers.tex_scan import scan

FEWEST_WORDS = 6
"""A sentence of fewer words may be anybody's."""

_WORD = re.compile(r"[^\W\d_]+")
_NO_WORDS = re.compile(
    r"\$[^$]{0,500}\$"
    r"|\\[a-zA-Z]*(?:cite|ref)[a-zA-Z]*\*?(?:\[[^\][]{0,200}\]){0,2}\{[^{}]{0,500}\}"
)
_COMMAND = re.compile(r"\\(?:begin|end|label)\{[^{}]{0,80}\}|\\(?:[a-zA-Z@]+|.)")
_BREAK = re.compile(
    r"\\(?:begin|end|label)\{[^{}]*\}"
    r"|\\(?:(?:sub)*section|caption|guidance|item|title|\\)(?![a-zA-Z])"
    r"|[.?!](?=[\s)}]|\Z)|\n[ \t]*\n|[{}&]"
)


class Sample(msgspec.Struct, frozen=True):
    """Words of the template in a draft, and where they stand."""

    span: Span
    words: str


def sample_sentences(sources: Iterable[str]) -> frozenset[str]:
    """The sentences of a template, and stretches of them, as words in lower case.

    Args:
        sources: its LaTeX files, or plain text.
    """
    return frozenset(sentence for source in sources for sentence in _sentences(scan(source).live))


def _sentences(live: str) -> Iterator[str]:
    for piece in _BREAK.split(_NO_WORDS.sub(" ", live)):
        words = letter_runs(_COMMAND.sub(" ", piece))
        if len(words) >= FEWEST_WORDS:
            yield " ".join(words).lower()


def likely_said(sentences: frozenset[str], sources: Iterable[str]) -> frozenset[str]:
    """Those sentences of which every word stands somewhere in a draft: of its own words, few."""
    words = frozenset(letter_runs("\n".join(sources).lower()))
    return frozenset(each for each in sentences if words.issuperset(each.split()))


def find_samples(live: str, sentences: frozenset[str]) -> tuple[Sample, ...]:
    """Where a draft says what its template says; sentences next to each other are one place.

    Args:
        live: LaTeX source, as the scanner leaves it.
        sentences: as `sample_sentences` gives them.
    """
    likely = likely_said(sentences, [live]) if sentences else sentences
    if not likely:
        return ()
    bare = _blanked(_COMMAND, _blanked(_NO_WORDS, live))
    said = f" {' '.join(letter_runs(bare)).lower()} "
    found = sorted(place for sentence in likely for place in _places(said, sentence))
    words = list(_WORD.finditer(bare))
    return tuple(
        Sample(
            Span(words[first].start(), words[last - 1].end()),
            " ".join(word[0] for word in words[first:last]),
        )
        for first, last in _joined(found)
    )


def _blanked(pattern: "re.Pattern[str]", text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _places(said: str, sentence: str) -> Iterator[tuple[int, int]]:
    """The first word of each occurrence, counted from 0, and the word after it."""
    first, before, at = 0, 0, said.find(f" {sentence} ")
    while at >= 0:
        first += said.count(" ", before, at)
        yield first, first + sentence.count(" ") + 1
        before, at = at, said.find(f" {sentence} ", at + 1)


def _joined(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sorted ranges with those that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for first, last in places:
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return iter(joined)
