"""Rules on the type of the PDF: its fonts and its size."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.draft.draft import Draft
from toolkit.draft.pdf_file import PdfFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place
from toolkit.rules.base import ByStage, Need, Rule
from toolkit.rules.example import Bad, Good, pdf_of
from toolkit.rules.parameter import Parameter

if TYPE_CHECKING:  # start-up cost: most drafts are checked without their PDF
    from toolkit.readers.pdf import PdfFont


class FontNotEmbedded(Rule):
    """A font is not in the PDF, so every machine puts one of its own in its place.

    Letters then shift or vanish, and publishers refuse the file. LaTeX embeds what it sets;
    mostly it is a figure, drawn by another program, that only names its fonts.
    """

    code = "LAY003"
    severity = Severity.ERROR
    message = "a font is not embedded"
    hint = "let the program that drew the figures embed its fonts, then build again"
    needs = (Need.PDF,)
    good = (Good("Text.", pdf=pdf_of("Text.", fonts=(("Times", True, False),))),)
    bad = (Bad("Text.", pdf=pdf_of("Text.", fonts=(("Helvetica", False, False),))),)

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.pdf is None:
            return
        missing = [font for font in draft.pdf.pdf.fonts if not font.embedded]
        if missing:
            message = f"{_names(missing)} {'is' if len(missing) == 1 else 'are'} not embedded"
            yield self.remark(_place(draft.pdf, missing), message=message)


class BitmapFont(Rule):
    """Text is set in a Type 3 font, whose letters are drawn one by one, often as bitmaps.

    On a screen they look coarse, they may not be found by a search, and some publishers refuse
    them. In LaTeX it is the old Computer Modern in an encoding for which no outlines are
    installed; in a figure it is what matplotlib does unless it is told otherwise.
    """

    code = "LAY004"
    severity = Severity.WARNING
    message = "text is set in a Type 3 font"
    needs = (Need.PDF,)
    good = (Good("Text.", pdf=pdf_of("Text.", fonts=(("Times", True, False),))),)
    bad = (
        Bad("Text.", pdf=pdf_of("Text.", fonts=(("DejaVuSans", True, True),))),
        Bad("Text.", pdf=pdf_of("Text.", fonts=(("", True, True),))),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.pdf is None:
            return
        drawn = [font for font in draft.pdf.pdf.fonts if font.type3]
        if not drawn:
            return
        named = [font for font in drawn if font.name]
        if named:
            message = f"text is set in Type 3: {_names(named)}"
            hint = "where matplotlib draws the figures, set pdf.fonttype to 42"
        else:
            message, hint = "text is set in bitmaps (Type 3)", r"add \usepackage{lmodern}"
        yield self.remark(_place(draft.pdf, named or drawn), message=message, hint=hint)


MOST_NAMES = 3
"""Fonts that a message names; who mends one mostly mends all."""


def _names(fonts: Sequence["PdfFont"]) -> str:
    names = list(dict.fromkeys(font.name or "a font without a name" for font in fonts))
    rest = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _place(pdf: PdfFile, fonts: Sequence["PdfFont"]) -> Place:
    """The first page that some fonts are on, and the lines there that are mostly set in them."""
    first = min(page for font in fonts for page in font.pages)
    names = {font.name for font in fonts if font.name}
    lines = (line for page in pdf.pdf.pages if page.number == first for line in page.lines)
    return Place(pdf.path, first, areas=tuple(line.area for line in lines if line.font in names))


SIZE_TOLERANCE_PT = 0.2
"""The rule's own promise; 10 pt and 11 pt, the nearest two that classes have, differ by 0.95 pt."""

TEX_PT = 72 / 72.27
"""One of TeX's points in PDF's, of which an inch has 72."""

NORMAL_SIZE: Mapping[str, float] = MappingProxyType({"10pt": 10.0, "11pt": 10.95, "12pt": 12.0})
r"""TeX points of ``\normalsize`` by class option: size10.clo, size11.clo and size12.clo."""


class WrongFontSize(Rule):
    """The text is not in the size that the course asks for.

    Page limits compare what is set alike. Meant is the size of most letters before the
    references; a point of TeX's is a little smaller than a PDF's, so that 10 pt reads 9.96. What
    a course asks for is the size among its class options, and without one this says nothing; nor
    does it while the template's instructions, which are set smaller, are most of the text.
    """

    code = "LAY005"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "the text is not in the size asked for"
    parameters = (
        Parameter("tolerance_pt", SIZE_TOLERANCE_PT, 0.0, 3.0, "is how far off the size may be"),
    )
    needs = (Need.PDF, Need.TEMPLATE)
    _ten = 'document.options = ["10pt", "twocolumn"]'
    good = (
        Good("Text.", pdf=pdf_of("Text in ten points."), requires=_ten),
        Good("Text.", pdf=pdf_of("Text.", type_pt=9.8), requires=_ten),
        Good("Text.", pdf=pdf_of("Text.", type_pt=9.0)),
        Good(r"Text. \guidance{Say it.}", pdf=pdf_of("Text.", type_pt=9.0), requires=_ten),
        Good("Text.", pdf=pdf_of("Text.", type_pt=9.0), requires='document.options = ["a4paper"]'),
    )
    bad = (
        Bad("Text.", pdf=pdf_of("Text.", type_pt=8.97), requires=_ten),
        Bad(r"My text. \guidance{Say}", pdf=pdf_of("Text.", type_pt=9.0), requires=_ten),
        Bad("Text.", pdf=pdf_of("Text.", type_pt=10.91), requires=_ten),
        Bad("Text.", pdf=pdf_of("Text.", type_pt=9.96), requires='document.options = ["11pt"]'),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.pdf is None or draft.requirements is None or draft.is_slides:
            return
        if draft.has_source and _words_of_guidance(draft) >= max(draft.words, 1):
            return
        options = draft.requirements.document.options
        wanted = next((option for option in options if option in NORMAL_SIZE), "")
        size = _text_size(draft.pdf) if wanted else 0.0
        if size and abs(size - NORMAL_SIZE[wanted] * TEX_PT) > self.value("tolerance_pt"):
            asked = re.sub(r"(\d)(?=pt)", r"\1 ", wanted)
            yield self.remark(
                Place(draft.pdf.path),
                message=f"the text is in {size / TEX_PT:.3g} pt, not {asked}",
                hint=f"give the class the option {wanted}, and change no size of type",
            )


def _words_of_guidance(draft: Draft) -> int:
    commands = (command for tex in draft.tex for command in tex.items.commands)
    return sum(len(each.argument.split()) for each in commands if each.name == "guidance")


def _text_size(pdf: PdfFile) -> float:
    """The size, in pt, of most letters on the pages before the references; 0 without any."""
    references = pdf.outline.references
    last = references.page - 1 if references and references.page > 1 else pdf.pdf.page_count
    sizes: Counter[float] = Counter()
    for page in pdf.pdf.pages[:last]:
        for line in page.lines:
            sizes[round(line.size, 2)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
