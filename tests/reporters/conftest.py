"""Reports that the tests of this room share, by makers of long-dead scientists."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from toolkit.course.requirements import DocumentRule, Requirements
from toolkit.draft.inspection import (
    INSPECTION_VERSION,
    AbstractFact,
    AuthorFact,
    BudgetFact,
    CitationFact,
    EntryFact,
    FloatFact,
    ImageFact,
    Inspection,
    LabelFact,
    LimitFact,
    MainFile,
    MissingInput,
    PagesFact,
    ReferenceFact,
    SectionFact,
    ShareFact,
)
from toolkit.lint.report import Report
from toolkit.model.finding import Edit, Finding, Severity, Skipped, Stage
from toolkit.model.place import Area, LineIndex, Place, Span

MAIN = "\\begin{document}\n\\input{sections/methods}\nSee Fig. \\ref{fig:a}.\n\\end{document}\n"
METHODS = "\\section{Methods}\nThe engine \\cite{babbage} computes.\n"

FULL = Inspection(
    version=INSPECTION_VERSION,
    main=MainFile("main.tex", "the only file with \\documentclass"),
    files=("main.tex", "sections/methods.tex"),
    missing_inputs=(MissingInput("sections/results", "main.tex", 9),),
    title="Tables of Numbers",
    authors=(AuthorFact("Ada Lovelace", "ada@example.org"), AuthorFact("Charles Babbage", "")),
    abstract=AbstractFact(231, "main.tex", 4),
    sections=(
        SectionFact("section", False, "Methods", "sections/methods.tex", 1, 120),
        SectionFact("subsection", True, "The Engine", "sections/methods.tex", 8, 80),
    ),
    citations=(
        CitationFact("babbage", "cite", "sections/methods.tex", 2),
        CitationFact("babbage", "citet", "main.tex", 5),
        CitationFact("lost", "cite", "main.tex", 6),
    ),
    nocite_all=False,
    entries=(
        EntryFact("babbage", "book", "references.bib", 1),
        EntryFact("idle", "article", "references.bib", 7),
    ),
    labels=(LabelFact("fig:a", "main.tex", 7), LabelFact("fig:b", "main.tex", 8)),
    references=(
        ReferenceFact("fig:a", "ref", "main.tex", 3),
        ReferenceFact("fig:z", "cref", "main.tex", 3),
    ),
    floats=(
        FloatFact("figure", "main.tex", 7, ("fig:a",), "The mill."),
        FloatFact("figure", "main.tex", 8, ("fig:b",), None),
        FloatFact("table", "main.tex", 9, (), None),
    ),
    images=(
        ImageFact("mill", "figures/mill.pdf", "main.tex", 7),
        ImageFact("x", None, "main.tex", 8),
    ),
    pages=PagesFact(9, 8, 8, True, "aux"),
    budget=BudgetFact(
        limits=(
            LimitFact("pages", 8, 6, 8, 0),
            LimitFact("abstract", 231, 150, 200, 31),
            LimitFact("citations", 2, 5, None, -3),
            LimitFact("team", 2, 2, 2, 0),
        ),
        sections=(
            ShareFact("front", "", None, 0, 1.2, 231, 0.15, None, True),
            ShareFact("section", "Methods", "sections/methods.tex", 1, 6.8, 120, 0.85, 80, True),
            ShareFact("references", "References", None, 0, 0.7, None, None, None, False),
        ),
    ),
)
BARE = Inspection(
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
ESSAY = Requirements(
    id="engines/essay",
    version="1.2",
    title="Essay",
    kind="essay",
    main="main.tex",
    document=DocumentRule(class_="article"),
)


@pytest.fixture
def sources() -> Callable[[str], str]:
    """The text of the draft ``ours``, as the command reads it."""
    texts = {"ours/main.tex": MAIN, "ours/sections/methods.tex": METHODS}
    return texts.__getitem__


@pytest.fixture
def full_inspection() -> Inspection:
    return FULL


@pytest.fixture
def bare_inspection() -> Inspection:
    return BARE


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    def make(place: Place, **changes: Any) -> Finding:
        values: dict[str, Any] = {
            "code": "CIT001",
            "name": "undefined-citation",
            "severity": Severity.ERROR,
            "message": "no entry defines the key babbage",
            "place": place,
        }
        return Finding(**{**values, **changes})

    return make


def _read(inspection: Inspection) -> dict[str, Any]:
    """The fields of a report that come from what was read."""
    return {
        "main": inspection.main,
        "files": inspection.files,
        "pages": inspection.pages,
        "inspect": lambda: inspection,
    }


@pytest.fixture
def make_report() -> Callable[..., Report]:
    def make(*findings: Finding, **changes: Any) -> Report:
        values: dict[str, Any] = {
            "root": "ours",
            "stage": Stage.DRAFT,
            "requirements": None,
            "findings": findings,
            "skipped": (),
            **_read(changes.pop("inspection", BARE)),
        }
        return Report(**{**values, **changes})

    return make


@pytest.fixture
def full_report(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> Report:
    """Findings of each severity in two sources, in a PDF and in no place of a file."""
    tie = Span(MAIN.index(" \\ref"), MAIN.index("\\ref"))
    key = Span(METHODS.index("babbage"), METHODS.index("}", METHODS.index("babbage")))
    return make_report(
        make_finding(
            LineIndex(MAIN).place("main.tex", tie),
            code="REF001",
            name="breakable-reference",
            severity=Severity.WARNING,
            message="put ~ between the noun and its number",
            span=tie,
            edit=Edit(tie, "~"),
        ),
        make_finding(
            Place("report.pdf", page=3, areas=(Area(72.0, 100.06, 90.0, 110.0),)),
            code="LAY008",
            name="unresolved-mark",
            message="?? is printed for a reference",
            hint="run LaTeX once more",
        ),
        make_finding(
            LineIndex(METHODS).place("sections/methods.tex", key),
            hint="did you mean babbage1837?",
            span=key,
        ),
        make_finding(
            Place("main.tex"),
            code="STR007",
            name="thin-section",
            severity=Severity.INFO,
            message="Methods has 120 words, the least is 200",
        ),
        requirements=ESSAY,
        inspection=msgspec.structs.replace(FULL),
        page_evidence="references begin on page 8, below text; by the .aux marks",
        skipped=(
            Skipped("TXT005", "copied-sentence", "no given texts to compare with"),
            Skipped("LAY003", "font-not-embedded", "no PDF beside the sources"),
            Skipped("LAY001", "wrong-paper-size", "no PDF beside the sources"),
            Skipped("LAY002", "text-in-margin", "no PDF beside the sources"),
        ),
    )
