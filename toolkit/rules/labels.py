"""Rules on what is never referred to, and on what is referred to without a label."""

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.nesting import Nesting
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.tex_items import Label
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.typed_numbers import is_ours
from toolkit.rules.unreferenced import inside_ranges

_NAMED = re.compile(r"[{\[,=][ \t]*+([^{}\[\],=\\\s]{1,80}+)[ \t]*+(?=[}\],])")
_LABEL = re.compile(r"\\label\s{0,9}\{\s{0,9}\Z")
_LONGEST_LOOK_BACK = 40


class UnusedLabel(Rule):
    r"""A label that nothing refers to.

    Either the text forgot to, or the label is left over. Labels of figures and tables are the
    matter of `unreferenced-float`, and one set twice that of `duplicate-label`. A key that stands
    in the argument of any other command counts as referred to, since a package's own command may
    do so. Slides are not looked at.
    """

    code = "REF006"
    severity = Severity.INFO
    message = "nothing refers to this label"
    hint = "refer to it, or remove it"
    most_labels = 10
    """Above so many in one file, they are a habit and get a single finding."""
    good = (
        Good(r"\section{A}\label{sec:a} See Section~\ref{sec:a}."),
        Good(r"\begin{figure}\caption{C}\label{fig:a}\end{figure}"),
        Good(r"\begin{equation}\label{a}\end{equation}\label{b}\label{c}\crefrange{a}{c}"),
        Good(r"\section{A}\label{sec:a} \chapref[page]{sec:a}"),
        Good(r"\newcommand\mark[1]{\label{sec:#1}}\mark{a}"),
        Good("\\documentclass{beamer}\n\\begin{document}\\label{a}\\end{document}"),
    )
    bad = (
        Bad("\\section{A}\n\\label{sec:a}", at=(2, 8)),
        Bad(r"\begin{equation} x \label{eq:x} \end{equation} \eqref{eq:y}", at=(1, 27)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.is_slides:
            return
        used = draft.referred | inside_ranges(draft) | _named_otherwise(draft)
        unused = _set_once(draft) - used
        for tex in draft.tex:
            ours = tuple(_outside_floats(draft, tex))
            idle = [label for label in ours if label.key in unused]
            if len(idle) > self.most_labels:
                message = f"nothing refers to {len(idle)} of the {len(ours)} labels of this file"
                yield self.finding(tex, idle[0].span, message=message, hint="")
                continue
            for label in idle:
                yield self.finding(
                    tex, label.span, message=f"nothing refers to the label {label.key}"
                )


def _outside_floats(draft: Draft, tex: TexFile) -> Iterator[Label]:
    """The labels that ``\\label`` itself sets in a file, those of floats left out."""
    floats = Nesting(found.span for found in draft.floats if found.tex is tex)
    for label in tex.items.labels:
        start = label.span.start
        before = tex.live[max(0, start - _LONGEST_LOOK_BACK) : start]
        computed = label.expanded or any(sign in label.key for sign in "\\#")
        if not computed and _LABEL.search(before) and next(floats.around(start), None) is None:
            yield label


def _set_once(draft: Draft) -> set[str]:
    times = Counter(label.key for tex in draft.tex for label in tex.items.labels)
    return {key for key, number in times.items() if number == 1}


def _named_otherwise(draft: Draft) -> set[str]:
    """The keys that stand in arguments more often than they are labels."""
    named = Counter(found[1] for tex in draft.tex for found in _NAMED.finditer(tex.live))
    named.subtract(label.key for tex in draft.tex for label in tex.items.labels)
    return {key for key, uses in named.items() if uses > 0}


_TYPED = re.compile(  # what stands before is asked after the first letter: those are found fast
    r"(?P<noun>F(?<![\w\\-]F)ig(?:ure|ura|ur|\.)|A(?<![\w\\-]A)bb(?:ildung|\.)"
    r"|T(?<![\w\\-]T)ab(?:le|leau|elle|ella|la|ela|ell|\.)|S(?<![\w\\-]S)ec(?:tion|\.))"
    r"(?:[ \t]{1,3}|~|[ \t]*\r?\n[ \t]*)(?P<number>[1-9]\d{0,2})(?:\.\d{1,2}){0,3}"
    r"(?:\([a-z]\)|[a-z])?(?![\w-])"
)
_KINDS = {"Fig": "figure", "Abb": "figure", "Tab": "table", "Sec": "section"}


class HardCodedReference(Rule):
    r"""The number of a figure, table or section is typed by hand.

    It is wrong as soon as another one is put before it. ``\ref`` counts for you, and links.

    Only numbers that the draft has are told: "Table 9" of three tables is another work's. So is
    "Figure 3 of" something, "their Figure 3", and one beside a citation.
    """

    code = "REF007"
    severity = Severity.INFO
    message = "a number is typed by hand"
    _figure = "\\begin{figure}\\caption{C}\\label{f}\\end{figure}\n"
    _table = "\\begin{table}\\caption{C}\\label{t}\\end{table}\n"
    good = (
        Good(_figure + r"Figure~\ref{f} shows it."),
        Good(_figure + "Figure 2 shows it."),
        Good(_figure + r"Figure 1 of~\cite{a}, their Figure~1, and \citet[Figure 1]{a}."),
        Good(_figure + r"As \citet{a}, Figure 1, shows; \caption{Figure 1}"),
        Good("Table 1 shows it. Section 1 of the law."),
    )
    bad = (
        Bad(_figure + "Figure 1 shows it.", at=(2, 1)),
        Bad(_table + "We show this in Table~1(a).", at=(2, 17)),
        Bad(_figure + "Das zeigt Abb.~1.", at=(2, 11)),
        Bad("\\section{A}\nAs we said in Section\n1.2, this is so.", at=(2, 15)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        numbers = _numbers(draft)
        for tex in draft.tex:
            for found in _TYPED.finditer(tex.prose.text):
                kind = _KINDS[found["noun"][:3]]
                if int(found["number"]) <= numbers[kind] and is_ours(tex, *found.span()):
                    typed = " ".join(found[0].replace("~", " ").split())
                    yield self.finding(
                        tex,
                        Span(*found.span()),
                        message=f"“{typed}” is typed by hand",
                        hint=f"label the {kind} and write {found['noun']}~\\ref{{…}}",
                    )


def _numbers(draft: Draft) -> Counter[str]:
    """How many numbered figures, tables and sections there are."""
    numbers = Counter(found.kind for found in draft.floats if found.captions)
    numbers["section"] = sum(
        heading.level == "section" and not heading.starred
        for tex in draft.tex
        for heading in tex.items.headings
    )
    return numbers
