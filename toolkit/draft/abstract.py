"""The abstract of a draft: where it stands and how many words it has."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from toolkit.course.titles import normal_title
from toolkit.draft.heading import Section, words_in
from toolkit.draft.reading import Segment
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Place, Span

if TYPE_CHECKING:  # start-up cost: a check of the source needs no PDF
    from toolkit.draft.pdf_outline import PdfOutline

_TITLES = frozenset(map(normal_title, ("Abstract", "Summary of the Project", "Executive Summary")))

_ENVIRONMENTS = frozenset({"abstract", "abstract*", "onecolabstract"})
_BEGIN = r"\begin{abstract}"


class Abstract(msgspec.Struct, frozen=True):
    """An abstract; an inline formula counts as a word."""

    words: int
    place: Place
    tex: TexFile | None = None
    span: Span | None = None


def abstract_of_source(segments: Sequence[Segment], sections: Sequence[Section]) -> Abstract | None:
    """The abstract in the source: an environment, a command, or a heading of that title."""
    for tex in dict.fromkeys(segment.tex for segment in segments):
        found = _environment(tex, segments) or _command(tex)
        if found is not None:
            return found
    for section in sections:
        if normal_title(section.title) in _TITLES:
            return Abstract(section.words, section.place, section.tex, section.span)
    return None


def _environment(tex: TexFile, segments: Sequence[Segment]) -> Abstract | None:
    for environment in tex.scan.environments:
        if _is_abstract(tex, environment.name):
            body = Span(environment.body_start, environment.body_end)
            words = words_in(list(_within(tex, body, segments)))
            opening = Span(environment.start, environment.body_start)
            return Abstract(words, tex.place(opening), tex, opening)
    return None


def _is_abstract(tex: TexFile, name: str) -> bool:
    """Whether an environment is an abstract, or one of the draft's own that begins one."""
    own = tex.known.environment(name)
    return name in _ENVIRONMENTS or (own is not None and _BEGIN in own.body)


def _within(tex: TexFile, span: Span, segments: Sequence[Segment]) -> list[Segment]:
    """What LaTeX reads inside a span of one file, inputs in it included."""
    own = [
        index
        for index, part in enumerate(segments)
        if part.tex is tex and part.start <= span.end and span.start <= part.end
    ]
    if not own:
        return []
    inside = list(segments[own[0] : own[-1] + 1])
    return [
        Segment(s.tex, max(s.start, span.start), min(s.end, span.end)) if s.tex is tex else s
        for s in inside
    ]


def _command(tex: TexFile) -> Abstract | None:
    own = (each.name for each in tex.known.every if each.end is None and _BEGIN in each.body)
    for macro in tex.macros("abstract", *own):
        body = tex.argument(macro.end)
        if body is not None:
            opening = Span(macro.start, macro.end)
            return Abstract(tex.prose.words(body), tex.place(opening), tex, opening)
    return None


def abstract_of_pdf(outline: "PdfOutline", path: str) -> Abstract | None:
    """The abstract that a PDF shows."""
    if outline.abstract is None:
        return None
    found = outline.abstract
    return Abstract(found.words, Place(path, found.page, areas=found.areas))
