"""PDF files made to harm whoever reads them, each of a few lines."""

import zlib
from collections.abc import Callable

from tests.fuzz.pdfs import (
    CONTENT,
    FONT,
    PAGE,
    PAGES,
    ROOT,
    TEXT,
    assembled,
    one_page,
    page,
    stream,
)

DEEP = 100_000
MANY = 100_000
MB = 1_000_000


def deep_page_tree() -> bytes:
    """A page under 100,000 nodes."""
    nodes = (
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (i + 7, i + 5)
        for i in range(DEEP)
    )
    own = {PAGES: b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>"}
    leaf = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] /Contents 5 0 R >>" % (DEEP + 5)
    return one_page(own, (*nodes, leaf))


def looping_page_tree() -> bytes:
    """Pages that are their own children."""
    return one_page({PAGES: b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 900 >>"})


def many_pages() -> bytes:
    """The same page 100,000 times."""
    kids = b"3 0 R " * MANY
    return one_page({PAGES: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, MANY)})


def claimed_pages() -> bytes:
    """A page that says it is two thousand million."""
    return one_page({PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"})


def nested_flate() -> bytes:
    """A content of a gigabyte, packed twice."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(bytes(10 * MB)) for _ in range(100)) + packer.flush()
    twice = zlib.compress(once, 9)
    return one_page({CONTENT: stream(twice, b"/Filter [/FlateDecode /FlateDecode]")})


def flood_of_text() -> bytes:
    """A hundred thousand lines on a page, packed."""
    shown = b"BT /F 11 Tf 72 700 Td (All is flux, nothing stays.) Tj ET\n" * MANY
    return one_page({CONTENT: stream(zlib.compress(shown), b"/Filter /FlateDecode")})


def flood_of_shapes() -> bytes:
    """Five million lines drawn on a page, packed."""
    shown = TEXT + b"0 0 m 9 9 l S\n" * 5_000_000
    return one_page({CONTENT: stream(zlib.compress(shown), b"/Filter /FlateDecode")})


def huge_image() -> bytes:
    """An image of ten thousand million pixels."""
    entries = b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB"
    data = stream(
        zlib.compress(bytes(1000)), entries + b" /BitsPerComponent 8 /Filter /FlateDecode"
    )
    shown = stream(TEXT + b"q 500 0 0 500 0 0 cm /X Do Q")
    return one_page({PAGE: page(b"/XObject << /X 6 0 R >>"), CONTENT: shown}, (data,))


def forms_within_forms() -> bytes:
    """Forms that each show the next one ten times, and the last the first."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
            b"/Resources << /XObject << /X %d 0 R >> >>" % (7 + number % 12),
        )
        for number in range(12)
    ]
    shown = stream(TEXT + b"/X Do")
    return one_page({PAGE: page(b"/XObject << /X 6 0 R >>"), CONTENT: shown}, forms)


def broken_font() -> bytes:
    """A font whose parts are nothing of the sort."""
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar -9 /LastChar 99999999 "
        b"/Widths 5 0 R /FontDescriptor << /FontFile2 5 0 R /Flags -1 >> /ToUnicode 5 0 R "
        b"/Encoding << /Differences [999999 /a (b) /c] >> >>"
    )
    return one_page({FONT: font})


def font_of_itself() -> bytes:
    """A Type 3 font whose letters are set in it."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
        b"/CharProcs << /A 5 0 R >> /Encoding << /Differences [0 /A] >> /FirstChar 0 /LastChar 255 "
        b"/Widths [9] /Resources << /Font << /F 4 0 R >> >> >>"
    )
    return one_page({FONT: font})


def broken_table() -> bytes:
    """A table of objects that points nowhere."""
    data = one_page()
    return data.replace(b"00000 n", b"99999 n").replace(b"startxref\n", b"startxref\n9")


def looping_tables() -> bytes:
    """A table that comes before itself."""
    data = one_page()
    place = data[data.rindex(b"startxref") + 10 :].split()[0]
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + place)


def huge_paper() -> bytes:
    """A page of ten million kilometres."""
    return one_page({PAGE: page(entries=b"/MediaBox [0 0 1e13 1e13]")})


def no_numbers() -> bytes:
    """Places that are no numbers."""
    shown = b"BT /F 1e39 Tf nan inf Td (Flux) Tj 1e38 0 0 1e38 1e38 1e38 Tm (Flux) Tj ET " + TEXT
    return one_page({PAGE: page(entries=b"/MediaBox [nan -1e39 inf 0]"), CONTENT: stream(shown)})


def deep_array() -> bytes:
    """A value in a hundred thousand brackets."""
    return one_page({PAGE: page(entries=b"/MediaBox [0 0 612 792] /X " + b"[" * DEEP)})


def deep_states() -> bytes:
    """A million states of drawing saved and none restored."""
    return one_page({CONTENT: stream(b"q " * 1_000_000 + TEXT)})


def looping_outline() -> bytes:
    """Bookmarks that follow themselves."""
    mark = b"<< /Title (A) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [3 0 R /Fit] >>"
    root = b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>"
    return one_page({ROOT: root}, (b"<< /First 7 0 R /Last 7 0 R /Count 1 >>", mark))


def locked() -> bytes:
    """Encrypted by a method that there is not."""
    lock = b"/Encrypt << /Filter /Standard /V 99 /R 99 /O () /U () /P -1 >> /ID [() ()]"
    root, tree = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return assembled((root, tree, page(), b"<< >>", stream(TEXT)), lock)


BOMBS: dict[str, Callable[[], bytes]] = {
    each.__name__.replace("_", " "): each
    for each in (
        *(deep_page_tree, looping_page_tree, many_pages, claimed_pages, nested_flate),
        *(flood_of_text, flood_of_shapes, huge_image, forms_within_forms, broken_font),
        *(font_of_itself, broken_table, looping_tables, huge_paper, no_numbers, deep_array),
        *(deep_states, looping_outline, locked),
    )
}
