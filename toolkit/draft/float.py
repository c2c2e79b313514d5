"""The figures, tables and other floats of a draft, with their captions and labels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.tex_items import Caption, Float, Label
from toolkit.readers.tex_text import plain


@dataclass(frozen=True, slots=True)
class DraftFloat:
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
    subfloats = _subfloats(tex)
    for found in items.floats:
        if found.span.end <= outer_end and not found.expanded:
            continue
        outer_end = max(outer_end, found.span.end)
        captions = tuple(
            caption
            for caption in items.captions
            if _inside(caption.span, found)
            and caption.kind != "sub"
            and not any(sub.start <= caption.span.start < sub.end for sub in subfloats)
        )
        labels = tuple(label for label in items.labels if _inside(label.span, found))
        yield DraftFloat(tex, found.kind, found.environment, found.span, captions, labels)


def _inside(span: Span, found: Float) -> bool:
    return found.span.start <= span.start and span.end <= found.span.end


def _subfloats(tex: TexFile) -> tuple[Span, ...]:
    return tuple(
        Span(environment.start, environment.end)
        for environment in tex.scan.environments
        if environment.name in ("subfigure", "subtable", "subcaptionblock")
    )
