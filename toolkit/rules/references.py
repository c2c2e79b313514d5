"""Rules on labels and references to them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from toolkit.draft.draft import Draft
from toolkit.draft.float import DraftFloat
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Edit, Finding, Severity
from toolkit.model.place import Place, Span
from toolkit.readers.tex_balance import Environment
from toolkit.readers.tex_conditional import dividers, exclude_each_other
from toolkit.readers.tex_items import Caption, Label
from toolkit.readers.tex_names import MATH_ENVIRONMENTS, RANGE_REF_MACROS, SUBFLOATS
from toolkit.rules.base import ByStage, Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.guesses import Guesses
from toolkit.rules.known_labels import unresolved_references
from toolkit.rules.phrases import shortened
from toolkit.rules.typed_numbers import float_numbers, typed_numbers

_Key = TypeVar("_Key")
_REMOVE = "remove the blank"
_UNPRINTED_CAPTION = re.compile(r"\\phantom(?:sub)?caption(?![a-zA-Z])")
"""Counts a part as a caption does, and prints nothing."""

_COUNTED = "".join(
    f"\\begin{{{kind}}}\\caption{{C}}\\end{{{kind}}}\n" for kind in ("figure", "table", "table")
)


class UndefinedReference(Rule):
    r"""A reference to a label that is nowhere.

    LaTeX prints "??" in its place. Labels that a package makes, such as ``LastPage``, and labels of
    another document read with ``xr`` are left alone. The package cleveref takes a blank beside a
    key, as after the comma of a list, for part of it, and finds no such label either.
    """

    code = "REF002"
    severity = Severity.ERROR
    message = "there is no such label"
    good = (
        Good(r"\section{A}\label{sec:a} See~\ref{sec:a}."),
        Good(r"\begin{lstlisting}[label=lst:a]" + "\nx\n" + r"\end{lstlisting} \ref{lst:a}"),
        Good(r"of~\pageref{LastPage}"),
        Good(r"\cref{sec:a,sec:b} \label{sec:a} \label{sec:b}"),
        Good(r"\newcommand\mark[1]{\label{sec:#1}} \mark{a} \ref{sec:a}"),
        Good("\\label{a}\\label{b} \\cref{a,% why\n  b} \\hyperref[ a ]{it}"),
    )
    bad = (
        Bad(r"See~\ref{sec:none}.", at=(1, 10)),
        Bad(r"\label{a}\label{b}\cref{a, b}", at=(1, 28)),
        Bad("\\label{a}\\label{b}\\cref{a,\n  b}", at=(2, 3)),
        Bad(r"\label{a}\Cref{a }", at=(1, 16)),
        Bad(r"See~\cref{sec:a,sec:none}.\label{sec:a}", at=(1, 17)),
        Bad(r"\newcommand\sref[1]{\ref{sec:#1}} \sref{none}", at=(1, 35)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        guesses = Guesses(draft.labels, "add the label or correct the key")
        for tex, reference, is_spaced in unresolved_references(draft):
            key = reference.key
            message, hint = f"cleveref takes the blank beside it for part of the key {key}", _REMOVE
            if not is_spaced:
                message, hint = f"there is no label {key}", guesses.hint(key)
            yield self.finding(tex, reference.span, message=message, hint=hint)


class DuplicateLabel(Rule):
    """One label set twice.

    LaTeX keeps the last, so references to the first print the wrong number.
    """

    code = "REF003"
    severity = Severity.ERROR
    message = "this label is set already"
    hint = "rename one of the two"
    good = (
        Good(r"\section{A}\label{sec:a}\section{B}\label{sec:b}"),
        Good(r"\newcommand\mark[1]{\label{#1}}\mark{a}\mark{b}"),
        Good(r"\ifdraft\section{A}\label{a}\else\section{B}\ifx x\fi\label{a}\fi"),
    )
    bad = (Bad("\\section{A}\\label{sec:a}\n\\section{B}\\label{sec:a}", at=(2, 19)),)

    def check(self, draft: Draft) -> Iterator[Finding]:
        first: dict[str, tuple[TexFile, Label]] = {}
        for tex in draft.tex:
            ends = dividers(tex.live)
            for label in tex.items.labels:
                home, other = first.setdefault(label.key, (tex, label))
                if other is label or any(sign in label.key for sign in "\\#"):
                    continue
                start, end = other.span.start, label.span.start
                may_differ = home is tex and bisect_left(ends, start) < bisect_left(ends, end)
                if not may_differ or not exclude_each_other(tex.live, start, end):
                    message = f"the label {label.key} is set already, at {home.place(other.span)}"
                    yield self.finding(tex, label.span, message=message)


class LabelBeforeCaption(Rule):
    r"""The label of a figure or table stands before its caption.

    The caption is what counts the figure; a label before it takes the number of the section, and
    every reference prints that instead.

    Where a macro of the draft's own sets the caption there is no fix.
    """

    code = "REF004"
    severity = Severity.ERROR
    message = "this label stands before its caption, so references print the wrong number"
    hint = "move it after the caption"
    good = (
        Good("\\begin{figure}\n\\caption{C}\n\\label{f}\n\\end{figure}"),
        Good("\\begin{figure}\n\\caption{C\\label{f}}\n\\end{figure}"),
        Good(
            "\\begin{figure}\n\\begin{subfigure}{1cm}\\caption{A}\\label{a}\\end{subfigure}\n"
            "\\caption{C}\\label{f}\n\\end{figure}"
        ),
        Good("\\begin{figure}\\subfloat[A]{\\label{a}x}\\caption{C}\\label{f}\\end{figure}"),
        Good("\\begin{figure}\\begin{equation}\\label{e}\\end{equation}\\caption{C}\\end{figure}"),
        Good("\\begin{figure}\\phantomcaption\\label{a}\\caption{C}\\label{f}\\end{figure}"),
    )
    bad = (
        Bad(
            "\\begin{table}\n\\label{t}\n\\caption{C}\n\\end{table}",
            at=(2, 1),
            fixed="\\begin{table}\n\\caption{C}\\label{t}\n\\end{table}",
        ),
        Bad(
            "\\begin{figure}\n\\begin{center}\n\\label{f} x\n\\end{center}\n\\caption{C}\n"
            "\\end{figure}",
            at=(3, 1),
            fixed="\\begin{figure}\n\\begin{center}\nx\n\\end{center}\n\\caption{C}\\label{f}\n"
            "\\end{figure}",
        ),
        Bad(
            "\\newcommand\\cap[1]{\\caption{#1}}\n\\begin{figure}\n\\label{f}\\cap{C}\n\\end{figure}",
            at=(3, 1),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for found in draft.floats:
            for label in found.labels:
                caption = None if label.expanded else _caption_after(found, label)
                if caption is None:
                    continue
                start = found.tex.live.rfind("\\label", 0, label.span.start)
                whole = Span(start, label.span.end + 1)
                edit = None if caption.expanded else _moved(found.tex, whole, caption.span)
                yield self.finding(found.tex, whole, edit)


def _caption_after(found: DraftFloat, label: Label) -> Caption | None:
    """The caption that a label stands before, though it should stand after it."""
    tex, at, outside = found.tex, label.span.start, found.span.start
    own = at - 1
    if any(outside < group.start != own for group in tex.groups.around(at)):
        return None
    for environment in tex.environments.around(at):
        if environment.start < outside or environment.name in MATH_ENVIRONMENTS:
            return None
        if _UNPRINTED_CAPTION.search(tex.live, environment.start, at):
            return None
        is_part = environment.name in SUBFLOATS
        first = _first_in(tex.items.captions if is_part else found.captions, environment)
        if first is not None:
            return first if first.span.start > at else None
    return None


def _first_in(captions: Sequence[Caption], environment: Environment) -> Caption | None:
    index = bisect_right(captions, environment.start, key=lambda each: each.span.start)
    first = captions[index] if index < len(captions) else None
    return first if first and first.span.start < environment.end else None


def _moved(tex: TexFile, label: Span, caption: Span) -> Edit:
    """The label set right after the caption, what stands between them left as it is."""
    between = tex.text[label.end : caption.start]
    text = between.lstrip(" \t\r\n") + tex.text[caption.start : caption.end]
    return Edit(Span(label.start, caption.end), text + tex.text[label.start : label.end])


class UnreferencedFloat(Rule):
    r"""A figure or table that the text never refers to.

    A reader meets it without being told what to see in it; many courses take marks off. References
    through ``\cref{a,b}``, ranges, ``\hyperref`` and the draft's own macros count, and so does one
    to a subfigure or by a number that is typed by hand; one in the figure's own caption does not.
    On slides a figure needs no reference, nor does one that ``\caption*`` gives no number.
    """

    code = "REF005"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "the text never refers to this"
    needs = ()
    good = (
        Good("\\begin{figure}\\caption{C}\\label{f}\\end{figure} Figure~\\ref{f}"),
        Good(
            "\\begin{figure}\\caption{C}\\label{a}\\end{figure}\\begin{figure}\\caption{C}\\label{b}"
            "\\end{figure}\\begin{figure}\\caption{C}\\label{c}\\end{figure}\\crefrange{a}{c}"
        ),
        Good("\\begin{figure}x\\end{figure}"),
        Good(_COUNTED + "See Figure 1 and tables~1--2."),
        Good(_COUNTED + "Siehe Abb. 1 sowie die Tabellen 1 und 2."),
        Good("\\begin{figure}\\caption*{C}\\end{figure}"),
        Good(
            "\\newcommand\\f[1]{Fig.~\\ref{f:#1}}\\begin{figure}\\caption{C}\\label{f:a}\\end{figure}\\f{a}"
        ),
    )
    bad = (
        Bad("\\begin{figure}\n\\caption{C}\\label{f}\n\\end{figure}", at=(1, 1)),
        Bad("\\begin{table*}\n\\caption{C}\n\\end{table*}", at=(1, 1)),
        Bad(f"{_COUNTED}Figure 1 and Table 1, not Table 2 of~\\cite{{a}}.", at=(3, 1)),
        Bad("\\begin{figure}\n\\caption{In \\ref{f}.}\\label{f}\n\\end{figure}", at=(1, 1)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.is_slides:
            return
        if not draft.has_source:
            yield from self._in_pdf(draft)
            return
        for found in _without_reference(draft):
            keys = [label.key for label in found.labels]
            name = f"“{shortened(found.caption or '')}”"
            message = f"the text never refers to the {found.kind} {name}"
            hint = "give it a label and refer to it"
            if keys:
                hint = f"refer to it: {found.kind.capitalize()}~\\ref{{{keys[-1]}}}"
            yield self.finding(found.tex, found.opening, message=message, hint=hint)

    def _in_pdf(self, draft: Draft) -> Iterator[Finding]:
        for caption in draft.pdf.outline.captions if draft.pdf else ():
            if not caption.mentioned:
                path = draft.pdf.path if draft.pdf else ""
                place = Place(path, caption.page, areas=(caption.area,))
                name = f"{caption.kind.capitalize()} {caption.number}"
                yield self.remark(place, message=f"the text never mentions {name}")


def _without_reference(draft: Draft) -> Iterator[DraftFloat]:
    """Figures and tables with a number that no key and no number typed by hand refers to."""
    between, uses = inside_ranges(draft), _uses(draft)
    alone = [
        found
        for found in draft.floats
        if found.kind in ("figure", "table")
        and not all(caption.starred for caption in found.captions)
        and between.isdisjoint(label.key for label in found.labels)
        and not _is_referred(found, (label.key for label in found.labels), uses)
    ]
    numbers, typed = (float_numbers(draft), typed_numbers(draft)) if alone else ({}, {})
    for found in alone:
        own = (numbers.get((found.tex.path, caption.span)) for caption in found.captions)
        if not _is_referred(found, filter(None, own), typed):
            yield found


def _uses(draft: Draft) -> Mapping[str, Sequence[tuple[TexFile, Span]]]:
    """Where each key is referred to."""
    uses: dict[str, list[tuple[TexFile, Span]]] = defaultdict(list)
    for tex in (*draft.tex, *draft.left_out):
        for reference in tex.items.references:
            uses[reference.key].append((tex, reference.span))
    return uses


def _is_referred(
    found: DraftFloat, keys: Iterable[_Key], uses: Mapping[_Key, Sequence[tuple[TexFile, Span]]]
) -> bool:
    """Whether something outside a float refers to one of its labels or numbers."""
    return any(
        tex is not found.tex or at.start not in found.span
        for key in keys
        for tex, at in uses.get(key, ())
    )


def inside_ranges(draft: Draft) -> set[str]:
    """Labels that stand between the two that a range command names."""
    order = [label.key for tex in draft.tex for label in tex.items.labels]
    place = {key: index for index, key in reversed(list(enumerate(order)))}
    found: set[str] = set()
    for tex in draft.tex:
        ranges = [r for r in tex.items.references if r.command in RANGE_REF_MACROS]
        for first, last in zip(ranges[::2], ranges[1::2], strict=False):
            if first.key in place and last.key in place:
                ends = sorted((place[first.key], place[last.key]))
                found.update(order[ends[0] : ends[1] + 1])
    return found
