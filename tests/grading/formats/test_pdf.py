"""The PDF sheet: its form as viewers fill it, its pages as they print, and what is no sheet."""

import io
import logging
import shutil
from collections.abc import Callable

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight
from pypdf.generic import ArrayObject, ByteStringObject, FloatObject, NameObject

from tests.grading.document_filling import in_the_fields, typed_in_a_viewer
from toolkit.build.typeset import typeset
from toolkit.course.loading import load_rubric
from toolkit.course.resources import rubrics
from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.filled import Cell, Filled
from toolkit.grading.formats import pdf, pdf_reader, tex
from toolkit.grading.roster import Member
from toolkit.grading.sheet import Proposal, Sheet
from toolkit.model.errors import InputError, NotASheetError

pytestmark = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)
Make = Callable[..., Sheet]
ENTERED = {
    "c.abstract": "12.5",
    "n.abstract": "größer – “well” done\nΕὖγε, 50 %",
    "d.pages-over": "2",
    "private": "between us",
    "ready": "yes",
}
CHOSEN = {"c.clarity": ("Low", 2), "d.wrong-template": ("no", 2)}
"""What is chosen from lists, with its number below the blank."""


@pytest.fixture(scope="module")
def sheet(make_sheet: Make) -> Sheet:
    return make_sheet(evidence=(("abstract", ("231 words",)),))


@pytest.fixture(scope="module")
def blank(sheet: Sheet) -> bytes:
    return pdf.write(sheet)


def read(data: bytes) -> Filled:
    (filled,) = pdf_reader.read(data, "sheet.pdf")
    return filled


def saved(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def text_of(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_the_same_sheet_gives_the_same_bytes(sheet: Sheet, blank: bytes) -> None:
    assert pdf.write(sheet) == blank


def test_a_blank_sheet_is_blank(sheet: Sheet, blank: bytes) -> None:
    filled = read(blank)
    assert filled.heading == {**dict(sheet.heading), "sheet_version": sheet.version}
    assert filled.members == sheet.member_labels
    assert set(filled.scores) == {(each.id, 0) for each in sheet.rubric.criteria}
    assert all(cell.blank for cell in (*filled.scores.values(), *filled.deductions.values()))
    assert filled.ready == Cell("", "field ready")
    assert filled.strays == ()


@pytest.mark.parametrize("how", ["plain", "with appearances", "in PDFium"])
def test_what_a_viewer_saves_is_read_back(
    blank: bytes, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)  # pypdf's Helvetica has no Greek, and it says so
    chosen = {name: word for name, (word, _) in CHOSEN.items()}
    if how == "in PDFium":
        numbers = {name: number for name, (_, number) in CHOSEN.items()}
        data = typed_in_a_viewer(blank, ENTERED, numbers)
    else:
        data = in_the_fields(blank, ENTERED | chosen, appearances=how != "plain")
    filled = read(data)
    assert filled.scores["abstract", 0] == Cell("12.5", "field c.abstract")
    assert filled.scores["clarity", 0].value == "Low"
    assert filled.notes["abstract", 0] == ENTERED["n.abstract"]
    assert filled.deductions["pages-over"].value == "2"
    assert filled.deductions["wrong-template"].value == "no"
    assert filled.private == "between us"
    assert filled.ready == Cell("yes", "field ready")
    assert filled.strays == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (ByteStringObject(b"gr\xc3\xb6\xc3\x9fer"), "größer"),
        (ByteStringObject(b"\xef\xbb\xbfgr\xc3\xb6\xc3\x9fer"), "größer"),
        (ByteStringObject("\ufeffgrößer".encode("utf-16-be")), "größer"),
        (ByteStringObject(b"gr\xf6\xdfer"), "größer"),
        (ByteStringObject(b"two\rlines"), "two\nlines"),
        (ByteStringObject(b"two\r\nlines"), "two\nlines"),
    ],
)
def test_text_is_read_however_a_viewer_encodes_it(
    blank: bytes, value: ByteStringObject, text: str
) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(blank))
    for reference in writer.pages[0]["/Annots"]:
        widget = reference.get_object()
        if widget["/T"] == "abstract" and widget.get("/Ff") == 4096:
            widget[NameObject("/V")] = value
    assert read(saved(writer)).notes["abstract", 0] == text


def test_what_is_put_beside_the_form_is_told(blank: bytes) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(blank))
    box = (50.0, 50.0, 200.0, 80.0)
    corners = ArrayObject(map(FloatObject, (50, 80, 200, 80, 50, 50, 200, 50)))
    writer.add_annotation(0, FreeText(text="12 points", rect=box))
    writer.add_annotation(0, Highlight(rect=box, quad_points=corners))
    strays = read(saved(writer)).strays
    assert strays == (Cell("12 points", "page 1"), Cell("a mark of the kind Highlight", "page 1"))


def test_a_print_of_a_sheet_is_refused_as_such(blank: bytes) -> None:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(blank)).pages:
        del page["/Annots"]
        writer.add_page(page)
    with pytest.raises(InputError, match="whose form is gone") as refused:
        read(saved(writer))
    assert not isinstance(refused.value, NotASheetError)


def test_a_paper_is_no_sheet() -> None:
    paper = typeset(r"\documentclass{article}\begin{document}x\end{document}", "paper", "")
    with pytest.raises(NotASheetError, match="no form of one"):
        read(paper)


def test_the_print_of_a_filled_latex_sheet_is_left_to_that(sheet: Sheet) -> None:
    source = tex.source(sheet).replace(r"\score{abstract}{}", r"\score{abstract}{12}")
    with pytest.raises(NotASheetError, match="filled in as LaTeX"):
        read(typeset(source, "it", ""))


def test_an_encrypted_or_cut_off_file_is_refused_in_one_line(blank: bytes) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(blank))
    writer.encrypt("secret")
    for data in (saved(writer), blank[:2000]):
        with pytest.raises(InputError, match="not a PDF that can be read") as refused:
            read(data)
        assert "\n" not in str(refused.value)


def test_every_field_is_named_for_those_who_cannot_see_it(blank: bytes) -> None:
    fields = PdfReader(io.BytesIO(blank)).get_fields() or {}
    asked = [name for name in fields if name[:2] in ("c.", "n.", "d.") or "." not in name]
    unnamed = [name for name in asked if len(name) > 1 and not fields[name].get("/TU")]
    assert unnamed == []
    assert fields["c.clarity"]["/TU"] == "Score for Clarity: one of: High, Low"


def test_members_have_fields_of_their_own(make_sheet: Make, each_rubric: Rubric) -> None:
    sheet = make_sheet(rubric=each_rubric, members=(Member("Ada"), Member("Mary")))
    filled = read(in_the_fields(pdf.write(sheet), {"c.talk 2": "7"}))
    assert filled.members == ("Ada", "Mary")
    assert {key: cell.value for key, cell in filled.scores.items()} == {
        ("talk", 1): "",
        ("talk", 2): "7",
        ("slides", 0): "",
    }


@pytest.mark.parametrize("name", rubrics())
def test_every_rubric_s_sheet_has_all_its_text_on_at_most_three_letter_pages(
    make_sheet: Make, name: str
) -> None:
    rubric = load_rubric(name)
    line = "the key lovelace1843sketch is defined nowhere [CIT001, sections/related-work.tex:33:12]"
    sheet = make_sheet(
        rubric=rubric,
        evidence=tuple(
            (each.id, ("231 words", line, f"end-{each.id}")) for each in rubric.criteria
        ),
        proposals=tuple(
            Proposal(each.id, 2, f"2 × −10 end-{each.id}") for each in rubric.deductions
        ),
        remarks=("last-remark",),
    )
    data = pdf.write(sheet)
    document, text = pypdfium2.PdfDocument(data), text_of(data)
    assert len(document) <= 3
    assert {page.get_size() for page in document} == {(612.0, 792.0)}
    ends = [f"end-{each.id}" for each in (*rubric.criteria, *rubric.deductions)]
    asks = ["".join(ask.split()) for each in rubric.criteria for ask in each.questions]
    assert [each for each in (*ends, *asks, "last-remark") if each not in text] == []


def test_every_box_lies_on_its_page_and_none_on_another(blank: bytes) -> None:
    for page in PdfReader(io.BytesIO(blank)).pages:
        widgets = [each.get_object() for each in page["/Annots"]]
        boxes = [list(map(float, each["/Rect"])) for each in widgets if each["/F"] == 4]
        for left, bottom, right, top in boxes:
            assert 36 <= left < right <= 612 - 36
            assert 36 <= bottom < top <= 792 - 36
        for number, one in enumerate(boxes):
            for other in boxes[:number]:
                apart = one[0] >= other[2] or other[0] >= one[2]
                assert apart or one[1] >= other[3] or other[1] >= one[3]


def test_without_tex_one_line_says_what_to_install(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InputError, match="pdflatex is not installed") as refused:
        pdf.write(sheet)
    assert "apt install" in refused.value.hint
    assert "other formats need none" in refused.value.hint
