"""Runs of text on a page of a PDF, as PDFium gives them, in the order the file draws them.

A call into PDFium costs about a microsecond, so each run is measured once and letters are never
asked for one by one: where a run ends is found by halving.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from toolkit.readers.pdf_fonts import Fonts
from toolkit.readers.pdf_lines import ASCENT, DESCENT, Run

# Four dense pages of the smallest print; a page that holds more is not meant to be read.
MAX_PAGE_CHARACTERS = 50_000
# PDFium marks a hyphen at a line's end with one of these two.
LINE_END_HYPHENS = "\ufffe\x02"
_FIRST_STRIDE = 8
_ADDRESS = ctypes.c_void_p
_OBJECT = ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS, ctypes.c_int)
_FONT = ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS)
_LETTERS = str.maketrans(
    {
        **dict.fromkeys([*LINE_END_HYPHENS, "\u00ad"], "-"),
        **{"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"},
        **{"\ufb05": "st", "\ufb06": "st", "\u00a0": " ", "\uffff": None, "\u200b": None},
        **dict.fromkeys(map(chr, (*range(0x02), *range(0x03, 0x20))), " "),
    }
)


class Frame(msgspec.Struct, frozen=True):
    """How a page is shown: its visible box in its own space (pt), and its quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page's own space is seen, in pt from the top left corner."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """How a vector of the page's own space is seen, downwards positive."""
        origin = self.shown(0, 0)
        end = self.shown(x, y)
        return end[0] - origin[0], end[1] - origin[1]


class PageText:
    """An open text page, read run by run.

    Args:
        raw: PDFium's functions.
        handle: the text page.
        frame: how the page is shown.
        fonts: the document's fonts, shared between its pages.
    """

    def __init__(self, raw: Any, handle: Any, frame: Frame, fonts: Fonts) -> None:
        self.raw = raw
        self.handle = handle
        self.frame = frame
        self.fonts = fonts
        self.length = max(0, raw.FPDFText_CountChars(handle))
        self.text = self._letters(min(self.length, MAX_PAGE_CHARACTERS))
        # Filled anew for each run: making them costs as much as the calls that fill them.
        self._matrix = raw.FS_MATRIX()
        # As a plain number an object takes half the time that it takes as a pointer.
        self._object = ctypes.cast(raw.FPDFText_GetTextObject, _OBJECT)
        self._font = ctypes.cast(raw.FPDFTextObj_GetFont, _FONT)
        self._page = ctypes.cast(handle, _ADDRESS).value
        self._numbers = tuple(ctypes.c_double() for _ in range(4))

    def runs(self) -> Iterator[Run]:
        """Every run, in the order the file draws them; blanks that nothing drew are none."""
        for piece in re.finditer(r"[^\r\n]+", self.text):
            start, limit = piece.span()
            while start < limit:
                drawn = self._object(self._page, start)
                stop = self._end_of_run(start, limit, drawn) if drawn else start + 1
                if drawn and not self.text[start:stop].isspace():
                    yield self._run(start, stop, drawn)
                start = stop

    def _letters(self, count: int) -> str:
        """The page's characters, one for each of PDFium's."""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = self.raw.FPDFText_GetText(self.handle, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        code: Callable[[Any, int], int] = self.raw.FPDFText_GetUnicode
        return "".join(_character(code(self.handle, index)) for index in range(count))

    def _end_of_run(self, start: int, limit: int, drawn: int) -> int:
        """Where the run that begins at ``start`` ends."""
        drawn_by, page = self._object, self._page
        inside, stride = start, _FIRST_STRIDE
        while inside + stride < limit and drawn_by(page, inside + stride) == drawn:
            inside += stride
            stride *= 2
        outside = min(inside + stride, limit)
        while outside - inside > 1:
            middle = (inside + outside) // 2
            if drawn_by(page, middle) == drawn:
                inside = middle
            else:
                outside = middle
        return outside

    def _run(self, start: int, stop: int, drawn: int) -> Run:
        """The run between two characters, which one object drew."""
        raw, handle, frame = self.raw, self.handle, self.frame
        text = self.text[start:stop]
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip()) - 1
        matrix = self._matrix
        raw.FPDFText_GetMatrix(handle, first, matrix)
        size = raw.FPDFText_GetFontSize(handle, first) * math.hypot(matrix.c, matrix.d)
        right, down = frame.direction(matrix.a, matrix.b)
        level = right > 0 and abs(down) < 0.1 * right
        x0, y0, x1, y1 = self._ink(first, last)
        base = self._baseline(first)
        if level:
            y0, y1 = base - ASCENT * size, base + DESCENT * size
        font, bold = self.fonts.of(self._font(drawn))
        if not (text.isascii() and text.isprintable()):
            text = text.translate(_LETTERS)
        joined = first == start > 0 and not self.text[start - 1].isspace()
        return Run(text, x0, y0, x1, y1, base, round(size, 2), bold, font, level, joined)

    def _baseline(self, index: int) -> float:
        """The height of a character's baseline, in pt from the top."""
        x, y, *_ = self._numbers
        self.raw.FPDFText_GetCharOrigin(self.handle, index, x, y)
        return self.frame.shown(x.value, y.value)[1]

    def _ink(self, first: int, last: int) -> tuple[float, float, float, float]:
        """The box about two characters, in pt from the top left corner."""
        left, right, bottom, top = self._numbers
        box = self.raw.FPDFText_GetCharBox
        box(self.handle, first, left, right, bottom, top)
        xs, ys = [left.value, right.value], [bottom.value, top.value]
        if last > first:
            box(self.handle, last, left, right, bottom, top)
            xs += left.value, right.value
            ys += bottom.value, top.value
        x0, y0 = self.frame.shown(min(xs), min(ys))
        x1, y1 = self.frame.shown(max(xs), max(ys))
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _character(code: int) -> str:
    """The character of a code, or a replacement where there is none."""
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"
