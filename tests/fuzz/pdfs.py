"""PDF files put together by hand, object by object, so that any of them may be wrong."""

from collections.abc import Mapping, Sequence

ROOT = 1
PAGES = 2
PAGE = 3
FONT = 4
CONTENT = 5

TEXT = b"BT /F 11 Tf 72 700 Td (1 Introduction) Tj 0 -20 Td (All is flux, nothing stays.) Tj ET\n"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream with its length, and what else its dictionary says."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(changed: Mapping[int, bytes] | None = None, more: Sequence[bytes] = ()) -> bytes:
    """A PDF of a page of text.

    Args:
        changed: what stands in the place of its own objects, by their numbers.
        more: objects after its own, from number 6.
    """
    own = {
        ROOT: b"<< /Type /Catalog /Pages 2 0 R >>",
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE: page(),
        FONT: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        CONTENT: stream(TEXT),
    }
    return assembled([*(own | dict(changed or {})).values(), *more])


def page(resources: bytes = b"", entries: bytes = b"/MediaBox [0 0 612 792]") -> bytes:
    """The page of text, with more resources and other entries."""
    return (
        b"<< /Type /Page /Parent 2 0 R %s /Resources << /Font << /F 4 0 R >> %s >> "
        b"/Contents 5 0 R >>" % (entries, resources)
    )


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its root."""
    parts, places, position = [b"%PDF-1.7\n"], [], 9
    for number, body in enumerate(objects, start=1):
        places.append(position)
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        parts.append(part)
        position += len(part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join([*parts, table, end % (size, trailer, position)])
