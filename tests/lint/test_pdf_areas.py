"""What a finding on a page points at is what PDFium finds there."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from toolkit.lint.check import check
from toolkit.model.finding import Finding

pytestmark = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

PAPER = r"""
\documentclass[10pt]{article}
\usepackage[a4paper,margin=1in]{geometry}
\begin{document}
\title{On Comets}\author{Caroline Herschel\\caroline@example.org}\maketitle
\begin{abstract}A comet is seen. It moves.\end{abstract}
\section{Related Work on the Search of the Sky}
As Section~\ref{nowhere} of \cite{nobody} has it, twenty comets move in twenty different ways.
\begin{figure}[h]\rule{1in}{1in}\caption{A comet as it was drawn at night.}\end{figure}
\section{Introduction}
One.
\section{Related Work}

\noindent\mbox{OUT}

LINES
\section*{References}
None.
\end{document}
"""
OUT = f"This line stands {'far, ' * 20}in the margin"
LINE = "Twenty comets move in twenty different ways, and nobody of any age tells them apart. "

REQUIRED = """
id = "sky/report"
title = "Paper"
version = "1"
kind = "report"
main = "main.tex"
document.class = "article"
document.blind = true
abstract.min = 10
[[section]]
id = "introduction"
title = "Introduction"
min_words = 5
[[section]]
id = "related"
title = "Related Work"
"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF with a fault of each kind that has a place on a page."""
    folder = tmp_path_factory.mktemp("paper")
    (folder / "main.tex").write_text(
        PAPER.replace("LINES", LINE * 40).replace("OUT", OUT), encoding="utf-8"
    )
    latex = ["pdflatex", "-interaction=batchmode", "main.tex"]
    subprocess.run(latex, cwd=folder, check=False, capture_output=True, timeout=60)
    (folder / "main.tex").unlink()
    (folder / "template.toml").write_text(REQUIRED, encoding="utf-8")
    return folder / "main.pdf"


@pytest.fixture(scope="module")
def findings(paper: Path) -> tuple[Finding, ...]:
    """What is found in the PDF alone."""
    return check(paper, template=paper.parent).findings


def marked(paper: Path, finding: Finding) -> Iterator[str]:
    """The words that PDFium finds in each area of a finding."""
    document = pdfium.PdfDocument(paper)
    page = document[finding.place.page - 1]
    text = page.get_textpage()
    for area in finding.place.areas:
        bounds = (area.left - 1, page.get_height() - area.bottom - 1)
        rest = (area.right + 1, page.get_height() - area.top + 1)
        yield " ".join(text.get_text_bounded(*bounds, *rest).split())
    document.close()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("LAY008", ["??", "[?]"]),
        ("REF005", ["Figure 1: A comet as it was drawn at night."]),
        ("STR006", ["Abstract A comet is seen. It moves."]),
        ("STR007", ["2 Introduction"]),
        ("TEA004", ["caroline@example.org"]),
    ],
)
def test_the_area_of_a_finding_holds_the_words_it_is_about(
    code: str, words: list[str], paper: Path, findings: tuple[Finding, ...]
) -> None:
    about = [each for each in findings if each.code == code]
    assert [text for each in about for text in marked(paper, each)] == words


def test_a_line_in_the_margin_is_marked_as_a_whole(
    paper: Path, findings: tuple[Finding, ...]
) -> None:
    (found,) = (each for each in findings if each.code == "LAY002")
    assert list(marked(paper, found)) == [OUT]


def test_a_finding_on_a_whole_page_has_no_area(findings: tuple[Finding, ...]) -> None:
    (found,) = (each for each in findings if each.code == "LAY001")
    assert (found.place.page, found.place.areas) == (1, ())
