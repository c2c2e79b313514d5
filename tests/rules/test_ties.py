"""Ties before citations: what the rule's examples cannot show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.rules.ties import BreakableCitation

Found = Callable[..., list[Finding]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """What the rule finds in a body, with lines before it in the preamble."""

    def check(body: str, preamble: str = "") -> list[Finding]:
        main = tmp_path / "main.tex"
        main.write_text(
            f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}",
            encoding="utf-8",
        )
        return list(run(load_draft(main), (BreakableCitation,)).findings)

    return check


@pytest.mark.parametrize(
    "preamble",
    [
        r"\usepackage[numbers,super]{natbib}",
        r"\usepackage[superscript, biblabel]{cite}",
        r"\usepackage[style = verbose-ibid]{biblatex}",
        r"\usepackage[autocite=footnote]{biblatex}",
        r"\usepackage{overcite}",
    ],
)
def test_citations_above_the_line_need_no_tie(found: Found, preamble: str) -> None:
    assert found(r"As he asks \cite{a}.", preamble) == []


@pytest.mark.parametrize(
    "preamble",
    [r"\usepackage[numbers,square]{natbib}", r"\usepackage[style=ieee,autocite=inline]{biblatex}"],
)
def test_citations_in_the_line_need_one(found: Found, preamble: str) -> None:
    assert len(found(r"As he asks \cite{a}.", preamble)) == 1


@pytest.mark.parametrize(
    "body",
    [
        r"One line \\[2pt] \cite{a}",
        r"\section*{Work} \cite{a} says so.",
        r"\begin{tabular}[t]{ll} \cite{a}",
        r"A heading: \cite{a}",
        r"Is it so? \cite{a} says yes, ``\cite{b}'' no --- \cite{c} may be",
        r"\hspace{1em} \cite{a} \quad \cite{b}",
        r"We use \verb|x| \cite{a}",
        r"\label{sec:a} \cite{a}",
    ],
)
def test_a_citation_that_follows_no_word_is_let_be(found: Found, body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize("word", ["asks”", "(asks)", "2", "Çelebi", "cf.", "Refs.", "e.g."])
def test_a_citation_that_follows_a_word_is_told(found: Found, word: str) -> None:
    assert len(found(f"He {word} \\cite{{a}}.")) == 1


def test_each_bare_citation_is_told(found: Found) -> None:
    assert [f.place.line for f in found("A \\cite{a}, b \\cite{b}\nc~\\cite{c} d \\cite{d}.")] == [
        4,
        4,
        5,
    ]
