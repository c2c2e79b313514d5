"""The examples that a rule carries: they are its tests and its page in the docs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.finding import Stage

if TYPE_CHECKING:  # start-up cost: only who reads the examples needs a PDF
    from toolkit.readers.pdf import Pdf, PdfLine

LETTER_PT = (612.0, 792.0)
TEN_PT = 9.96
"""Type of 10 of TeX's points in the PDF's, of which an inch has 72 and not 72.27."""

_MARGIN_PT, _LEADING_PT = 72.0, 12.0


class PrintedPages(msgspec.Struct, frozen=True):
    """What a PDF shows: a text for each page, in one column.

    Args:
        texts: line by line.
        size_pt: width and height of every page.
        age_s: how much older than its sources it is, in seconds.
        type_pt: the size of its type.
        fonts: the fonts on its first page: name, whether embedded, whether Type 3.
    """

    texts: tuple[str, ...]
    size_pt: tuple[float, float] = LETTER_PT
    age_s: float = 0.0
    type_pt: float = TEN_PT
    fonts: tuple[tuple[str, bool, bool], ...] = ()

    def read(self) -> "Pdf":
        """The PDF as its reader gives it."""
        from toolkit.readers.pdf import Pdf, PdfFont, PdfPage  # start-up cost, as above

        width, height = self.size_pt
        pages = tuple(
            PdfPage(number, width, height, tuple(_lines(text, self.type_pt)), has_image=False)
            for number, text in enumerate(self.texts, start=1)
        )
        fonts = tuple(PdfFont(*facts, pages=(1,)) for facts in self.fonts)
        return Pdf(pages=pages, page_count=len(pages), fonts=fonts)


def pdf_of(
    *pages: str,
    size_pt: tuple[float, float] = LETTER_PT,
    age_s: float = 0.0,
    type_pt: float = TEN_PT,
    fonts: tuple[tuple[str, bool, bool], ...] = (),
) -> PrintedPages:
    """A PDF that shows these texts, a page each."""
    return PrintedPages(pages, size_pt, age_s, type_pt, fonts)


def _lines(text: str, size: float) -> list["PdfLine"]:
    from toolkit.readers.pdf import PdfLine  # start-up cost, as above

    lines = []
    for index, words in enumerate(text.splitlines()):
        top = _MARGIN_PT + index * _LEADING_PT
        right = _MARGIN_PT + len(words) * size / 2
        lines.append(
            PdfLine(
                words,
                _MARGIN_PT,
                top,
                right,
                top + size,
                size,
                False,
                "Times",
                size,
                (),
            )
        )
    return lines


class Example(msgspec.Struct, frozen=True):
    """A draft that shows a rule at work.

    Args:
        tex: what stands in the main file between ``\\begin{document}`` and its end; a whole file
            where it begins with ``\\documentclass``.
        bib: what stands in ``references.bib``; None for no such file.
        files: further files by path.
        requires: keys of the manifest in TOML, laid over a bare one; empty for no template.
        stage: at which it is checked.
        pdf: what the PDF shows; None for no PDF.
    """

    tex: str
    bib: str | None = None
    files: Mapping[str, str] = msgspec.field(default_factory=dict)
    requires: str = ""
    stage: Stage = Stage.DRAFT
    pdf: PrintedPages | None = None


class Good(Example, frozen=True):
    """A draft that the rule has nothing to say of."""


class Bad(Example, frozen=True):
    """A draft in which the rule finds exactly one fault.

    Args:
        at: line and column of the finding in ``path``, from 1, as ``tex`` is written here; (0, 0)
            for a whole file or a PDF.
        path: the file it is in: empty for ``tex`` itself.
        fixed: ``tex`` after the fix; None where there is no fix.
    """

    at: tuple[int, int] = (0, 0)
    path: str = ""
    fixed: str | None = None
