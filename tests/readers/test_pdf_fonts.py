"""Fonts of real PDFs, embedded and not, held against what pypdf reads of the same files."""

import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from toolkit.readers.pdf import read_pdf
from toolkit.readers.pdf_fonts import PdfFont

EXAMPLES = Path(__file__).parents[2] / "examples"
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)


def named(font: str) -> bytes:
    """Two pages, the second with a word in a font that is only named."""
    writer = PdfWriter()
    writer.add_blank_page(612, 792)
    page = writer.add_blank_page(612, 792)
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": f"/{font}"}
    entry = DictionaryObject({NameObject(k): NameObject(v) for k, v in names.items()})
    fonts = DictionaryObject({NameObject("/F"): entry})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F 12 Tf 100 100 Td (Word) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(stream)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def in_resources(resources: Any) -> Iterator[Mapping[str, Any]]:
    """The font dictionaries that a page may use, those of its forms too."""
    held = resources.get_object() if resources else {}
    yield from (font.get_object() for font in held.get("/Font", {}).values())
    for form in held.get("/XObject", {}).values():
        yield from in_resources(form.get_object().get("/Resources"))


def told_by_pypdf(data: bytes) -> set[tuple[str, bool, bool]]:
    """Name, whether embedded, whether Type 3, of every font."""
    found = set()
    for page in PdfReader(io.BytesIO(data)).pages:
        for font in in_resources(page.get("/Resources")):
            name = str(font.get("/BaseFont", "/")).removeprefix("/").rpartition("+")[2]
            described = font.get("/DescendantFonts", [font])[0].get_object()
            descriptor = described.get("/FontDescriptor", {})
            is_type3 = font["/Subtype"] == "/Type3"
            found.add((name, is_type3 or any(key in descriptor for key in FONT_FILES), is_type3))
    return found


def typeset(folder: Path, preamble: str) -> bytes:
    """The PDF of two pages, the second with bold type."""
    source = (
        f"\\documentclass{{article}}{preamble}\\begin{{document}}"
        r"Text and $x$.\newpage More, in \textbf{bold}\end{document}"
    )
    (folder / "a.tex").write_text(source, encoding="utf-8")
    command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "a.tex"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "a.pdf").read_bytes()


def test_a_font_that_is_only_named_is_not_embedded() -> None:
    assert read_pdf(named("Helvetica")).fonts == (PdfFont("Helvetica", False, False, (2,)),)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", named("Helvetica")[:300]])
def test_a_damaged_file_has_no_fonts(data: bytes) -> None:
    assert read_pdf(data).fonts == ()


@needs_tex
def test_fonts_of_a_typeset_paper_are_embedded(tmp_path: Path) -> None:
    data = typeset(tmp_path, "\\usepackage[T1]{fontenc}\\usepackage{mathptmx}")
    fonts = {font.name: font for font in read_pdf(data).fonts}
    assert all(font.embedded and not font.type3 for font in fonts.values())
    assert fonts["NimbusRomNo9L-Regu"].pages == (1, 2)
    assert fonts["NimbusRomNo9L-Medi"].pages == (2,)


@needs_tex
def test_bitmaps_are_type_3(tmp_path: Path) -> None:
    data = typeset(tmp_path, "\\pdfmapfile{}")
    fonts = read_pdf(data).fonts
    assert fonts
    assert all(font.type3 and font.embedded for font in fonts)


@pytest.mark.parametrize("fonttype", [3, 42])
def test_the_type_that_matplotlib_embeds_is_told(tmp_path: Path, fonttype: int) -> None:
    matplotlib = pytest.importorskip("matplotlib", reason="needs matplotlib, of the examples")
    figure = pytest.importorskip("matplotlib.figure").Figure()
    figure.suptitle("Radium")
    with matplotlib.rc_context({"pdf.fonttype": fonttype}):
        figure.savefig(tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    (font,) = read_pdf(data).fonts
    assert (font.name, font.embedded, font.type3) == ("DejaVuSans", True, fonttype == 3)


@pytest.mark.parametrize("name", ["report/report", "proposal/proposal", "faulty-report/report"])
def test_the_fonts_are_those_that_pypdf_reads(name: str) -> None:
    data = (EXAMPLES / f"{name}.pdf").read_bytes()
    fonts = {(font.name, font.embedded, font.type3) for font in read_pdf(data).fonts}
    assert fonts
    assert fonts <= told_by_pypdf(data)


@pytest.mark.parametrize(
    ("font", "is_bold"),
    [
        ("CMBX10", True),
        ("CMBXTI10", True),
        ("LinBiolinumTB", True),
        ("LinLibertineTZ", True),
        ("LinLibertineT", False),
        ("LinLibertineTI", False),
        ("CMTI10", False),
    ],
)
def test_bold_type_is_known_by_its_name(font: str, is_bold: bool) -> None:
    (line,) = read_pdf(named(font)).pages[1].lines
    assert line.bold is is_bold
