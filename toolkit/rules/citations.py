"""Rules on citations: what the text cites, and whether it can be looked up."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.draft.tex_live import WORKS
from toolkit.model.finding import Finding, Severity
from toolkit.readers.tex_items import Citation, NoCite
from toolkit.rules.base import ByStage, Need, Rule
from toolkit.rules.bib_keys import same_key
from toolkit.rules.example import Bad, Good
from toolkit.rules.guesses import Guesses

TURING = "@book{turing1950, author={Alan Turing}, title={Mind}, publisher={OUP}, year=1950}"

_Cited = TypeVar("_Cited", Citation, NoCite)
_OF_STYLES = "control"
"""How the keys end of what IEEEtran, REVTeX and achemso list to set a style, and mostly define."""


def _named(draft: Draft) -> tuple[str, ...]:
    """The bibliography files that the draft or its own style names."""
    files = (*draft.tex, *draft.styles)
    return tuple(each.target for tex in files for each in tex.items.bibliographies)


def has_ready_made(draft: Draft) -> bool:
    r"""Whether LaTeX can do without the files: what was made of them, the ``.bbl``, is there."""
    return any(tex is draft.bbl for tex, _ in draft.bibitems)


def knows_all_bibliographies(draft: Draft) -> bool:
    """Whether every bibliography that the draft names was read, so that a key can be missed."""
    if has_ready_made(draft):
        return True
    read = {file.path for file in draft.bib}
    theirs = {name for work in WORKS - read for name in (work, work.removesuffix(".bib"))}
    outside = any("\\" in name or "://" in name or name in theirs for name in _named(draft))
    cut = any(file.bib.cut for file in draft.bib)
    return not draft.missing_bibs and not outside and not cut


def has_bibliography(draft: Draft) -> bool:
    """Whether the draft names a bibliography, or writes one out."""
    written = any(
        command.name == "begin-thebibliography"
        for tex in draft.tex
        for command in tex.items.commands
    )
    return written or bool(_named(draft)) or has_ready_made(draft)


def undefined_citations(draft: Draft) -> Iterator[tuple[TexFile, Citation]]:
    """Citations of keys that no entry defines, where every bibliography was read."""
    return _undefined(draft, draft.citations)


def _undefined(
    draft: Draft, cited: Iterable[tuple[TexFile, _Cited]]
) -> Iterator[tuple[TexFile, _Cited]]:
    if not has_bibliography(draft) or not knows_all_bibliographies(draft):
        return
    known = draft.defined_keys | _spelt_otherwise(draft)
    for tex, citation in cited:
        if citation.key not in known and not any(sign in citation.key for sign in "\\#*"):
            yield tex, citation


class UndefinedCitation(Rule):
    r"""A cited key that no entry defines.

    LaTeX prints "[?]" in its place, or with ``\nocite`` leaves the work out, and the reader cannot
    look it up. Mostly the key is misspelt, or the entry is in a file that ``\bibliography`` does
    not name.

    Where a bibliography file is missing nothing is said of its keys: that is
    `missing-bibliography`. Nor is anything where one is too long to be read to its end.
    """

    code = "CIT001"
    severity = Severity.ERROR
    message = "no entry has this key"
    good = (
        Good(r"As he asks~\cite{turing1950}.", bib=TURING),
        Good(r"\begin{thebibliography}{9}\bibitem{a} A.\end{thebibliography} \cite{a}"),
        Good(r"\newcommand\see[1]{\cite{#1}} \see{turing1950}", bib=TURING),
        Good(r"\bibliography{xampl} \cite{whole-set}"),
        Good(r"\nocite{IEEEexample:BSTcontrol}", bib=TURING),
        Good("\\cite{a}", bib="@book{b, ids={a}, title={T}, author={A}, year=1, publisher={P}}"),
    )
    bad = (
        Bad(r"As he asks~\cite{turing1951}.", bib=TURING, at=(1, 18)),
        Bad(r"As he asks~\citep[p.~3]{turing1950, none}.", bib=TURING, at=(1, 37)),
        Bad(r"\newcommand\see[1]{\cite{#1}} \see{none}", bib=TURING, at=(1, 31)),
        Bad(r"\nocite{turing1950, none}", bib=TURING, at=(1, 21)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        guesses = Guesses(draft.defined_keys, "add the entry or correct the key")
        listed = (
            (tex, each)
            for tex in draft.tex
            for each in tex.items.nocites
            if not each.key.lower().endswith(_OF_STYLES)
        )
        lost: tuple[tuple[TexFile, Citation | NoCite], ...] = (
            *undefined_citations(draft),
            *_undefined(draft, listed),
        )
        for tex, citation in lost:
            yield self.finding(
                tex,
                citation.span,
                message=f"no entry has the key {citation.key}",
                hint=guesses.hint(citation.key),
            )


def _spelt_otherwise(draft: Draft) -> set[str]:
    """Cited keys that are an entry's in another case, and cited in no other: BibTeX takes them."""
    same = same_key(draft)
    entries = {same(entry.key) for _, entry in draft.entries}
    cited = {citation.key for _, citation in draft.citations} | draft.nocites
    spellings = Counter(map(same, cited))
    return {key for key in cited if same(key) in entries and spellings[same(key)] == 1}


class TooFewCitations(Rule):
    """Fewer different works are cited than the course asks for.

    Counted are the keys that the text cites; the same work cited ten times is one. A key that no
    entry defines is `undefined-citation`, and counts.
    """

    code = "CIT005"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "too few works are cited"
    needs = (Need.SOURCE, Need.TEMPLATE)
    good = (
        Good(r"\cite{turing1950}", bib=TURING, requires="citations.min = 1"),
        Good(r"\cite{turing1950,lost}", bib=TURING, requires="citations.min = 2"),
        Good("Text.", requires="pages.max = 1"),
    )
    bad = (Bad(r"\cite{turing1950} \cite{turing1950}", bib=TURING, requires="citations.min = 2"),)

    def check(self, draft: Draft) -> Iterator[Finding]:
        least = draft.requirements.citations.min if draft.requirements else 0
        cited = {citation.key for _, citation in draft.citations}
        if len(cited) < least:
            works = "work is" if len(cited) == 1 else "works are"
            yield self.remark(
                draft.whole,
                message=f"{len(cited)} different {works} cited, at least {least} are asked for",
                hint="cite where you build on others",
            )


class MissingBibliography(Rule):
    r"""The bibliography that is named is not there, or none is named.

    Without it every citation prints as "[?]". Where a ``.bbl``, which is made of it, is there and
    the file itself is not, LaTeX does with that, and so does the check.
    """

    code = "CIT006"
    severity = Severity.ERROR
    message = "there is no bibliography"
    good = (
        Good(r"\cite{turing1950}", bib=TURING),
        Good("No citation at all."),
        Good(r"\begin{thebibliography}{9}\bibitem{a} A.\end{thebibliography} \cite{a}"),
        Good(r"\bibliography{https://example.org/refs.bib}"),
        Good(r"\bibliography{IEEEabrv} \addbibresource{biblatex-examples.bib}"),
    )
    bad = (
        Bad(r"\bibliography{refs}", at=(1, 15)),
        Bad("See~\\cite{a}\nand~\\cite{b}.", at=(1, 5)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for missing in () if has_ready_made(draft) else draft.missing_bibs:
            yield self.finding(
                missing.tex,
                missing.span,
                message=f"the bibliography {missing.target} is not there",
                hint="add the file, or correct its name",
            )
        if draft.citations and not has_bibliography(draft) and not draft.bib:
            tex, citation = draft.citations[0]
            yield self.finding(
                tex,
                citation.macro,
                message="works are cited, but no bibliography is named",
                hint=_name_one(draft),
            )


def _name_one(draft: Draft) -> str:
    if any(package.name == "biblatex" for package in draft.packages):
        return r"add \addbibresource{references.bib} to the preamble"
    return r"add \bibliography{references} before the end of the document"


class UncitedSection(Rule):
    """A section that must cite others' work cites nothing.

    Related work without a source cannot be looked up. An empty section is `empty-section` instead.
    """

    code = "CIT009"
    severity = Severity.WARNING
    message = "this section cites nothing"
    hint = "cite the works it speaks of"
    needs = (Need.SOURCE, Need.TEMPLATE)
    _asks = '[[section]]\nid = "r"\ntitle = "Related Work"\nmust_cite = true'
    good = (
        Good("\\section{Related Work}\nTuring \\cite{turing1950}.", bib=TURING, requires=_asks),
        Good("\\section{Related Work}\n\\subsection{A}\nA~\\cite{b}.", requires=_asks),
        Good("\\section{Related Work}", requires=_asks),
    )
    bad = (Bad("\\section{Related Work}\nTuring asked.", requires=_asks, at=(1, 1)),)

    def check(self, draft: Draft) -> Iterator[Finding]:
        for part in draft.parts:
            if not part.rule.must_cite or not part.is_there or not part.words:
                continue
            if not any(section.cites for section in part.sections):
                message = f"“{part.sections[0].title}” cites nothing"
                yield self.remark(part.sections[0].place, message=message)
