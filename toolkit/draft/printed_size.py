"""How wide an image is printed, as far as the source and the pages tell."""

import re
from collections.abc import Mapping
from functools import cached_property

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.readers.image import ImageSize
from toolkit.readers.tex_items import Image
from toolkit.readers.tex_length import UNIT_PT, read_length

NATURAL_DPI = 72.0
"""Pixels to the inch of an image that says none: pdfTeX's ``\\pdfimageresolution``."""

TEX_PT = 72.27 / 72
"""A PDF's point, of which an inch has 72, in TeX's."""

_OPTION = re.compile(r"([a-z]+)\s*(?:=\s*(\{[^{}]*\}|[^,{}]*))?")
_SIZES = frozenset({"width", "height", "scale", "keepaspectratio"})
_HARMLESS = _SIZES | {"draft", "page", "interpolate", "alt"}
_WIDTHS = ("\\linewidth", "\\columnwidth", "\\textwidth", "\\hsize")
_SIGNATURES = {
    **dict.fromkeys(("minipage", "subfigure", "subtable", "subcaptionblock"), "ooom"),
    "wrapfigure": "omom",
}
_BOXES = re.compile(
    r"\\(?:resizebox|scalebox|adjustbox|rotatebox)\*?[^\\]{0,80}(?:\\[a-z]+[^\\]{0,20}){0,2}$"
)
_LOOK_BACK = 120


class PrintedSizes:
    """Answers of images how wide they are printed, in inches.

    Widths that hang on the column's are known from what our style noted in the ``.aux``, else from
    the lines of the PDF; without either only those in units are.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def width_in(self, tex: TexFile, image: Image, size: ImageSize) -> float | None:
        """The printed width; None where it cannot be known, as for one that is cut or turned."""
        start = image.span.start
        if image.expanded or not tex.live.startswith("\\includegraphics", start):
            return None
        if _BOXES.search(tex.live, max(0, start - _LOOK_BACK), start):
            return None
        (_, option), _ = tex.arguments(start + len("\\includegraphics"), "so")
        options = {
            m[1]: (m[2] or "").strip("{} ") for m in _OPTION.finditer(tex.slice(option) or "")
        }
        if not _HARMLESS.issuperset(options):
            return None
        width = self._width_pt(options, self._known(tex, start), size)
        return width / UNIT_PT["in"] if width and width > 0 else None

    def _width_pt(
        self, options: Mapping[str, str], known: Mapping[str, float], size: ImageSize
    ) -> float | None:
        aspect = size.width_px / size.height_px
        found = []
        if "width" in options:
            found.append(read_length(options["width"], known))
        if "height" in options and ("width" not in options or "keepaspectratio" in options):
            height = read_length(options["height"], known)
            found.append(height * aspect if height is not None else None)
        if not found:
            natural = size.width_px / (size.dpi or NATURAL_DPI) * UNIT_PT["in"]
            scale = options.get("scale", "1")
            return natural * float(scale) if re.fullmatch(r"\d*\.?\d+", scale) else None
        widths = [each for each in found if each is not None]
        return min(widths) if len(widths) == len(found) else None

    def _known(self, tex: TexFile, offset: int) -> Mapping[str, float]:
        """The widths that hold at a place, in TeX points."""
        known = dict(self._page)
        for environment in tex.scan.environments:
            if environment.start > offset:
                break
            if environment.end <= offset:
                continue
            if environment.name.endswith("*") and "\\textwidth" in known:
                known |= dict.fromkeys(_WIDTHS, known["\\textwidth"])
            signature = _SIGNATURES.get(environment.name)
            if signature:
                spans, _ = tex.arguments(environment.body_start, signature)
                width = read_length(tex.slice(spans[-1]) or "", known)
                known = dict.fromkeys(_WIDTHS, width) if width else {}
        return known

    @cached_property
    def _page(self) -> Mapping[str, float]:
        """The widths of text and column, in TeX points; empty where nothing tells them."""
        noted = self._draft.aux.layout if self._draft.aux else None
        if noted is not None:
            gaps = (noted.columns - 1) * noted.column_sep
            column, text = (noted.text_width - gaps) / noted.columns, noted.text_width
        elif self._draft.pdf is not None:
            layout = self._draft.pdf.outline.layout
            column = text = layout.line_width * TEX_PT
            if layout.columns > 1:
                rows = layout.rows
                text = (max(r.line.x1 for r in rows) - min(r.line.x0 for r in rows)) * TEX_PT
        else:
            return {}
        return {**dict.fromkeys(_WIDTHS, column), "\\textwidth": text} if column > 0 else {}
