"""Blind submissions: what the rule's examples cannot show."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.rules.conftest import Checked, whole
from toolkit.course.loading import load_requirements
from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.rules.blind import RevealedAuthor
from toolkit.rules.example import Example
from toolkit.scaffold.new import new
from toolkit.scaffold.questions import Answers, Author

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPER = "workshop/paper"

Told = Callable[[str], list[str]]


@pytest.fixture
def told(findings: Checked) -> Told:
    """What the rule says of a body of LaTeX in a blind submission."""

    def messages(tex: str) -> list[str]:
        example = Example(tex, requires="document.blind = true")
        found = findings(example, whole(example, tex))
        return [each.message for each in found if each.code == RevealedAuthor.code]

    return messages


def test_every_author_is_told_once(told: Told) -> None:
    assert len(told("\\author{Marie Curie\\\\m@example.org \\and Max Born}")) == 2


@pytest.mark.parametrize(
    "tex",
    [
        "See \\url{https://github.com/mc67/radium} by others.",
        "Our code is fast. See \\url{https://github.com/mc67/radium}.",
        "\\hypersetup{pdfauthor={}, pdftitle={Marie Curie}}",
        "\\hypersetup{pdfauthor={Anonymous}}",
        "\\section{Acknowledgement of limits}",
        "Curie showed it~\\cite{curie1898}.",
        "\\author{Mia Li}\\anontrue \\url{https://example.org/reliable}",
    ],
)
def test_what_tells_nobody_is_left_alone(told: Told, tex: str) -> None:
    assert told(tex) == []


@pytest.mark.parametrize(
    "tex",
    [
        "We release it at \\href{https://mc67.github.io}{our page}.",
        "\\author{Marie Curie \\\\ radium@example.org}\\anontrue\\url{https://radium.example.org}",
        "\\usepackage[pdfauthor={Marie Curie}]{hyperref}",
    ],
)
def test_what_tells_the_authors_is_one_finding(told: Told, tex: str) -> None:
    assert len(told(tex)) == 1


def test_a_new_blind_paper_reveals_nobody(tmp_path: Path) -> None:
    new(PAPER, tmp_path / "paper", Answers(title="Radium", authors=(Author("Marie Curie"),)))
    draft = load_draft(tmp_path / "paper")
    assert draft.authors
    assert run(draft, (RevealedAuthor,)).findings == ()


def test_metadata_that_the_source_sets_is_told_there_alone(tmp_path: Path) -> None:
    text = "\\documentclass{article}\\hypersetup{pdfauthor={Marie Curie}}\\begin{document}"
    (tmp_path / "paper.tex").write_text(text, encoding="utf-8")
    shutil.copy(EXAMPLES / "report" / "report.pdf", tmp_path / "paper.pdf")
    draft = replace(load_draft(tmp_path / "paper.tex"), requirements=load_requirements(PAPER))
    (found,) = run(draft, (RevealedAuthor,)).findings
    assert found.place.path == "paper.tex"


def test_a_pdf_alone_tells_its_metadata_and_addresses(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "report" / "report.pdf", tmp_path / "paper.pdf")
    draft = load_draft(tmp_path / "paper.pdf")
    draft = replace(draft, requirements=load_requirements(PAPER))
    messages = [each.message for each in run(draft, (RevealedAuthor,)).findings]
    assert any("in its metadata" in message for message in messages)
    assert any("kovalevskaya@example.org" in message for message in messages)
