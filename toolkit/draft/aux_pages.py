"""Counts pages by the marks that the draft's own style left in the ``.aux`` file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from toolkit.course.titles import normal_title
from toolkit.draft.page_tally import APPENDIX, REFERENCES, Stretch, Tally, counted_pages, say_pages

if TYPE_CHECKING:  # start-up cost: a check of the source finds no fresh .aux
    from toolkit.readers.aux import Aux, Layout, Mark

# All in TeX points. A first line whose top is nearer than this to where its column begins has
# nothing above it: a line of text and the space before a heading take more.
AT_TOP_PT = 20.0
# LaTeX's \textfloatsep, stretched: between a float at a column's top and the text below it.
BELOW_FLOAT_PT = 24.0
# Two marks nearer to each other have the space below a list between them, or an empty line in 12 pt
# (14.5 pt in size12.clo) in which a class sets its last label; a text has more.
NOTHING_BETWEEN_PT = 15.0
# What ends nearer than this to the bottom of the text is followed on the next page.
AT_BOTTOM_PT = 20.0
_TEXT = "text"


def last_page(aux: Aux) -> int:
    """The last page that has a mark, 0 without marks."""
    return max((mark.page for mark in aux.marks), default=0)


def has_references(aux: Aux) -> bool:
    """Whether the marks tell where references begin."""
    return any(mark.kind == REFERENCES for mark in aux.marks)


def tally_marks(
    aux: Aux,
    layout: Layout,
    free: Collection[str],
    text_after: int | None,
    blank: frozenset[int] = frozenset(),
    opened: int = 0,
) -> Tally:
    """The pages that count, by the marks.

    Args:
        aux: with marks.
        layout: of its pages.
        free: what does not count, as ``normal_title`` gives it.
        text_after: the page on which a section that counts begins after the references, outside
            an appendix; 0 where none does, None where only the marks can tell.
        blank: pages, from 1, on which nothing stands.
        opened: the page whose first line is a heading of references, typed by hand maybe; 0 where
            there is none.
    """
    stretches = tuple(_stretches(aux, layout, free, text_after, opened))
    text = counted_pages(stretches) - blank
    floats = _float_pages(aux, free) - text
    begin = next((mark for mark in aux.marks if mark.kind == REFERENCES), None)
    names = [each.what for each in stretches]
    after = names.index(REFERENCES) + 1 if REFERENCES in names else len(names)
    notes = []
    if any(each.counts and each.pages() for each in stretches[after:]):
        notes.append("text after them counts")
    if floats:
        notes.append(f"a float counts on {say_pages(floats)}")
    return Tally(
        counted=text | floats,
        references_begin=begin.page if begin else None,
        text_above_references=not _is_at_top(begin, aux, layout, opened) if begin else None,
        notes=tuple(notes),
    )


def _float_pages(aux: Aux, free: Collection[str]) -> frozenset[int]:
    """The pages with a float that counts."""
    kinds = {"float"} if normal_title(APPENDIX) in free else {"float", "appendix-float"}
    return frozenset(mark.page for mark in aux.marks if mark.kind in kinds)


def _stretches(
    aux: Aux, layout: Layout, free: Collection[str], text_after: int | None, opened: int
) -> Iterator[Stretch]:
    """The document from mark to mark, each part with whether it counts.

    A build marks where text goes on after the references; where a style does not, it is guessed.
    """
    what, first, end_of_references = _TEXT, 1, None
    around_references = _TEXT
    for mark in aux.marks:
        goes_on = text_after != 0 or what == APPENDIX
        if mark.kind == "body" and end_of_references is not None and goes_on:
            first, end_of_references = mark.page, None
        if mark.kind not in {REFERENCES, "references-end", APPENDIX, "end"}:
            continue
        counts = normal_title(what) not in free
        if end_of_references is not None:
            counts = counts and _has_text_between(end_of_references, mark, text_after)
        reaches = mark.kind in {"references-end", "end"} or not _is_at_top(
            mark, aux, layout, opened
        )
        yield Stretch(what, counts, first, mark.page, reaches)
        first = mark.page
        if mark.kind == "references-end":
            what, end_of_references = around_references, mark
            first = text_after or first + _is_at_bottom(mark, layout)
        elif mark.kind == "end":
            return
        else:
            around_references = what if mark.kind == REFERENCES else APPENDIX
            what, end_of_references = mark.kind, None
    yield Stretch(what, normal_title(what) not in free, first, last_page(aux), reaches_last=True)


def _has_text_between(before: Mark, after: Mark, text_after: int | None) -> bool:
    """Whether text stands between the references' end and what follows them."""
    if text_after is not None:
        return text_after > 0
    if after.kind != "end":
        return False
    is_near = abs(before.y_pt - after.y_pt) < NOTHING_BETWEEN_PT
    return not (before.page == after.page and is_near)


def _column(mark: Mark, layout: Layout) -> int:
    """The column that a mark stands in, from 1."""
    width = layout.text_width / max(1, layout.columns)
    return 1 + int(max(0.0, mark.x_pt - layout.text_left) // width) if width > 0 else 1


def _is_at_top(mark: Mark, aux: Aux, layout: Layout, opened: int) -> bool:
    """Whether nothing but floats stands above what begins at a mark, on its page."""
    if mark.kind == REFERENCES and mark.page == opened:
        return True
    column = _column(mark, layout)
    above = [
        each.y_pt - BELOW_FLOAT_PT
        for each in aux.marks
        if each.kind.endswith("float")
        and (each.page, _column(each, layout)) == (mark.page, column)
        and each.y_pt > mark.y_pt
    ]
    return column == 1 and min([layout.text_top, *above]) - mark.y_pt < AT_TOP_PT


def _is_at_bottom(mark: Mark, layout: Layout) -> bool:
    """Whether what ends at a mark fills its page."""
    bottom = layout.text_top - layout.text_height
    return _column(mark, layout) >= layout.columns and mark.y_pt - bottom < AT_BOTTOM_PT
