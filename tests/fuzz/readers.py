"""What must hold of every reader, whatever bytes it is given."""

from collections.abc import Iterable
from itertools import pairwise

from toolkit.draft.pdf_outline import outline
from toolkit.model.place import Span
from toolkit.readers.aux import read_aux
from toolkit.readers.bib import read_bib
from toolkit.readers.bib_inherit import by_key, resolved
from toolkit.readers.blg import read_blg
from toolkit.readers.image import read_image_size
from toolkit.readers.log import read_log
from toolkit.readers.pdf import read_pdf
from toolkit.readers.pdf_people import read_people
from toolkit.readers.tex import Source
from toolkit.readers.tex_items import Items
from toolkit.readers.tex_macros import Macros
from toolkit.readers.tex_prose import Prose
from toolkit.readers.tex_read import read
from toolkit.readers.tex_text import plain
from toolkit.readers.text import declared_encoding, decode

LINE_ENDS = frozenset("\r\n")


def decoded(data: bytes) -> str:
    """The text of a file, the same each time, with its fault inside it."""
    found = decode(data, declared_encoding(data))
    assert found == decode(data, declared_encoding(data))
    assert "\0" not in found.text
    assert found.fault is None or 0 <= found.fault.offset < max(1, len(found.text))
    found.text.encode()
    return found.text


def text(data: bytes) -> None:
    """Any bytes are a text."""
    decoded(data)


def tex(data: bytes) -> None:
    """What is found in LaTeX lies inside it, in order, and masks move nothing."""
    written = decoded(data)
    source = Source(written)
    _same_shape(written, source.live)
    _inside((Span(each.start, each.end) for each in source.scan.macros), written)
    _inside((Span(each.start, each.end) for each in source.scan.environments), written)
    assert all(0 <= start < end <= len(written) for start, end in source.scan.groups.items())
    macros = Macros(source.scan.definitions)
    items = read(source, macros)
    for name in Items.__struct_fields__:
        _inside((item.span for item in getattr(items, name)), written)
    prose = Prose(source, tuple(item.span for item in items.floats))
    assert len(prose.text) == len(written)
    assert prose.words(Span(0, len(written))) >= 0
    for title in {*(each.title for each in items.headings), *(c.text for c in items.captions)}:
        assert plain(title) == plain(title)
    again = Source(written)
    assert again.scan == source.scan
    assert read(again, Macros(again.scan.definitions)) == items


def bib(data: bytes) -> None:
    """Entries, fields and faults lie inside the file, in order; inheritance comes to an end."""
    written = decoded(data)
    found = read_bib(written)
    assert found == read_bib(written)
    _inside((entry.span for entry in found.entries), found.text)
    _inside((fault.span for fault in found.faults), found.text)
    assert all("\n" not in fault.message for fault in found.faults)
    entries = by_key(found.entries)
    for entry in found.entries:
        assert entry.span.start <= entry.key_span.start <= entry.key_span.end <= entry.span.end
        _inside((field.span for field in entry.fields), found.text)
        resolved(entry, entries)


def aux(data: bytes) -> None:
    """An ``.aux`` reads the same twice, with pages and places that are numbers."""
    written = decoded(data)
    found = read_aux(written)
    assert found == read_aux(written)


def log(data: bytes) -> None:
    """A log reads the same twice; each message is a line, and no line number is negative."""
    written = decoded(data)
    found = read_log(written)
    assert found == read_log(written)
    assert all("\n" not in error.message and error.line >= 0 for error in found.errors)
    assert all(box.first_line >= 0 for box in found.overfull)


def blg(data: bytes) -> None:
    """What BibTeX said reads the same twice."""
    written = decoded(data)
    assert read_blg(written) == read_blg(written)


def pdf(data: bytes) -> None:
    """A PDF has pages or a fault, and what it shows can be outlined."""
    found = read_pdf(data)
    assert found.pages or found.faults
    assert all("\n" not in fault for fault in found.faults)
    assert [page.number for page in found.pages] == list(range(1, len(found.pages) + 1))
    shown = outline(found)
    assert all(1 <= heading.page <= found.page_count for heading in shown.headings)
    assert read_pdf(data) == found


def people(data: bytes) -> None:
    """Whom a PDF names are names."""
    assert all(name.strip() for name in read_people(data))


def image(data: bytes) -> None:
    """The size of an image is positive."""
    size = read_image_size(data)
    assert size is None or (size.width_px > 0 and size.height_px > 0)


def _inside(spans: Iterable[Span], written: str) -> None:
    """Spans lie in a text, in the order of their beginnings."""
    each = tuple(spans)
    assert all(0 <= span.start <= span.end <= len(written) for span in each)
    assert all(first.start <= second.start for first, second in pairwise(each))


def _same_shape(written: str, masked: str) -> None:
    """A masked text has every line end where it was, and blanks where it differs."""
    assert len(masked) == len(written)
    changed = ((a, b) for a, b in zip(written, masked, strict=True) if a != b)
    assert all(b == " " and a not in LINE_ENDS for a, b in changed)
