"""What LaTeX wrote into an .aux file is read back."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.aux import Aux, AuxHeading, AuxLabel, Layout, Mark, read_aux

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

REPORT = r"""
\documentclass{article}
%s
\begin{document}
\section{One \emph{real} \& $x_{1}$ thing}\label{sec:one}
\subsection*{Bare}\addcontentsline{toc}{subsection}{Bare}
\cite{curie1898,noether1918} \cite{curie1898} \nocite{*}
\begin{figure}\caption{A curve}\label{fig:curve}\end{figure}
\include{second}
\bibliographystyle{plain}
\bibliography{references,more}
\end{document}
"""


def compiled(folder, preamble=""):
    (folder / "main.tex").write_text(REPORT % preamble)
    (folder / "second.tex").write_text(r"\section{Two}\label{sec:two}")
    command = ["pdflatex", "-interaction=batchmode", "main.tex"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return read_aux((folder / "main.aux").read_text())


@needs_tex
@pytest.mark.parametrize(
    "preamble", ["", r"\usepackage{hyperref}", r"\usepackage{hyperref}\usepackage{cleveref}"]
)
def test_what_latex_wrote_is_read_whatever_package_lengthens_it(tmp_path, preamble):
    aux = compiled(tmp_path, preamble)
    assert aux.citations == ("curie1898", "noether1918", "curie1898", "*")
    assert set(aux.labels) == {AuxLabel("sec:one", "1", "1"), AuxLabel("fig:curve", "1", "1")}
    assert [(heading.level, heading.number) for heading in aux.headings] == [
        ("section", "1"),
        ("subsection", ""),
    ]
    assert aux.headings[0].title.replace(" ", "") == r"One\emph{real}\&$x_{1}$thing"
    assert (aux.bibstyle, aux.bibdata) == ("plain", ("references", "more"))
    assert aux.inputs == ("second.aux",)


@needs_tex
def test_the_aux_of_an_included_file_is_read_alike(tmp_path):
    compiled(tmp_path)
    second = read_aux((tmp_path / "second.aux").read_text())
    assert second.labels == (AuxLabel("sec:two", "2", "2"),)
    assert second.headings == (AuxHeading("section", "2", "Two", "2"),)


@pytest.mark.parametrize(
    ("line", "citations"),
    [
        (r"\citation{a, b}", ("a", "b")),
        (r"\abx@aux@cite{0}{a}", ("a",)),
        (r"\abx@aux@cite{a}", ("a",)),
        (r"\abx@aux@nociteall", ("*",)),
        (r"\citation{a,b", ()),
        (r"\citation", ()),
    ],
)
def test_citations_are_read_as_each_package_writes_them(line, citations):
    assert read_aux(line + "\r\n\\relax ").citations == citations


def test_a_citation_key_that_the_bibliography_defines_is_read():
    assert read_aux(r"\bibcite{curie1898}{{1}{1898}{Curie}{}}").bibcites == ("curie1898",)


def test_a_heading_keeps_the_braces_of_its_own_title():
    line = r"\@writefile{toc}{\contentsline {section}{\numberline {IV}A {B} \{c}{12}{}}"
    assert read_aux(line).headings == (AuxHeading("section", "IV", r"A {B} \{c", "12"),)


def test_a_line_of_the_list_of_figures_is_no_heading():
    line = r"\@writefile{lof}{\contentsline {figure}{\numberline {1}Curve}{1}{}}"
    assert read_aux(line).headings == ()


def test_a_length_that_a_class_stores_as_a_label_is_no_label():
    assert read_aux(r"\newlabel{tocindent0}{0pt}").labels == ()


def test_a_mark_is_in_tex_points_from_the_lower_left_corner():
    line = r"\draftsmithmark{references}{8}{3276800}{-32768}"
    assert read_aux(line).marks == (Mark("references", 8, 50.0, -0.5),)


def test_the_layout_is_in_tex_points_with_its_columns_counted():
    line = r"\draftsmithlayout{65536}{131072}{196608}{262144}{327680}{393216}{2}{32768}"
    assert read_aux(line).layout == Layout(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 2, 0.5)


@pytest.mark.parametrize(
    "line",
    [
        r"\draftsmithmark{body}{1}{2}{3.5}",
        r"\draftsmithmark{body}{1}{2}",
        r"\draftsmithmark{body}{1}{2}{99999999999999999999}",
        r"\draftsmithmark{body}{one}{2}{3}",
        r"\draftsmithmark{end}{2147483647}{2}{3}",
        r"\draftsmithmark{end}{-1}{2}{3}",
        r"\draftsmithlayout{1}{2}{3}{4}{5}{6}{two}{8}",
        r"\draftsmithlayout{1}{2}{3}{4}{5}{6}{2}",
        r"\newlabel{a}{{1}{3",
        r"\newlabel{a}{{1}}",
    ],
)
def test_a_malformed_line_is_passed_over_and_the_next_is_read(line):
    aux = read_aux(line + "\n\\citation{a}")
    assert aux == Aux(citations=("a",))


COMMANDS = ["\\citation", "\\newlabel", "\\@writefile", "toc", "\\contentsline ", "\\numberline "]


@given(st.lists(st.sampled_from([*COMMANDS, "{", "}", "a", "1", "\n", "\\", "\0"])).map("".join))
def test_any_text_is_read(text):
    assert isinstance(read_aux(text), Aux)
