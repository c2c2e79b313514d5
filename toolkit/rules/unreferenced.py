"""The rule on figures and tables that the text never refers to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from toolkit.draft.draft import Draft
from toolkit.draft.float import DraftFloat
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place, Span
from toolkit.readers.tex_names import RANGE_REF_MACROS
from toolkit.rules.base import ByStage, Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.phrases import shortened
from toolkit.rules.typed_numbers import float_numbers, typed_numbers

_Key = TypeVar("_Key")
_COUNTED = "".join(
    f"\\begin{{{kind}}}\\caption{{C}}\\end{{{kind}}}\n" for kind in ("figure", "table", "table")
)


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
