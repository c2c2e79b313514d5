"""Pages as pictures: what PDFium draws, in few bytes, and never for too long."""

import io
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
)

from toolkit.readers import pdf_picture
from toolkit.readers.pdf_picture import MOST_PIXELS, PICTURE_DPI, Picture, draw_pages

REPORT = Path(__file__).parents[2] / "examples" / "report" / "report.pdf"
HALF_A_STEP = 9
"""Of 16 shades, in 255."""


def written(writer: pypdf.PdfWriter) -> bytes:
    """The bytes of a PDF."""
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def blank(width: float, height: float) -> bytes:
    """A PDF of one empty page."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(width, height)
    return written(writer)


def resources(inner: IndirectObject) -> DictionaryObject:
    """What lets a page or a form show another form."""
    forms = DictionaryObject({NameObject("/Inner"): inner})
    return DictionaryObject({NameObject("/XObject"): forms})


def form(
    writer: pypdf.PdfWriter, content: bytes, inner: IndirectObject | None = None
) -> IndirectObject:
    """A form with this content."""
    stream = DecodedStreamObject()
    stream.set_data(content)
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Form")
    stream[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, 200, 100)))
    if inner is not None:
        stream[NameObject("/Resources")] = resources(inner)
    return writer._add_object(stream)


def drawn(data: bytes, page: int = 1) -> Picture:
    """The picture of one page."""
    picture = draw_pages(data, (page,))[page]
    assert picture is not None
    return picture


def opened(picture: Picture) -> Image.Image:
    """A picture as another program reads it."""
    image = Image.open(io.BytesIO(picture.png))
    image.load()
    return image


@pytest.mark.parametrize("page", [1, 2])
def test_a_picture_shows_the_page_as_pdfium_draws_it(page: int) -> None:
    picture = drawn(REPORT.read_bytes(), page)
    document = pdfium.PdfDocument(REPORT)
    bitmap = document[page - 1].render(scale=PICTURE_DPI / 72)
    expected = bitmap.to_pil().convert("RGB")
    document.close()
    difference = ImageChops.difference(opened(picture).convert("RGB"), expected)
    assert max(high for _, high in difference.getextrema()) <= HALF_A_STEP


def test_a_letter_page_takes_few_bytes() -> None:
    picture = drawn(REPORT.read_bytes())
    assert opened(picture).size == (935, 1210)
    assert (picture.width_pt, picture.height_pt) == (612, 792)
    assert len(picture.png) < 250_000


def test_a_page_without_colour_is_stored_in_greys() -> None:
    assert opened(drawn(blank(200, 100))).mode == "L"


def test_a_page_is_shown_as_it_is_turned() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 100).rotate(90)
    picture = drawn(written(writer))
    assert (picture.width_pt, picture.height_pt) == (100, 200)


@pytest.mark.parametrize("size", [(14_400, 14_400), (14_400, 3)])
def test_a_huge_sheet_is_drawn_small(size: tuple[float, float]) -> None:
    width, height = opened(drawn(blank(*size))).size
    assert width * height <= MOST_PIXELS


def test_the_same_page_gives_the_same_bytes() -> None:
    assert drawn(REPORT.read_bytes()) == drawn(REPORT.read_bytes())


def test_what_cannot_be_drawn_has_no_picture() -> None:
    data = REPORT.read_bytes()
    writer = pypdf.PdfWriter(clone_from=REPORT)
    writer.encrypt("a password", algorithm="RC4-128")
    for hopeless in (b"", b"no PDF", data[:5_000], written(writer)):
        assert draw_pages(hopeless, (1, 2)) == {1: None, 2: None}
    assert draw_pages(data, (99,)) == {99: None}


def test_drawing_ends_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_picture, "MOST_CPU_S", 0.0)
    assert draw_pages(REPORT.read_bytes(), (1, 2)) == {1: None, 2: None}


def test_a_page_that_would_take_all_memory_has_no_picture() -> None:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(200, 100)
    inner = form(writer, b"0 0 1 1 re f " * 20)
    for _ in range(10):
        inner = form(writer, b"/Inner Do " * 20, inner)
    page[NameObject("/Resources")] = resources(inner)
    page[NameObject("/Contents")] = form(writer, b"/Inner Do")
    assert draw_pages(written(writer), (1,)) == {1: None}
