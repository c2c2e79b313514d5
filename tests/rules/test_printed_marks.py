"""Marks are told of the PDF only where the faults of the source do not explain them."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.rules.citations import UndefinedCitation
from toolkit.rules.layout import UnresolvedMark
from toolkit.rules.references import UndefinedReference

pytestmark = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

RULES = (UnresolvedMark, UndefinedReference, UndefinedCitation)
TITLE = "\\tableofcontents\\section{On Figure~\\ref{none}}"
CAPTION = "\\listoftables\\begin{table}\\caption{As Table~\\ref{none} of \\cite{x}}\\end{table}"
PAGE = "See \\vref{none}."

Codes = Callable[..., Counter[str]]


@pytest.fixture
def codes(tmp_path: Path) -> Codes:
    """How often each rule finds something in a body that LaTeX set so often."""

    def check(body: str, runs: int = 2, *, log: bool = True) -> Counter[str]:
        start = "\\documentclass{article}\\usepackage{varioref}\n\\begin{document}\n"
        text = f"{start}{body}\\bibliography{{works}}\n\\end{{document}}\n"
        (tmp_path / "main.tex").write_text(text)
        (tmp_path / "works.bib").write_text("@misc{a, title = {A}}")
        command = ["pdflatex", "-interaction=batchmode", "main.tex"]
        for _ in range(runs):
            subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
        if not log:
            (tmp_path / "main.log").unlink()
        return Counter(each.code for each in run(load_draft(tmp_path), RULES).findings)

    return check


@pytest.mark.parametrize("log", [True, False], ids=["log", "no log"])
@pytest.mark.parametrize(
    ("body", "told"),
    [(TITLE, {"REF002": 1}), (PAGE, {"REF002": 1}), (CAPTION, {"REF002": 1, "CIT001": 1})],
)
def test_a_fault_that_prints_two_marks_is_told_once(
    codes: Codes, body: str, told: dict[str, int], log: bool
) -> None:
    assert codes(body, log=log) == told


def test_the_log_tells_of_marks_that_nothing_else_explains(codes: Codes) -> None:
    running = "\\pagestyle{headings}\\section{On \\ref{none}}A.\\newpage B.\\newpage C."
    assert codes(running) == {"REF002": 1}
    assert codes(running, log=False) == {"REF002": 1, "LAY008": 3}


@pytest.mark.parametrize("log", [True, False], ids=["log", "no log"])
def test_a_label_that_latex_has_not_seen_yet_is_told_beside_one_that_is_nowhere(
    codes: Codes, log: bool
) -> None:
    found = codes("\\ref{none}, \\ref{late}\\section{A}\\label{late}", 1, log=log)
    assert found == {"REF002": 1, "LAY008": 2}


def test_a_list_of_figures_explains_no_mark_in_the_text(codes: Codes) -> None:
    body = "\\listoffigures\\ref{none}, \\ref{late}\\section{A}\\label{late}"
    assert codes(body, 1, log=False) == {"REF002": 1, "LAY008": 2}


def test_a_log_of_another_pdf_explains_nothing(codes: Codes, tmp_path: Path) -> None:
    codes("\\section{A}\\label{late}\\ref{none}, \\ref{late}", 1)
    printed = (tmp_path / "main.pdf").read_bytes()
    codes("\\section{A}\\label{late}\\ref{none}, \\ref{late}\\newpage B")
    (tmp_path / "main.pdf").write_bytes(printed)
    found = run(load_draft(tmp_path), RULES).findings
    assert Counter(each.code for each in found) == {"REF002": 1, "LAY008": 2}
