"""The size of a PNG or JPEG image, as its own header tells it."""

import struct

import msgspec

HEADER_BYTES = 1 << 20
"""The size stands before the picture; a profile or a preview before it is no larger than this."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_METRES_IN_AN_INCH = 0.0254
_CM_IN_AN_INCH = 2.54
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN = 0xDA
_JFIF = 0xE0


class ImageSize(msgspec.Struct, frozen=True):
    """Width and height in pixels, and the pixels to the inch; None where the file does not say."""

    width_px: int
    height_px: int
    dpi: float | None = None


def read_image_size(data: bytes) -> ImageSize | None:
    """The size of an image, by the first bytes of its file; None for what is no PNG or JPEG.

    PNG: W3C, Portable Network Graphics, 11.2.1 and 11.3.4.3. JPEG: ITU-T T.81, B.1.1 and B.2.2;
    density as in JFIF 1.02.
    """
    try:
        found = _png(data) if data.startswith(_PNG) else _jpeg(data)
    except (struct.error, IndexError):
        return None
    return found if found and found.width_px and found.height_px else None


def _png(data: bytes) -> ImageSize | None:
    width, height = struct.unpack_from(">II", data, 16)
    position, dpi = len(_PNG), None
    while position + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        if kind == b"IDAT":
            break
        if kind == b"pHYs":
            across, _, unit = struct.unpack_from(">IIB", data, position + 8)
            dpi = across * _METRES_IN_AN_INCH if unit == 1 and across else None
        position += 12 + length
    return ImageSize(width, height, dpi)


def _jpeg(data: bytes) -> ImageSize | None:
    position, dpi = len(_JPEG), None
    while data.startswith(_JPEG) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF or marker in _BARE:  # fill, or a marker without a segment
            position += 1 if marker == 0xFF else 2
            continue
        if marker == _SCAN:
            return None
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, position + 5)
            return ImageSize(width, height, dpi)
        if marker == _JFIF and data[position + 4 : position + 9] == b"JFIF\0":
            unit, across = struct.unpack_from(">BH", data, position + 11)
            dpi = {1: across, 2: across * _CM_IN_AN_INCH}.get(unit) or None
        position += 2 + struct.unpack_from(">H", data, position + 2)[0]
    return None
