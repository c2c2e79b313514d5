"""The real files that the fuzz spoils: the examples, the templates and the readers' documents."""

import io
import re
import struct
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from tests.fuzz import pdfs

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parent / "data"
DOCUMENTS = ROOT / "tests/readers/data/latex"
SMALL_BYTES = 14_000
"""A whole draft is checked thousands of times: it should say much in few words."""

_INPUT = re.compile(r"\\input\{([^}]+)\}")
_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F 4 0 R >> >>"
_ONE_PIXEL = b" /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
_BOX = b"/MediaBox [0 0 612 792] /CropBox [9 9 600 780] /Rotate 90 /Annots [8 0 R]"
_PARTS = re.compile(r"%% file: .+\n")


def _below(*folders: str, suffix: str) -> tuple[bytes, ...]:
    """The different files of a kind in some folders."""
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob(f"*{suffix}")))
    return tuple(dict.fromkeys(path.read_bytes() for path in found))


def _data(kind: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(DATA.glob(f"*.{kind}.txt")))


@cache
def tex() -> tuple[bytes, ...]:
    """LaTeX files, whole documents and parts of one."""
    return _below("examples", "templates", "tests/readers/data/latex", suffix=".tex")


@cache
def bib() -> tuple[bytes, ...]:
    """Bibliographies."""
    return _below("examples", "templates", "tests/readers/data", suffix=".bib")


def aux() -> tuple[bytes, ...]:
    """What LaTeX wrote beside two documents."""
    return _data("aux")


def log() -> tuple[bytes, ...]:
    """What LaTeX said of them."""
    return _data("log")


def blg() -> tuple[bytes, ...]:
    """What BibTeX and biber said."""
    return _data("blg")


@cache
def documents() -> tuple[bytes, ...]:
    """Small whole documents, each in one file."""
    many = (_PARTS.split(path.read_text("utf-8")) for path in sorted(DOCUMENTS.glob("*.tex")))
    parts = ("\n".join(document).encode() for document in many)
    mains = sorted((ROOT / "templates").rglob("sections"))
    whole = (_whole(folder.parent / f"{folder.parent.name}.tex") for folder in mains)
    faulty = _pieces(_whole(ROOT / "examples/faulty-report/report.tex").decode())
    return tuple(each for each in (*parts, *whole, *faulty) if len(each) < SMALL_BYTES)


def _whole(main: Path) -> bytes:
    """A document with its inputs in it."""

    def written(found: re.Match[str]) -> str:
        path = main.parent / f"{found[1]}.tex"
        return path.read_text("utf-8") if path.is_file() else found[0]

    return _INPUT.sub(written, main.read_text("utf-8")).encode()


def _pieces(document: str) -> Iterable[bytes]:
    """A document of two sections, for each two that follow each other."""
    head, body = document.split("\\begin{document}", 1)
    sections = re.split(r"(?=\\section)", body.split("\\end{document}", 1)[0])
    for index in range(1, len(sections) - 1):
        text = "".join((sections[0], *sections[index : index + 2]))
        yield f"{head}\\begin{{document}}{text}\\end{{document}}\n".encode()


@cache
def pdf() -> tuple[bytes, ...]:
    """A page that says something of everything, one of an example, and a figure."""
    form = pdfs.stream(b"q 0.1 0 0 0.1 0 0 cm /G Do Q BT /F 9 Tf (In a form) Tj ET", _FORM)
    image = pdfs.stream(b"\x80", b"/Type /XObject /Subtype /Image" + _ONE_PIXEL)
    note = b"<< /Type /Annot /Subtype /Text /T (Hypatia) /Rect [0 0 9 9] /Contents (Why?) >>"
    mark = b"<< /Title (Introduction) /Parent 9 0 R /Dest [3 0 R /Fit] >>"
    small = pdfs.one_page(
        {
            pdfs.ROOT: b"<< /Type /Catalog /Pages 2 0 R /Outlines 9 0 R >>",
            pdfs.PAGE: pdfs.page(b"/XObject << /X 6 0 R /G 7 0 R >>", _BOX),
            pdfs.CONTENT: pdfs.stream(pdfs.TEXT * 5 + b"q 2 0 0 2 0 0 cm /X Do Q " + pdfs.TEXT),
        },
        (form, image, note, b"<< /First 10 0 R /Last 10 0 R /Count 1 >>", mark),
    )
    report = ROOT / "examples/report/report.pdf"
    figure = (ROOT / "examples/report/figures/errors.pdf").read_bytes()
    return small, small, small, _page(report, 0), figure


def _page(path: Path, number: int) -> bytes:
    """A page of a PDF, with its content laid bare."""
    writer = PdfWriter()
    page = writer.add_page(PdfReader(path).pages[number])
    shown = page.get_contents()
    bare = DecodedStreamObject()
    bare.set_data(shown.get_data() if shown else b"")
    page[NameObject("/Contents")] = bare
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@cache
def images() -> tuple[bytes, ...]:
    """A PNG and two kinds of JPEG header, by their standards."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 300, 200, 8, 0, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", 5906, 5906, 1)),
        (b"IDAT", zlib.compress(bytes(201))),
    )
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    jfif = b"\xff\xe0" + struct.pack(">H5sBBBHHBB", 16, b"JFIF", 1, 2, 1, 150, 150, 0, 0)
    exif = b"\xff\xe1" + struct.pack(">H", 1000) + b"Exif\0\0" + bytes(992)
    frame = b"\xff\xc2" + struct.pack(">HBHH", 11, 8, 200, 300) + b"\1\1\x11\0"
    return png, b"\xff\xd8" + jfif + frame + b"\xff\xda", b"\xff\xd8" + exif + jfif + frame


@cache
def settings() -> tuple[bytes, ...]:
    """The settings of drafts."""
    written = b'\n[check]\nselect = ["STR"]\nfail_on = "info"\n[rules.BLD002]\nseverity = "info"\n'
    return tuple(data + written for data in _below("examples", suffix="draftsmith.toml"))


@cache
def manifests() -> tuple[bytes, ...]:
    """The manifests of templates."""
    return _below("templates", suffix="template.toml")


@cache
def courses() -> tuple[bytes, ...]:
    """The files of courses."""
    return _below("templates", suffix="course.toml")


@cache
def rubrics() -> tuple[bytes, ...]:
    """Rubrics."""
    return _below("rubrics", suffix=".toml")


@cache
def rosters() -> tuple[bytes, ...]:
    """A roster, and one of another shape."""
    other = 'Team;Name;Email\nα;Émilie du Châtelet;e@example.org\nβ;"Noether, Emmy";\n'
    return ((ROOT / "examples/roster.csv").read_bytes(), other.encode())
