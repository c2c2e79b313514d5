"""Rules on labels and references to them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from toolkit.draft.draft import Draft
from toolkit.draft.float import DraftFloat
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Edit, Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.tex_balance import Environment
from toolkit.readers.tex_conditional import dividers, exclude_each_other
from toolkit.readers.tex_items import Caption, Label
from toolkit.readers.tex_names import MATH_ENVIRONMENTS, SUBFLOATS
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.guesses import Guesses
from toolkit.rules.known_labels import unresolved_references

_REMOVE = "remove the blank"
_BRACKET = re.compile(r"[\[\]]")
_LONGEST_OPTION = 1000
_UNPRINTED_CAPTION = re.compile(r"\\phantom(?:sub)?caption(?![a-zA-Z])")
"""Counts a part as a caption does, and prints nothing."""


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
        Good("\\begin{figure}\\subfloat[A\\label{a}]{x}\\caption{C}\\label{f}\\end{figure}"),
        Good("\\begin{figure}\\subfigure[$[0, 1]$\\label{a}]{x}\\caption{C}\\end{figure}"),
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
            "\\begin{figure}[t]\n\\rule[1pt]{1pt}{1pt}\\label{f}\\caption{C}\n\\end{figure}",
            at=(2, 21),
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
    if _is_in_option(tex.live[max(outside, at - _LONGEST_OPTION) : at]):
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


def _is_in_option(before: str) -> bool:
    """Whether what follows a text stands in brackets that are open at its end."""
    opened = 0
    for sign in _BRACKET.findall(before):
        opened = max(0, opened + (1 if sign == "[" else -1))
    return opened > 0


def _first_in(captions: Sequence[Caption], environment: Environment) -> Caption | None:
    index = bisect_right(captions, environment.start, key=lambda each: each.span.start)
    first = captions[index] if index < len(captions) else None
    return first if first and first.span.start < environment.end else None


def _moved(tex: TexFile, label: Span, caption: Span) -> Edit:
    """The label set right after the caption, what stands between them left as it is."""
    between = tex.text[label.end : caption.start]
    text = between.lstrip(" \t\r\n") + tex.text[caption.start : caption.end]
    return Edit(Span(label.start, caption.end), text + tex.text[label.start : label.end])
