"""Rubrics, rosters, reports and sheets that the tests of this room share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from toolkit.course.requirements import (
    AbstractRule,
    CitationRule,
    DocumentRule,
    PageRule,
    Part,
    Range,
    Requirements,
    SectionRule,
)
from toolkit.course.rubric import Criterion, Deduction, Level, Rubric, RubricHead
from toolkit.draft.inspection import (
    INSPECTION_VERSION,
    AbstractFact,
    CitationFact,
    Inspection,
    MainFile,
    PagesFact,
    SectionFact,
)
from toolkit.grading.roster import Member, Roster, Team
from toolkit.grading.sheet import Proposal, Sheet
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity, Skipped, Stage
from toolkit.model.place import Place

TRIO = (
    Member("Ada Lovelace", "ada@example.org"),
    Member("Charles Babbage", "charles@example.org"),
    Member("Mary Somerville", "mary@example.org"),
)
EMPTY_INSPECTION = Inspection(
    version=INSPECTION_VERSION,
    main=MainFile("main.tex", "the only one"),
    files=("main.tex",),
    missing_inputs=(),
    title=None,
    authors=(),
    abstract=None,
    sections=(),
    citations=(),
    nocite_all=False,
    entries=(),
    labels=(),
    references=(),
    floats=(),
    images=(),
    pages=None,
)


@pytest.fixture
def requirements() -> Requirements:
    return Requirements(
        id="engines/essay",
        version="1.2",
        title="Essay",
        kind="essay",
        main="essay.tex",
        document=DocumentRule(class_="article"),
        sections=(
            SectionRule("start", "Introduction"),
            SectionRule("work", "Related Work", aliases=("Background",)),
            SectionRule("end", "Results and Discussion", split=(Part("Results"), Part("Outlook"))),
        ),
        pages=PageRule(min=6, max=8),
        abstract=AbstractRule(min=200, max=250),
        team=Range(min=3, max=3),
        citations=CitationRule(min=5),
    )


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """A rubric with each mode of criterion, a bonus, and each kind and unit of deduction."""
    return Rubric(
        rubric=RubricHead("engines/essay", "Essay", points=40, template="engines/essay"),
        criteria=(
            Criterion("abstract", "Abstract", 15, rules=("STR006",), questions=("Is it short?",)),
            Criterion("related-work", "Related Work", 15, section="work", rules=("CIT001",)),
            Criterion(
                "clarity", "Clarity", 5, mode="levels", levels=(Level("High", 5), Level("Low", 2))
            ),
            Criterion("code", "Code", 5, mode="check"),
            Criterion("extra", "Extra", 4, bonus=True, section="end"),
        ),
        deductions=(
            Deduction("pages-over", "Too long", -10, "count", max_count=3, auto="pages-over"),
            Deduction("wrong-template", "Template", -25, auto="wrong-template"),
            Deduction("late", "Late", -10, unit="percent-of-earned"),
            Deduction("thin", "Thin", -20, "count", scope="abstract", unit="percent"),
        ),
    )


@pytest.fixture(scope="session")
def each_rubric(rubric: Rubric) -> Rubric:
    """The same with one criterion marked for each member."""
    head = msgspec.structs.replace(rubric.rubric, points=15)
    talk = Criterion("talk", "Talk", 10, per_student=True)
    slides = Criterion("slides", "Slides", 5)
    return Rubric(head, (talk, slides), rubric.deductions[:1])


@pytest.fixture(scope="session")
def make_sheet(rubric: Rubric) -> Callable[..., Sheet]:
    def make(**changes: Any) -> Sheet:
        used = changes.get("rubric", rubric)
        values: dict[str, Any] = {
            "rubric": used,
            "rubric_hash": "0123456789ab",
            "template_version": "1.2",
            "team": "Team 7",
            "members": TRIO,
            "grader": "Hypatia",
            "round": 1,
            "stage": Stage.SUBMISSION,
            "submission": "",
            "evidence": (),
            "proposals": tuple(Proposal(each.id, None, "") for each in used.deductions),
            "remarks": (),
        }
        return Sheet(**{**values, **changes})

    return make


@pytest.fixture
def roster() -> Roster:
    return Roster((Team("Team 2", TRIO[:2]), Team("Team 10", TRIO[2:])))


@pytest.fixture
def make_report(requirements: Requirements) -> Callable[..., Report]:
    """Builds what a check comes to; keywords are the inspection's, but for these four."""

    def make(
        *,
        findings: tuple[Finding, ...] = (),
        skipped: tuple[Skipped, ...] = (),
        page_evidence: str = "",
        body: int | None = None,
        evidence: str = "pdf",
        **facts: Any,
    ) -> Report:
        if body is not None:
            facts["pages"] = PagesFact(body + 1, body, body + 1, False, evidence)
        inspection = msgspec.structs.replace(EMPTY_INSPECTION, **facts)
        return Report(
            root="draft",
            stage=Stage.SUBMISSION,
            requirements=requirements,
            findings=findings,
            skipped=skipped,
            main=inspection.main,
            files=inspection.files,
            pages=inspection.pages,
            inspect=lambda: inspection,
            page_evidence=page_evidence,
        )

    return make


@pytest.fixture
def full_report(make_report: Callable[..., Report]) -> Report:
    """A draft of four sections, with a finding in each of three files and one of no place."""
    return make_report(
        findings=(
            finding("CIT001", "the key b is defined nowhere", "main.tex", 21),
            finding("CIT001", "the key c is defined nowhere", "end.tex", 3),
            finding("TXT002", "a TODO is left", "end.tex", 5, Severity.WARNING),
            finding("LAY001", "the paper is not letter", "main.pdf"),
        ),
        skipped=(Skipped("STR006", "abstract-length", "no source beside the PDF"),),
        body=10,
        page_evidence="references begin on page 11",
        files=("main.tex", "end.tex"),
        abstract=AbstractFact(231, "main.tex", 5),
        sections=(
            SectionFact("section", False, "Introduction", "main.tex", 10, 300),
            SectionFact("section", False, "Background", "main.tex", 20, 200),
            SectionFact("subsection", False, "Engines", "main.tex", 25, 80),
            SectionFact("section", False, "Results", "end.tex", 1, 400),
        ),
        citations=(
            CitationFact("a", "cite", "main.tex", 11),
            CitationFact("b", "cite", "main.tex", 21),
            CitationFact("a", "cite", "main.tex", 26),
        ),
    )


def finding(
    code: str, message: str, path: str, line: int = 0, severity: Severity = Severity.ERROR
) -> Finding:
    column = 1 if line else 0
    return Finding(code, code.lower(), severity, message, Place(path, 0, line, column))


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    return finding


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
