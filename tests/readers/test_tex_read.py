"""Headings, citations, labels, references and floats are read with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.tex import Source
from toolkit.readers.tex_items import Items
from toolkit.readers.tex_macros import Macros
from toolkit.readers.tex_read import inputs_of, packages_of, read

PIECES = (
    "\\begin{figure} \\end{figure} \\cite{a,b} \\parencites(x)(y)[1]{a}{b} \\ref{ \\label{x} "
    "\\section[a]{ } { [ ] \\newcommand{\\m}[1]{\\cite{#1}\\m{#1}} \\m{q} \\def\\d#1{\\ref{#1}} "
    "\\d \\newenvironment{e}{\\begin{figure}}{\\end{figure}} \\begin{e} \\end{e} % \\iffalse \\fi "
    "\\begin{lstlisting}[label=l] \\end{lstlisting} \\verb|a| $ \\input \\hyperref[k]{t} "
    "\\crefrange{a}{b} \\begin{frame}<1>[label=f] \\let\\c\\cite \\c{z} \\end{document} @ #1"
).split()
LATEX = st.lists(st.sampled_from([*PIECES, "\n", "\r\n", " "]), max_size=25).map("".join)


def items(text):
    source = Source(text)
    return read(source, Macros(source.scan.definitions))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"\autocite[see][p.~3]{a}", ["a"]),
        (r"\parencites(see)(also)[1]{a}[][2]{b,c}", ["a", "b", "c"]),
        (r"\cites{a}{b} not {c}", ["a", "b"]),
        (r"\textcite*{a}\Citet*[][x]{b}", ["a", "b"]),
        (r"\cite<see>[p.~3]{a}", ["a"]),
        (r"\citep{ a , b ,, c}", ["a", "b", "c"]),
        ("\\cite{a,% why\n  b}", ["a", "b"]),
        ("\\cite{a\n b}", ["a b"]),
        (r"\cite[{a]b}]{c}", ["c"]),
        (r"\cite{}\cite\cite{", []),
        (r"\cite{\unknown}", []),
        (r"\newcommand{\k}{key}\cite{\k}", ["key"]),
        (r"\newcommand{\both}{a, b}\cite{\both,c}", ["a", "b", "c"]),
        (r"\let\c\cite \c{a}", ["a"]),
        (r"\def\x#1{\cite{#1}}\let\c\x \c{a}", ["a"]),
        (r"\def\x#1{\cite{#1}}\let\c\x \def\x#1{\c{b}}\x{a}", ["b"]),
        (r"\let\c\x \def\x#1{\cite{#1}}\c{a}", []),
        (r"\newcommand{\c}[2][see]{\citep[#1]{#2}}\c{a}\c[x]{b}", ["a", "b"]),
        (r"\NewDocumentCommand{\c}{s o m}{\cite{#3}}\c*[x]{a}", ["a"]),
        (r"\newcommand{\x}[1]{\y{#1}}\newcommand{\y}[1]{\cite{#1}}\x{a}", ["a"]),
        (r"\renewcommand{\cite}[1]{\citep{#1}}\cite{a}", ["a"]),
        (r"\renewcommand{\cite}{\citep}\cite{a}", ["a"]),
        (r"\newcommand{\x}{\cite{b}\y}\newcommand{\y}{\cite}\x{a}", ["b", "a"]),
        (r"\let\old\cite\renewcommand{\cite}[1]{\mbox{\old{#1}}}\cite{a}", ["a"]),
        (r"\let\old\cite\renewcommand{\cite}{\unskip~\old}\cite[b]{a}", ["a"]),
        (r"\NewCommandCopy{\old}{\cite}\old{a}", ["a"]),
        (r"\LetLtxMacro\old\cite\def\cite#1{\old{#1}}\cite{a}", ["a"]),
        (r"\newcommand{\Cite}[1]{\textcolor{blue}{[#1]}}\Cite{a}", []),
        (r"\def\cite#1{\@cite{#1}}\cite{a}", ["a"]),
        (r"\newcommand{\c}{\cite{a}}\providecommand{\c}{\cite{b}}\c", ["a"]),
        (r"\providecommand{\c}{\cite{a}}\c", ["a"]),
        (
            r"\NewDocumentCommand{\c}{s m}{\IfBooleanTF{#1}{\cite{x#2}}{\cite{#2}}}\c*{a}\c{b}",
            ["xa", "b"],
        ),
        (
            r"\NewDocumentCommand{\c}{m o}{\IfNoValueF{#2}{\cite{#2}}\cite{#1}}\c{a}\c{b}[c]",
            ["a", "c", "b"],
        ),
        (
            r"\NewDocumentCommand{\c}{o}{\IfValueTF{#1}{\IfValueT{#1}{\cite{#1}}}{\cite{b}}}\c[a]\c",
            ["a", "b"],
        ),
        (r"\newcommand{\never}{\cite{a}}", []),
    ],
)
def test_cited_keys_are_read(text, keys):
    assert [citation.key for citation in items(text).citations] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"\cref{a,b}", ["a", "b"]),
        (r"\newcommand{\fig}{Figure~\ref}\fig{a}", ["a"]),
        (r"\let\old\eqref\renewcommand{\eqref}[1]{\textcolor{blue}{\old{#1}}}\eqref{a}", ["a"]),
        (r"\crefrange{a}{b}\vrefrange[here]{c}{d}", ["a", "b", "c", "d"]),
        (r"\hyperref[a]{text}", ["a"]),
        (r"\autoref*{a}\vpageref[x][y]{b}", ["a", "b"]),
        (r"\ref{sec:\thesection}", []),
        (r"\newenvironment{e}{}{\ref{a}}\begin{e}\end{e}", ["a"]),
    ],
)
def test_referred_keys_are_read(text, keys):
    assert [reference.key for reference in items(text).references] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"\label{a b}", ["a b"]),
        ("\\label{a\n b}", ["a b"]),
        ("\\begin{lstlisting}[caption={[x]{y, z}}, label = {a}]\n\\end{lstlisting}", ["a"]),
        (r"\lstinputlisting[label=a]{code}", ["a"]),
        (r"\begin{frame}<2->[t,label=a]{T}\end{frame}", ["a"]),
        (r"\begin{enumerate}[label=(\alph*)]\end{enumerate}", []),
        ("\\begin{minted}[label=Listing]{c}\n\\end{minted}", []),
        (r"\newcommand{\l}[1]{\label{s:#1}}\l{a}", ["s:a"]),
        (
            "\\makeatletter\\newcommand{\\l@x}[1]{\\label{#1}}\\makeatother\\newcommand{\\l}{\\l@x}",
            [],
        ),
    ],
)
def test_labels_are_read(text, keys):
    assert [label.key for label in items(text).labels] == keys


def test_a_key_stands_where_it_is_typed_and_that_of_a_macro_where_it_is_used():
    text = r"\newcommand{\c}[1]{\cite{#1}} \cite[p]{one, two} \c{three}"
    one, two, three = items(text).citations
    assert [text[c.span.start : c.span.end] for c in (one, two)] == ["one", "two"]
    assert text[one.macro.start : one.macro.end] == r"\cite[p]{one, two}"
    assert text[three.span.start : three.span.end] == r"\c{three}"
    assert (two.expanded, three.expanded) == (False, True)


def test_a_heading_holds_its_level_star_and_title():
    first, second = items(r"\section*{A \emph{b}}\paragraph[x]{C}").headings
    assert (first.level, first.starred, first.title) == ("section", True, r"A \emph{b}")
    assert (second.level, second.starred, second.title) == ("paragraph", False, "C")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (r"\newcommand{\us}{Sparks}\section{\us{} now}", "{Sparks}{} now"),
        (r"\newcommand{\b}[1]{<#1>}\section{\b{x}}", "{<x>}"),
        (r"\def\a{\b}\def\b{x}\section{\a}", "{{x}}"),
        (r"\def\a{\a\a}\section{\a}", None),
        (r"\makeatletter\def\a{\@x}\makeatother\section{\a}", r"\a"),
    ],
)
def test_a_title_is_read_with_the_macros_in_it_spelt_out(text, title):
    (heading,) = items(text).headings
    assert title is None or heading.title == title
    assert len(heading.title) < 600


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (r"\begin{figure*}\end{figure*}\begin{table}\end{table}", ["figure", "table"]),
        (r"\newenvironment{p}{\begin{figure}}{\end{figure}}\begin{p}\end{p}", ["figure"]),
        (r"\begin{tabular}{l}\end{tabular}", []),
        ("\\begin{verbatim}\n\\begin{figure}\\end{figure}\n\\end{verbatim}", []),
    ],
)
def test_floats_are_read_under_whatever_name(text, kinds):
    assert [found.kind for found in items(text).floats] == kinds


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        (r"\caption[short]{Long}", [("Long", "")]),
        (r"\caption*{Bare}\captionof{table}[s]{Of}", [("Bare", ""), ("Of", "table")]),
        (r"\subfloat[lof][Sub]{x}\subcaptionbox{Box}{x}", [("Sub", "sub"), ("Box", "sub")]),
    ],
)
def test_captions_are_read_with_their_kind(text, captions):
    assert [(caption.text, caption.kind) for caption in items(text).captions] == captions


@pytest.mark.parametrize("use", [r"\section{a", r"\caption{a"])
def test_titles_are_read_a_few_deep_in_each_other_and_any_number_side_by_side(use):
    deep, wide = items(use * 200 + "}" * 200), items(f"{use}{use}}}}}" * 200)
    assert [len(found.headings + found.captions) for found in (deep, wide)] == [11, 400]


def test_all_titles_in_one_macro_are_read():
    assert len(items(r"\newcommand{\s}{" + r"\section{a}" * 20 + r"}\s").headings) == 20


def test_inputs_and_packages_are_read_without_the_rest():
    text = (
        "\\documentclass[a,b]{c}\\usepackage{x,y} \\input a \\include{b}\\import{d/}{e}% \\input z"
    )
    source = Source(text)
    assert [(i.folder, i.target) for i in inputs_of(source)] == [("", "a"), ("", "b"), ("d/", "e")]
    packages = [(p.name, p.options, p.is_class) for p in packages_of(source)]
    assert packages == [("c", ("a", "b"), True), ("x", (), False), ("y", (), False)]


@given(LATEX)
def test_whatever_latex_is_made_of_its_items_stand_inside_it_in_order(text):
    found = items(text)
    for field in Items.__struct_fields__:
        spans = [item.span for item in getattr(found, field)]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
        assert [span.start for span in spans] == sorted(span.start for span in spans)


@given(st.text(max_size=200))
def test_any_text_is_read_and_keeps_its_length_and_line_ends(text):
    source = Source(text)
    assert len(source.live) == len(text)
    ends = [index for index, sign in enumerate(text) if sign in "\r\n"]
    assert [index for index, sign in enumerate(source.live) if sign in "\r\n"] == ends
    assert isinstance(read(source, Macros(source.scan.definitions)), Items)


def test_a_macro_that_uses_itself_for_ever_ends():
    text = r"\newcommand{\a}{\cite{x}\a\a}" + r"\a" * 50
    assert len(items(text).citations) <= 10_000


def test_long_macros_end_sooner():
    text = r"\newcommand{\a}[1]{\cite{x}#1}" + r"\a{" * 400 + "long" * 500 + "}" * 400
    assert len(items(text).citations) < 1000
