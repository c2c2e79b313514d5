"""The rule on blind submissions: nothing in them may say who wrote them."""

import re
from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.names import fold
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place, Span
from toolkit.readers.pattern import rare
from toolkit.rules.base import Need, Rule
from toolkit.rules.example import Bad, Good, pdf_of

SHORTEST_TELLING_NAME = 4
"""Letters of a surname in an address that tell a person: shorter ones stand in other words."""

_ANONYMOUS = rare(r"anonym|blind|withheld|omitted", re.IGNORECASE)
_HIDING_OPTIONS = frozenset({"anonymous", "anon", "blind", "review", "submission", "doubleblind"})
_THANKS = rare(r"\s*acknowledge?ments?\b|\s*thanks\s*$", re.IGNORECASE)
_THANKS_NAMES = frozenset(
    f"{name}{end}" for name in ("acknowledgement", "acknowledgment") for end in ("", "s")
)
_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PDF_AUTHOR = rare(r"\bpdfauthor\s*=\s*(\{[^{}]*\}|[^,{}\]]*)")
_HOST = rare(r"(?:github|gitlab|bitbucket|huggingface)\.(?:com|org|co)/[\w.-]+|[\w-]+\.github\.io")
_OURS = rare(
    r"\b(?:our (?:\w+ )?(?:code|implementation|repository|data|source|scripts|models?|project)"
    r"|we (?:release|publish|provide|share|host))\b",
    re.IGNORECASE,
)
_SENTENCE = 160
"""Characters before an address in which the text may say that it is the authors' own."""


class RevealedAuthor(Rule):
    r"""A blind submission says who wrote it.

    Told are authors in ``\author``, unless an option such as ``anonymous`` or ``\anontrue`` hides
    them; an author's mail address in the text; a section that thanks people; the author in the
    PDF's metadata; names and mail addresses that the PDF prints on its first page; and addresses of
    the authors' own code or pages. Others' code may be linked, and own work be cited as anybody's.
    """

    code = "TEA004"
    severity = Severity.ERROR
    message = "this says who wrote it"
    needs = (Need.TEMPLATE,)
    _blind = "document.blind = true"
    _us = "\\author{Marie Curie}\\anontrue"
    good = (
        Good("\\author{Marie Curie}", requires="document.blind = false"),
        Good("\\author{Anonymous Authors}", requires=_blind),
        Good("\\newif\\ifanon\\anontrue\\author{Marie Curie}", requires=_blind),
        Good(
            "\\documentclass[anonymous]{acmart}\\author{Marie Curie}\\begin{document}",
            requires=_blind,
        ),
        Good("We build on \\url{https://github.com/pytorch/pytorch}.", requires=_blind),
        Good("Our code: \\url{https://anonymous.4open.science/r/a}.", requires=_blind),
        Good("\\section{Acknowledgements}", requires=_blind),
        Good(_us, requires=_blind, pdf=pdf_of("A Title\nAnonymous authors\nMore on radium.")),
    )
    bad = (
        Bad("\\author{Marie Curie}", at=(1, 9), requires=_blind),
        Bad("\\anontrue\\author{Marie Curie}\\anonfalse", at=(1, 18), requires=_blind),
        Bad("\\section*{Acknowledgments}\nWe thank Pierre.", at=(1, 1), requires=_blind),
        Bad("\\begin{acknowledgements}\nP.\n\\end{acknowledgements}", at=(1, 1), requires=_blind),
        Bad("\\hypersetup{pdfauthor={Marie Curie}}", at=(1, 13), requires=_blind),
        Bad("Our code is at \\url{https://github.com/mc67/radium}.", at=(1, 21), requires=_blind),
        Bad(f"{_us} See \\url{{https://example.org/~curie/}}.", at=(1, 40), requires=_blind),
        Bad(
            "\\author{Max Born\\\\ born@example.org}\\anontrue Ask born@example.org.",
            at=(1, 51),
            requires=_blind,
        ),
        Bad(_us, requires=_blind, pdf=pdf_of("A Title\nMarie Curie\nAbstract")),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.requirements is None or not draft.requirements.document.blind:
            return
        yield from self._authors(draft)
        yield from self._thanks(draft)
        yield from self._metadata(draft)
        yield from self._addresses(draft)
        yield from self._mails(draft)

    def _authors(self, draft: Draft) -> Iterator[Finding]:
        """The title block: in the source, else, or where that is hidden, as it is printed."""
        if draft.has_source and not _hides_authors(draft):
            for person in draft.authors:
                if not _ANONYMOUS.search(person.name):
                    yield self.finding(
                        person.tex,
                        person.span_of(person.name),
                        message=f"“{person.name}” is named in a blind submission",
                        hint=r"write \author{Anonymous}, or \anontrue where the style knows it",
                    )
            return
        if draft.pdf is None or not draft.pdf.pdf.pages:
            return
        lines = draft.pdf.pdf.pages[0].lines
        printed = fold(" ".join(line.text for line in lines)).casefold()
        told = [each.name for each in draft.authors if fold(each.name).casefold() in printed]
        if not draft.has_source:
            told += _MAIL.findall(" ".join(line.text for line in lines))
        for name in told:
            if not _ANONYMOUS.search(name):
                message = f"“{name}” is printed in a blind submission"
                hint = "hide the authors, and build the PDF again"
                folded = fold(name).casefold()
                boxes = (each.area for each in lines if folded in fold(each.text).casefold())
                place = Place(draft.pdf.path, 1, areas=tuple(boxes))
                yield self.remark(place, message=message, hint=hint)

    def _thanks(self, draft: Draft) -> Iterator[Finding]:
        hint = "leave it out until the paper is accepted"
        for section in draft.sections:
            if _THANKS.match(section.title) and not section.is_empty:
                message = f"“{section.title}” may tell who wrote this"
                yield self.at(section, message=message, hint=hint)
        for tex in draft.tex:
            for environment in tex.scan.environments:
                if environment.name in _THANKS_NAMES:
                    span = Span(environment.start, environment.body_start)
                    message = "the acknowledgements may tell who wrote this"
                    yield self.finding(tex, span, message=message, hint=hint)

    def _metadata(self, draft: Draft) -> Iterator[Finding]:
        told = [*_pdf_authors(draft)]
        for tex, span, name in told:
            message = f"the PDF's metadata will name {name}"
            yield self.finding(tex, span, message=message, hint="leave pdfauthor out")
        people = draft.pdf.people if draft.pdf and not told else ()
        for person in people:
            if not _ANONYMOUS.search(person):
                yield self.remark(
                    Place(draft.pdf.path if draft.pdf else ""),
                    message=f"the PDF names {person}, in its metadata or a comment",
                    hint="set no pdfauthor, leave no comments, and build the PDF again",
                )

    def _addresses(self, draft: Draft) -> Iterator[Finding]:
        for tex in draft.tex:
            for macro in tex.macros("url", "href", "nolinkurl"):
                argument = tex.argument(macro.end)
                if argument is None:
                    continue
                address = tex.text[argument.start : argument.end]
                before = tex.live[max(0, macro.start - _SENTENCE) : macro.start]
                is_ours = _HOST.search(address) and _OURS.search(before.rpartition(". ")[2])
                if is_ours or _names_author(address, draft):
                    yield self.finding(
                        tex,
                        argument,
                        message=f"the address {address} may tell who wrote this",
                        hint="link an anonymous copy, or leave it out until acceptance",
                    )

    def _mails(self, draft: Draft) -> Iterator[Finding]:
        """Addresses of the authors that stand in the text, not in the title block."""
        mails = {each.email for each in draft.authors if each.email}
        for tex in draft.tex if mails else ():
            for found in _MAIL.finditer(tex.prose.text):
                if found[0] in mails:
                    message = f"the address {found[0]} tells who wrote this"
                    hint = "leave it out until the paper is accepted"
                    yield self.finding(tex, Span(*found.span()), message=message, hint=hint)


def _hides_authors(draft: Draft) -> bool:
    """Whether the style is told to print no names: by an option, or by the last ``\\anon…``."""
    if any(_HIDING_OPTIONS.intersection(package.options) for package in draft.packages):
        return True
    said = [m.name for tex in draft.tex for m in tex.macros("anontrue", "anonfalse")]
    return bool(said) and said[-1] == "anontrue"


def _pdf_authors(draft: Draft) -> Iterator[tuple[TexFile, Span, str]]:
    """Authors that the source gives to the PDF's metadata."""
    for tex in draft.tex:
        for macro in tex.macros("hypersetup", "usepackage"):
            (option, argument), _ = tex.arguments(macro.end, "om")
            span = argument if macro.name == "hypersetup" else option
            found = _PDF_AUTHOR.search(tex.live, span.start, span.end) if span else None
            name = found[1].strip(" {}") if found else ""
            if found and name and not _ANONYMOUS.search(name):
                yield tex, Span(*found.span()), name


def _names_author(address: str, draft: Draft) -> bool:
    """Whether an address holds an author's surname, or what stands before the @ of the mail."""
    folded = fold(address).casefold()
    for person in draft.authors:
        words = fold(person.name).casefold().split()
        telling = (words[-1] if words else "", person.email.partition("@")[0].casefold())
        if any(len(word) >= SHORTEST_TELLING_NAME and word in folded for word in telling):
            return True
    return False
