"""The sections of a draft, read from its source or, where there is none, from its PDF."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from toolkit.draft.reading import Segment
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Place, Span
from toolkit.readers.tex_items import Heading
from toolkit.readers.tex_names import SECTION_LEVELS, SILENT_ENVIRONMENTS, VERBATIM_ENVIRONMENTS
from toolkit.readers.tex_text import plain

if TYPE_CHECKING:  # start-up cost: a check of the source needs no PDF
    from toolkit.draft.pdf_outline import PdfHeading, PdfOutline
    from toolkit.readers.pdf import PdfBookmark

_PDF_LEVELS = {1: "section", 2: "subsection", 3: "subsubsection"}
_DISPLAYED = re.compile(r"\$\$|(?<!\\)\\\[")
_SHOWN = (SILENT_ENVIRONMENTS | VERBATIM_ENVIRONMENTS) - {"comment", "filecontents"}
SECTION_DEPTH = SECTION_LEVELS["section"]


class Section(msgspec.Struct, frozen=True, dict=True):
    """A heading and what stands under it, down to the next heading of its depth or above.

    Args:
        level: the command's name; ``frame`` for a slide.
        depth: as `SECTION_LEVELS`; a frame is deeper than any section.
        title: as plain text.
        words: of running prose under it, its subsections' included.
        tex: the file it stands in, None in a PDF.
        extent: what stands under it, in a source.
    """

    level: str
    depth: int
    starred: bool
    title: str
    place: Place
    words: int
    tex: TexFile | None = None
    span: Span | None = None
    extent: tuple[Segment, ...] = ()

    def holds(self, tex: TexFile, span: Span) -> bool:
        """Whether something in a source stands under this heading."""
        return any(
            part.tex is tex and part.start <= span.start < max(part.end, part.start + 1)
            for part in self.extent
        )

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing stands under it: no word, formula, table, listing, float or image."""
        return not self.words and not any(map(_shows_something, self.extent))

    @cached_property
    def cites(self) -> bool:
        """Whether anything under it is cited; only a source tells."""
        return any(
            part.start <= citation.span.start < part.end
            for part in self.extent
            for citation in part.tex.items.citations
        )


def _shows_something(part: Segment) -> bool:
    """Whether a stretch of source without words sets anything that a reader sees."""
    tex, span = part.tex, Span(part.start, part.end)
    return (
        _DISPLAYED.search(tex.live, part.start, part.end) is not None
        or any(each.name in _SHOWN and each.start in span for each in tex.scan.environments)
        or any(item.span.start in span for item in (*tex.items.floats, *tex.items.images))
    )


class _Found(msgspec.Struct, frozen=True):
    heading: Heading
    tex: TexFile
    segment: int


def sections_of_source(segments: Sequence[Segment]) -> tuple[Section, ...]:
    """The headings that LaTeX would typeset, in that order, after following inputs."""
    found = [
        _Found(heading, segment.tex, index)
        for index, segment in enumerate(segments)
        for heading in segment.tex.items.headings
        if segment.start <= heading.span.start < segment.end
    ]
    return tuple(_section(found, index, segments) for index in range(len(found)))


def _section(found: Sequence[_Found], index: int, segments: Sequence[Segment]) -> Section:
    this = found[index]
    depth = SECTION_LEVELS[this.heading.level]
    below = (f for f in found[index + 1 :] if SECTION_LEVELS[f.heading.level] <= depth)
    extent = tuple(_extent(this, next(below, None), segments))
    return Section(
        level=this.heading.level,
        depth=depth,
        starred=this.heading.starred,
        title=plain(this.heading.title),
        place=this.tex.place(this.heading.span),
        words=words_in(extent),
        tex=this.tex,
        span=this.heading.span,
        extent=extent,
    )


def _extent(this: _Found, until: _Found | None, segments: Sequence[Segment]) -> Iterator[Segment]:
    last = until.segment if until else len(segments) - 1
    for index in range(this.segment, last + 1):
        segment = segments[index]
        start = this.heading.span.end if index == this.segment else segment.start
        ends_here = until is not None and index == until.segment
        end = until.heading.span.start if until is not None and ends_here else segment.end
        yield replace(segment, start=start, end=max(start, end))


def words_in(segments: Sequence[Segment]) -> int:
    """The words of running prose in some segments."""
    return sum(part.tex.prose.words(Span(part.start, part.end)) for part in segments)


def sections_of_pdf(
    outline: "PdfOutline", bookmarks: Sequence["PdfBookmark"], path: str
) -> tuple[Section, ...]:
    """The headings that a PDF shows, the references' own left out; on slides, its bookmarks."""
    if outline.frames:
        return tuple(
            _of_bookmark(each, path) for each in bookmarks if each.depth + 1 in _PDF_LEVELS
        )
    headings = (each for each in outline.headings if each != outline.references)
    return tuple(_of_pdf(each, path) for each in headings)


def frames_of_pdf(outline: "PdfOutline", path: str) -> tuple[Section, ...]:
    """The slides that a PDF shows."""
    return tuple(frame_section(each.title, Place(path, each.page)) for each in outline.frames)


def _of_bookmark(bookmark: "PdfBookmark", path: str) -> Section:
    level = _PDF_LEVELS[bookmark.depth + 1]
    place = Place(path, bookmark.page)
    return Section(level, SECTION_LEVELS[level], False, bookmark.title, place, 0)


def _of_pdf(heading: "PdfHeading", path: str) -> Section:
    level = _PDF_LEVELS.get(heading.level, "subsubsection")
    place = Place(path, heading.page, areas=(heading.area,))
    unnumbered = not heading.number
    return Section(level, SECTION_LEVELS[level], unnumbered, heading.title, place, heading.words)


def frame_section(
    title: str, place: Place, words: int = 0, body: Segment | None = None, span: Span | None = None
) -> Section:
    """A slide as a section; ``body`` and ``span``, of its begin, are known in a source."""
    depth = max(SECTION_LEVELS.values()) + 1
    tex, extent = (body.tex, (body,)) if body else (None, ())
    return Section("frame", depth, False, title, place, words, tex, span, extent)


def in_reading_order(sections: Sequence[Section], frames: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with the slides among them, each slide after the heading it is under."""
    if not any(section.tex for section in sections):
        return tuple(sorted((*sections, *frames), key=lambda section: section.place.page))
    under: dict[int, list[Section]] = {}
    for frame in frames:
        holders = (i for i, each in enumerate(sections) if _is_in(frame, each))
        under.setdefault(max(holders, default=-1), []).append(frame)
    ordered = under.get(-1, [])
    for index, section in enumerate(sections):
        ordered += [section, *under.get(index, ())]
    return tuple(ordered)


def _is_in(frame: Section, section: Section) -> bool:
    return frame.tex is not None and frame.span is not None and section.holds(frame.tex, frame.span)
