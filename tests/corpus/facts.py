"""What is to agree: each fact as LaTeX tells it, and as it is read in the source or the PDF."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.corpus import latex
from tests.corpus.latex import Told
from toolkit.draft.draft import Draft
from toolkit.draft.images import images_of
from toolkit.draft.load import load_draft
from toolkit.draft.names import fold
from toolkit.lint.check import check
from toolkit.model.finding import Finding
from toolkit.readers.tex_names import SECTION_LEVELS
from toolkit.readers.tex_text import plain

OF_LETTERS = re.compile(r"[\W_]+")
TOLD = ("BLD003", "CIT001", "CIT002", "CIT003", "FLT001", "REF002", "REF003")
"""The rules whose findings LaTeX tells too."""

SILENT = ("CIT006", "CIT010", "TEX002", "TEX003")
"""Rules that have nothing to find in any of the documents."""


def letters(title: str) -> str:
    """A title's letters and digits alone: an accent, a case or a hyphen apart it is the same."""
    return OF_LETTERS.sub("", fold(title)).casefold()


@dataclass(frozen=True)
class Read:
    """What the tool reads of one document.

    Args:
        source: a folder with the sources and nothing else.
        built: a folder in which LaTeX has set them, its marks in the ``.aux``.
    """

    source: Path
    built: Path

    @cached_property
    def draft(self) -> Draft:
        """The draft from its source alone."""
        return load_draft(self.source / "main.tex")

    @cached_property
    def set_draft(self) -> Draft:
        """The draft with what LaTeX wrote beside it."""
        return load_draft(self.built / "main.tex")

    @cached_property
    def lone_pdf(self) -> Draft:
        """The draft from its PDF alone."""
        return load_draft(self.built / "main.pdf")

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find whose faults LaTeX tells too, and those that are to be silent."""
        return check(self.source / "main.tex", select=(*TOLD, *SILENT)).findings

    def found(self, code: str) -> set[str]:
        """The keys that a rule names: each the last word of what it says."""
        return {each.message.split()[-1] for each in self.findings if each.code == code}

    def standing(self, kind: str) -> list[Any]:
        """Items of a kind that LaTeX sets, in its order, from whichever files."""
        return [
            item
            for part in self.draft.segments
            for item in getattr(part.tex.items, kind)
            if part.start <= item.span.start < part.end
        ]

    def cited(self) -> list[str]:
        """Keys in the order of their first mention, in the text or by ``\\nocite``."""
        keys: dict[str, None] = {}
        for part in self.draft.segments:
            both = (*part.tex.items.citations, *part.tex.items.nocites)
            for item in sorted(both, key=lambda item: item.span.start):
                if part.start <= item.span.start < part.end:
                    keys[item.key] = None
        return list(keys)


Value = Any
Fact = tuple[Callable[[Told], Value], Callable[[Read], Value]]


def _levels(sections: list[tuple[str, Any]]) -> list[tuple[int, Any]]:
    """Depths counted from the upper level in use."""
    depths = [(SECTION_LEVELS[level], rest) for level, rest in sections]
    top = min((depth for depth, _ in depths), default=0)
    return [(depth - top, rest) for depth, rest in depths]


def _captions(found: Any) -> list[tuple[str, str]]:
    return sorted((kind, letters(plain(text))) for kind, text in found)


FROM_THE_SOURCE: dict[str, Fact] = {
    "sections": (
        lambda told: [(level, star, letters(plain(t))) for level, star, t in told.headings()],
        lambda read: [(s.level, s.starred, letters(s.title)) for s in read.draft.sections],
    ),
    "citations, in their order": (
        lambda told: _all_last(told.citations()),
        lambda read: _all_last(read.cited()),
    ),
    "citations": (
        lambda told: set(latex.CITATION.findall(told.first_log)),
        lambda read: set(read.cited()) - {"*"},
    ),
    "labels": (
        lambda told: told.labels(),
        lambda read: {label.key for label in read.standing("labels")},
    ),
    "references": (
        lambda told: {key.strip() for key in told.references()},
        lambda read: {reference.key for reference in read.standing("references")},
    ),
    "undefined references": (
        lambda told: {key.strip() for key in latex.REFERENCE.findall(told.log)},
        lambda read: read.found("REF002") | _left_out(read),
    ),
    "undefined citations": (
        lambda told: set(latex.CITATION.findall(told.log)),
        lambda read: read.found("CIT001"),
    ),
    "labels set twice": (
        lambda told: latex.of_the_author(latex.TWICE.findall(told.log)),
        lambda read: {k for k, n in Counter(_labels(read)).items() if n > 1},
    ),
    "entries that are printed": (
        lambda told: told.printed_entries(),
        lambda read: _printed(read),
    ),
    "entries defined twice": (
        lambda told: len(latex.REPEATED.findall(latex.text_of(told.folder / "main.blg"))),
        lambda read: sum(each.code == "CIT003" for each in read.findings),
    ),
    "files that are not there": (
        lambda told: {one or other for one, other in latex.NOT_FOUND.findall(told.log)},
        lambda read: _missing(read),
    ),
    "images": (
        lambda told: {path.replace("//", "/") for path in latex.IMAGE.findall(told.log)},
        lambda read: {image.path for image in images_of(read.source, read.draft.tex)} - {None},
    ),
    "captions": (
        lambda told: _captions((kind, text) for kind, _, text in told.captions()),
        lambda read: _captions((f.kind, f.caption or "") for f in read.draft.floats),
    ),
    "pages": (
        lambda told: int(latex.PAGES.findall(told.log)[0]),
        lambda read: read.set_draft.pages.total,
    ),
    "body pages": (
        lambda told: told.body_pages,
        lambda read: read.set_draft.pages.counted,
    ),
}

FROM_THE_PDF: dict[str, Fact] = {
    "sections": (
        lambda told: _levels([(level, letters(plain(t))) for level, _, t in told.headings()]),
        lambda read: _levels([(s.level, letters(s.title)) for s in read.lone_pdf.sections]),
    ),
    "captions": (
        lambda told: sorted((k, n, letters(plain(t))) for k, n, t in told.captions()),
        lambda read: sorted(
            (c.kind, c.number, letters(c.text)) for c in read.lone_pdf.pdf.outline.captions
        ),
    ),
    "pages": (
        lambda told: int(latex.PAGES.findall(told.log)[0]),
        lambda read: read.lone_pdf.pages.total,
    ),
    "body pages": (
        lambda told: told.body_pages,
        lambda read: read.lone_pdf.pages.counted,
    ),
}


def _all_last(keys: list[str]) -> list[str]:
    """Keys with the star of ``\\nocite`` after the others: biblatex does not say where it stood."""
    return sorted(keys, key=lambda key: key == "*")


def _labels(read: Read) -> list[str]:
    return [label.key for label in read.standing("labels")]


def _left_out(read: Read) -> set[str]:
    """What is referred to and set in a file that ``\\includeonly`` leaves out.

    LaTeX knows it from an earlier run, which a document set afresh does not have.
    """
    set_labels = {label.key for label in read.standing("labels")}
    referred = {reference.key for reference in read.standing("references")}
    return referred & (read.draft.labels - set_labels)


def _printed(read: Read) -> set[str]:
    """Of the entries that are kept, those that something cites."""
    draft = read.draft
    if not draft.entries:
        return {item.key for _, item in draft.bibitems}
    keys = {entry.key for _, entry in draft.entries}
    return keys if "*" in draft.nocites else keys & set(read.cited())


def _missing(read: Read) -> set[str]:
    images = images_of(read.source, read.draft.tex)
    absent = {image.item.target for image in images if image.path is None}
    return absent | {each.target.removesuffix(".tex") for each in read.draft.missing}
