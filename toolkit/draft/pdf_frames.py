"""Slides in a PDF: which files are slides, and the title of each frame."""

from dataclasses import dataclass

from toolkit.draft.pdf_layout import SAME_ROW_PT
from toolkit.draft.pdf_words import join_lines
from toolkit.readers.pdf import Pdf, PdfPage

# Width over height, of nearly all pages: 4:3 is 1.33, A4 on its side 1.41, 16:9 is 1.78.
LEAST_SHAPE = 1.25
MOST_LETTERS = 1_500
# Shares of the page's height: a frame title stands above, its lines no further apart.
TITLE_ZONE = 0.3
TITLE_LEADING = 1.6
# In pt: a frame title is so much larger than the text.
LARGER_PT = 0.6


@dataclass(frozen=True, slots=True)
class PdfFrame:
    """A page of slides: its number from 1, and its title, empty where it has none."""

    page: int
    title: str


def find_frames(pdf: Pdf, body_size: float) -> tuple[PdfFrame, ...]:
    """The frames of slides; none where the document is not slides."""
    if not pdf.pages or not all(map(_is_slide, pdf.pages)):
        return ()
    return tuple(PdfFrame(page.number, _title(page, body_size)) for page in pdf.pages)


def _is_slide(page: PdfPage) -> bool:
    letters = sum(len(line.text) for line in page.lines)
    return page.width_pt >= LEAST_SHAPE * page.height_pt and letters <= MOST_LETTERS


def _title(page: PdfPage, body_size: float) -> str:
    """The largest type at the top of the page, if it is larger than the text."""
    top = [line for line in page.lines if line.base < TITLE_ZONE * page.height_pt]
    size = max((line.size for line in top), default=0.0)
    if size < body_size + LARGER_PT:
        return ""
    lines = [line for line in top if line.size > size - SAME_ROW_PT / 4]
    return join_lines(line.text for line in lines)
