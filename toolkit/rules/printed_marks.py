"""How many of the marks that a PDF prints the source's own faults explain."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from toolkit.draft.draft import Draft
from toolkit.draft.nesting import Nesting
from toolkit.draft.tex_file import TexFile
from toolkit.readers.tex_items import Citation, Reference

_PRINT_TWO = frozenset({"vref", "Vref", "fullref", "vrefrange"})
"""Commands of varioref that print a number and its page, so that one key leaves two marks."""

Nowhere = Sequence[tuple[TexFile, Reference | Citation]]


def explains(draft: Draft, nowhere: Nowhere, undefined: Sequence[str], marks: int) -> bool:
    """Whether so many marks come from references or citations that lead nowhere in the source.

    A title or caption is printed again in the lists of contents and figures, and with it its mark.

    Args:
        nowhere: the references or citations that the source shows to lead nowhere.
        undefined: the keys that LaTeX did not find while it printed the marks; none where no log
            tells.
        marks: how many are printed.
    """
    known = {item.key.strip() for _, item in nowhere}
    if undefined and known.issuperset(key.strip() for key in undefined) and _is_of_log(draft):
        return True
    return marks <= sum(_times(draft, nowhere))


def _is_of_log(draft: Draft) -> bool:
    """Whether the PDF has as many pages as the log says."""
    if draft.pdf is None or draft.log is None:
        return False
    return len(draft.pdf.pdf.pages) == draft.log.output_pages


def _times(draft: Draft, nowhere: Nowhere) -> Iterator[int]:
    """How many marks each prints at the most."""
    titles = _has(draft, "tableofcontents")
    captions = _has(draft, "listoffigures", "listoftables")
    for tex, items in groupby(nowhere, key=lambda each: each[0]):
        again = Nesting(
            each.span
            for each in (
                *(tex.items.headings if titles else ()),
                *(tex.items.captions if captions else ()),
            )
        )
        for _, item in items:
            is_listed = any(again.around(item.macro.start))
            yield (2 if is_listed else 1) * (2 if item.command in _PRINT_TWO else 1)


def _has(draft: Draft, *commands: str) -> bool:
    return any(True for tex in draft.tex for _ in tex.macros(*commands))
