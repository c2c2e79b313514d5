"""In every format: what students may know, all of it, as it was typed, and nothing else."""

import dataclasses
import shutil
from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pypdfium2
import pytest

from tests.browser import Browser
from tests.grading.feedback.telling import READ, told_in
from toolkit.grading.collecting.grades import Change
from toolkit.grading.feedback import FEEDBACK, html, pdf
from toolkit.grading.feedback.page import Marked, Page, PartPage, TakenOff
from toolkit.model.errors import InputError

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)
FORMATS = ["md", "html", pytest.param("pdf", marks=needs_tex)]
TYPED = "50 % of <b>it</b> & more: \\today $x_1$ {a} ~ # ^ *well* | done"
PART = PartPage(
    title="Project report",
    most=Fraction(40),
    marked=(
        Marked("Abstract", Fraction(25, 2), Fraction(15), False, (TYPED, "second\nof two lines")),
        Marked("Größe & Güte", None, Fraction(20), False, ()),
        Marked("Extra", Fraction(3), Fraction(5), True, ()),
    ),
    raw=Fraction(31, 2),
    taken=(TakenOff("Pages over", Fraction(3, 2), Fraction(-15)),),
    changes=(Change(Fraction(1, 2), "_peer_ evaluation"),),
    final=Fraction(1),
)
PAGE = Page("Team <7>", "Émilie du Châtelet", (PART,))


@pytest.fixture(scope="module")
def told() -> Callable[[str], str]:
    texts: dict[str, str] = {}

    def told(name: str) -> str:
        if name not in texts:
            texts[name] = told_in(name, PAGE)
        return texts[name]

    return told


def test_every_format_is_tested_here() -> None:
    assert set(READ) == set(FEEDBACK)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "words",
    [
        "Émilie du Châtelet",
        "Project report",
        "1 of 40 points",
        "Abstract",
        "12.5",
        "not marked",
        "(bonus)",
        "before deductions",
        "15.5",
        "(× 1.5)",
        "−15",
        "+0.5",
        "second",
    ],
)
def test_all_of_the_grade_is_told(told: Callable[[str], str], name: str, words: str) -> None:
    assert words in told(name)


@pytest.mark.parametrize("name", FORMATS[1:])
@pytest.mark.parametrize("typed", [TYPED, "Team <7>", "_peer_ evaluation", "Größe & Güte"])
def test_what_was_typed_is_shown_as_it_was_typed(
    told: Callable[[str], str], name: str, typed: str
) -> None:
    assert "".join(typed.split()) in "".join(told(name).split())


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_page_gives_the_same_bytes(name: str) -> None:
    write = import_module(FEEDBACK[name]).write
    assert write(PAGE) == write(PAGE)


@needs_tex
def test_the_pdf_is_on_letter_paper_and_names_itself() -> None:
    document = pypdfium2.PdfDocument(pdf.write(PAGE))
    assert document[0].get_size() == (612.0, 792.0)
    title = document.get_metadata_value("Title")
    assert title == "Feedback for Team <7>: Émilie du Châtelet"


@needs_tex
def test_long_notes_run_on_over_pages() -> None:
    note = "\n".join(f"line{number}" for number in range(120))
    long = dataclasses.replace(PART.marked[0], notes=(note,))
    text = told_in("pdf", Page("Team 7", "", (dataclasses.replace(PART, marked=(long,)),)))
    assert [f"line{number}" for number in range(120) if f"line{number}" not in text] == []


def test_without_tex_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InputError, match="pdflatex is not installed") as refused:
        pdf.write(PAGE)
    assert "md and html need none" in refused.value.hint
    assert "apt install" in refused.value.hint


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_needs_nothing_from_anywhere(
    open_browser: Callable[..., Browser], tmp_path: Path, dark: bool
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html.write(PAGE))
    browser = open_browser(dark=dark, size=(400, 800))
    browser.open(path)
    assert browser.title == "Feedback for Team <7>: Émilie du Châtelet"
    assert browser.find_elements("tag name", "b") == []
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    assert wide <= 400
    assert browser.requests == []
