"""Files that a change brings along, too large for a table: made when they are needed."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path


def _png(width: int, height: int) -> bytes:
    """A white picture of so many pixels."""
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _plot(font_type: int) -> bytes:
    """A plot by matplotlib, its letters embedded as fonts of a type."""
    import matplotlib as mpl  # takes a second, and few changes draw a plot
    from matplotlib.figure import Figure

    figure, stream = Figure(figsize=(2, 1)), BytesIO()
    figure.text(0.1, 0.5, "Loss over epochs")
    with mpl.rc_context({"pdf.fonttype": font_type}):
        figure.savefig(stream, format="pdf")
    return stream.getvalue()


def _named(font: str) -> bytes:
    """A drawing with a word in a font that is named and not embedded."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer, word = PdfWriter(), DecodedStreamObject()
    page = writer.add_blank_page(144, 72)
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": f"/{font}"}
    entry = DictionaryObject({NameObject(key): NameObject(name) for key, name in names.items()})
    fonts = DictionaryObject({NameObject("/F"): entry})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    word.set_data(b"BT /F 12 Tf 20 30 Td (Word) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(word)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _text(words: int) -> bytes:
    """Paragraphs of so many words in all."""
    sentence = b"Nothing was left out of this one and nothing was added to it. "
    return b"\n\n".join([sentence * 10] * (words // 120)) + b"\n"


KINDS: Mapping[str, Callable[[], bytes]] = {
    "png of 300 pixels": lambda: _png(300, 150),
    "png of 1200 pixels": lambda: _png(1200, 600),
    "plot in Type 3": lambda: _plot(3),
    "plot in TrueType": lambda: _plot(42),
    "drawing in Helvetica": lambda: _named("Helvetica"),
    "drawing in Times": lambda: _named("Times-Roman"),
    "text of 5000 words": lambda: _text(5000),
}
"""What a table may ask for, by what it is."""


def draw(path: Path, kind: str) -> None:
    """Write a file of a kind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(KINDS[kind]())
