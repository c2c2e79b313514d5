"""The entries that LaTeX reads as they stand: typed by hand, or made by BibTeX or biber."""

from collections.abc import Iterable, Iterator

from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_items import BibItem

_OF_BIBER = rare(r"\\(?:entry|keyalias)\{([^{}\s]{1,200})\}")


def bibitems_of(
    files: Iterable[TexFile], bbl: TexFile | None
) -> tuple[tuple[TexFile, BibItem], ...]:
    """The entries in some files, and those of a ``.bbl``, where biber writes them its own way."""
    typed = ((tex, item) for tex in files for item in tex.items.bibitems)
    return (*typed, *((bbl, item) for item in _made(bbl))) if bbl else tuple(typed)


def _made(bbl: TexFile) -> Iterator[BibItem]:
    yield from bbl.items.bibitems
    for found in _OF_BIBER.finditer(bbl.text):
        yield BibItem(Span(*found.span(1)), found[1])
