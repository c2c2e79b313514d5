"""Length: what an example cannot show: the words, the page, the evidence, the margin of doubt."""

from pathlib import Path

import pytest

from tests.rules.conftest import Checked, whole
from toolkit.lint.check import check
from toolkit.model.finding import Finding, Severity, Stage
from toolkit.rules.example import Example, pdf_of

REFERENCES = "REFERENCES\n[1] A. Author. A book. 1950."
PAGE = "1 Aims\nTo learn."
SLIDES = '[document]\nform = "slides"\nclass = "beamer"\n'
WORDS_A_PAGE = 500


def said(findings: Checked, code: str, requires: str, **more: object) -> list[Finding]:
    example = Example("Text.", requires=requires, **more)  # type: ignore[arg-type]  # by name
    return [f for f in findings(example, whole(example, "Text.")) if f.code == code]


def test_an_overrun_is_found_on_the_page_where_it_begins(findings: Checked) -> None:
    pdf = pdf_of(PAGE, "More.", "Still more.", REFERENCES)
    (found,) = said(findings, "LEN001", "[pages]\nmax = 1", pdf=pdf)
    assert found.message == "3 body pages, limit 1"
    assert (found.place.path, found.place.page) == ("main.pdf", 2)
    assert found.hint == "references begin at the top of page 4; by the PDF's text"


def test_an_overrun_after_free_references_begins_behind_them(findings: Checked) -> None:
    pdf = pdf_of(PAGE, REFERENCES, "APPENDIX\nA table.\nMore of it.")
    requires = '[pages]\nmax = 1\nfree = ["references"]'
    (found,) = said(findings, "LEN001", requires, pdf=pdf)
    assert found.place.page == 3


def test_one_page_is_said_as_one(findings: Checked) -> None:
    (found,) = said(findings, "LEN002", "[pages]\nmin = 2", pdf=pdf_of(PAGE))
    assert found.message == "1 body page, minimum 2"


def test_too_few_pages_are_an_error_only_at_submission(findings: Checked) -> None:
    for stage, severity in ((Stage.DRAFT, Severity.INFO), (Stage.SUBMISSION, Severity.ERROR)):
        (found,) = said(findings, "LEN002", "[pages]\nmin = 2", pdf=pdf_of(PAGE), stage=stage)
        assert found.severity is severity


def test_slides_have_a_page_limit_only_where_the_course_sets_one(findings: Checked) -> None:
    pdf = pdf_of("Aims", "Method", size_pt=(455.0, 256.0))
    assert not said(findings, "LEN001", SLIDES, pdf=pdf)
    assert said(findings, "LEN001", f"{SLIDES}[pages]\nmax = 1", pdf=pdf)


@pytest.mark.parametrize(
    ("pages", "limits", "message"),
    [
        (4, "max = 2", "about 4 body pages by estimate, limit 2"),
        (3, "max = 2", ""),
        (2, "min = 3", ""),
        (1, "min = 3", "about 1 body page by estimate, minimum 3"),
    ],
)
def test_an_estimate_speaks_only_from_more_than_a_page_outside(
    pages: int, limits: str, message: str, findings: Checked
) -> None:
    tex = "word " * (pages * WORDS_A_PAGE)
    example = Example(tex, requires=f"[pages]\n{limits}")
    found = [f for f in findings(example, whole(example, tex)) if f.code == "LEN004"]
    assert [f.message for f in found] == [message] * bool(message)


def test_without_a_pdf_pages_are_skipped_not_passed(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}Two words.\\end{document}", encoding="utf-8"
    )
    report = check(tmp_path / "main.tex", template="stat453/report", select=("LEN",))
    assert [(each.code, each.reason) for each in report.skipped] == [
        ("LEN001", "the pages are only estimated from 2 words, 500 to a page"),
        ("LEN002", "the pages are only estimated from 2 words, 500 to a page"),
    ]
    assert [finding.code for finding in report.findings] == ["LEN004"]
