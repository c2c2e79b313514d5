"""What a template's manifest asks of a document: one description for `new`, `check` and `sheets`.

The structs mirror ``template.toml`` key by key; an unknown key is an error. Every figure that a
course sets stands there, none in the code.
"""

from typing import Literal

import msgspec

from toolkit.course.table import Table
from toolkit.course.titles import normal_title


class Range(Table, frozen=True):
    """A least and a most, either of which may be open; both ends count as inside."""

    min: int | None = None
    max: int | None = None

    def excess(self, number: int) -> int:
        """How far a number is above the most; below 0 how far short of the least; 0 inside."""
        if self.max is not None and number > self.max:
            return number - self.max
        return number - self.min if self.min is not None and number < self.min else 0


class Part(Table, frozen=True):
    """One of the several sections that a required section may be written as."""

    title: str
    aliases: tuple[str, ...] = ()

    def names(self) -> frozenset[str]:
        """The normal forms of every title that counts as this part."""
        return frozenset(map(normal_title, (self.title, *self.aliases)))


class SectionRule(Table, frozen=True):
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

    def names(self) -> frozenset[str]:
        """The normal forms of every title that counts as the whole section."""
        return frozenset(map(normal_title, (self.title, *self.aliases)))


class DocumentRule(Table, frozen=True):
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


class CitationRule(Table, frozen=True):
    """How many different works must be cited, at the least."""

    min: int = 0


class CodeRule(Table, frozen=True):
    """The code that comes with the document: its folder beside the main file."""

    folder: str = "code"
    required: bool = False


class TalkRule(Range, frozen=True):
    """How many minutes a talk may take, and how many are added for questions."""

    questions: int = 0


class Requirements(Table, frozen=True):
    """A template's manifest: what the course asks of one kind of document.

    Args:
        id: ``course/kind``, such as ``stat453/report``.
        version: of the template; goes onto every score sheet.
        title: what people call the document.
        kind: the word typed after ``draftsmith new``.
        main: the main file's name.
        team: how many authors; the course's where the manifest is silent.
        minutes: of the talk, for slides; None where nothing is presented.
        rubric: the id or file of the rubric it is graded by, the course's where the manifest is
            silent; empty for none.
        language: of the text, a BCP 47 tag.
        given_texts: files beside the manifest whose sentences must be quoted and cited.
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
    minutes: TalkRule | None = None
    rubric: str = ""
    language: str = "en"
    given_texts: tuple[str, ...] = ()
