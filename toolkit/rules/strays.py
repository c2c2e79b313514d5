"""The lines of a PDF that stand outside its text block, and are not there by design."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from toolkit.draft.draft import Draft
from toolkit.draft.pdf_file import PdfFile

if TYPE_CHECKING:  # start-up cost: most drafts are checked without their PDF
    from toolkit.draft.pdf_layout import Layout as PageLayout
    from toolkit.draft.text_block import TextBlock
    from toolkit.readers.aux import Layout
    from toolkit.readers.pdf import PdfLine

RECURRING = 3
"""So many lines with one edge in the margin were put there: margin notes, hanging numbers."""

TEX_PT = 72 / 72.27
"""One of TeX's points in PDF's, of which an inch has 72."""

_OUR_STYLE = "draftsmith"

_TURNED = 2.0
"""In sizes of the type: a line of one line's text is not so high, unless it is turned."""


class Stray(msgspec.Struct, frozen=True):
    """A line outside the text block.

    Args:
        page: from 1.
        side: ``left`` or ``right``.
        out_pt: how far it stands out, in pt (72 to the inch).
        edge: the side and the place, to the point, of the end that an aligned text would share.
    """

    line: "PdfLine"
    page: int
    side: str
    out_pt: float
    edge: tuple[str, int]


def strays(draft: Draft, tolerance: float) -> Sequence[Stray]:
    """The lines outside the text block by more than so many pt, as `TextInMargin` knows them."""
    pdf = draft.pdf
    if pdf is None or draft.is_slides or pdf.outline.frames or _includes_pages(draft):
        return ()
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


def _includes_pages(draft: Draft) -> bool:
    return any(image.command == "includepdf" for tex in draft.tex for image in tex.items.images)


def _upright(pdf: PdfFile) -> "PageLayout":
    """The layout without the pages that are not of the usual width, such as those on their side."""
    widths = {page.number: round(page.width_pt) for page in pdf.pdf.pages}
    usual = Counter(widths.values()).most_common(1)[0][0] if widths else 0
    layout = pdf.outline.layout
    return replace(layout, rows=tuple(row for row in layout.rows if widths[row.page] == usual))


def _hangs_out(stray: Stray, width: float) -> bool:
    """Whether a short piece stands left of the text: a heading or a label; TeX overflows right."""
    return stray.side == "left" and stray.line.x1 - stray.line.x0 < width / 2


def _outside(line: "PdfLine", page: int, block: "TextBlock", tolerance: float) -> Iterator[Stray]:
    """A line that leaves the block; one wholly in the margin is known by its end at the text."""
    left, right = block.left, block.right
    if right is not None and line.x1 > right + tolerance:
        edge = line.x0 if line.x0 > right else line.x1
        yield Stray(line, page, "right", line.x1 - right, ("right", round(edge)))
    if left is not None and line.x0 < left - tolerance:
        edge = line.x1 if line.x1 < left else line.x0
        yield Stray(line, page, "left", left - line.x0, ("left", round(edge)))


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
