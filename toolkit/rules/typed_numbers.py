"""The numbers of figures and tables: those that they have, and those that a text types by hand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_items import Caption

Numbered = tuple[str, str]
"""A kind, ``figure`` or ``table``, and a number as it is printed."""

_NUMBER = r"[1-9]\d{0,2}(?:\.\d{1,3})?"
_PART = r"(?:[a-z]\b|[\s~]?\([a-z]\))?"
_JOINED = r"(?:\s|~|,|&|-|–|(?:and|or|to|und|bis|et|ou|y|e|a|och|en)\b)+"
_TYPED = rare(
    r"\b(?:(?P<figure>fig(?:ure|ura|ur)?s?|abb(?:ildung(?:en)?)?)|(?P<table>tab(?:le|leau|elle"
    rf"|ella|la|ela|ell)?[sn]?))\b\.?[\s~]{{0,3}}(?P<list>{_NUMBER}{_PART}"
    rf"(?:{_JOINED}{_NUMBER}{_PART}){{0,9}})",
    re.IGNORECASE,
)
_ONE = rare(rf"(?P<dash>(?:-|–|\b(?:to|bis|a)\b)[\s~]*)?(?P<number>{_NUMBER})")
_LONGEST_RANGE = 30
_THEIRS_BEFORE = rare(
    r"(?:\b(?:their|his|her|its|whose|see also)|['’]s|s['’]|\\[a-zA-Z]*cite[a-zA-Z]*\*?"
    r"(?:\[[^\[\]]{0,80}\]){0,2}\{[^{}]{0,200}\}[,;:(]?|\}'s|\])[\s~(]{0,9}\Z",
    re.IGNORECASE,
)
_THEIRS_AFTER = rare(
    r"[\s~]{0,9}(?:(?:of|in|from|by)\b(?!\s+(?:the|this|our)\s+(?:appendix|report|paper|section))"
    r"|[,;(]?[\s~]{0,9}\\[a-zA-Z]*cite)"
)
_LONGEST_LOOK_AHEAD = 60
_FARTHEST_CITATION = 240


def is_ours(tex: TexFile, start: int, end: int) -> bool:
    """Whether a number that is typed speaks of this document, as far as its neighbours tell."""
    before = tex.live[max(0, start - _FARTHEST_CITATION) : start]
    after = tex.live[end : end + _LONGEST_LOOK_AHEAD]
    return not _THEIRS_BEFORE.search(before) and not _THEIRS_AFTER.match(after)


def typed_numbers(draft: Draft) -> Mapping[Numbered, Sequence[tuple[TexFile, Span]]]:
    """Where the text names a figure or a table by a number, in one of several languages."""
    found: dict[Numbered, list[tuple[TexFile, Span]]] = defaultdict(list)
    for tex in draft.tex:
        for typed in _TYPED.finditer(tex.prose.text):
            if is_ours(tex, *typed.span()):
                kind = "figure" if typed["figure"] else "table"
                for number in _numbers(typed["list"]):
                    found[kind, number].append((tex, Span(*typed.span())))
    return found


def _numbers(listed: str) -> Iterator[str]:
    """The numbers of a list such as ``2, 3 and 5-7``, those between two ends too."""
    last = ""
    for one in _ONE.finditer(listed):
        number = one["number"]
        if one["dash"] and last.isdigit() and number.isdigit():
            yield from map(str, range(int(last) + 1, min(int(number), int(last) + _LONGEST_RANGE)))
        yield number
        last = number


def float_numbers(draft: Draft) -> Mapping[tuple[str, Span], Numbered]:
    """The kind and number that each caption gets, by its file and place.

    They are counted through; in a draft with chapters, where they begin anew, there are none.
    """
    if any(section.level == "chapter" for section in draft.sections):
        return {}
    count: Counter[str] = Counter()
    numbers: dict[tuple[str, Span], Numbered] = {}
    for tex, caption, kind in _captions(draft):
        count[kind] += 1
        numbers[tex.path, caption.span] = kind, str(count[kind])
    return numbers


def _captions(draft: Draft) -> Iterator[tuple[TexFile, Caption, str]]:
    """The numbered captions of figures and tables in the order that LaTeX reads them."""
    kinds: dict[tuple[str, Span], str] = {
        (found.tex.path, caption.span): caption.kind or found.kind
        for found in draft.floats
        for caption in found.captions
    }
    for segment in draft.segments:
        for caption in segment.tex.items.captions:
            kind = kinds.get((segment.tex.path, caption.span), caption.kind)
            here = segment.start <= caption.span.start < segment.end
            if here and kind in ("figure", "table") and not caption.starred:
                yield segment.tex, caption, kind
