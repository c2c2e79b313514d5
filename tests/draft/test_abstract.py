"""The abstract is found in each of its forms, and its words counted."""

import pytest

from toolkit.draft.load import load_draft


def abstract(folder, body, part=""):
    (folder / "part.tex").write_text(part, encoding="utf-8")
    text = f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "main.tex").write_text(text, encoding="utf-8")
    return load_draft(folder / "main.tex").abstract


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (r"\begin{abstract}One two $x$.\end{abstract}", 3),
        (r"\begin{onecolabstract}One two.\end{onecolabstract}", 2),
        (r"\abstract{One two.} Text", 2),
        (
            r"\newenvironment{summary}{\begin{abstract}}{\end{abstract}}"
            r"\begin{summary}One two.\end{summary}",
            2,
        ),
        (r"\twocolumn[\maketitle\begin{abstract}One two.\end{abstract}] Text", 2),
        (
            r"\twocolumn[\begin{@twocolumnfalse}\maketitle\begin{abstract}One [sic] two."
            r"\end{abstract}\end{@twocolumnfalse}] Text",
            3,
        ),
        (
            r"\newcommand{\summary}[1]{\begin{abstract}#1\end{abstract}}"
            r"\summary{One two.} Text",
            2,
        ),
        (r"\section*{Abstract} One two. \section{Aims} Text", 2),
        (r"\section*{Executive Summary} One. \section{Aims} Text", 1),
        (r"\begin{abstract}One \input{part} four.\end{abstract}", 4),
        (r"\begin{abstract}\input{part}\end{abstract}", 2),
        (r"\begin{abstract}One % two" "\n" r"\cite{a}~three \footnote{four}.\end{abstract}", 3),
        (r"\begin{abstract}\end{abstract}", 0),
    ],
)
def test_an_abstract_has_its_words_whatever_its_form(tmp_path, body, words):
    assert abstract(tmp_path, body, "two three").words == words


def test_an_abstract_may_stand_in_a_file_of_its_own(tmp_path):
    found = abstract(tmp_path, r"\input{part}", "\n\\begin{abstract}One.\\end{abstract}")
    assert (found.words, str(found.place)) == (1, "part.tex:2:1")


@pytest.mark.parametrize(
    "body",
    ["Text", r"% \begin{abstract}One\end{abstract}", r"\verb|\begin{abstract}|", r"\abstract Text"],
)
def test_a_draft_without_an_abstract_has_none(tmp_path, body):
    assert abstract(tmp_path, body) is None
