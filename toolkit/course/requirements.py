"""What a template's manifest asks of a document: one description for `new`, `check` and `sheets`.

The structs mirror ``template.toml`` key by key; an unknown key is an error. Every figure that a
course sets stands there, none in the code.
"""

from typing import Literal

import msgspec


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen table in which an unknown key is an error."""


class Range(_Strict, frozen=True):
    """A least and a most, either of which may be open; both ends count as inside."""

    min: int | None = None
    max: int | None = None


class Part(_Strict, frozen=True):
    """One half of a section that may be written as several, such as Results, then Discussion."""

    title: str
    aliases: tuple[str, ...] = ()


class SectionRule(_Strict, frozen=True):
    """A section that the document must have, or may have where ``optional``.

    Args:
        id: stable name, lower case with hyphens; rubric criteria point at it.
        title: as the template prints it.
        aliases: other titles that count as this section.
        split: sections that together, in this order, count as this one.
        optional: may be left out; where it stands it keeps its place in the order.
        min_words: the least words, 0 for no least.
        must_cite: the section must cite something.
        credits_authors: every author must be named in it.
    """

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    split: tuple[Part, ...] = ()
    optional: bool = False
    min_words: int = 0
    must_cite: bool = False
    credits_authors: bool = False


class DocumentRule(_Strict, frozen=True):
    """How the document is set.

    Args:
        form: ``paper`` counts pages of text; ``slides`` counts frames.
        class_: the LaTeX class (TOML key ``class``).
        options: class options the course asks for, in any order.
        style: the style file that stands beside the main file; empty for none.
        paper: the size every page must have.
        blind: the authors must not be named.
    """

    class_: str = msgspec.field(name="class")
    form: Literal["paper", "slides"] = "paper"
    options: tuple[str, ...] = ()
    style: str = ""
    paper: Literal["letter", "a4", "slide-4:3", "slide-16:9"] = "letter"
    blind: bool = False


class PageRule(Range, frozen=True):
    """How many pages the body may take.

    Args:
        free: what does not count: ``references``, ``appendix``, or ids of sections.
    """

    free: tuple[str, ...] = ("references",)


class AbstractRule(Range, frozen=True):
    """How many words the abstract may have, and whether there must be one."""

    required: bool = True


class CitationRule(_Strict, frozen=True):
    """How many different works must be cited, at the least."""

    min: int = 0


class CodeRule(_Strict, frozen=True):
    """The code that comes with the document: its folder beside the main file."""

    folder: str = "code"
    required: bool = False


class Requirements(_Strict, frozen=True):
    """A template's manifest: what the course asks of one kind of document.

    Args:
        id: ``course/kind``, such as ``stat453/report``.
        version: of the template; goes onto every score sheet.
        title: what people call the document.
        kind: the word typed after ``draftsmith new``.
        main: the main file's name.
        rubric: the id of the rubric it is graded by; empty for none.
        language: of the text, a BCP 47 tag.
    """

    id: str
    version: str
    title: str
    kind: str
    main: str
    document: DocumentRule
    sections: tuple[SectionRule, ...] = msgspec.field(name="section", default=())
    pages: PageRule = PageRule()
    abstract: AbstractRule | None = None
    team: Range = Range()
    citations: CitationRule = CitationRule()
    code: CodeRule | None = None
    rubric: str = ""
    language: str = "en"
