"""Unused labels and numbers typed by hand: what the rules' examples cannot show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.rules.base import Rule
from toolkit.rules.labels import HardCodedReference, UnusedLabel

FLOATS = r"\begin{figure}\caption{A}\end{figure}\begin{figure}x\end{figure}"

Found = Callable[..., list[Finding]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """What a rule finds in a body, with other files beside it."""

    def check(rule: type[Rule], body: str, **files: str) -> list[Finding]:
        main = f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
        for stem, text in {"main": main, **files}.items():
            (tmp_path / f"{stem}.tex").write_text(text, encoding="utf-8")
        return list(run(load_draft(tmp_path / "main.tex"), (rule,)).findings)

    return check


def labels(number: int) -> str:
    return "".join(f"\\label{{a{each}}}\n" for each in range(number))


def test_ten_unused_labels_are_ten_findings_and_more_are_one(found: Found) -> None:
    assert len(found(UnusedLabel, labels(10))) == 10
    (one,) = found(UnusedLabel, labels(11) + r"\label{b}\ref{b}")
    assert one.message == "nothing refers to 11 of the 12 labels of this file"


def test_a_reference_in_another_file_counts(found: Found) -> None:
    assert found(UnusedLabel, r"\label{a}\input{b}", b=r"See~\nameref{a}.") == []


@pytest.mark.parametrize(
    "body",
    [
        r"\label{a}\hyperref[a]{there}",
        r"\label{a}\myref{x,a}",
        r"\label{a}\see[where=a]{x}",
        r"\begin{lstlisting}[label=a]" + "\nx\n" + r"\end{lstlisting}",
        r"\begin{table}\begin{subtable}{1cm}\label{a}\end{subtable}\end{table}",
        r"% \label{a}",
    ],
)
def test_a_label_that_may_be_used_is_let_be(found: Found, body: str) -> None:
    assert found(UnusedLabel, body) == []


def test_a_label_set_twice_is_another_rules_matter(found: Found) -> None:
    assert found(UnusedLabel, r"\label{a}\label{a}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Figure 2",
        "Figure 12",
        "Table 1",
        "Figure 1-based",
        "Figure 1st",
        "Turing's Figure 1",
        "whose Fig.~1",
        "Figure 1 in the work of Turing",
        "Figure~1 \\citep{a}",
        "\\cite{a} (Figure 1)",
        "Figure \\emph{1}",
        "Configure 1",
        "$Figure 1$",
        "Section 1",
    ],
)
def test_a_number_of_another_work_is_let_be(found: Found, text: str) -> None:
    assert found(HardCodedReference, f"{FLOATS} {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Fig. 1",
        "Figure~1b",
        "Figure\\,1",
        "(Figure 1)",
        "Figure 1, below",
        "Figure 1 in this paper",
    ],
)
def test_a_number_of_this_document_is_told(found: Found, text: str) -> None:
    assert len(found(HardCodedReference, f"{FLOATS} {text}")) == 1


def test_only_numbered_sections_count(found: Found) -> None:
    assert found(HardCodedReference, "\\section*{A} Section 1") == []
    assert len(found(HardCodedReference, "\\section{A} Section 1")) == 1
