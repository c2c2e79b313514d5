"""Rules on the entries of a bibliography: whether each can be read, printed and found."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import BibFile
from toolkit.model.finding import Finding, Severity
from toolkit.readers.bib_entry import Entry
from toolkit.rules.base import ByStage, Need, Rule
from toolkit.rules.bib_keys import aliases, same_key
from toolkit.rules.example import Bad, Good

TURING = "@book{turing1950, author={Alan Turing}, title={Mind}, publisher={OUP}, year=1950}"


def is_sound(file: BibFile, entry: Entry) -> bool:
    """Whether an entry could be read whole, so that what it lacks is not lost in reading."""
    faults = file.bib.faults
    after = bisect_left(faults, entry.span.start, key=lambda fault: fault.span.start)
    return after == len(faults) or faults[after].span.start > entry.span.end


def printed_entries(draft: Draft) -> Iterator[tuple[BibFile, Entry]]:
    r"""The entries that the references list: those cited, or all with ``\nocite{*}``."""
    same = same_key(draft)
    printed = {same(citation.key) for _, citation in draft.citations}
    printed |= {same(key) for key in draft.nocites}
    for _, entry in draft.entries:
        if entry.type == "set" and entry.key in printed:
            printed |= aliases(entry.get("entryset"))
    for file, entry in draft.entries:
        names = {same(entry.key), *aliases(entry.get("ids"))}
        if "*" in printed or names & printed:
            yield file, entry


_LENDING = ("crossref", "xref", "xdata", "entryset", "related")
"""Fields that name other entries, which are printed with, or in, the one that names them."""


class UncitedEntry(Rule):
    r"""An entry that nothing cites.

    It will not be printed, so a reader never sees it; mostly it is left over from an earlier
    draft. ``\nocite{*}`` counts as citing everything, and an entry that others inherit from
    through ``crossref`` or ``xdata`` is cited with them. One that cannot be read is
    `malformed-entry`.
    """

    code = "CIT002"
    severity = ByStage(Severity.INFO, Severity.WARNING)
    message = "nothing cites this entry"
    hint = "cite it or remove it"
    needs = (Need.SOURCE, Need.BIBLIOGRAPHY)
    most_entries = 20
    """Above so many in one file, the file is a shared one and gets a single finding."""
    good = (
        Good(r"\cite{turing1950}", bib=TURING),
        Good(r"\nocite{*}", bib=TURING),
        Good("Text.", bib="@misc{team notes, title={T}}"),
        Good(
            r"\cite{a}",
            bib="@inbook{a, crossref={b}, title={T}}\n@book{b, title={B}, year=1990}",
        ),
    )
    bad = (
        Bad("Text.", bib=TURING, at=(1, 7), path="references.bib"),
        Bad("Text.", bib="@misc{, title={A}}", at=(1, 7), path="references.bib"),
        Bad(r"% \cite{turing1950}", bib=TURING, at=(1, 7), path="references.bib"),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if "*" in draft.nocites:
            return
        same = same_key(draft)
        cited = self._cited(draft, same)
        for file in draft.bib:
            ours = [e for e in file.bib.entries if e.type not in ("xdata", "set")]
            idle = [
                e
                for e in ours
                if not {same(e.key), *aliases(e.get("ids"))} & cited and is_sound(file, e)
            ]
            if len(idle) > self.most_entries:
                yield self.finding(
                    file,
                    idle[0].key_span,
                    message=f"nothing cites {len(idle)} of the {len(ours)} entries of this file",
                    hint="",
                )
                continue
            for entry in idle:
                message = f"nothing cites the entry {entry.key or 'without a key'}"
                yield self.finding(file, entry.key_span, message=message)

    def _cited(self, draft: Draft, same: Callable[[str], str]) -> set[str]:
        """The keys that are cited, and those whose fields they inherit or print."""
        cited = {same(citation.key) for _, citation in draft.citations}
        cited |= {same(key) for key in draft.nocites}
        parents = {
            same(entry.key): {same(key) for name in _LENDING for key in aliases(entry.get(name))}
            for _, entry in draft.entries
        }
        left = list(cited)
        while left:
            for parent in parents.get(left.pop(), set()) - cited:
                cited.add(parent)
                left.append(parent)
        return cited


class DuplicateEntry(Rule):
    """One key that two entries define.

    BibTeX keeps the first and stops on the second with an error; biber takes either. The reader may
    be sent to the wrong work. Keys that differ only in capitals are one to BibTeX, two to biber.
    """

    code = "CIT003"
    severity = Severity.ERROR
    message = "another entry has this key"
    hint = "remove one of the two, or rename it"
    needs = (Need.SOURCE,)
    good = (
        Good(r"\cite{turing1950}", bib=TURING),
        Good("\\bibitem{a} A\n\\bibitem{b} B"),
        Good(r"\cite{a}", bib="@misc{, title={A}}\n@misc{, title={B}}"),
        Good(
            "\\documentclass{article}\n\\usepackage{biblatex}\n\\addbibresource{references.bib}\n"
            "\\begin{document}\nText.\n\\end{document}",
            bib="@misc{ada, title={A}}\n@misc{Ada, title={B}}",
        ),
    )
    bad = (
        Bad(r"\cite{turing1950}", bib=f"{TURING}\n{TURING}", at=(2, 7), path="references.bib"),
        Bad(
            "Text.",
            bib="@misc{ada, title={A}}\n@misc{Ada, title={B}}",
            at=(2, 7),
            path="references.bib",
        ),
        Bad("\\bibitem{a} A\n\\bibitem{a} B", at=(2, 10)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        first: dict[str, str] = {}
        same = same_key(draft)
        for file, entry in draft.entries:
            key = same(entry.key)
            if key and key in first:
                message = f"the key {entry.key} is defined already, at {first[key]}"
                yield self.finding(file, entry.key_span, message=message)
            else:
                first[key] = str(file.place(entry.key_span))
        written: dict[str, str] = {}
        for tex, item in draft.bibitems:
            if tex is draft.bbl:
                continue
            if item.key in written:
                message = f"the key {item.key} is defined already, at {written[item.key]}"
                yield self.finding(tex, item.span, message=message)
            else:
                written[item.key] = str(tex.place(item.span))


class MalformedEntry(Rule):
    """An entry that cannot be read, with what was expected.

    BibTeX skips to the next entry after such a fault, and may take what follows with it.
    """

    code = "CIT010"
    severity = Severity.ERROR
    message = "this entry cannot be read"
    needs = (Need.SOURCE, Need.BIBLIOGRAPHY)
    good = (Good(r"\cite{turing1950}", bib=TURING),)
    bad = (
        Bad(
            r"\cite{a}",
            bib="@book{a,\n  title = {T}\n  year = 1950\n}",
            path="references.bib",
            at=(2, 14),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for file in draft.bib:
            for fault in file.bib.faults:
                hint = f"expected {fault.expected}" if fault.expected else ""
                yield self.finding(file, fault.span, message=fault.message, hint=hint)
