"""A draft's PDF: what was read of it, where it lies, and what it shows."""

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from toolkit.readers.disk import read_bytes

if TYPE_CHECKING:  # start-up cost: a check of the source needs none of these
    from collections.abc import Callable

    from toolkit.draft.pdf_outline import PdfOutline
    from toolkit.readers.pdf import Pdf


# Beamer's shapes (manual, section 8.3) without that of A4, which a report may lie down on.
SLIDE_SHAPES = (4 / 3, 16 / 9, 16 / 10, 14 / 9, 5 / 4, 3 / 2)
SAME_SHAPE = 0.01


class PdfFile(msgspec.Struct, frozen=True, dict=True):
    """The draft's PDF, and where it lies from the root.

    Args:
        read: gives what was read of it, once that is done: a check reads its sources meanwhile.
        modified: when it was written, in seconds since the epoch.
        file: the file on disk; None for one that was just built.
    """

    path: str
    read: "Callable[[], Pdf]"
    modified: float = 0.0
    file: Path | None = None

    @cached_property
    def pdf(self) -> "Pdf":
        """What was read of it."""
        # Who asks for it asks for its outline next: what makes that is loaded while it is read.
        import toolkit.draft.pdf_outline  # noqa: F401

        return self.read()

    @cached_property
    def is_slides(self) -> bool:
        """Whether every page has the shape of a slide."""
        shapes = {page.width_pt / page.height_pt for page in self.pdf.pages if page.height_pt}
        near = (min(abs(shape - known) for known in SLIDE_SHAPES) for shape in shapes)
        return bool(shapes) and all(distance < SAME_SHAPE for distance in near)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Whom it names beside its text: its author, and those who commented on it."""
        if self.file is None:
            return (self.pdf.author,) if self.pdf.author else ()
        from toolkit.readers.pdf_people import read_people  # start-up cost, as above

        return read_people(read_bytes(self.file))

    @cached_property
    def outline(self) -> "PdfOutline":
        """What the PDF shows of its document."""
        return _outline_of(self.read)


@lru_cache(maxsize=1)
def _outline_of(read: "Callable[[], Pdf]") -> "PdfOutline":
    """The outline of what was read: while sources are watched the same one is asked for again."""
    from toolkit.draft.pdf_outline import outline  # start-up cost, as above

    return outline(read())
