"""The figures, tables and other floats of a draft, with their captions and labels."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

import msgspec

from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.tex_items import Caption, Label
from toolkit.readers.tex_names import SUBFLOATS
from toolkit.readers.tex_text import plain

_MOST_OF_A_MACRO = 20
"""Floats that one use of a macro gives; what gives more is made to harm."""


class Placed(Protocol):
    """Something that stands at a place of a file."""

    @property
    def span(self) -> Span:
        """Its offsets."""


_Placed = TypeVar("_Placed", bound=Placed)


class DraftFloat(msgspec.Struct, frozen=True):
    """A floating environment.

    Args:
        captions: its own, those of its subfigures left out.
        labels: all that stand in it, its subfigures' too.
    """

    tex: TexFile
    kind: str
    environment: str
    span: Span
    captions: tuple[Caption, ...]
    labels: tuple[Label, ...]

    @property
    def caption(self) -> str | None:
        """The text of its first caption, None where it has none."""
        return plain(self.captions[0].text) if self.captions else None

    @property
    def opening(self) -> Span:
        """The ``\\begin`` of the environment: where a person should look."""
        return Span(self.span.start, min(self.span.end, self.span.start + self.opening_length))

    @property
    def opening_length(self) -> int:
        """Characters of ``\\begin{…}``."""
        return len("\\begin{}") + len(self.environment)


def floats_of(files: Iterable[TexFile]) -> tuple[DraftFloat, ...]:
    """The floats of some files, in order; one inside another belongs to the outer one."""
    return tuple(found for tex in files for found in _in_file(tex))


def _in_file(tex: TexFile) -> Iterator[DraftFloat]:
    items, outer_end = tex.items, -1
    of_macro: Counter[Span] = Counter()
    for found in items.floats:
        if found.span.end <= outer_end and not found.expanded:
            continue
        of_macro[found.span] += 1
        if of_macro[found.span] > _MOST_OF_A_MACRO:
            continue
        outer_end = max(outer_end, found.span.end)
        inside = within(items.captions, found.span)
        own = tuple(c for c in inside if c.kind != "sub" and not _is_of_a_part(tex, c))
        labels = within(items.labels, found.span)
        yield DraftFloat(tex, found.kind, found.environment, found.span, own, labels)


def within(items: Sequence[_Placed], span: Span) -> tuple[_Placed, ...]:
    """Those of some items, in the order of the source, that stand inside a span."""
    first = bisect_left(items, span.start, key=lambda item: item.span.start)
    last = bisect_left(items, span.end, first, key=lambda item: item.span.start)
    return tuple(item for item in items[first:last] if item.span.end <= span.end)


def _is_of_a_part(tex: TexFile, caption: Caption) -> bool:
    """Whether a caption is that of a subfigure or subtable."""
    return any(each.name in SUBFLOATS for each in tex.environments.around(caption.span.start))
