"""The rule on text that stands in the margin."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from toolkit.draft.draft import Draft
from toolkit.draft.pdf_file import PdfFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place
from toolkit.rules.base import ByStage, Need, Rule
from toolkit.rules.example import Bad, Good, pdf_of
from toolkit.rules.parameter import Parameter

if TYPE_CHECKING:  # start-up cost: most drafts are checked without their PDF
    from toolkit.draft.pdf_layout import Layout as PageLayout
    from toolkit.draft.text_block import TextBlock
    from toolkit.readers.aux import Layout
    from toolkit.readers.pdf import PdfLine

MARGIN_TOLERANCE_PT = 5.0
"""What `overfull-box` lets pass too. Microtype hangs a hyphen out by 70 % of its width (its default
protrusion), which is 2.3 pt in type of 10 pt."""

RECURRING = 3
"""So many lines with one edge in the margin were put there: margin notes, hanging numbers."""

TEX_PT = 72 / 72.27
"""One of TeX's points in PDF's, of which an inch has 72."""

_OUR_STYLE = "draftsmith"

_TURNED = 2.0
"""In sizes of the type: a line of one line's text is not so high, unless it is turned."""

_LONGEST_EXCERPT = 30
_LINE = "Fifty letters are a line of the text on every page"
_PAGE = "\n".join([_LINE] * 25)


class TextInMargin(Rule):
    """Text stands outside the text block.

    It may be cut off in print, and gains room that others do not take. Mostly it is a formula, an
    address or a table that is too wide; the log calls it overfull.

    The block is what our style noted in the ``.aux``, else the outermost place where lines begin
    and end together, even and odd pages apart. Line numbers, page numbers, running heads and text
    that is turned are left alone, and pages of another width. So are margin notes and hanging
    numbers, known by an edge of their own, where no style of ours says how wide the text is; and
    ragged text, which has no edge.
    Where pages of another PDF are included, nothing tells which ones, and this says nothing.
    """

    code = "LAY002"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "text stands in the margin"
    hint = "break the line, make the table narrower, or let the formula take two lines"
    parameters = (
        Parameter(
            "tolerance_pt", MARGIN_TOLERANCE_PT, 0.0, 72.0, "is how far out a line may stand"
        ),
    )
    needs = (Need.PDF,)
    good = (
        Good("Text.", pdf=pdf_of(_PAGE)),
        Good(
            "Text.", pdf=pdf_of("Too few lines to tell.\nThis one is much longer than the first.")
        ),
    )
    bad = (Bad("Text.", pdf=pdf_of(f"{_PAGE}\n{_LINE} and more, far into the margin")),)

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.pdf is None or draft.is_slides or draft.pdf.outline.frames:
            return
        if _includes_pages(draft):
            return
        by_page: dict[int, list[_Stray]] = defaultdict(list)
        for stray in _strays(draft, draft.pdf, self.value("tolerance_pt")):
            by_page[stray.page].append(stray)
        for page, strays in by_page.items():
            worst = max(strays, key=lambda stray: stray.out_pt)
            more = f", and {len(strays) - 1} more" if len(strays) > 1 else ""
            text = worst.line.text
            shown = text if len(text) <= _LONGEST_EXCERPT else f"{text[:_LONGEST_EXCERPT]}…"
            out = f"{worst.out_pt:.0f} pt out in the {worst.side} margin"
            place = Place(draft.pdf.path, page, areas=tuple(each.line.area for each in strays))
            yield self.remark(place, message=f"“{shown}” stands {out}{more}")


def _includes_pages(draft: Draft) -> bool:
    return any(image.command == "includepdf" for tex in draft.tex for image in tex.items.images)


class _Stray(msgspec.Struct, frozen=True):
    line: "PdfLine"
    page: int
    side: str
    out_pt: float
    edge: tuple[str, int]
    """The side and the place, to the point, of the end that an aligned text would share."""


def _strays(draft: Draft, pdf: PdfFile, tolerance: float) -> Sequence[_Stray]:
    """The lines outside the text block, those left out that are there by design."""
    blocks = _blocks(draft, pdf)
    found = [
        stray
        for row in _upright(pdf).rows
        if row.line.y1 - row.line.y0 < _TURNED * row.line.size
        for stray in _outside(row.line, row.page, blocks[row.page % 2], tolerance)
    ]
    if _noted(draft) is not None:
        return found
    shared = Counter(stray.edge for stray in found)
    width = pdf.outline.layout.line_width
    return [s for s in found if shared[s.edge] < RECURRING and not _hangs_out(s, width)]


def _upright(pdf: PdfFile) -> "PageLayout":
    """The layout without the pages that are not of the usual width, such as those on their side."""
    widths = {page.number: round(page.width_pt) for page in pdf.pdf.pages}
    usual = Counter(widths.values()).most_common(1)[0][0] if widths else 0
    layout = pdf.outline.layout
    return replace(layout, rows=tuple(row for row in layout.rows if widths[row.page] == usual))


def _hangs_out(stray: _Stray, width: float) -> bool:
    """Whether a short piece stands left of the text: a heading or a label; TeX overflows right."""
    return stray.side == "left" and stray.line.x1 - stray.line.x0 < width / 2


def _outside(line: "PdfLine", page: int, block: "TextBlock", tolerance: float) -> Iterator[_Stray]:
    """A line that leaves the block; one wholly in the margin is known by its end at the text."""
    left, right = block.left, block.right
    if right is not None and line.x1 > right + tolerance:
        edge = line.x0 if line.x0 > right else line.x1
        yield _Stray(line, page, "right", line.x1 - right, ("right", round(edge)))
    if left is not None and line.x0 < left - tolerance:
        edge = line.x1 if line.x1 < left else line.x0
        yield _Stray(line, page, "left", left - line.x0, ("left", round(edge)))


def _blocks(draft: Draft, pdf: PdfFile) -> "tuple[TextBlock, TextBlock]":
    """The text block of even and of odd pages: as our style noted it, else as it shows."""
    from toolkit.draft.text_block import TextBlock, text_blocks  # start-up cost, as above

    noted = _noted(draft)
    if noted is None or _is_two_sided(draft):
        return text_blocks(_upright(pdf))
    left = noted.text_left * TEX_PT
    block = TextBlock(left, left + noted.text_width * TEX_PT)
    return block, block


def _noted(draft: Draft) -> "Layout | None":
    """The page as our style set it; a foreign draft may change its own after a build notes it."""
    is_ours = any(package.name == _OUR_STYLE for package in draft.packages)
    return draft.aux.layout if draft.aux and is_ours else None


def _is_two_sided(draft: Draft) -> bool:
    return any("twoside" in package.options for package in draft.packages if package.is_class)
