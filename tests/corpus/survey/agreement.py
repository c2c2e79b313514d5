"""Holds what was read in a source against what LaTeX wrote down while it set the document."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.draft.draft import Draft
from toolkit.draft.heading import Section
from toolkit.readers.aux import Aux, AuxHeading
from toolkit.readers.tex_names import SECTION_LEVELS
from toolkit.readers.tex_text import plain

_ASKED = re.compile(r"^% asked: (.+)$", re.M)
_NOT_WRITTEN_BY_A_LABEL = re.compile(
    r"sub@|.*(?:@x?vr|@cref|<\d+>)$|(?:LastPage|TotPages)$|acro:|NAT@"
)
_CONTROL = re.compile(
    r"biblatex-control|(?:BST|REVTEX\d*|apsrev\S*)[Cc]ontrol"
)  # a style speaks to BibTeX
_KOMA = {"addchap": "chapter", "addsec": "section"}
_SPACE = re.compile(r"\\h(?:skip|space) *\{?[-\d.]+ *[a-z]{2}\}?(?:\\relax)? *\.?")
_AMS_TITLE = re.compile(r"\\toc\w+ *\{.*?\}\{(.*?)\}\{(.*)\}", re.S)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many of a kind of fact agree, those only LaTeX has, and those only we have."""

    agree: int
    missed: tuple[str, ...]
    invented: tuple[str, ...]


def agreements(draft: Draft, aux: Aux, aux_text: str) -> dict[str, Agreement]:
    """The agreement of each kind of fact, by its name."""
    asked = {key.strip() for keys in _ASKED.findall(aux_text) for key in keys.split(",")}
    cited = {citation.key for _, citation in draft.citations} | draft.nocites
    labels = {label.key for label in aux.labels if not _NOT_WRITTEN_BY_A_LABEL.match(label.key)}
    theirs = {key for key in aux.citations if not _CONTROL.fullmatch(key)}
    return {
        "sections": _sections(draft, aux),
        "citations": _compare(theirs, cited),
        "labels": _compare(labels, draft.labels),
        "references": _compare(asked - {""}, draft.referred),
    }


def _compare(theirs: Iterable[str], ours: Iterable[str]) -> Agreement:
    one, other = Counter(theirs), Counter(ours)
    missed, invented = one - other, other - one
    return Agreement(
        (one & other).total(), tuple(sorted(missed.elements())), tuple(sorted(invented.elements()))
    )


def _sections(draft: Draft, aux: Aux) -> Agreement:
    """Numbered headings by level and title; a short title stands for the whole one.

    LaTeX notes no starred heading and, in some classes, none of the deepest levels; what it notes
    without a number among numbered ones was put there by a command of its own.
    """
    written = {heading.level for heading in aux.headings}
    numbered = {heading.level for heading in aux.headings if heading.number}
    starred = {
        _named(section.level, _bare(section.title)) for section in draft.sections if section.starred
    }
    ours = [each for each in draft.sections if not each.starred and each.level in written]
    names = [_named(each.level, _bare(each.title)) for each in ours]
    theirs = [
        _named(heading.level, _title(heading))
        for heading in aux.headings
        if heading.level in SECTION_LEVELS
        and (heading.number or heading.level not in numbered or _named_in(heading, names))
        and _named(heading.level, _title(heading)) not in starred
    ]
    long = {name for name, each in zip(names, ours, strict=True) if _has_short_title(each)}
    found = _compare(theirs, names)
    invented = tuple(each for each in found.invented if each not in long)
    shortened = len(found.invented) - len(invented)
    return Agreement(found.agree + shortened, found.missed[shortened:], invented)


def _named_in(heading: AuxHeading, names: Iterable[str]) -> bool:
    return _named(heading.level, _title(heading)) in names


def _named(level: str, title: str) -> str:
    """KOMA-Script's own commands make entries of the ordinary levels."""
    return f"{_KOMA.get(level, level)}: {title}"


def _title(heading: AuxHeading) -> str:
    ams = _AMS_TITLE.fullmatch(heading.title)
    return _bare(plain(_SPACE.sub("", ams[2] if ams else heading.title)))


def _bare(title: str) -> str:
    """A title's letters and digits."""
    return re.sub(r"\W+", "", title).casefold()


def _has_short_title(section: Section) -> bool:
    if section.tex is None or section.span is None:
        return False
    return "[" in section.tex.live[section.span.start : section.span.end]
