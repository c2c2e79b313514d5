"""The rule on entries of a bibliography that lack a field."""

import re
from collections.abc import Iterator, Mapping

from toolkit.draft.biber import uses_biber
from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import BibFile
from toolkit.model.finding import Finding, Severity
from toolkit.readers.bib_cursor import MONTHS
from toolkit.readers.bib_entry import Entry
from toolkit.readers.bib_inherit import by_key, resolved
from toolkit.rules.base import Need, Rule
from toolkit.rules.bib_keys import same_key
from toolkit.rules.citations import knows_all_bibliographies
from toolkit.rules.entries import TURING, is_sound, printed_entries
from toolkit.rules.example import Bad, Good

_OF_STYLES = frozenset(
    "acmcs acta cacm ibmjrd ibmsj ieeese ieeetc ieeetcad ipl jacm jcss scp sicomp tocs tods tog "
    "toms toois toplas tcs".split()
)
_STYLES = frozenset(
    "plain abbrv alpha unsrt acm apalike ieeetr siam plainnat abbrvnat unsrtnat IEEEtran IEEEtranN "
    "IEEEtranS IEEEtranSN splncs04".split()
)
"""Styles of TeX Live that name these journals (plain.bst) and no others; many name hundreds."""

_BARE = re.compile(r"[A-Za-z][^\s{}\"#,=%()\\]*")

_AUTHOR, _YEAR = ("author", "editor"), ("year", "date")
_PLACE_OF_STUDY = ("school", "institution")
_PAGES = ("chapter", "pages")
_ADDRESS = ("url", "doi", "eprint", "howpublished", "note")
_REQUIRED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (("author",), ("title",), ("journal", "journaltitle"), _YEAR),
    "book": (_AUTHOR, ("title",), ("publisher",), _YEAR),
    "mvbook": (_AUTHOR, ("title",), _YEAR),
    "booklet": (("title",),),
    "collection": (("editor",), ("title",), _YEAR),
    "conference": (("author",), ("title",), ("booktitle",), _YEAR),
    "electronic": (("title",), _ADDRESS),
    "inbook": (_AUTHOR, ("title",), (*_PAGES, "booktitle"), ("publisher", "booktitle"), _YEAR),
    "incollection": (("author",), ("title",), ("booktitle",), _YEAR),
    "inproceedings": (("author",), ("title",), ("booktitle",), _YEAR),
    "manual": (("title",),),
    "mastersthesis": (("author",), ("title",), _PLACE_OF_STUDY, _YEAR),
    "online": (("title",), _ADDRESS),
    "patent": (("author",), ("title",), ("number",), _YEAR),
    "periodical": (("title",), _YEAR),
    "phdthesis": (("author",), ("title",), _PLACE_OF_STUDY, _YEAR),
    "proceedings": (("title",), _YEAR),
    "report": (("author",), ("title",), ("institution",), _YEAR),
    "techreport": (("author",), ("title",), ("institution",), _YEAR),
    "thesis": (("author",), ("title",), _PLACE_OF_STUDY, _YEAR),
    "unpublished": (("author",), ("title",), ("note", "year", "date")),
    "www": (("title",), _ADDRESS),
}
"""The fields that a type must have, one of each group.

From BibTeX's own data model (Patashnik, "BibTeXing", 1988, section 3.1) and biblatex's (manual,
section 2.1.1); where the two differ, what either lets pass is let pass. ``misc`` needs none.
"""


class IncompleteEntry(Rule):
    """An entry lacks a field that its type must have.

    BibTeX warns and prints a hole, and the reader may not find the work. What ``crossref`` and
    ``xdata`` lend counts as there; what stands without braces is the name of an ``@string``, and
    where none has it BibTeX takes the field for empty. Only entries that are printed are looked
    at: those that are cited, or all with ``\\nocite{*}``.
    """

    code = "CIT004"
    severity = Severity.WARNING
    message = "this entry lacks a field"
    needs = (Need.SOURCE, Need.BIBLIOGRAPHY)
    good = (
        Good(r"\cite{turing1950}", bib=TURING),
        Good("Text.", bib="@article{a, title={T}}"),
        Good(r"\cite{a}", bib="@misc{a, title={T}}"),
        Good(r"\cite{a}", bib="@article{a, author={A}, title={T}, journal=\n}"),
        Good(r"\cite{a}", bib="@article{a, author={A}, title={T}, journaltitle={J}, date={1950}}"),
        Good(
            r"\cite{a}\bibliographystyle{plain}",
            bib="@string{mind={Mind}}\n@article{a, author={A}, title={T}, journal=Mind, year=1950}",
        ),
        Good(
            r"\cite{a}\bibliographystyle{plain}",
            bib="@article{a, author={A}, title={T}, journal=jacm, year=1950}",
        ),
        Good(
            r"\cite{a}\bibliographystyle{apsrev4-2}",
            bib="@article{a, author={A}, title={T}, journal=prl, year=1950}",
        ),
        Good(
            r"\cite{a} \cite{p}",
            bib="@inproceedings{a, author={A}, title={T}, crossref={p}}\n"
            "@proceedings{p, title={P}, year=1950}",
        ),
        Good(
            r"\cite{a}",
            bib="@inproceedings{a, author={A}, title={T}, crossref={conf}}\n"
            "@proceedings{Conf, title={P}, booktitle={P}, year=1950}",
        ),
    )
    bad = (
        Bad(
            r"\cite{a}",
            bib="@article{a,\n  author = {A},\n  title = {T}\n}",
            path="references.bib",
            at=(1, 10),
        ),
        Bad(
            r"\nocite{*}",
            bib="@book{a, author={}, title={T}, publisher={P}, year=1950}",
            path="references.bib",
            at=(1, 7),
        ),
        Bad(
            r"\cite{a}\bibliographystyle{plain}",
            bib="@article{a, author={A}, title={T}, journal=Nature, year=1950}",
            path="references.bib",
            at=(1, 10),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        same = same_key(draft)
        entries = by_key((entry for _, entry in draft.entries), same)
        strings = _strings(draft)
        for file, entry in printed_entries(draft):
            fields = resolved(entry, entries, same)
            nameless = dict(_nameless(file, entry, strings))
            lacking = [
                names
                for names in _REQUIRED.get(entry.type, ())
                if not any(fields.get(n, "").strip() and n not in nameless for n in names)
            ]
            if lacking and is_sound(file, entry):
                without = ", no ".join(" or ".join(names) for names in lacking)
                said = [f"{n}={nameless[n]}" for names in lacking for n in names if n in nameless]
                add = f"add {'it' if len(lacking) == 1 else 'them'}"
                yield self.finding(
                    file,
                    entry.key_span,
                    message=f"the {entry.type} {entry.key} has no {without}",
                    hint=f"{', '.join(said)} names no @string: put it in braces" if said else add,
                )


def _strings(draft: Draft) -> frozenset[str] | None:
    """The names in small letters that a value may be; None where not all of them are known."""
    commands = (c for tex in (*draft.tex, *draft.styles) for c in tex.items.commands)
    styles = {c.argument.strip() for c in commands if c.name == "bibliographystyle"}
    is_known = uses_biber(draft.packages) or (styles and _STYLES.issuperset(styles))
    if not is_known or not knows_all_bibliographies(draft):
        return None
    own = (name.lower() for file in draft.bib for name, _ in file.bib.strings)
    return _OF_STYLES.union(own, MONTHS)


def _nameless(
    file: BibFile, entry: Entry, strings: frozenset[str] | None
) -> Iterator[tuple[str, str]]:
    """Fields whose value is the name of a string that nobody defines."""
    for field in entry.fields if strings is not None else ():
        value = file.bib.text[field.value_span.start : field.value_span.end]
        if _BARE.fullmatch(value) and strings is not None and value.lower() not in strings:
            yield field.name, value
