"""The authors of a title block, in the many ways in which people write them."""

import pytest

from toolkit.draft.load import load_draft

MARIE, EMMY, LISE = "Marie Curie", "Emmy Noether", "Lise Meitner"


def authors(folder, title_block):
    main = folder / "main.tex"
    main.write_text(f"\\documentclass{{article}}\n{title_block}\n", encoding="utf-8")
    return load_draft(main).authors


@pytest.mark.parametrize(
    "block",
    [
        r"\author{Marie Curie \and Emmy Noether}",
        r"\author{Marie Curie\\Sorbonne, Paris \and Emmy Noether\\University of G\"ottingen}",
        r"\author{Marie Curie and Emmy Noether}",
        r"\author{Marie Curie \& Emmy Noether}",
        r"\author{Curie, Marie \and Noether, Emmy}",
        r"\author{Marie~Curie$^{1}$, Emmy Noether$^{2,*}$ \\ $^1$Paris \quad $^2$G\"ottingen}",
        r"\author{Marie Curie\textsuperscript{1} \and Emmy Noether\textsuperscript{2}}",
        r"\author{Marie Curie\thanks{Paris, \emph{France}.} \and Emmy Noether\footnotemark[1]}",
        r"\author{\IEEEauthorblockN{Marie Curie}\IEEEauthorblockA{\textit{dept. name} \\ Paris}"
        r"\and \IEEEauthorblockN{Emmy Noether}\IEEEauthorblockA{G\"ottingen}}",
        r"\author{\begin{tabular}{cc} Marie Curie & Emmy Noether \\ Paris & Hof\end{tabular}}",
        r"\author{Marie Curie}\affiliation{Paris}" "\n" r"\author{Emmy Noether}",
        r"\author[1]{Marie Curie}\author[2]{Emmy Noether}\affil[1]{Paris}",
        r"\newcommand{\who}{Marie Curie \and Emmy Noether}\author{\who}",
        r"\author{Team 7: Marie Curie, Emmy Noether}",
        r"\author{\large Marie Curie\inst{1} \and Emmy Noether\inst{2}}",
        r"\author{Marie Curie, PhD \and Emmy Noether, Jr.}",
        r"\author{\textbf{Marie Curie} \\ Paris \And \textbf{Emmy Noether} \\ Hof}",
        r"\author{Marie Curie \hspace{1cm} Emmy Noether \\ Department of Physics}",
        r"\author{Marie Curie \qquad Emmy Noether\\ \{marie, emmy\}@example.org}",
        r"\author{{Marie} {Curie} \and \href{https://example.org}{Emmy Noether}}",
        "\\author{Marie Curie % \\and Nobody\n\\and Emmy Noether}",
        r"\author{Marie Curie, Emmy Noether}\institute{Paris \and Hof}",
    ],
)
def test_two_authors_are_found_however_they_are_written(tmp_path, block):
    assert [person.name for person in authors(tmp_path, block)] == [MARIE, EMMY]


@pytest.mark.parametrize(
    "block",
    [
        r"\author{Marie Curie, Emmy Noether, and Lise Meitner}",
        r"\author{Marie Curie \\ Emmy Noether \\ Lise Meitner}",
        r"\author{Marie Curie \quad Emmy Noether \quad Lise Meitner\\ University of Paris}",
        r"\author{Marie Curie; Emmy Noether; Lise Meitner}",
    ],
)
def test_three_authors_are_found_on_one_line_or_a_line_each(tmp_path, block):
    assert [person.name for person in authors(tmp_path, block)] == [MARIE, EMMY, LISE]


@pytest.mark.parametrize(
    "block",
    [
        "\\author{%\n  Marie Curie\\\\\\email{m@example.org}\\and\n"
        "  Emmy Noether\\\\\\email{e@example.org}}\n",
        r"\author{Marie Curie\\\texttt{m@example.org} \and Emmy Noether\\\texttt{e@example.org}}",
        r"\author{Marie Curie (m@example.org), Emmy Noether (e@example.org)}",
        r"\author{Marie Curie\thanks{\texttt{m@example.org}} \and Emmy Noether e@example.org}",
        r"\author{Marie Curie \\ m@example.org \\ \\ Emmy Noether \\ e@example.org}",
        r"\author{\name Marie Curie \email m@example.org \\ \addr Paris \AND"
        r" \name Emmy Noether \email e@example.org \\ \addr Hof}",
    ],
)
def test_each_author_has_the_address_that_stands_with_the_name(tmp_path, block):
    found = [(person.name, person.email) for person in authors(tmp_path, block)]
    assert found == [(MARIE, "m@example.org"), (EMMY, "e@example.org")]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (r"Andr\'e-Marie Amp\`ere", "André-Marie Ampère"),
        (r"Paul Erd\H{o}s", "Paul Erdős"),
        (r"J.~J. Thomson", "J. J. Thomson"),
        ("Søren Kierkegaard", "Søren Kierkegaard"),
        ("李时珍", "李时珍"),
        ("Conor O'Neill", "Conor O'Neill"),
        (r"Ludwig van Beethoven", "Ludwig van Beethoven"),
        (r"Max Planck\\Berlin", "Max Planck"),
        (r"Max Planck\\New York", "Max Planck"),
    ],
)
def test_a_name_is_read_as_it_is_printed(tmp_path, typed, name):
    assert [person.name for person in authors(tmp_path, rf"\author{{{typed}}}")] == [name]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Andrey Student Markov", ("Marie Curie", "Andrey Student Markov")),
        ("Graduate Student Council", ("Marie Curie",)),
        ("PhD Student Physics", ("Marie Curie",)),
        ("a student here", ("Marie Curie",)),
    ],
)
def test_a_name_may_be_student(tmp_path, line, names):
    block = f"\\author{{Marie Curie \\and {line}}}"
    assert tuple(author.name for author in authors(tmp_path, block)) == names


@pytest.mark.parametrize("block", ["", r"\author{}", r"\author{\\}", r"% \author{Marie Curie}"])
def test_a_title_block_without_a_name_has_no_author(tmp_path, block):
    assert authors(tmp_path, block) == ()


def test_an_author_stands_where_the_name_is_typed(tmp_path):
    (person,) = authors(tmp_path, "\\author{%\n  Marie\n  Curie}")
    place = person.tex.place(person.span_of(person.name))
    assert (place.line, place.column, place.end_line) == (3, 3, 4)


def test_of_many_authors_inside_each_other_s_arguments_some_are_named(tmp_path):
    block = "\\author{Marie Curie \\and \\author{Pierre Curie}}\\author{Lise Meitner}"
    names = ["Marie Curie", "Pierre Curie", "Lise Meitner"]
    assert [author.name for author in authors(tmp_path, block)] == names
    nest = "\\author{Marie Curie" * 50 + "}" * 50 + "\\author{Lise Meitner}"
    assert [author.name for author in authors(tmp_path, nest)][2:] == [
        "Marie Curie",
        "Lise Meitner",
    ]


def test_each_author_of_a_macro_is_named(tmp_path):
    block = "\\newcommand{\\team}{\\author{Marie Curie}\\author{Lise Meitner}}\\team"
    assert [author.name for author in authors(tmp_path, block)] == ["Marie Curie", "Lise Meitner"]
