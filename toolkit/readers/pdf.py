"""A PDF as the checks see it: its pages' sizes and lines of text, and what could not be read.

``read_pdf`` takes any bytes and never raises: what is wrong is said in ``Pdf.faults``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

import msgspec

from toolkit.readers.pdf_fonts import Fonts, PdfFont
from toolkit.readers.pdf_lines import PdfLine, join_runs
from toolkit.readers.pdf_runs import MAX_PAGE_CHARACTERS, Frame, PageText
from toolkit.readers.shelter import begun

__all__ = ["Pdf", "PdfBookmark", "PdfFont", "PdfLine", "PdfPage", "begin_pdf", "read_pdf"]

# Five long theses; beyond it a file is no draft, and reading it would only take time.
MAX_PAGES = 1_000
# Objects looked through for an image on a page, forms within forms included.
MAX_PAGE_OBJECTS = 5_000
MAX_BOOKMARKS = 1_000

EMPTY = "it is empty"
NOT_PDF = "it is not a PDF"
LOCKED = "it is encrypted and asks for a password"
DAMAGED = "it is cut off or damaged"
NO_PAGES = "it has no pages"
NO_TEXT = "it holds no text"
TOO_MUCH = "reading it takes more memory or time than any draft's does"


class _PageFault(msgspec.Struct, frozen=True):
    """What is wrong with one page, and with many."""

    one: str
    many: str


UNREADABLE = _PageFault("cannot be read", "cannot be read")
PICTURE = _PageFault("holds only images, no text", "hold only images, no text")
OVERFULL = _PageFault(
    f"has more than {MAX_PAGE_CHARACTERS} characters, the rest was left out",
    f"have more than {MAX_PAGE_CHARACTERS} characters each, the rest was left out",
)

_NO_PAGES = re.compile(rb"/Count\s+0\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")


class PdfPage(msgspec.Struct, frozen=True):
    """A page: its number from 1, its size in pt as it is shown, its lines in reading order."""

    number: int
    width_pt: float
    height_pt: float
    lines: tuple[PdfLine, ...]
    has_image: bool


class PdfBookmark(msgspec.Struct, frozen=True):
    """An entry of the table of contents that a viewer shows: its depth from 0, its page from 1."""

    title: str
    depth: int
    page: int


class Pdf(msgspec.Struct, frozen=True):
    """What a PDF holds.

    ``faults`` are sentences about what could not be read; where the whole file is unreadable there
    are no pages. ``page_count`` counts also the pages beyond those that are read.
    """

    pages: tuple[PdfPage, ...] = ()
    faults: tuple[str, ...] = ()
    page_count: int = 0
    bookmarks: tuple[PdfBookmark, ...] = ()
    title: str = ""
    author: str = ""
    producer: str = ""
    creator: str = ""
    fonts: tuple[PdfFont, ...] = ()


def read_pdf(data: bytes) -> Pdf:
    """Reads a PDF: pages, text with places and fonts, and metadata; nothing is drawn.

    One that is encrypted but opens without a password is read like any other. PDFium reads in a
    child process, and one that it crashes on is a fault like any other.
    """
    return begin_pdf(data)()


def begin_pdf(data: bytes) -> Callable[[], Pdf]:
    """Begins to read a PDF beside other work; the function waits for what `read_pdf` gives."""
    if not data.strip(b"\0 \r\n\t"):
        return lambda: Pdf(faults=(EMPTY,))
    if b"%PDF-" not in data[:1024]:
        return lambda: Pdf(faults=(NOT_PDF,))
    if _is_cut_off(data):
        return lambda: Pdf(faults=(DAMAGED,))
    wait = begun(_read, data, Pdf)
    return cache(lambda: wait() or Pdf(faults=(TOO_MUCH,)))


def _read(data: bytes) -> Pdf:
    """What PDFium makes of a file that looks like a PDF."""
    # Loading PDFium takes 60 ms, and most runs of the command read no PDF.
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        locked = pdfium.raw.FPDF_GetLastError() == pdfium.raw.FPDF_ERR_PASSWORD
        return Pdf(faults=(LOCKED if locked else NO_PAGES if _is_pageless(data) else DAMAGED,))
    try:
        return _read_document(pdfium.raw, document)
    finally:
        document.close()


def _is_cut_off(data: bytes) -> bool:
    """Whether the file ends before its end mark, or goes on with objects after the last one."""
    end = data.rfind(b"%%EOF")
    return end < 0 or b" obj" in data[end:]


def _is_pageless(data: bytes) -> bool:
    """Whether a file that PDFium refuses says that it has no pages."""
    return bool(_NO_PAGES.search(data)) and not _PAGE.search(data)


def _read_document(raw: Any, document: Any) -> Pdf:
    """Everything about an open document."""
    count = len(document)
    if count == 0:
        return Pdf(faults=(NO_PAGES,))
    fonts = Fonts(raw)
    numbers = range(1, min(count, MAX_PAGES) + 1)
    found = [_read_page(raw, document, number, fonts) for number in numbers]
    faults = [*_page_faults(found)]
    if count > MAX_PAGES:
        faults.append(f"it has {count} pages, only the first {MAX_PAGES} were read")
    if not faults and not any(page.lines for page, _ in found):
        faults.append(NO_TEXT)
    keys = ("Title", "Author", "Producer", "Creator")
    said = {key.lower(): document.get_metadata_value(key).strip() for key in keys}
    pages = tuple(page for page, _ in found)
    bookmarks = tuple(_bookmarks(document))
    return Pdf(pages, tuple(faults), count, bookmarks, **said, fonts=fonts.all())


def _bookmarks(document: Any) -> Iterator[PdfBookmark]:
    """The first bookmarks that lead to a page and have a title that can be read."""
    for mark in islice(document.get_toc(), MAX_BOOKMARKS):
        target = mark.get_dest()
        index = target.get_index() if target else None
        try:
            title = mark.get_title().strip()
        except UnicodeDecodeError:
            continue
        if title and index is not None:
            yield PdfBookmark(title, mark.level, index + 1)


def _read_page(
    raw: Any, document: Any, number: int, fonts: Fonts
) -> tuple[PdfPage, _PageFault | None]:
    """A page, and what is wrong with it."""
    fonts.turn_to(number)
    handle = raw.FPDF_LoadPage(document.raw, number - 1)
    if not handle:
        return PdfPage(number, 0, 0, (), has_image=False), UNREADABLE
    try:
        lines, is_whole = _read_lines(raw, handle, fonts)
        width, height = raw.FPDF_GetPageWidthF(handle), raw.FPDF_GetPageHeightF(handle)
        page = PdfPage(number, width, height, lines, _has_image(raw, handle))
    finally:
        raw.FPDF_ClosePage(handle)
    if page.has_image and not lines:
        return page, PICTURE
    return page, None if is_whole else OVERFULL


def _read_lines(raw: Any, handle: Any, fonts: Fonts) -> tuple[tuple[PdfLine, ...], bool]:
    """The lines on an open page, and whether they are all."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(handle, box)
    turns = raw.FPDFPage_GetRotation(handle) % 4
    text = raw.FPDFText_LoadPage(handle)
    if not text:
        return (), True
    try:
        frame = Frame(box.left, box.bottom, box.right, box.top, turns)
        page_text = PageText(raw, text, frame, fonts)
        return join_runs(page_text.runs()), page_text.length <= MAX_PAGE_CHARACTERS
    finally:
        raw.FPDFText_ClosePage(text)


def _has_image(raw: Any, handle: Any) -> bool:
    """Whether an image stands on an open page, or in a form on it."""
    found = (raw.FPDFPageObj_GetType(each) for each in _objects(raw, handle))
    return any(kind == raw.FPDF_PAGEOBJ_IMAGE for kind in found)


def _objects(raw: Any, handle: Any) -> Iterator[Any]:
    """The first objects on an open page, those in forms on it among them."""
    for index in range(min(raw.FPDFPage_CountObjects(handle), MAX_PAGE_OBJECTS)):
        item = raw.FPDFPage_GetObject(handle, index)
        yield item
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
            inside = min(raw.FPDFFormObj_CountObjects(item), MAX_PAGE_OBJECTS)
            yield from (raw.FPDFFormObj_GetObject(item, position) for position in range(inside))


def _page_faults(found: Sequence[tuple[PdfPage, _PageFault | None]]) -> Iterator[str]:
    """A sentence for each stretch of pages that the same is wrong with."""
    for fault in (UNREADABLE, PICTURE, OVERFULL):
        numbers = {page.number for page, wrong in found if wrong is fault}
        starts = sorted(number for number in numbers if number - 1 not in numbers)
        ends = sorted(number for number in numbers if number + 1 not in numbers)
        for start, end in zip(starts, ends, strict=True):
            alone = start == end
            yield f"page {start} {fault.one}" if alone else f"pages {start}–{end} {fault.many}"
