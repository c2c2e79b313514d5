"""The rule on images with too few pixels for the size they are printed in."""

from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.printed_size import PrintedSizes
from toolkit.model.finding import Finding, Severity
from toolkit.readers.image import HEADER_BYTES, ImageSize, read_image_size
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Parameter

LEAST_DPI = 150.0
"""The rule's own promise: half of what printers ask for, and coarse to the eye below it."""

_MOST_DPI = 1200.0
_RASTER = (".png", ".jpg", ".jpeg")
_PNG_OF_300 = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x2c\0\0\x01\x2c\x08\0\0\0\0"


class LowResolutionImage(Rule):
    r"""A raster image has too few pixels for the size it is printed in.

    Letters in it blur, and its pixels show. Plots are best saved as PDF, which has none.

    Read are the headers of PNG and JPEG files. A width in ``\linewidth`` and its like is known
    where a PDF or our style's ``.aux`` is there; an image whose printed size cannot be known, and
    slides, are left alone.
    """

    code = "FLT005"
    severity = Severity.WARNING
    message = "this image has too few pixels for its size"
    parameters = (
        Parameter("least_dpi", LEAST_DPI, 1.0, _MOST_DPI, "pixels to the inch, at the least"),
    )
    _files = {"a.png": _PNG_OF_300.encode("latin-1").decode("utf-8", "surrogateescape")}
    good = (
        Good("\\includegraphics[width=2in]{a}", files=_files),
        Good("\\includegraphics[width=3in, trim=1in 0 0 0, clip]{a}", files=_files),
        Good("\\includegraphics[width=\\linewidth]{a}", files=_files),
        Good("\\includegraphics[width=3in]{b}", files={"b.png": "no image"}),
    )
    bad = (
        Bad("\\includegraphics[width=2.1in]{a}", at=(1, 1), files=_files),
        Bad("A \\includegraphics[height=7cm]{a}", at=(1, 3), files=_files),
        Bad("\\includegraphics{a}", at=(1, 1), files=_files),
        Bad("\\includegraphics[scale=.5]{a}", at=(1, 1), files=_files),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.is_slides:
            return
        sizes = PrintedSizes(draft)
        least = self.value("least_dpi")
        for image in draft.images:
            size = _size(draft, image.path) if image.is_checkable and image.path else None
            width = sizes.width_in(image.tex, image.item, size) if size else None
            if size is None or width is None or size.width_px / width >= least:
                continue
            dpi = size.width_px / width
            yield self.finding(
                image.tex,
                image.span,
                message=f"{image.path} is printed with {dpi:.0f} pixels to the inch",
                hint=f"save it as PDF, or {least * width:.0f} pixels wide and more",
            )


def _size(draft: Draft, path: str) -> ImageSize | None:
    """The size of an image file; None for one that is no raster, or cannot be read."""
    if not path.lower().endswith(_RASTER):
        return None
    try:
        with (draft.root / path).open("rb") as stream:
            return read_image_size(stream.read(HEADER_BYTES))
    except OSError:
        return None
