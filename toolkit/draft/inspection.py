"""What the tool read in a draft, as plain values: the fields of `inspect --json`, version 1.

Paths are relative to the draft's root, with forward slashes; lines count from 1. The names are
stable API.
"""

from typing import Literal

import msgspec

INSPECTION_VERSION = 1


class _Fact(msgspec.Struct, frozen=True):
    """A frozen record of one thing that was read."""


class MainFile(_Fact, frozen=True):
    """The file that was taken for the main one, and why."""

    path: str
    why: str


class MissingInput(_Fact, frozen=True):
    """An input that is named but not there."""

    path: str
    file: str
    line: int


class AuthorFact(_Fact, frozen=True):
    """An author as the title block gives them; the mail address may be empty."""

    name: str
    email: str


class AbstractFact(_Fact, frozen=True):
    """Where the abstract stands and how many words it has."""

    words: int
    file: str
    line: int


class SectionFact(_Fact, frozen=True):
    """A heading that LaTeX would typeset, and the words under it down to the next of its level."""

    level: str
    starred: bool
    title: str
    file: str
    line: int
    words: int


class CitationFact(_Fact, frozen=True):
    """One cited key and the command that cites it."""

    key: str
    command: str
    file: str
    line: int


class EntryFact(_Fact, frozen=True):
    """A bibliography entry."""

    key: str
    type: str
    file: str
    line: int


class LabelFact(_Fact, frozen=True):
    """A label."""

    key: str
    file: str
    line: int


class ReferenceFact(_Fact, frozen=True):
    """One referred-to label and the command that refers to it."""

    key: str
    command: str
    file: str
    line: int


class FloatFact(_Fact, frozen=True):
    """A figure, table or other float, its labels and the plain text of its caption."""

    kind: str
    file: str
    line: int
    labels: tuple[str, ...]
    caption: str | None


class ImageFact(_Fact, frozen=True):
    """An included image, and the file it was found to mean."""

    path: str
    resolved: str | None
    file: str
    line: int


class PagesFact(_Fact, frozen=True):
    """How long the document is, and how that is known.

    ``body`` counts the pages that hold anything that counts against the limit.
    """

    total: int
    body: int
    references_begin: int | None
    text_above_references: bool | None
    evidence: Literal["aux", "build", "pdf", "estimate"]


LimitOf = Literal["pages", "abstract", "citations", "team"]


class LimitFact(_Fact, frozen=True):
    """What the course limits, and how much of it there is.

    ``pages`` counts body pages, ``abstract`` words, ``citations`` works that are cited, ``team``
    authors. ``counted`` is None where that is not known. ``excess`` is how far it lies outside:
    above 0 over the most, below 0 short of the least.
    """

    what: LimitOf
    counted: int | None
    min: int | None
    max: int | None
    excess: int | None


class ShareFact(_Fact, frozen=True):
    """What a part of the document takes, from its heading to the next of the highest level.

    Args:
        kind: ``front`` is what stands above the first section, ``floats`` are pages outside the
            body that count for a float on them.
        title: empty where the part has no heading.
        file: None for what only the PDF shows.
        pages: to one decimal, floats on them included; None where no PDF tells.
        words: of running prose, the abstract's at the front; None where none are counted.
        share: of the body, from 0 to 1: of its pages where all are known, else of its words. None
            for what does not count.
        min_words: the least that the course asks for; told once where a section is split in two.
        counts: whether it is part of the body.
    """

    kind: Literal["front", "section", "references", "appendix", "floats"]
    title: str
    file: str | None
    line: int
    pages: float | None
    words: int | None
    share: float | None
    min_words: int | None
    counts: bool


class BudgetFact(_Fact, frozen=True):
    """How far a draft is from its course's limits, and what its parts take, in reading order."""

    limits: tuple[LimitFact, ...] = ()
    sections: tuple[ShareFact, ...] = ()


class Inspection(_Fact, frozen=True):
    """All that was read in a draft."""

    version: int
    main: MainFile
    files: tuple[str, ...]
    missing_inputs: tuple[MissingInput, ...]
    title: str | None
    authors: tuple[AuthorFact, ...]
    abstract: AbstractFact | None
    sections: tuple[SectionFact, ...]
    citations: tuple[CitationFact, ...]
    nocite_all: bool
    entries: tuple[EntryFact, ...]
    labels: tuple[LabelFact, ...]
    references: tuple[ReferenceFact, ...]
    floats: tuple[FloatFact, ...]
    images: tuple[ImageFact, ...]
    pages: PagesFact | None
    budget: BudgetFact = BudgetFact()
