"""What counts as a body page, and how we know: TeX's own marks, else the PDF, else an estimate."""

import math
from collections.abc import Collection
from itertools import dropwhile
from typing import TYPE_CHECKING, Literal

import msgspec

from toolkit.course.titles import normal_title
from toolkit.draft.aux_pages import has_references, last_page, tally_marks
from toolkit.draft.page_tally import APPENDIX, REFERENCES, Tally

if TYPE_CHECKING:  # start-up cost: a check of the source needs no PDF
    from toolkit.draft.pdf_outline import PdfOutline
    from toolkit.readers.aux import Aux, Layout
    from toolkit.readers.pdf import Pdf

# In TeX points: what revtex sets above its list of references, a rule with space around it.
ABOVE_LIST_PT = 40.0
# In pt: a label hangs no further left of its entry, and a column is wider.
HANGING_PT = 50.0
# A TeX point in pt.
_TEX_POINT = 72 / 72.27

Evidence = Literal["aux", "build", "pdf", "estimate"]
_BY = {"aux": "by the .aux marks", "build": "by the marks of a build", "pdf": "by the PDF's text"}


class Pages(msgspec.Struct, frozen=True):
    """How many pages a document has, and on how many something stands that counts.

    Args:
        references_begin: their page from 1, None where there are none or they are not known.
        text_above_references: whether text stands above them on that page.
        evidence: how we know.
        explanation: the same as clauses for a reader.
        counted: the body pages, from 1, in order; none where they are estimated.
    """

    total: int
    body: int
    references_begin: int | None
    text_above_references: bool | None
    evidence: Evidence
    explanation: str
    counted: tuple[int, ...] = ()


def count_pages(
    *,
    aux: "Aux | None",
    pdf: "Pdf | None",
    outline: "PdfOutline | None",
    words: int,
    words_per_page: float,
    free: Collection[str] = (REFERENCES,),
    is_built: bool = False,
) -> Pages | None:
    """Counts pages by the best evidence there is; None where there is none at all.

    A page is a body page when anything on it counts: text, or a float of the text's. A blank one,
    such as a book leaves before a chapter, is none.

    Args:
        aux: of the main file; counts where it has marks that fit the PDF.
        pdf: of the document.
        outline: of ``pdf``.
        words: in the source, for an estimate.
        words_per_page: of text, for an estimate.
        free: what does not count: ``references``, ``appendix``, or titles of sections.
        is_built: the .aux is of a build that injected the marks.
    """
    titles = frozenset(map(normal_title, free))
    text = outline if pdf is not None and any(page.lines for page in pdf.pages) else None
    doubt = _doubt(aux, pdf, text, titles)
    if aux is not None and aux.layout is not None and aux.marks and not doubt:
        is_marked = any(mark.kind == APPENDIX for mark in aux.marks)
        after = _text_after(text, titles, is_marked=is_marked)
        opened = _opened(text) or _opened_by_list(aux, aux.layout, pdf, text)
        tally = tally_marks(aux, aux.layout, titles, after, _blank(pdf, text), opened)
        return _pages(tally, last_page(aux), "build" if is_built else "aux")
    if pdf is not None and text is not None:
        from toolkit.draft.pdf_pages import tally_text  # start-up cost, as above

        tally = tally_text(text, pdf.page_count, titles, _blank(pdf, text))
        return _pages(tally, pdf.page_count, "pdf", doubt)
    return _estimate(words, words_per_page, pdf)


def _opened(text: "PdfOutline | None") -> int:
    """The page, from 1, whose first line is a heading of references; 0 where none is."""
    heading = text.references if text else None
    return heading.page if heading and heading.opens_page else 0


def _opened_by_list(
    aux: "Aux", layout: "Layout", pdf: "Pdf | None", text: "PdfOutline | None"
) -> int:
    """The page, from 1, on which a list of references without a heading has a rule above it.

    0 where there is none, or anything is printed above or left of the list.
    """
    mark = next((each for each in aux.marks if each.kind == REFERENCES), None)
    if mark is None or pdf is None or text is None or text.references is not None:
        return 0
    page = next((each for each in pdf.pages if each.number == mark.page), None)
    if page is None or page.has_image or layout.text_top - mark.y_pt > ABOVE_LIST_PT:
        return 0
    left = mark.x_pt * _TEX_POINT - HANGING_PT
    top = page.height_pt - mark.y_pt * _TEX_POINT
    lines = [row.line for row in text.layout.rows if row.page == mark.page]
    return mark.page if all(line.base > top and line.x0 > left for line in lines) else 0


def _blank(pdf: "Pdf | None", text: "PdfOutline | None") -> frozenset[int]:
    """The pages, from 1, with no more on them than a running head, a foot or a page number."""
    if pdf is None or text is None or text.frames:
        return frozenset()
    printed = {row.page for row in text.layout.rows}
    empty = (page for page in pdf.pages if not page.has_image)
    return frozenset(page.number for page in empty if page.number not in printed)


def _doubt(
    aux: "Aux | None", pdf: "Pdf | None", text: "PdfOutline | None", free: Collection[str]
) -> str:
    """Why the marks cannot be used though there are some; empty where they can."""
    if aux is None or not aux.marks:
        return ""
    if pdf is not None and pdf.page_count and pdf.page_count != last_page(aux):
        return f"the .aux is of another run, of {_counted(last_page(aux), 'page')}"
    if text is None:
        return ""
    if text.references is not None and not has_references(aux):
        return "the .aux does not mark the references"
    if any(normal_title(each.title) in free for each in text.headings if each != text.references):
        return "the .aux marks do not tell sections apart"
    return ""


def _text_after(text: "PdfOutline | None", free: Collection[str], *, is_marked: bool) -> int | None:
    """The page of the first section that counts after the references, before any appendix.

    Args:
        is_marked: there is an appendix that the marks tell from the text.
    """
    if text is None or text.references is None:
        return None
    from toolkit.draft.pdf_pages import is_appendix
    from toolkit.draft.pdf_titles import is_references  # start-up cost, as above

    after = text.headings[text.headings.index(text.references) + 1 :]
    for heading in dropwhile(lambda each: is_references(each.title), after):
        if is_appendix(heading) and (is_marked or APPENDIX in free):
            return 0
        if heading.level == 1 and normal_title(heading.title) not in free:
            return heading.page
    return None


def _pages(tally: Tally, total: int, evidence: Evidence, doubt: str = "") -> Pages:
    begin, above = tally.references_begin, tally.text_above_references
    if begin is None:
        where = "no references found"
    elif above:
        where = f"references begin on page {begin}, below text"
    else:
        where = f"references begin at the top of page {begin}"
    clauses = (where, *tally.notes, _BY[evidence], *([doubt] if doubt else []))
    counted = tuple(sorted(tally.counted))
    return Pages(total, len(counted), begin, above, evidence, "; ".join(clauses), counted)


def _estimate(words: int, words_per_page: float, pdf: "Pdf | None") -> Pages | None:
    """The length that so many words may take; None without words."""
    if words <= 0 or words_per_page <= 0:
        return None
    body = math.ceil(words / words_per_page)
    unread = f"; the PDF does not tell: {', '.join(pdf.faults)}" if pdf and pdf.faults else ""
    said = f"estimated from {_counted(words, 'word')}, {words_per_page:g} to a page{unread}"
    return Pages(body, body, None, None, "estimate", said)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
