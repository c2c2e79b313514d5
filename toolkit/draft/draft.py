"""A draft as the rules see it: what was read, and what follows from it, each worked out once."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from toolkit.course.requirements import Requirements
from toolkit.draft.abstract import Abstract, abstract_of_pdf, abstract_of_source
from toolkit.draft.bbl import bibitems_of
from toolkit.draft.float import DraftFloat, floats_of
from toolkit.draft.frames import frames_of
from toolkit.draft.heading import (
    Section,
    frames_of_pdf,
    in_reading_order,
    sections_of_pdf,
    sections_of_source,
    words_in,
)
from toolkit.draft.images import DraftImage, images_of
from toolkit.draft.parts import Part, match_parts
from toolkit.draft.pdf_file import PdfFile
from toolkit.draft.people import Person, people
from toolkit.draft.reading import Missing, Segment
from toolkit.draft.settings import Settings
from toolkit.draft.tex_file import BibFile, TexFile
from toolkit.model.finding import Stage
from toolkit.model.place import Place, Span
from toolkit.readers.bib_entry import Entry
from toolkit.readers.tex_items import BibItem, Citation, Item, Package
from toolkit.readers.tex_text import plain

if TYPE_CHECKING:  # start-up cost: a check of the source needs none of these
    from toolkit.build.build import Built
    from toolkit.draft.pages import Pages
    from toolkit.readers.aux import Aux
    from toolkit.readers.blg import Blg
    from toolkit.readers.log import Log

WORDS_PER_PAGE = {1: 500.0, 2: 750.0}
"""Words on a full page of 10 pt, floats and formulas on it, by columns: our count on ten papers."""


class Draft(msgspec.Struct, frozen=True, dict=True):
    """Everything known of a draft.

    Args:
        root: the folder its names are looked up from.
        main: the main file's path from the root, or the PDF's where that is all there is.
        why: how the main file was chosen.
        stage: how far along it is to be taken to be.
        requirements: what its course asks; None where no template is named.
        tex: its LaTeX files, each once, the main file first.
        styles: class and style files of its own.
        segments: what LaTeX reads, in order.
        missing: inputs that are not there.
        left_out: chapters that ``\\includeonly`` leaves out: LaTeX knows them from older runs.
        bib: its bibliography files.
        missing_bibs: bibliographies that are named and not there.
        aux: what LaTeX wrote, where it is of these sources.
        bbl: what BibTeX made, where the bibliography itself is not there.
        log: as ``aux``.
        blg: what BibTeX or biber complained of, as ``aux``.
        built: what a build of it came to; ``pdf``, ``aux`` and ``log`` are then the build's.
        not_built: why there is no PDF of the build that was asked for; else empty.
        template_files: the course's style files by name, as they should be.
        template_texts: the template's own text: its LaTeX files, and the title a new draft has.
        sources_modified: when a source last changed, in seconds since the epoch.
    """

    root: Path
    main: str
    why: str
    stage: Stage
    settings: Settings
    requirements: Requirements | None = None
    tex: tuple[TexFile, ...] = ()
    styles: tuple[TexFile, ...] = ()
    segments: tuple[Segment, ...] = ()
    missing: tuple[Missing, ...] = ()
    left_out: tuple[TexFile, ...] = ()
    bib: tuple[BibFile, ...] = ()
    missing_bibs: tuple[Missing, ...] = ()
    bbl: TexFile | None = None
    pdf: PdfFile | None = None
    aux: "Aux | None" = None
    log: "Log | None" = None
    blg: "Blg | None" = None
    built: "Built | None" = None
    not_built: str = ""
    template_files: tuple[tuple[str, bytes], ...] = ()
    template_texts: tuple[str, ...] = ()
    sources_modified: float = 0.0

    @property
    def has_source(self) -> bool:
        """Whether there is LaTeX source, not a PDF alone."""
        return bool(self.tex)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files it was read from."""
        sources = (*(tex.path for tex in self.tex), *(file.path for file in self.bib))
        return sources or (self.main,)

    @cached_property
    def whole(self) -> Place:
        """Where to point when the whole document is meant: its beginning."""
        for environment in self.tex[0].scan.environments if self.tex else ():
            if environment.name == "document":
                return self.tex[0].place(Span(environment.start, environment.body_start))
        return Place(self.main, 0, 1, 1, 1, 1) if self.tex else Place(self.main)

    @cached_property
    def is_slides(self) -> bool:
        """Whether it is a set of slides: the course says so, its class or a PDF's pages do."""
        if self.requirements is not None:
            return self.requirements.document.form == "slides"
        if not self.has_source:
            return self.pdf is not None and self.pdf.is_slides
        return any("beamer" in package.name for package in self.packages if package.is_class)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its headings in reading order, from the source, else from the PDF."""
        if self.has_source:
            return sections_of_source(self.segments)
        if self.pdf is None:
            return ()
        return sections_of_pdf(self.pdf.outline, self.pdf.pdf.bookmarks, self.pdf.path)

    @cached_property
    def frames(self) -> tuple[Section, ...]:
        """Its slides, where it is a set of slides."""
        if self.has_source:
            return frames_of(self.segments) if self.is_slides else ()
        return frames_of_pdf(self.pdf.outline, self.pdf.path) if self.pdf else ()

    @cached_property
    def headings(self) -> tuple[Section, ...]:
        """Its sections, and where it is a set of slides these among them, in reading order."""
        return in_reading_order(self.sections, self.frames) if self.is_slides else self.sections

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The sections that the course asks for, and what stands for each."""
        rules = self.requirements.sections if self.requirements else ()
        return match_parts(rules, self.headings, every_depth=self.is_slides)

    @cached_property
    def abstract(self) -> Abstract | None:
        """Its abstract, from the source, else from the PDF."""
        if self.has_source:
            return abstract_of_source(self.segments, self.sections)
        return abstract_of_pdf(self.pdf.outline, self.pdf.path) if self.pdf else None

    @cached_property
    def citations(self) -> tuple[tuple[TexFile, Citation], ...]:
        """Every cited key, in the order of the files."""
        return tuple((tex, citation) for tex in self.tex for citation in tex.items.citations)

    @cached_property
    def nocites(self) -> frozenset[str]:
        """Keys that are listed without being cited here; ``*`` lists all."""
        elsewhere = frozenset(each.key for tex in self.left_out for each in tex.items.citations)
        return elsewhere | frozenset(each.key for tex in self.tex for each in tex.items.nocites)

    @cached_property
    def entries(self) -> tuple[tuple[BibFile, Entry], ...]:
        """Every entry of its bibliography files."""
        return tuple((file, entry) for file in self.bib for entry in file.bib.entries)

    @cached_property
    def bibitems(self) -> tuple[tuple[TexFile, BibItem], ...]:
        """Every entry written by hand, or by BibTeX where its source is not there."""
        return bibitems_of(self.tex, self.bbl)

    @cached_property
    def defined_keys(self) -> frozenset[str]:
        """Every key that can be cited."""
        keys = {entry.key for _, entry in self.entries}
        keys |= {a.strip() for _, e in self.entries for a in (e.get("ids") or "").split(",")}
        return frozenset(keys | {item.key for _, item in self.bibitems}) - {""}

    @cached_property
    def labels(self) -> frozenset[str]:
        """Every label's key."""
        return frozenset(e.key for tex in (*self.tex, *self.left_out) for e in tex.items.labels)

    @cached_property
    def referred(self) -> frozenset[str]:
        """Every key that something refers to."""
        return frozenset(e.key for tex in (*self.tex, *self.left_out) for e in tex.items.references)

    @cached_property
    def floats(self) -> tuple[DraftFloat, ...]:
        """Its figures, tables and other floats."""
        return floats_of(self.tex)

    @cached_property
    def images(self) -> tuple[DraftImage, ...]:
        """Its images, each with the file that is meant."""
        return images_of(self.root, self.tex, self.styles)

    @cached_property
    def packages(self) -> tuple[Package, ...]:
        """The class and packages that its own files load."""
        return tuple(p for tex in (*self.tex, *self.styles) for p in tex.items.packages)

    @cached_property
    def words(self) -> int:
        """The words of its running prose."""
        return words_in(self.segments)

    @cached_property
    def title(self) -> str | None:
        """Its title as plain text."""
        for _, argument in self.arguments("title"):
            return plain(argument) or None
        return self.pdf.outline.title if self.pdf and not self.has_source else None

    @cached_property
    def authors(self) -> tuple[Person, ...]:
        """The authors that its title block names; only a source tells."""
        return people(self._commands("author"))

    @property
    def free(self) -> tuple[str, ...]:
        """What does not count as body: ``references``, ``appendix``, or titles of sections."""
        if self.requirements is None:
            return ("references",)
        titles = {rule.id: rule.title for rule in self.requirements.sections}
        return tuple(titles.get(part, part) for part in self.requirements.pages.free)

    @cached_property
    def pages(self) -> "Pages | None":
        """How long it is, and how that is known."""
        from toolkit.draft.pages import count_pages  # start-up cost, as above

        return count_pages(
            aux=self.aux,
            pdf=self.pdf.pdf if self.pdf else None,
            outline=self.pdf.outline if self.pdf else None,
            words=self.words,
            words_per_page=WORDS_PER_PAGE[2 if self.has_two_columns else 1],
            free=self.free,
            is_built=self.built is not None and self.built.succeeded,
        )

    @cached_property
    def has_two_columns(self) -> bool:
        """Whether its class is told to set two columns."""
        options = {o for p in self.packages if p.is_class for o in p.options}
        classes = {p.name for p in self.packages if p.is_class}
        return "twocolumn" in options or bool(classes & {"IEEEtran", "sigconf", "revtex4-2"})

    def arguments(self, command: str) -> Iterator[tuple[TexFile, str]]:
        """The arguments of a command wherever it is used, such as ``title``."""
        for tex, _, argument in self._commands(command):
            yield tex, argument

    def _commands(self, name: str) -> Iterator[tuple[TexFile, Item, str]]:
        for tex in self.tex:
            for command in tex.items.commands:
                if command.name == name:
                    yield tex, command, command.argument
