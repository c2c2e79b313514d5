"""Text in the margin: what the rule's examples cannot show."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from toolkit.draft.load import load_draft
from toolkit.draft.pdf_file import PdfFile
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.readers.aux import Aux, Layout
from toolkit.readers.pdf import Pdf, PdfLine
from toolkit.rules.example import pdf_of
from toolkit.rules.margins import MARGIN_TOLERANCE_PT, TextInMargin
from toolkit.rules.strays import RECURRING

EXAMPLES = Path(__file__).parents[2] / "examples"
LEFT, RIGHT = 72.0, 321.0
PAGE = pdf_of("\n".join(["Fifty letters are a line of the text on every page"] * 30)).read()
OURS = "\\documentclass{article}\\usepackage{draftsmith}"
NOTED = Aux(layout=Layout(614.3, 795.0, LEFT * 1.00375, 700, 250, 600, 1, 10))

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

Strays = Callable[..., list[Finding]]


@pytest.fixture
def strays(tmp_path: Path) -> Strays:
    """What the rule says of a page of full lines with these lines below them."""

    def check(
        *more: PdfLine,
        aux: Aux | None = None,
        pdf: Pdf = PAGE,
        text: str = "\\documentclass{article}",
    ) -> list[Finding]:
        (tmp_path / "main.tex").write_text(f"{text}\\begin{{document}}\\end{{document}}")
        draft = load_draft(tmp_path / "main.tex")
        page = replace(pdf.pages[0], lines=(*pdf.pages[0].lines, *more))
        whole = replace(pdf, pages=(page, *pdf.pages[1:]))
        draft = replace(draft, pdf=PdfFile("main.pdf", lambda: whole), aux=aux)
        return list(run(draft, (TextInMargin,)).findings)

    return check


def line(x0: float, x1: float, row: int = 0, text: str = "A line", height: float = 10) -> PdfLine:
    """A line below the others."""
    top = 440 + 12 * row
    return PdfLine(text, x0, top, x1, top + height, 9.96, False, "Times", 9.96, ())


@pytest.mark.parametrize(
    ("x0", "x1", "message"),
    [
        (LEFT, RIGHT + 12, "“A line” stands 12 pt out in the right margin"),
        (LEFT - 9, RIGHT, "“A line” stands 9 pt out in the left margin"),
    ],
)
def test_a_line_outside_is_told_with_its_side_and_how_far(
    strays: Strays, x0: float, x1: float, message: str
) -> None:
    (found,) = strays(line(x0, x1))
    assert found.message == message
    assert found.place.page == 1


@pytest.mark.parametrize(("beyond", "count"), [(-0.1, 0), (0.1, 1)])
def test_a_line_may_be_out_by_the_tolerance(strays: Strays, beyond: float, count: int) -> None:
    assert len(strays(line(LEFT, RIGHT + MARGIN_TOLERANCE_PT + beyond))) == count


def test_the_lines_of_a_page_are_one_finding(strays: Strays) -> None:
    (found,) = strays(line(LEFT, RIGHT + 12), line(LEFT, RIGHT + 40, 1, "Word " * 10))
    assert found.message == f"“{'Word ' * 6}…” stands 40 pt out in the right margin, and 1 more"


def test_turned_text_is_left_alone(strays: Strays) -> None:
    assert strays(line(20, 32, text="A stamp", height=200)) == []


def test_a_heading_may_hang_out_to_the_left(strays: Strays) -> None:
    assert strays(line(LEFT - 9, LEFT + 60, text="References")) == []
    assert len(strays(line(LEFT - 9, LEFT + 60, text="References"), aux=NOTED, text=OURS)) == 1


def test_margin_notes_are_known_by_their_edge(strays: Strays) -> None:
    notes = [line(RIGHT + 10, RIGHT + 40 + 7 * row, row) for row in range(RECURRING)]
    assert strays(*notes) == []
    assert len(strays(*notes[1:])) == 1


def test_our_style_says_how_wide_the_text_is(strays: Strays) -> None:
    notes = [line(RIGHT + 10, RIGHT + 40 + 7 * row, row) for row in range(RECURRING)]
    assert strays(*notes, aux=NOTED, text=OURS)
    assert strays(aux=NOTED, text=OURS) == []


def test_ragged_text_has_no_edge(strays: Strays) -> None:
    ragged = tuple(
        replace(each, x1=RIGHT - 7 * (index % 8), text="Ragged")
        for index, each in enumerate(PAGE.pages[0].lines)
    )
    pdf = replace(PAGE, pages=(replace(PAGE.pages[0], lines=ragged),))
    assert strays(line(LEFT, RIGHT + 40), pdf=pdf) == []


def test_even_and_odd_pages_have_blocks_of_their_own(strays: Strays) -> None:
    moved = tuple(replace(each, x0=each.x0 + 30, x1=each.x1 + 30) for each in PAGE.pages[0].lines)
    even = replace(PAGE.pages[0], number=2, lines=(*moved, line(LEFT + 20, RIGHT + 30)))
    (found,) = strays(pdf=replace(PAGE, pages=(PAGE.pages[0], even)))
    assert found.message == "“A line” stands 10 pt out in the left margin"
    assert found.place.page == 2


def test_slides_have_no_text_block(strays: Strays) -> None:
    assert strays(line(LEFT, RIGHT + 40), text="\\documentclass{beamer}") == []


def test_a_two_sided_document_is_not_held_to_what_our_style_noted(strays: Strays) -> None:
    text = OURS.replace("{article}", "[twoside]{article}")
    shifted = msgspec.structs.replace(
        NOTED, layout=msgspec.structs.replace(NOTED.layout, text_left=LEFT + 40)
    )
    assert strays(aux=shifted, text=OURS)
    assert strays(aux=shifted, text=text) == []


def test_a_foreign_draft_is_not_held_to_what_a_build_noted(strays: Strays) -> None:
    shifted = msgspec.structs.replace(
        NOTED, layout=msgspec.structs.replace(NOTED.layout, text_left=LEFT + 40)
    )
    assert strays(aux=shifted) == []


@needs_tex
@pytest.mark.parametrize("options", ["", "twocolumn", "twoside"])
def test_one_overfull_line_in_a_real_document_is_the_only_one(tmp_path: Path, options: str) -> None:
    prose = "The quick brown fox jumps over the lazy dog, and nobody minds it at all. " * 60
    body = f"{prose}\n\n\\noindent\\hbox to 1.1\\textwidth{{Too\\hfil wide}}\n\n{prose}"
    text = f"\\documentclass[{options}]{{article}}\\begin{{document}}\\section{{A}}{body}"
    (tmp_path / "main.tex").write_text(f"{text}\\end{{document}}")
    command = ["pdflatex", "-interaction=batchmode", "main.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    (found,) = run(load_draft(tmp_path), (TextInMargin,)).findings
    assert "in the right margin" in found.message


@pytest.mark.parametrize("name", ["report", "proposal", "presentation", "faulty-report"])
def test_the_examples_keep_to_their_block(name: str) -> None:
    assert run(load_draft(EXAMPLES / name), (TextInMargin,)).findings == ()


@needs_tex
def test_a_page_on_its_side_has_lines_of_its_own(tmp_path: Path) -> None:
    prose = "The quick brown fox jumps over the lazy dog, and nobody minds it at all. " * 60
    wide = "\\begin{tabular}{l}\\rule{8in}{1pt}A wide table of one line.\\end{tabular}"
    body = f"{prose}\\begin{{landscape}}\\noindent{wide}\\end{{landscape}}{prose}"
    start = "\\documentclass{article}\\usepackage{pdflscape}\\begin{document}"
    (tmp_path / "main.tex").write_text(f"{start}{body}\\end{{document}}")
    command = ["pdflatex", "-interaction=batchmode", "main.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert run(load_draft(tmp_path), (TextInMargin,)).findings == ()
