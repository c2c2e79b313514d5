"""Fonts and the size of type: what the rules' examples cannot show."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.rules.conftest import BARE_MANIFEST
from toolkit.course.requirements import Requirements
from toolkit.draft.draft import Draft
from toolkit.draft.load import load_draft
from toolkit.draft.pdf_file import PdfFile
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.readers.pdf import Pdf, PdfFont
from toolkit.rules.base import Rule
from toolkit.rules.example import TEN_PT, pdf_of
from toolkit.rules.typography import (
    SIZE_TOLERANCE_PT,
    BitmapFont,
    FontNotEmbedded,
    WrongFontSize,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
RULES = (FontNotEmbedded, BitmapFont, WrongFontSize)

Printed = Callable[..., list[Finding]]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """What a rule says of a draft that is printed so, by a course's class options."""
    (tmp_path / "main.tex").write_text("\\documentclass{article}\\begin{document}\\end{document}")
    draft = load_draft(tmp_path / "main.tex")

    def check(rule: type[Rule], pdf: Pdf, *options: str, form: str = "paper") -> list[Finding]:
        document = {"class": "article", "options": options, "form": form}
        table = {**BARE_MANIFEST, "document": document}
        course = msgspec.convert(table, Requirements)
        whole = replace(draft, pdf=PdfFile("main.pdf", lambda: pdf), requirements=course)
        return list(run(whole, (rule,)).findings)

    return check


def test_fonts_that_are_missing_are_one_finding_on_their_first_page(printed: Printed) -> None:
    names = ("Arial", "Courier", "Helvetica", "Symbol", "Times")
    fonts = tuple(PdfFont(name, False, False, (7 - i,)) for i, name in enumerate(names))
    (found,) = printed(FontNotEmbedded, replace(pdf_of("A.").read(), fonts=fonts))
    assert found.message == "Arial, Courier, Helvetica and 2 more are not embedded"
    assert found.place.page == 3


def test_the_lines_in_a_missing_font_are_marked(printed: Printed) -> None:
    pdf = pdf_of("A.", "B.\nC.").read()
    second = pdf.pages[1]
    odd, even = replace(second.lines[0], font="Odd"), second.lines[1]
    pages = (pdf.pages[0], replace(second, lines=(odd, even)))
    fonts = (PdfFont("Odd", False, False, (2,)),)
    (found,) = printed(FontNotEmbedded, replace(pdf, pages=pages, fonts=fonts))
    assert (found.place.page, found.place.areas) == (2, (odd.area,))


@pytest.mark.parametrize(
    ("name", "hint"), [("DejaVuSans", "pdf.fonttype to 42"), ("", r"\usepackage{lmodern}")]
)
def test_the_remedy_for_type_3_depends_on_who_drew_it(
    printed: Printed, name: str, hint: str
) -> None:
    fonts = (PdfFont(name, True, True, (4, 5)),)
    (found,) = printed(BitmapFont, replace(pdf_of("A.").read(), fonts=fonts))
    assert hint in found.hint
    assert found.place.page == 4


@pytest.mark.parametrize(
    ("type_pt", "count"),
    [
        (TEN_PT, 0),
        (TEN_PT + SIZE_TOLERANCE_PT - 0.01, 0),
        (TEN_PT - SIZE_TOLERANCE_PT + 0.01, 0),
        (TEN_PT + SIZE_TOLERANCE_PT + 0.02, 1),
        (TEN_PT - SIZE_TOLERANCE_PT - 0.02, 1),
    ],
)
def test_the_size_may_be_off_by_the_tolerance(printed: Printed, type_pt: float, count: int) -> None:
    assert len(printed(WrongFontSize, pdf_of("A text.", type_pt=type_pt).read(), "10pt")) == count


@pytest.mark.parametrize(("option", "type_pt"), [("11pt", 10.91), ("12pt", 11.96)])
def test_a_size_is_the_one_that_the_class_makes_of_its_option(
    printed: Printed, option: str, type_pt: float
) -> None:
    assert printed(WrongFontSize, pdf_of("A text.", type_pt=type_pt).read(), option) == []


def test_slides_may_be_of_any_size(printed: Printed) -> None:
    pdf = pdf_of("A text.", type_pt=18).read()
    assert printed(WrongFontSize, pdf, "11pt", form="slides") == []
    assert printed(WrongFontSize, pdf, "11pt")


def test_the_message_counts_in_the_points_that_people_ask_for(printed: Printed) -> None:
    (found,) = printed(WrongFontSize, pdf_of("A text.", type_pt=8.97).read(), "10pt")
    assert found.message == "the text is in 9 pt, not 10 pt"


def test_long_references_in_small_type_are_not_the_text(printed: Printed) -> None:
    body, rest = pdf_of("A text.").read(), pdf_of("", "Reference. " * 50, type_pt=8.97).read()
    (small,) = rest.pages[1:]
    heading = replace(small.lines[0], text="References", size=12.0, bold=True, largest=12.0)
    lines = (heading, *(replace(each, y0=200.0, y1=209.0) for each in small.lines))
    pages = (*body.pages, replace(small, lines=lines))
    assert printed(WrongFontSize, replace(body, pages=pages, page_count=2), "10pt") == []


@pytest.mark.parametrize("name", ["report", "proposal", "presentation", "faulty-report"])
def test_the_examples_are_well_set(name: str) -> None:
    draft: Draft = load_draft(EXAMPLES / name)
    outcome = run(draft, RULES)
    assert (outcome.findings, outcome.skipped) == ((), ())
