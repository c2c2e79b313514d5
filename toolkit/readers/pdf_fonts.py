"""The fonts a PDF uses: their names, whether they are embedded, and the pages they are on."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.readers.pdf import MAX_PAGES
from toolkit.readers.pdf_runs import SUBSET_TAG

# Forms within forms, and the fonts of drawn letters, are followed so far.
DEEPEST_FORM = 5
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font: its name without subset tag, empty for none; Type 3 fonts are drawn, often bitmaps.

    ``pages`` are the pages, from 1, that may use it.
    """

    name: str
    embedded: bool
    type3: bool
    pages: tuple[int, ...]


def read_fonts(data: bytes) -> tuple[PdfFont, ...]:
    """The fonts of a PDF by name; what cannot be read of a damaged one is left out.

    A Type 3 font counts as embedded: its letters are in the file.
    """
    # pypdf takes 120 ms to load, and only the rules on fonts need it.
    from pypdf import PdfReader

    found: dict[tuple[str, bool, bool], set[int]] = {}
    # pypdf raises whatever a damaged file trips it over, its own errors and Python's alike.
    try:
        pages = enumerate(PdfReader(io.BytesIO(data)).pages, start=1)
        for number, page in pages:
            if number > MAX_PAGES:
                break
            for font in _fonts(page.get("/Resources"), DEEPEST_FORM):
                found.setdefault(_facts(font), set()).add(number)
    except Exception:
        pass
    return tuple(PdfFont(*facts, tuple(sorted(found[facts]))) for facts in sorted(found))


def _fonts(resources: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The fonts that resources name, those of forms among them."""
    held = _mapping(resources)
    for font in map(_mapping, _mapping(held.get("/Font")).values()):
        yield font
        if depth and "/Resources" in font:
            yield from _fonts(font["/Resources"], depth - 1)
    for form in map(_mapping, _mapping(held.get("/XObject")).values()):
        if depth and "/Resources" in form:
            yield from _fonts(form["/Resources"], depth - 1)


def _facts(font: Mapping[str, Any]) -> tuple[str, bool, bool]:
    """Name, whether embedded, whether Type 3."""
    name = SUBSET_TAG.sub("", str(font.get("/BaseFont", "")).removeprefix("/"))
    if font.get("/Subtype") == "/Type3":
        return name, True, True
    described = font
    descendants = _resolved(font.get("/DescendantFonts"))
    if descendants:
        described = _mapping(descendants[0])
    descriptor = _mapping(described.get("/FontDescriptor"))
    return name, any(key in descriptor for key in _FONT_FILES), False


def _resolved(value: Any) -> Any:
    """What an indirect reference stands for."""
    return value.get_object() if hasattr(value, "get_object") else value


def _mapping(value: Any) -> Mapping[str, Any]:
    """A dictionary of the file; an empty one where there is none."""
    resolved = _resolved(value)
    return resolved if isinstance(resolved, Mapping) else {}
