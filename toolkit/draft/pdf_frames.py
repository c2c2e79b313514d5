"""Slides in a PDF: which files are slides, and the title of each frame."""

from collections import Counter

import msgspec

from toolkit.draft.pdf_layout import SAME_SIZE_PT
from toolkit.draft.pdf_words import join_lines
from toolkit.readers.pdf import Pdf, PdfLine, PdfPage

# Width over height, of nearly all pages: 4:3 is 1.33, A4 on its side 1.41, 16:9 is 1.78.
LEAST_SHAPE = 1.25
MOST_LETTERS = 1_500
# A share of the page's height: a frame title stands above.
TITLE_ZONE = 0.3
# In pt: a frame title is so much larger than the text.
LARGER_PT = 0.6


class PdfFrame(msgspec.Struct, frozen=True):
    """A page of slides: its number from 1, and its title, empty where it has none."""

    page: int
    title: str


def find_frames(pdf: Pdf) -> tuple[PdfFrame, ...]:
    """The frames of slides; none where the document is not slides."""
    if not pdf.pages or not all(map(_is_slide, pdf.pages)):
        return ()
    sizes: Counter[float] = Counter()
    for page in pdf.pages:
        for line in page.lines:
            if not _is_high(line, page):
                sizes[round(line.size, 1)] += len(line.text)
    text_size = sizes.most_common(1)[0][0] if sizes else 0.0
    return tuple(PdfFrame(page.number, _title(page, text_size)) for page in pdf.pages)


def _is_slide(page: PdfPage) -> bool:
    letters = sum(len(line.text) for line in page.lines)
    return page.width_pt >= LEAST_SHAPE * page.height_pt and letters <= MOST_LETTERS


def _is_high(line: PdfLine, page: PdfPage) -> bool:
    return line.base < TITLE_ZONE * page.height_pt


def _title(page: PdfPage, text_size: float) -> str:
    """The largest type at the top of the page, or anywhere on the first, if larger than text."""
    where = [line for line in page.lines if page.number == 1 or _is_high(line, page)]
    size = max((line.size for line in where), default=0.0)
    if size < text_size + LARGER_PT:
        return ""
    return join_lines(line.text for line in where if line.size > size - SAME_SIZE_PT)
