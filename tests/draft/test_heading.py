"""Sections hold what stands under them, in all the files of a draft, and tell an empty one."""

import pytest

from toolkit.draft.load import load_draft


def draft_of(folder, body, doc_class="article", **parts):
    for name, text in parts.items():
        (folder / f"{name}.tex").write_text(text, encoding="utf-8")
    text = f"\\documentclass{{{doc_class}}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "main.tex").write_text(text, encoding="utf-8")
    return load_draft(folder / "main.tex")


def test_a_section_has_the_words_of_its_subsections_and_inputs(tmp_path):
    body = r"\section{A} one \subsection{B} two \input{part} \section{C} five"
    draft = draft_of(tmp_path, body, part=r"three \subsection{D} four")
    found = [(section.title, section.level, section.words) for section in draft.sections]
    assert found == [
        ("A", "section", 4),
        ("B", "subsection", 2),
        ("D", "subsection", 1),
        ("C", "section", 1),
    ]


def test_a_heading_inside_another_has_the_words_after_both(tmp_path):
    draft = draft_of(tmp_path, r"\section{A \section{B b b} a a} one two")
    assert [section.words for section in draft.sections] == [0, 2]


def test_words_before_the_first_heading_and_in_the_preamble_belong_to_no_section(tmp_path):
    draft = draft_of(tmp_path, r"one two \section{A} three")
    assert [section.words for section in draft.sections] == [1]


@pytest.mark.parametrize(
    "body",
    [
        "Words.",
        "$x$",
        r"\[ x \]",
        "$$ x $$",
        r"\begin{align} x \end{align}",
        r"\begin{tabular}{l} x \end{tabular}",
        r"\begin{figure}\end{figure}",
        r"\includegraphics{a}",
        "\\begin{verbatim}\nx\n\\end{verbatim}",
        r"\subsection{B} Words.",
        r"\input{part}",
    ],
)
def test_a_section_with_anything_to_see_is_not_empty(tmp_path, body):
    draft = draft_of(tmp_path, f"\\section{{A}} {body} \\section{{C}}", part="Words.")
    assert not draft.sections[0].is_empty


@pytest.mark.parametrize(
    "body",
    [
        "",
        "% words",
        r"\label{a}",
        r"\\[2mm] \vspace{3pt}",
        r"\subsection{B}",
        "\\begin{comment}\nx\n\\end{comment}",
        r"\iffalse words \fi",
    ],
)
def test_a_section_with_nothing_to_see_is_empty(tmp_path, body):
    draft = draft_of(tmp_path, f"\\section{{A}} {body} \\section{{C}} Words.")
    assert draft.sections[0].is_empty


def test_a_section_knows_whether_it_cites(tmp_path):
    body = r"\section{A} \input{part} \section{B} Words. \section{C} % \cite{a}"
    draft = draft_of(tmp_path, body, part=r"\cite{a}")
    assert [section.cites for section in draft.sections] == [True, False, False]


def test_slides_stand_among_the_sections_in_the_order_they_are_shown(tmp_path):
    body = (
        r"\begin{frame}{Start} one \end{frame}\section{A}\input{part}"
        r"\section{B}\begin{frame}<1->[plain]\frametitle{Last} two three\end{frame}"
    )
    part = r"\begin{frame}{In part}\end{frame}"
    draft = draft_of(tmp_path, body, "beamer", part=part)
    headings = [(heading.level, heading.title, heading.words) for heading in draft.headings]
    assert headings == [
        ("frame", "Start", 1),
        ("section", "A", 0),
        ("frame", "In part", 0),
        ("section", "B", 2),
        ("frame", "Last", 2),
    ]
