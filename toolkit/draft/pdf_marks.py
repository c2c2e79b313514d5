"""What LaTeX prints in place of a reference or citation that it could not resolve."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from toolkit.model.place import Area, around
from toolkit.readers.pdf import Pdf, PdfLine

# LaTeX sets the marks in bold, which tells them from a writer's question marks: a citation's, in
# brackets that are not bold themselves, and a reference's.
_MARK = re.compile(
    r"\[\s*\?(?:\s*[,;]\s*\?)*\s*(?:,[^\]]*)?\]"
    r"|\(\s*\?(?:\s*[,;]\s*\?)*\s*\)"
    r"|(?<![\w?])\?\?(?![\w?])"
)
# Within a line that is bold as a whole, only the noun before it tells a mark.
_AFTER_NOUN = re.compile(
    r"(?:\b(?:fig(?:ure|s|ures)?|tab(?:le|les)?|sec(?:tion|tions|s)?|eqs?|eqns?|equations?"
    r"|chapters?|appendix|algorithms?|listings?|theorems?|lemmas?|page)\.?|§)\s*\(?(\?\?)(?!\?)",
    re.I,
)


class PdfMark(msgspec.Struct, frozen=True):
    """An unresolved mark as printed, its page from 1, its baseline in pt from the top, its box."""

    text: str
    page: int
    y: float
    area: Area


def find_marks(pdf: Pdf) -> tuple[PdfMark, ...]:
    """The unresolved marks, in reading order."""
    return tuple(
        PdfMark(text, page.number, line.base, area)
        for page in pdf.pages
        for line in page.lines
        if "?" in line.text
        for text, area in _marks(line)
    )


def _marks(line: PdfLine) -> Iterator[tuple[str, Area]]:
    """The marks on one line, each with the box about what is bold of it."""
    nouns = {found.start(1) for found in _AFTER_NOUN.finditer(line.text)}
    for found in _MARK.finditer(line.text):
        asked = [found.start() + offset for offset, sign in enumerate(found[0]) if sign == "?"]
        if asked[0] in nouns or all(_is_bold_alone(line, offset) for offset in asked):
            yield found[0].replace(" ", "").replace(",", ", "), _area(line, asked)


def _area(line: PdfLine, offsets: Sequence[int]) -> Area:
    """The box about the bold stretches that hold these letters; the line's where none is known."""
    stretches = zip(line.strong, line.strong_ink, strict=False)
    inks = [ink for (start, end), ink in stretches if any(start <= o < end for o in offsets)]
    return around(line.area._replace(left=x0, right=x1) for x0, x1 in inks) if inks else line.area


def _is_bold_alone(line: PdfLine, offset: int) -> bool:
    """Whether the bold stretch at an offset holds no word besides."""
    around = (line.text[start:end] for start, end in line.strong if start <= offset < end)
    return any(not any(sign.isalnum() for sign in stretch) for stretch in around)
