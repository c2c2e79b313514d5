"""Paper, stale PDFs and unresolved marks: what the rules' examples cannot show."""

import os
import re
import shutil
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
from toolkit.readers.pdf import Pdf, PdfPage
from toolkit.rules.base import Rule
from toolkit.rules.citations import MissingBibliography, UndefinedCitation
from toolkit.rules.example import pdf_of
from toolkit.rules.layout import PAPER_TOLERANCE_PT, StalePdf, UnresolvedMark, WrongPaperSize
from toolkit.rules.references import UndefinedReference

EXAMPLES = Path(__file__).parents[2] / "examples"
LETTER, A4, SLIDE = (612.0, 792.0), (595.28, 841.89), (455.24, 256.07)

Sized = Callable[..., list[Finding]]


@pytest.fixture
def sized(tmp_path: Path) -> Sized:
    """What the rule on paper says of a PDF whose pages have these sizes."""
    (tmp_path / "main.tex").write_text("\\documentclass{article}\\begin{document}\\end{document}")
    draft = load_draft(tmp_path / "main.tex")

    def check(paper: str, *sizes: tuple[float, float]) -> list[Finding]:
        table = {**BARE_MANIFEST, "document": {"class": "article", "paper": paper}}
        pages = tuple(
            PdfPage(number, width, height, (), has_image=False)
            for number, (width, height) in enumerate(sizes, start=1)
        )
        whole = replace(
            draft,
            requirements=msgspec.convert(table, Requirements),
            pdf=PdfFile("main.pdf", lambda: Pdf(pages=pages, page_count=len(pages))),
        )
        return list(run(whole, (WrongPaperSize,)).findings)

    return check


@pytest.mark.parametrize(
    ("paper", "size"),
    [
        ("letter", LETTER),
        ("letter", (LETTER[0] + PAPER_TOLERANCE_PT, LETTER[1] - PAPER_TOLERANCE_PT)),
        ("a4", A4),
        ("a4", (595.0, 842.0)),
        ("slide-4:3", (362.83, 272.13)),
        ("slide-4:3", (720.0, 540.0)),
        ("slide-16:9", SLIDE),
        ("slide-16:9", (960.0, 540.0)),
    ],
)
def test_the_paper_asked_for_is_right(sized: Sized, paper: str, size: tuple[float, float]) -> None:
    assert sized(paper, size, size) == []


@pytest.mark.parametrize(
    ("paper", "sizes", "message"),
    [
        ("letter", [A4, A4], "every page is A4, not letter"),
        ("a4", [LETTER], "every page is letter, not A4"),
        ("letter", [LETTER, A4, LETTER], "page 2 is A4, not letter"),
        ("letter", [A4, A4, LETTER, A4], "pages 1–2, 4 are A4, not letter"),
        ("letter", [LETTER[::-1]], "every page is letter on its side, not letter"),
        ("letter", [(615.0, 792.0)], "every page is 615 × 792 pt, not letter"),
        ("letter", [A4, SLIDE], "every page is A4 or 16:9, not letter"),
        ("slide-16:9", [(453.54, 283.46)], "every page is 16:10, not 16:9"),
        ("slide-16:9", [LETTER], "every page is letter, not 16:9"),
        ("slide-16:9", [(9.0, 0.0)], "every page is 9 × 0 pt, not 16:9"),
        ("letter", [(9.0, 0.0)], "every page is 9 × 0 pt, not letter"),
    ],
)
def test_wrong_pages_are_one_finding_that_says_which_and_what(
    sized: Sized, paper: str, sizes: list[tuple[float, float]], message: str
) -> None:
    (found,) = sized(paper, *sizes)
    assert found.message == message
    assert found.hint


def test_a_later_page_may_be_turned(sized: Sized) -> None:
    assert sized("letter", LETTER, LETTER[::-1]) == []


def test_a_page_that_cannot_be_read_has_no_paper(sized: Sized) -> None:
    assert sized("letter", LETTER, (0.0, 0.0)) == []


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The finished report, every file of it written at the same time."""
    folder = tmp_path / "report"
    shutil.copytree(EXAMPLES / "report", folder)
    for path in folder.rglob("*"):
        os.utime(path, (1e9, 1e9))
    return folder


def stale(draft: Draft) -> tuple[str, ...]:
    return tuple(found.message for found in run(draft, (StalePdf,)).findings)


def test_a_pdf_made_of_its_sources_is_fresh(report: Path) -> None:
    assert stale(load_draft(report)) == ()


@pytest.mark.parametrize(("age_s", "count"), [(59, 0), (61, 1)])
def test_a_minute_tells_an_edit_from_a_checkout(report: Path, age_s: int, count: int) -> None:
    os.utime(report / "sections" / "introduction.tex", (1e9 + age_s, 1e9 + age_s))
    assert len(stale(load_draft(report))) == count


def test_the_pdf_of_another_document_is_told(report: Path) -> None:
    shutil.copy(EXAMPLES / "proposal" / "proposal.pdf", report / "report.pdf")
    (message,) = stale(load_draft(report))
    assert "Related Work" in message


def test_a_pdf_with_half_of_the_sections_may_be_of_these_sources(report: Path) -> None:
    for name in ("related-work", "experiments", "conclusions"):
        path = report / "sections" / f"{name}.tex"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("\\section{", "\\section{New ", 1), encoding="utf-8")
        os.utime(path, (1e9, 1e9))
    assert stale(load_draft(report)) == ()


def test_a_title_that_the_pdf_prints_need_not_look_like_a_heading(report: Path) -> None:
    printed = load_draft(report).pdf
    assert printed is not None
    lines = [line.text for page in printed.pdf.pages for line in page.lines]
    titles = [text for text in lines if text.replace(" ", "").isalpha()][:4]
    sections = "".join(f"\\section{{{title}}}" for title in titles)
    source = f"\\documentclass{{article}}\\begin{{document}}{sections}\\end{{document}}"
    (report / "report.tex").write_text(source, encoding="utf-8")
    os.utime(report / "report.tex", (1e9, 1e9))
    assert stale(load_draft(report)) == ()


def test_two_sections_do_not_tell_a_document(tmp_path: Path) -> None:
    body = "\\documentclass{article}\\begin{document}\\section{A}\\section{B}\\end{document}"
    (tmp_path / "main.tex").write_text(body)
    pdf = shutil.copy(EXAMPLES / "proposal" / "proposal.pdf", tmp_path / "main.pdf")
    os.utime(pdf)
    assert stale(load_draft(tmp_path)) == ()


def test_every_mark_in_a_real_pdf_is_told_with_its_page() -> None:
    draft = load_draft(EXAMPLES / "faulty-report" / "report.pdf")
    found = run(draft, (UnresolvedMark,)).findings
    assert draft.pdf is not None
    assert [each.place.page for each in found] == [
        mark.page for mark in draft.pdf.outline.unresolved
    ]
    assert found


@pytest.mark.parametrize("name", ["report", "proposal", "presentation"])
def test_a_finished_pdf_is_of_the_right_paper_and_has_no_mark(name: str) -> None:
    assert run(load_draft(EXAMPLES / name), (WrongPaperSize, UnresolvedMark)).findings == ()


@pytest.mark.parametrize(
    ("rules", "codes"),
    [
        ((UnresolvedMark,), ["LAY008"]),
        ((UnresolvedMark, UndefinedReference), ["REF002"]),
    ],
)
def test_a_mark_is_told_where_its_cause_is_not(
    rules: tuple[type[Rule], ...], codes: list[str]
) -> None:
    found = run(load_draft(EXAMPLES / "faulty-report"), rules).findings
    assert [each.code for each in found] == codes


def with_bold_marks(text: str) -> Pdf:
    """A PDF of one line in which the question marks are bold, as LaTeX prints its marks."""
    pdf = pdf_of(text).read()
    strong = tuple(found.span() for found in re.finditer(r"\?+", text))
    (line,) = pdf.pages[0].lines
    return replace(pdf, pages=(replace(pdf.pages[0], lines=(replace(line, strong=strong),)),))


@pytest.mark.parametrize(
    ("body", "printed", "codes"),
    [
        (r"\ref{none}", "Section ??.", ["REF002"]),
        (r"\ref{none}", "Section ??, Table ??.", ["LAY008", "LAY008", "REF002"]),
        (r"\ref{none} \cite{a}", "Section ??, [?].", ["CIT006", "REF002"]),
        (r"\cite{a,b}\bibliography{refs}", "[?, ?].", ["CIT001", "CIT001"]),
        (r"\cite{c}\bibliography{refs}", "[?].", ["LAY008"]),
        (r"\cite{c}\ref{none}\bibliography{refs}", "[?].", ["LAY008", "REF002"]),
    ],
)
def test_marks_are_told_where_more_are_printed_than_the_source_explains(
    tmp_path: Path, body: str, printed: str, codes: list[str]
) -> None:
    (tmp_path / "refs.bib").write_text("@misc{c, title = {C}}", encoding="utf-8")
    source = f"\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}"
    (tmp_path / "main.tex").write_text(source, encoding="utf-8")
    draft = load_draft(tmp_path)
    whole = replace(draft, pdf=PdfFile("main.pdf", lambda: with_bold_marks(f"See {printed}")))
    rules = (UnresolvedMark, UndefinedReference, UndefinedCitation, MissingBibliography)
    assert sorted(each.code for each in run(whole, rules).findings) == codes
