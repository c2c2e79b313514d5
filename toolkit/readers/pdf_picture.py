"""Pages of a PDF as pictures: PNG files, bounded in size and in the time that drawing takes."""

import ctypes
import struct
import time
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from toolkit.readers.shelter import sheltered

PICTURE_DPI = 110
"""Footnotes of 8 pt can be read at this."""

MOST_PIXELS = 2_500_000
"""Twice a letter page; a larger sheet is drawn at fewer dots to the inch."""

MOST_CPU_S = 6.0
"""For all pages together; one of a paper takes 0.06 s. What is not drawn by then is left out."""

_PT_PER_INCH = 72
_WHITE = 0xFFFFFFFF
_BYTES_PER_PIXEL = 3
_GREY, _COLOUR = 0, 2
_LEVELS = 16
_COARSE = bytes(round(value / 255 * (_LEVELS - 1)) * 255 // (_LEVELS - 1) for value in range(256))
"""Each shade as the nearest of 16, which halves the file and which no eye sees in print."""


class Picture(msgspec.Struct, frozen=True):
    """A page as a PNG file, and its size as it is shown, in pt."""

    png: bytes
    width_pt: float
    height_pt: float


def draw_pages(data: bytes, numbers: Iterable[int]) -> Mapping[int, Picture | None]:
    """Each page asked for, by its number from 1; None for one that cannot be drawn.

    Where drawing asks for so much that it is stopped from outside, no page can be drawn.

    Args:
        data: a PDF that opens without a password; of any other no page can be drawn.
    """
    wanted = tuple(numbers)
    drawn = sheltered(partial(_drawn, wanted), data, tuple[Picture | None, ...])
    return dict(zip(wanted, drawn or (None,) * len(wanted), strict=True))


def _drawn(numbers: Sequence[int], data: bytes) -> tuple[Picture | None, ...]:
    """The pictures of these pages."""
    import pypdfium2 as pdfium  # start-up cost: loading PDFium takes 60 ms

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return (None,) * len(numbers)
    end = time.process_time() + MOST_CPU_S
    try:
        return tuple(_draw(pdfium.raw, document.raw, number, end) for number in numbers)
    finally:
        document.close()


def _draw(raw: Any, document: Any, number: int, end: float) -> Picture | None:
    """One page of an open document, drawn before ``end``."""
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        return None
    try:
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        png = _png(raw, page, _size(width, height), end)
    finally:
        raw.FPDF_ClosePage(page)
    return Picture(png, width, height) if png else None


def _size(width: float, height: float) -> tuple[int, int]:
    """The pixels of a page of so many pt."""
    scale = PICTURE_DPI / _PT_PER_INCH
    pixels = width * height * scale**2
    scale *= min(1.0, (MOST_PIXELS / pixels) ** 0.5) if pixels > 0 else 1.0
    return max(1, round(width * scale)), max(1, round(height * scale))


def _png(raw: Any, page: Any, size: tuple[int, int], end: float) -> bytes:
    """An open page as a PNG file of so many pixels; empty where it takes too long."""
    width, height = size
    stride = _BYTES_PER_PIXEL * width
    pixels = ctypes.create_string_buffer(stride * height)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGR, pixels, stride)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        done = _render(raw, page, bitmap, size, end)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return _encoded(pixels.raw[: stride * height], width) if done else b""


def _render(raw: Any, page: Any, bitmap: Any, size: tuple[int, int], end: float) -> bool:
    """Whether the page could be drawn into the bitmap in time."""
    pause = raw.IFSDK_PAUSE(version=1)
    kind = dict(pause._fields_)["NeedToPauseNow"]
    pause.NeedToPauseNow = kind(lambda _: time.process_time() > end)
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    start = raw.FPDF_RenderPageBitmap_Start
    status = start(bitmap, page, 0, 0, *size, 0, flags, ctypes.byref(pause))
    raw.FPDF_RenderPage_Close(page)
    return bool(status == raw.FPDF_RENDER_DONE)


def _encoded(pixels: bytes, width: int) -> bytes:
    """Red, green and blue of each pixel as a PNG file (ISO/IEC 15948), in greys where all are."""
    pixels = pixels.translate(_COARSE)
    red, kind, stride = pixels[::_BYTES_PER_PIXEL], _COLOUR, _BYTES_PER_PIXEL * width
    if red == pixels[1::_BYTES_PER_PIXEL] == pixels[2::_BYTES_PER_PIXEL]:
        pixels, kind, stride = red, _GREY, width
    rows = [pixels[start : start + stride] for start in range(0, len(pixels), stride)]
    head = struct.pack(">IIBBBBB", width, len(rows), 8, kind, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
