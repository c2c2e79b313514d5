"""Sentences are parted where they end, and their words compare however they are written."""

from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.draft.sentences import sentences_of, sentences_of_source, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The cat SAT.", "the cat sat"),
        ("the state-of-the-art, well-\n  known", "the stateoftheart wellknown"),
        ("well\N{HYPHEN}known soft\N{SOFT HYPHEN}ly", "wellknown softly"),
        ("don’t don't", "dont dont"),
        ("\N{LATIN SMALL LIGATURE FI}nd Łukasiewicz and Šimon", "find lukasiewicz and simon"),
        ("In 1950, a [12] 3-fold x of y2", "in fold of"),
        ("under_scored", "under scored"),
    ],
)
def test_words_have_no_case_accents_hyphens_or_figures(text: str, words: str) -> None:
    assert [word.normal for word in words_of(text)] == words.split()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One ends. Two ends! Three ends?", ["One ends", "Two ends", "Three ends"]),
        (
            "So said Doe et al. The rest, e.g. That one.",
            ["So said Doe et al. The rest, e.g. That one"],
        ),
        ("See Fig. Two by J. Doe. It ends.", ["See Fig. Two by J. Doe", "It ends"]),
        ("He said “it ends.” It did.", ["He said “it ends", "It did"]),
        ("about 3.5 per cent. and so on", ["about 3.5 per cent. and so on"]),
        ("No stop\n\nBut a line between", ["No stop", "But a line between"]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_another_begins(text: str, sentences: list[str]) -> None:
    found = [text[each.span.start : each.span.end] for each in sentences_of(text)]
    assert found == sentences


def test_of_a_source_only_what_is_printed_as_prose_counts(tmp_path: Path) -> None:
    body = (
        "\\section{A heading}\nWe cite~\\cite{key}, and $x^2$\nset \\emph{it} "
        'by G\\"odel. % No. Never\n'
        "\\begin{itemize}\\item First one\n\\item Second one\\end{itemize}\n"
        "\\begin{figure}\\caption{Not this.}\\end{figure}Last one"
    )
    text = f"\\documentclass{{article}}\\begin{{document}}\n{body}\\end{{document}}\n"
    (tmp_path / "main.tex").write_text(text, encoding="utf-8")
    found = sentences_of_source(load_draft(tmp_path).tex[0])
    assert [" ".join(word.normal for word in each.words) for each in found] == [
        "we cite and set it by godel",
        "first one",
        "second one",
        "last one",
    ]
