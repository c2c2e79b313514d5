"""Reading PDFs: places, fonts and reading order, and every way a file can be unreadable."""

import io
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from toolkit.readers import pdf as pdf_reader
from toolkit.readers.pdf import (
    DAMAGED,
    EMPTY,
    LOCKED,
    NO_PAGES,
    NO_TEXT,
    NOT_PDF,
    Pdf,
    PdfBookmark,
    PdfLine,
    read_pdf,
)
from toolkit.readers.pdf_runs import MAX_PAGE_CHARACTERS

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

LETTER = (612, 792)
FONTS = {"/R": "/Times-Roman", "/B": "/Times-Bold", "/H": "/Helvetica", "/T": "/Courier"}
ONE_PIXEL = b"q 100 0 0 100 72 600 cm /I Do Q"


def drawn(*pages: bytes, size: tuple[int, int] = LETTER, rotate: int = 0) -> PdfWriter:
    """A PDF whose pages hold these drawing commands; fonts /R, /B, /H and /T, an image /I."""
    writer = PdfWriter()
    pixel = DecodedStreamObject()
    pixel.set_data(b"\x80")
    pixel.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(1),
            NameObject("/Height"): NumberObject(1),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/BitsPerComponent"): NumberObject(8),
        }
    )
    fonts = {
        NameObject(key): DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject(name),
            }
        )
        for key, name in FONTS.items()
    }
    resources = DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject(fonts),
            NameObject("/XObject"): DictionaryObject({NameObject("/I"): writer._add_object(pixel)}),
        }
    )
    for commands in pages:
        page = writer.add_blank_page(*size)
        stream = DecodedStreamObject()
        stream.set_data(commands)
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = resources
        page[NameObject("/Rotate")] = NumberObject(rotate)
    return writer


def show(text: str, x: float, y: float, size: float = 10, font: str = "R") -> bytes:
    """The commands that set a text at a place, in pt from the lower left corner."""
    return f"BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n".encode("latin-1")


def saved(writer: PdfWriter) -> bytes:
    """The bytes of a PDF."""
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def read(*pages: bytes, size: tuple[int, int] = LETTER, rotate: int = 0) -> Pdf:
    """What is read of a PDF that is drawn by these commands."""
    return read_pdf(saved(drawn(*pages, size=size, rotate=rotate)))


def only_line(*commands: bytes) -> PdfLine:
    """The one line on a page."""
    (line,) = read(b"".join(commands)).pages[0].lines
    return line


def test_a_page_has_its_number_size_and_lines() -> None:
    pdf = read(show("First", 72, 700), show("Second", 72, 700), size=(595, 842))
    assert [(page.number, page.width_pt, page.height_pt) for page in pdf.pages] == [
        (1, 595, 842),
        (2, 595, 842),
    ]
    assert [page.lines[0].text for page in pdf.pages] == ["First", "Second"]
    assert (pdf.page_count, pdf.faults) == (2, ())


def test_a_line_is_measured_from_the_top_left_corner() -> None:
    line = only_line(show("Hill", 72, 700, size=10))
    assert line.base == pytest.approx(792 - 700, abs=0.1)
    assert line.x0 == pytest.approx(72, abs=1)
    assert line.x1 == pytest.approx(88, abs=2)
    assert line.y0 < line.base < line.y1


def test_letters_of_a_typewriter_font_drawn_one_by_one_are_one_word() -> None:
    letters = (show(letter, 72 + 6 * i, 700, font="T") for i, letter in enumerate("first.il"))
    assert only_line(*letters, show("next", 72 + 6 * 9, 700, font="T")).text == "first.il next"


@pytest.mark.parametrize(
    ("rotate", "size", "x", "base"),
    [(0, LETTER, 72, 92), (90, (792, 612), 700, 72), (180, LETTER, 540, 700)],
)
def test_a_turned_page_is_measured_as_it_is_shown(
    rotate: int, size: tuple[int, int], x: float, base: float
) -> None:
    page = read(show("Hill", 72, 700), rotate=rotate).pages[0]
    assert (page.width_pt, page.height_pt) == size
    line = page.lines[0]
    assert min(abs(line.x0 - x), abs(line.x1 - x)) < 4
    assert line.y0 - 4 < base < line.y1 + 4


def test_a_cropped_page_is_measured_within_its_crop() -> None:
    writer = drawn(show("Hill", 72, 700))
    writer.pages[0].cropbox.lower_left = (50, 0)
    writer.pages[0].cropbox.upper_right = (550, 750)
    page = read_pdf(saved(writer)).pages[0]
    assert (page.width_pt, page.height_pt) == (500, 750)
    assert page.lines[0].x0 == pytest.approx(22, abs=1)
    assert page.lines[0].base == pytest.approx(50, abs=0.1)


def test_size_is_the_printed_size_where_the_page_is_scaled() -> None:
    line = only_line(b"q 2 0 0 2 0 0 cm\n", show("Hill", 36, 300, size=6), b"Q")
    assert line.size == 12


def test_font_and_boldness_are_those_of_most_letters() -> None:
    line = only_line(show("Loud words", 72, 700, font="B"), show("x", 124, 700))
    assert (line.font, line.bold) == ("Times-Bold", True)


def test_the_bold_stretches_of_a_line_are_told_apart() -> None:
    line = only_line(
        show("Look at ", 72, 700), show("this", 105, 700, font="B"), show("too", 124, 700)
    )
    assert (line.text, line.bold) == ("Look at this too", False)
    assert [line.text[start:end] for start, end in line.strong] == ["this"]


def test_superscripts_and_subscripts_stay_on_their_line() -> None:
    line = only_line(
        show("with x", 72, 700),
        show("2", 98, 703.6, size=7),
        show("i", 98, 697.5, size=7),
        show("and more", 106, 700),
    )
    assert line.text == "with x2i and more"
    assert line.size == 10


def test_small_capitals_made_of_two_sizes_read_as_words() -> None:
    line = only_line(show("I", 72, 700, size=10), show("NTRODUCTION", 75.4, 700, size=8))
    assert (line.text, line.size, line.largest) == ("INTRODUCTION", 8, 10)


def test_lines_of_neighbouring_columns_stay_apart_in_reading_order() -> None:
    left = [show(f"left {n}", 72, 700 - 12 * n) for n in range(3)]
    right = [show(f"right {n}", 320, 700 - 12 * n) for n in range(3)]
    lines = read(b"".join(left + right)).pages[0].lines
    assert [line.text for line in lines] == [
        *("left 0", "left 1", "left 2"),
        *("right 0", "right 1", "right 2"),
    ]


def test_cells_far_apart_are_lines_of_their_own() -> None:
    lines = read(show("Wire", 72, 700) + show("3", 130, 700)).pages[0].lines
    assert [line.text for line in lines] == ["Wire", "3"]


def test_a_line_number_in_the_margin_is_a_line_of_its_own() -> None:
    lines = read(show("12", 50, 700, size=6) + show("We show that", 66, 700)).pages[0].lines
    assert [line.text for line in lines] == ["12", "We show that"]


def test_an_image_on_a_page_is_seen() -> None:
    pages = read(show("a", 72, 700), show("a", 72, 700) + ONE_PIXEL).pages
    assert [page.has_image for page in pages] == [False, True]


def test_an_image_within_a_form_is_seen() -> None:
    writer = drawn(b"/F Do", ONE_PIXEL)
    form = DecodedStreamObject()
    form.set_data(ONE_PIXEL)
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(NumberObject, (0, 0, *LETTER))),
            NameObject("/Resources"): writer.pages[1]["/Resources"],
        }
    )
    forms = DictionaryObject({NameObject("/F"): writer._add_object(form)})
    resources = DictionaryObject({NameObject("/XObject"): forms})
    writer.pages[0][NameObject("/Resources")] = resources
    assert read_pdf(saved(writer)).pages[0].has_image


def test_pages_of_images_alone_are_said() -> None:
    pdf = read(show("a", 72, 700), ONE_PIXEL, ONE_PIXEL, show("b", 72, 700), ONE_PIXEL)
    assert pdf.faults == (
        "pages 2–3 hold only images, no text",
        "page 5 holds only images, no text",
    )


def test_a_blank_page_among_others_is_no_fault() -> None:
    pdf = read(b"", show("a", 72, 700))
    assert (pdf.page_count, pdf.pages[0].lines, pdf.faults) == (2, (), ())


def test_a_file_without_any_text_is_said() -> None:
    assert read(b"", b"72 72 m 300 300 l S").faults == (NO_TEXT,)


def test_metadata_is_read() -> None:
    writer = drawn(show("a", 72, 700))
    writer.add_metadata({"/Title": "On Heat", "/Author": "Joseph Fourier", "/Creator": "ink"})
    pdf = read_pdf(saved(writer))
    assert (pdf.title, pdf.author, pdf.creator) == ("On Heat", "Joseph Fourier", "ink")


def test_a_password_is_said_to_be_missing() -> None:
    writer = drawn(show("a", 72, 700))
    writer.encrypt(user_password="ether", owner_password="phlogiston")
    assert read_pdf(saved(writer)) == Pdf(faults=(LOCKED,))


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_encryption_without_a_password_is_read(algorithm: str) -> None:
    writer = drawn(show("open", 72, 700))
    writer.encrypt(user_password="", owner_password="phlogiston", algorithm=algorithm)
    pdf = read_pdf(saved(writer))
    assert (pdf.pages[0].lines[0].text, pdf.faults) == ("open", ())


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", EMPTY),
        (b"\0\0\n", EMPTY),
        (b"PK\x03\x04 a zip", NOT_PDF),
        (b"%PDF-1.7\nnothing else\n%%EOF\n", DAMAGED),
        (b"%PDF-1.7\n", DAMAGED),
        (saved(PdfWriter()), NO_PAGES),
    ],
    ids=["empty", "blank", "zip", "hollow", "header", "pageless"],
)
def test_what_is_no_readable_pdf_is_said(data: bytes, fault: str) -> None:
    assert read_pdf(data) == Pdf(faults=(fault,))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_said_to_be_damaged(share: float) -> None:
    data = saved(drawn(*[show("text", 72, 700)] * 20))
    assert read_pdf(data[: int(share * len(data))]) == Pdf(faults=(DAMAGED,))


def test_an_update_cut_off_is_said_to_be_damaged() -> None:
    data = saved(drawn(show("text", 72, 700)))
    assert read_pdf(data + b"9 0 obj\n<< /Type /Page") == Pdf(faults=(DAMAGED,))


def test_junk_after_the_end_is_passed_over() -> None:
    data = saved(drawn(show("text", 72, 700)))
    assert read_pdf(data + b"\n<html>uploaded</html>" * 200).pages[0].lines[0].text == "text"


@pytest.mark.parametrize("seed", range(40))
def test_spoilt_bytes_never_raise(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(saved(drawn(*[show("some text", 72, 700) + ONE_PIXEL] * 3)))
    for _ in range(seed + 1):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert isinstance(read_pdf(bytes(data)), Pdf)


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_never_raise(seed: int) -> None:
    noise = random.Random(seed).randbytes(4000)
    assert read_pdf(b"%PDF-1.5\n" + noise + b"\n%%EOF").faults == (DAMAGED,)


def test_pages_beyond_the_limit_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 3)
    pdf = read(*[show("a", 72, 700)] * 5)
    assert (len(pdf.pages), pdf.page_count) == (3, 5)
    assert pdf.faults == ("it has 5 pages, only the first 3 were read",)


def test_text_beyond_the_limit_of_a_page_is_left_out_and_said() -> None:
    crowd = b"".join(show(f"{n:03}" + "x" * 97, 72, 790 - n) for n in range(600))
    pdf = read(crowd)
    read_letters = sum(len(line.text) for line in pdf.pages[0].lines)
    assert 40_000 < read_letters <= MAX_PAGE_CHARACTERS
    assert pdf.faults == ("page 1 has more than 50000 characters, the rest was left out",)


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """Sets LaTeX source and gives the PDF."""

    def build(source: str) -> bytes:
        folder: Path = tmp_path_factory.mktemp("tex")
        (folder / "draft.tex").write_text(source, encoding="utf-8")
        command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "draft.tex"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return (folder / "draft.pdf").read_bytes()

    return build


PROSE = "The official efficient flow of the first film was flat and baffled five offices. " * 40
TWO_COLUMNS = rf"""\documentclass[10pt,twocolumn]{{article}}
\usepackage[T1]{{fontenc}}\usepackage{{times}}
\begin{{document}}
{PROSE}
\begin{{figure}}[t]
\caption{{At $\eta = 0.4$ the loss $x_i^2$ of $\alpha^{{10}}$ falls.}}
\end{{figure}}
\end{{document}}"""


@needs_tex
def test_ligatures_come_apart_and_hyphens_stay(typeset: Callable[[str], bytes]) -> None:
    lines = read_pdf(typeset(TWO_COLUMNS)).pages[0].lines
    text = "\n".join(line.text for line in lines)
    assert "official efficient flow" in text.replace("\n", " ")
    assert "\ufb01" not in text
    assert "\ufffe" not in text
    assert "-\n" in text


@needs_tex
def test_formulas_in_a_line_do_not_divide_it(typeset: Callable[[str], bytes]) -> None:
    lines = read_pdf(typeset(TWO_COLUMNS)).pages[0].lines
    captions = [line.text for line in lines if line.text.startswith("Figure")]
    assert captions == ["Figure 1: At η = 0.4 the loss x2i of α10 falls."]


@needs_tex
def test_letters_agree_with_another_reader(typeset: Callable[[str], bytes]) -> None:
    data = typeset(TWO_COLUMNS)
    ours = "".join(line.text for page in read_pdf(data).pages for line in page.lines)
    theirs = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    letters = [c for c in ours if c.isascii() and c.isalpha()]
    others = [c for c in theirs if c.isascii() and c.isalpha()]
    assert len(letters) == pytest.approx(len(others), rel=0.005)


def test_bookmarks_are_read_with_depth_and_page() -> None:
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(*LETTER)
    first = writer.add_outline_item(title="Aims", page_number=1)
    writer.add_outline_item(title="Détails", page_number=0, parent=first)
    unreadable = writer.add_outline_item(title="?", page_number=0).get_object()
    assert isinstance(unreadable, DictionaryObject)
    unreadable[NameObject("/Title")] = ByteStringObject(b"\xfe\xff\xd8\x00\x00A")
    writer.add_outline_item(title="Nowhere", page_number=None)
    stream = io.BytesIO()
    writer.write(stream)
    assert read_pdf(stream.getvalue()).bookmarks == (
        PdfBookmark("Aims", 0, 2),
        PdfBookmark("Détails", 1, 1),
    )
