"""The fonts that a PDF's text is set in: whether bold, whether embedded, and on which pages."""

import ctypes
import re
from typing import Any

import msgspec

BOLD_WEIGHT = 600
# By name, since weights in font descriptors are often missing or wrong. "Medi" is the bold of the
# Times that TeX ships, "bx" Computer Modern's.
BOLD_NAME = re.compile(
    r"bold|black|heavy|demi|medi(?!um)|^[a-z]{2,6}bx(?![a-z])|bx(?:ti|sl)?\d"
    r"|(?:biolinum|libertine)t[bz]",
    re.I,
)
SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
FORCE_BOLD_FLAG = 1 << 18
_FONT_NAME_BYTES = 256


class PdfFont(msgspec.Struct, frozen=True, order=True):
    """A font that text is set in.

    Args:
        name: without subset tag; empty for one without, as bitmaps mostly are.
        embedded: whether its letters are in the file.
        type3: whether its letters are drawn by the page's own operators, often as bitmaps.
        pages: those it is used on, from 1.
    """

    name: str
    embedded: bool
    type3: bool
    pages: tuple[int, ...]


class Fonts(msgspec.Struct):
    """The fonts met so far in one document, read page by page.

    Fonts without a name (bitmaps, mostly) are told apart by a count.
    """

    raw: Any
    page: int = 0
    known: dict[int, tuple[str, bool]] = msgspec.field(default_factory=dict)
    _met: set[int] = msgspec.field(default_factory=set)
    _pages: dict[tuple[str, bool, bool], list[int]] = msgspec.field(default_factory=dict)

    def turn_to(self, page: int) -> None:
        """What is met from now on stands on this page, from 1."""
        self.page = page
        self._met.clear()  # PDFium may give the place of a closed page's font to another one

    def of(self, address: int | None) -> tuple[str, bool]:
        """Name and boldness of a font that text is set in.

        Args:
            address: where PDFium keeps it; None for text that has none.
        """
        if not address:
            return "", False
        if address not in self._met:
            self._meet(address)
        return self.known[address]

    def _meet(self, address: int) -> None:
        """Note a font that was not yet met on this page."""
        font = ctypes.cast(address, self.raw.FPDF_FONT)
        if address not in self.known:
            self.known[address] = self._look_up(font)
        self._met.add(address)
        pages = self._pages.setdefault(self._facts(font), [])
        if self.page not in pages:
            pages.append(self.page)

    def all(self) -> tuple[PdfFont, ...]:
        """Every font that was met, by name."""
        return tuple(sorted(PdfFont(*facts, tuple(each)) for facts, each in self._pages.items()))

    def _look_up(self, font: Any) -> tuple[str, bool]:
        name = self._name(font)
        heavy = self.raw.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
        forced = self.raw.FPDFFont_GetFlags(font) & FORCE_BOLD_FLAG
        named = name or f"unnamed-{len(self.known) + 1}"
        return named, bool(BOLD_NAME.search(name) or (not name and heavy) or forced)

    def _name(self, font: Any) -> str:
        buffer = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        self.raw.FPDFFont_GetBaseFontName(font, buffer, _FONT_NAME_BYTES)
        return SUBSET_TAG.sub("", buffer.value.decode("utf-8", "replace"))

    def _facts(self, font: Any) -> tuple[str, bool, bool]:
        """Name, whether embedded, whether Type 3: embedded, and yet no font file."""
        embedded = self.raw.FPDFFont_GetIsEmbedded(font) == 1
        size = ctypes.c_size_t()
        self.raw.FPDFFont_GetFontData(font, None, 0, ctypes.byref(size))
        return self._name(font), embedded, embedded and not size.value
