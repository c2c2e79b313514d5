"""Floats have their own captions and every label in them."""

import pytest

from toolkit.draft.load import load_draft


def floats(folder, body):
    (folder / "main.tex").write_text(f"\\documentclass{{article}}\n{body}", encoding="utf-8")
    return load_draft(folder / "main.tex").floats


@pytest.mark.parametrize(
    ("body", "kind", "captions", "labels"),
    [
        (r"\begin{figure}\caption{A}\label{a}\end{figure}", "figure", ["A"], ["a"]),
        (r"\begin{table*}[t]\caption[s]{A}\end{table*}", "table", ["A"], []),
        (
            r"\begin{figure}\begin{subfigure}{1cm}\caption{x}\label{x}\end{subfigure}"
            r"\subfloat[y\label{y}]{z}\subcaptionbox{z}{w}\caption{All}\label{all}\end{figure}",
            "figure",
            ["All"],
            ["x", "y", "all"],
        ),
        (r"\begin{figure}\captionof{table}{T}\caption{F}\end{figure}", "figure", ["T", "F"], []),
        (
            r"\newenvironment{pic}[1]{\begin{figure}\label{#1}}{\end{figure}}"
            r"\begin{pic}{p}\caption{P}\end{pic}",
            "figure",
            ["P"],
            ["p"],
        ),
        (r"\caption{out}\begin{figure}\end{figure}\label{out}", "figure", [], []),
    ],
)
def test_a_float_holds_its_captions_and_labels(tmp_path, body, kind, captions, labels):
    (found,) = floats(tmp_path, body)
    assert found.kind == kind
    assert [caption.text for caption in found.captions] == captions
    assert [label.key for label in found.labels] == labels


def test_a_float_inside_another_belongs_to_it(tmp_path):
    body = r"\begin{figure}\begin{table}\caption{In}\end{table}\end{figure}\begin{table}\end{table}"
    assert [found.kind for found in floats(tmp_path, body)] == ["figure", "table"]


def test_a_caption_is_given_as_it_is_printed(tmp_path):
    body = r"\newcommand{\us}{Sparks}\begin{figure}\caption{\us{} at 5\% \cite{a}}\end{figure}"
    assert floats(tmp_path, body)[0].caption == "Sparks at 5%"


def test_a_float_is_pointed_at_where_it_begins(tmp_path):
    (found,) = floats(tmp_path, "\n  \\begin{figure}\n\\end{figure}")
    assert found.tex.slice(found.opening) == "\\begin{figure}"


def test_of_a_macro_that_gives_very_many_some_are_taken(tmp_path):
    one = "\\newcommand{\\one}{\\begin{figure}\\caption{C}\\end{figure}}"
    many = "\\newcommand{\\many}{" + "\\one" * 60 + "}"
    kinds = [found.kind for found in floats(tmp_path, f"{one}{many}\\one\\many\\one")]
    assert kinds == ["figure"] * (1 + 20 + 1)
