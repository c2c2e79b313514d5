"""TeX's errors are told in plain words, at their file and line, with what to do."""

import pytest

from tests.build.conftest import Build, document

BIB = "@article{a, title={T}, author={A. B.}, journal={J}, year=1900}\n"
CITES = r"\cite{a}\bibliographystyle{plain}\bibliography{x}"

FAULTS = {
    "unknown command": (r"Text \foo here", r"there is no command \foo", ""),
    "command misspelt": (r"\textsc{a} \texbf{b}", r"there is no command \texbf", r"mean \textbf?"),
    "command of a package": (
        r"\toprule",
        r"there is no command \toprule",
        r"\usepackage{booktabs}",
    ),
    "command of an engine": (
        r"\directlua{}",
        r"there is no command \directlua",
        "--engine lualatex",
    ),
    "unknown environment": (
        "\\begin{itemise}\\end{itemise}",
        "there is no environment itemise",
        "mean itemize?",
    ),
    "environment of a package": (
        r"\begin{align}\end{align}",
        "there is no environment align",
        r"\usepackage{amsmath}",
    ),
    "no mathematics": ("a_b", "a sign of mathematics stands outside mathematics", r"\_ for _"),
    "brace too many": ("a}b", "a } has no {", "remove the }"),
    "alignment": ("R & D", "a & stands outside a table", r"\&"),
    "number sign": ("Item #1", "a # stands outside a definition", r"\#"),
    "parameter": (
        r"\newcommand\x{#1}",
        r"the definition of \x uses an argument that it does not take",
        r"\newcommand{…}[n]{…}",
    ),
    "superscript": ("$x^a^b$", "two superscripts on one sign", "{x^a}^b"),
    "subscript": ("$x_a_b$", "two subscripts on one sign", "braces"),
    "cells": (
        r"\begin{tabular}{c}a&b\end{tabular}",
        "a row has more cells than the table has columns",
        "add a column",
    ),
    "missing file": (r"\input{none}", "the file none.tex is not there", "add the file"),
    "missing image": (
        r"\includegraphics{none}",
        "the file none is not there",
        "correct its name",
    ),
    "environments crossed": (
        r"\begin{center}\end{quote}",
        r"\begin{center} of line 4 is closed by \end{quote}",
        r"add \end{center}",
    ),
    "end alone": (r"\end{quote}", r"\end{quote} without its \begin{quote}", r"\begin{quote}"),
    "paragraph in an argument": (
        "\\label{a\n\nb}",
        r"the argument of \label runs into an empty line",
        "a } is missing",
    ),
    "character": ("中", "the character 中 (U+4E2D) is not set up for this engine", "lualatex"),
    "unit": (r"\hspace{3}", "a length has no unit that TeX knows", "add pt"),
    "preamble": (
        r"\usepackage{array}",
        r"a command of the preamble stands after \begin{document}",
        "above",
    ),
    "item alone": (r"\item a", r"an \item and its list are apart", "itemize"),
    "fi alone": (r"\fi", r"\fi without an \if", "remove it"),
    "grouping without end": (
        r"\def\x{{\x}}\x",
        "a macro calls itself without end",
        "the definition",
    ),
    "defined twice": (r"\newcommand\section{}", r"\section is there already", r"\renewcommand"),
    "not to be redefined": (
        r"\renewcommand\nosuch{}",
        r"\nosuch is not there to be changed",
        r"\newcommand",
    ),
}


@pytest.mark.parametrize(("body", "message", "hint"), FAULTS.values(), ids=FAULTS)
def test_an_error_is_told_in_plain_words(built: Build, body: str, message: str, hint: str) -> None:
    answer = built({"main.tex": document(body, r"\usepackage{graphicx}")})
    first = answer.errors[0]
    assert first.message.startswith(message)
    assert hint in first.hint
    assert (first.file, first.line, answer.pdf) == ("main.tex", 5 if "\n\n" in body else 4, None)


PREAMBLE = {
    "package": (r"\usepackage{nosuch}", "the package nosuch is not installed"),
    "engine": (
        r"\usepackage{fontspec}",
        "this document needs lualatex or xelatex, in fontspec.sty",
    ),
    "option": (
        r"\usepackage[a4paper]{geometry}\usepackage[nosuch]{array}",
        "the package array has no option nosuch",
    ),
    "clash": (
        r"\usepackage{xcolor}\usepackage[table]{xcolor}",
        "the package xcolor is loaded twice with other options",
    ),
    "shell escape": (r"\usepackage{minted}", "a package wants to run other programs"),
    "text": ("Text", r"something to be printed stands before \begin{document}"),
}


@pytest.mark.parametrize(("preamble", "message"), PREAMBLE.values(), ids=PREAMBLE)
def test_a_fault_of_the_preamble_is_told(built: Build, preamble: str, message: str) -> None:
    first = built({"main.tex": document("Text", preamble)}, engine="pdflatex").errors[0]
    assert (first.message, first.file) == (message, "main.tex")


def test_an_argument_left_open_is_told(built: Build) -> None:
    (error,) = built({"main.tex": document(r"\textbf{Text")}).errors
    assert error.message == r"the file ends inside the argument of \textbf"


@pytest.mark.parametrize("body", ["\\begin{verbatim}\na", "\\begin{comment}a\\end{comment}"])
def test_an_environment_that_is_read_as_it_stands_and_never_ends_is_told(
    built: Build, body: str
) -> None:
    (error,) = built({"main.tex": document(body, r"\usepackage{comment}")}).errors
    assert error.message.startswith("an environment that is read as it stands, such as verbatim")


def test_a_class_that_is_not_there_is_told(built: Build) -> None:
    source = document("Text").replace("{article}", "{nosuch}")
    first = built({"main.tex": source}).errors[0]
    assert (first.message, first.line) == ("the document class nosuch is not installed", 2)


def test_an_environment_left_open_is_told_by_where_it_was_opened(built: Build) -> None:
    first = built({"main.tex": document("\\begin{quote}\nText")}).errors[0]
    assert first.message == r"\begin{quote} of line 4 is never closed"


def test_a_float_left_open_is_told_and_not_the_floats_in_it(built: Build) -> None:
    figure = "\\begin{figure}\nA\n\\end{figure}\n"
    errors = built({"main.tex": document(f"\\begin{{figure}}\nA\n\n{figure}{figure}")}).errors
    assert [error.message for error in errors] == [r"\begin{figure} of line 4 is never closed"]


def test_a_document_without_a_beginning_is_told(built: Build) -> None:
    first = built({"main.tex": document("Text").replace("\\begin{document}\n", "")}).errors[0]
    assert (first.message, first.line) == (r"there is no \begin{document}", 3)


def test_a_macro_that_a_class_put_in_place_of_the_authors_is_not_named(built: Build) -> None:
    style = r"\def\section{\mysection}\def\mysection#1{\textbf{#1}}"
    body = "\\section{Open\n\nText"
    files = {"my.sty": style, "main.tex": document(body, r"\usepackage{my}")}
    assert built(files).errors[0].message.endswith("of a command runs into an empty line")


def test_a_document_without_an_end_is_told(built: Build) -> None:
    (error,) = built({"main.tex": "\\documentclass{article}\n\\begin{document}\nText\n"}).errors
    assert error.message.startswith(r"the document ends before \end{document}")


def test_an_error_in_another_file_is_told_there(built: Build) -> None:
    files = {"main.tex": document(r"\input{parts/one}"), "parts/one.tex": "Text\n\n\\nosuch\n"}
    (error,) = built(files).errors
    assert (error.file, error.line) == ("parts/one.tex", 3)


def test_what_follows_on_the_same_line_is_not_told(built: Build) -> None:
    errors = built({"main.tex": document("\\nosuch\\nosuch\n\n\\nosuch")}).errors
    assert [error.line for error in errors] == [4, 6]


def test_a_command_that_the_draft_defines_is_suggested(built: Build) -> None:
    files = {"main.tex": document(r"\learningrat", r"\newcommand\learningrate{\eta}")}
    assert built(files).errors[0].hint == r"did you mean \learningrate?"


BIBLIOGRAPHIES = {
    "not there": ({}, CITES, "", ("the bibliography x.bib is not there", "", 0)),
    "outside": (
        {},
        CITES.replace("{x}", "{../x}"),
        "",
        ("the bibliography ../x.bib lies outside the draft", "", 0),
    ),
    "style not there": (
        {"x.bib": BIB},
        CITES.replace("plain", "nosuch"),
        "",
        ("the style nosuch.bst is not there", "", 0),
    ),
    "entry malformed": (
        {"x.bib": f"{BIB}@book{{b, title {{x}}}}\n"},
        CITES,
        "",
        ('I was expecting an "="', "x.bib", 2),
    ),
    "key twice": (
        {"x.bib": BIB * 2},
        CITES,
        "",
        ("an entry has the key of an earlier one", "x.bib", 2),
    ),
    "crossref to nothing": (
        {"x.bib": "@inproceedings{a, title={T}, author={A. B}, year=1900, crossref={gone}}"},
        CITES,
        "",
        ("the crossref of the entry a is to gone, which no entry defines", "", 0),
    ),
    "biber, not there": (
        {},
        r"\cite{a}\printbibliography",
        r"\usepackage{biblatex}\addbibresource{x.bib}",
        ("the bibliography x.bib is not there", "", 0),
    ),
}


@pytest.mark.parametrize(
    ("files", "body", "preamble", "said"), BIBLIOGRAPHIES.values(), ids=BIBLIOGRAPHIES
)
def test_a_fault_of_the_bibliography_is_told(
    built: Build, files: dict[str, str], body: str, preamble: str, said: tuple[str, str, int]
) -> None:
    answer = built({"main.tex": document(body, preamble), **files})
    (error,) = answer.errors
    assert (error.message, error.file, error.line, error.is_bibliography) == (*said, True)


def test_an_error_in_a_typeset_entry_is_told_by_its_key(built: Build) -> None:
    files = {"main.tex": document(CITES), "x.bib": BIB.replace("{T}", "{R & D}")}
    error = built(files).errors[0]
    assert error.message == "a & stands outside a table, in the entry a of the bibliography"
    assert error.file == ""
