"""Fonts of real PDFs, embedded and not."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from toolkit.readers.pdf_fonts import PdfFont, read_fonts

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)


def saved(writer: PdfWriter) -> bytes:
    """The bytes of a PDF."""
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def named(font: str, subtype: str = "Type1") -> PdfWriter:
    """Two pages, the second with a font that is only named."""
    writer = PdfWriter()
    writer.add_blank_page(612, 792)
    page = writer.add_blank_page(612, 792)
    entry = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject(f"/{subtype}"),
            NameObject("/BaseFont"): NameObject(f"/{font}"),
        }
    )
    fonts = DictionaryObject({NameObject("/F"): entry})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    return writer


def test_a_font_that_is_only_named_is_not_embedded() -> None:
    assert read_fonts(saved(named("Helvetica"))) == (PdfFont("Helvetica", False, False, (2,)),)


def test_a_drawn_font_is_told() -> None:
    assert read_fonts(saved(named("Bits", "Type3"))) == (PdfFont("Bits", True, True, (2,)),)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", saved(named("Helvetica"))[:300]])
def test_a_damaged_file_has_no_fonts(data: bytes) -> None:
    assert read_fonts(data) == ()


@needs_tex
def test_fonts_of_a_typeset_paper_are_embedded(tmp_path: Path) -> None:
    source = (
        r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{mathptmx}\begin{document}"
        r"Text and $x$.\newpage More, in \textbf{bold}\end{document}"
    )
    (tmp_path / "a.tex").write_text(source, encoding="utf-8")
    command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "a.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    fonts = {font.name: font for font in read_fonts((tmp_path / "a.pdf").read_bytes())}
    assert all(font.embedded for font in fonts.values())
    assert fonts["NimbusRomNo9L-Regu"].pages == (1, 2)
    assert fonts["NimbusRomNo9L-Medi"].pages == (2,)
