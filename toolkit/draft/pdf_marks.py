"""What LaTeX prints in place of a reference or citation that it could not resolve."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.readers.pdf import Pdf, PdfLine

# LaTeX sets the marks in bold, which tells them from a writer's question marks.
_CITATION = re.compile(r"\[\s*\?(?:\s*[,;]\s*\?)*\s*(?:,[^\]]*)?\]|\(\s*\?(?:\s*[,;]\s*\?)*\s*\)")
_REFERENCE = re.compile(r"(?<![\w?])\?\?(?!\?)")
_AFTER_NOUN = re.compile(
    r"(?:\b(?:fig(?:ure|s|ures)?|tab(?:le|les)?|sec(?:tion|tions|s)?|eqs?|eqns?|equations?|chapters?"
    r"|appendix|algorithms?|listings?|theorems?|lemmas?|page)\.?|§)\s*\(?\?\?(?!\?)",
    re.I,
)
_BOLD_MARK = re.compile(r"[\s,;(\[]*\?+[\s?,;)\]]*")


@dataclass(frozen=True, slots=True)
class PdfMark:
    """An unresolved mark as printed, its page from 1, and its baseline in pt from the top."""

    text: str
    page: int
    y: float


def find_marks(pdf: Pdf) -> tuple[PdfMark, ...]:
    """The unresolved marks, in reading order."""
    return tuple(
        PdfMark(text, page.number, line.base)
        for page in pdf.pages
        for line in page.lines
        if "?" in line.text
        for text in _marks(line)
    )


def _marks(line: PdfLine) -> Iterator[str]:
    """The marks on one line."""
    bold = [piece for piece in line.strong if _BOLD_MARK.fullmatch(piece)]
    if not bold:
        yield from ("??" for _ in _AFTER_NOUN.finditer(line.text))
        return
    yield from (found[0] for found in _CITATION.finditer(line.text))
    if any("??" in piece for piece in bold):
        yield from (found[0] for found in _REFERENCE.finditer(line.text))
