"""The words of running prose are counted as a reader would, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.place import Span
from toolkit.readers.tex import Source
from toolkit.readers.tex_prose import Prose

PIECES = (
    "\\begin{figure} \\end{figure} \\cite \\section [a] {b} { } $ $$ \\( \\) \\[ \\] % ~ \\ \\\\ "
    "\\' e \\parencites ( ) \\begin{frame} <1-> \\item word \\H{o}"
).split()
LATEX = st.lists(st.sampled_from([*PIECES, "\n", "\r\n", " "]), max_size=30).map("".join)


def words(text, printed=()):
    return Prose(Source(text), (), printed).words(Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one two three", 3),
        ("don't and well-known 3.14 e.g. 100,000", 6),
        (r"50\% of x \& y at \$5", 6),
        (r"\emph{very} \textbf{bold words}{\bf too}", 4),
        (r"a~tie and a\,space and a\\break", 8),
        (r"``quoted'' (words) -- and dashes---", 4),
        (r"Na\"ive caf\'e Erd\H{o}s G\"{o}del's Fran\c{c}ois", 5),
        (r"Stra\ss e, \O rsted, \L{}ukasiewicz, \AA ngstr\"om", 4),
        (r"the \LaTeX{} system and \TeX", 5),
        ("α-decay and β", 3),
        (r"one\footnote{two three} four", 4),
        (r"\textcolor{red}{hot} \href{http://example.org}{the link} \hyperref[a]{there}", 4),
        (r"\resizebox{1cm}{!}{word} \raisebox{2pt}{up} \parbox{3cm}{in it}", 4),
        (r"\begin{itemize}[leftmargin=*]\item one \item[two] three\end{itemize}", 3),
        (r"\begin{minipage}[t]{5cm} two words \end{minipage}", 2),
        (r"\begin{multicols}{2} two words \end{multicols}", 2),
        (r"\begin{frame}<1->[plain]{A Title}{Subtitle} two words\end{frame}", 2),
        (r"\begin{center}{\small word}\end{center}", 1),
        (r"\vspace{1em}{\bf word} \label{a}{\em word}", 2),
    ],
)
def test_words_are_counted_as_a_reader_would(text, count):
    assert words(text) == count


@pytest.mark.parametrize(
    "text",
    [
        r"\cite{a,b}~\citep[see][p.~3]{c} \nocite{*}",
        r"\parencites(see)(also)[1]{a}[2]{b}\cites{c}{d}",
        r"\ref{a}, \cref{a,b}, \crefrange{a}{b} \vpageref[above][below]{c}",
        r"\section{A Title} \subsection*{Bare}",
        r"\label{x}\index{y}\vspace*{2cm}\hspace{3pt}\rule{1cm}{2pt}",
        r"\\[2mm] \\*[1ex] \pagebreak[4]",
        r"\url{http://example.org/a_b} \includegraphics[width=3cm]{a} \input{part}",
        r"\begin{tabular}{ll} a & b \\ \end{tabular}",
        r"\begin{equation} a \text{ where } b \end{equation} \begin{align*}x&=y\end{align*}",
        r"\[ a \text{ where } b \] $$c$$",
        "\\begin{verbatim}\nno words\n\\end{verbatim} \\verb|x y| \\lstinline!x!",
        r"\begin{tikzpicture}\node {x};\end{tikzpicture}",
        r"\begin{thebibliography}{9}\bibitem{a} Some words.\end{thebibliography}",
        "% no words",
        r"\iffalse no words \fi",
        r"\newcommand{\sys}{Our System} \definecolor{x}{rgb}{1,0,0}",
        r"\addcontentsline{toc}{section}{Foo} \newtheorem{thm}{Theorem}[section]",
        r"\todo[inline]{fix this} \caption{a b} \title{a} \thanks{b}",
        r"\setlength{\parindent}{0pt} \fontsize{10}{12}\selectfont \noindent",
    ],
)
def test_what_is_no_prose_has_no_words(text):
    assert words(text) == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a $x + y$ b", 3),
        (r"a \(x + y\) b", 3),
        ("a $x$ b $y$", 4),
        ("costs \\$5 and $x$ more", 5),
        ("an open $ sign\n\nends with its paragraph", 7),
    ],
)
def test_an_inline_formula_is_one_word(text, count):
    assert words(text) == count


def test_a_macro_that_prints_words_is_one_word():
    assert words(r"\sys{} works, \other works", printed={"sys"}) == 3


@given(LATEX)
def test_prose_keeps_length_and_line_ends_whatever_it_is_made_of(text):
    source = Source(text)
    prose = Prose(source, ())
    assert len(prose.text) == len(text)
    ends = [index for index, sign in enumerate(text) if sign in "\r\n"]
    assert [index for index, sign in enumerate(prose.text) if sign in "\r\n"] == ends


@given(st.text(max_size=200))
def test_any_text_has_a_count_of_words(text):
    assert 0 <= words(text) <= len(text)
