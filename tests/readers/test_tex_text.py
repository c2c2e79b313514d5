"""A fragment of LaTeX is given as the text it prints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.tex_text import plain


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Plain words", "Plain words"),
        ("  two\n  lines~tied ", "two lines tied"),
        (r"\emph{very} \textbf{\textit{deep}} {\bfseries bold}", "very deep bold"),
        (r"\texttt{a\_b} \mbox{boxed} \textsf{sans} \underline{under}", "a_b boxed sans under"),
        (r"R\&D at 50\% for \$5, \#1", "R&D at 50% for $5, #1"),
        (r"Andr\'e Amp\`ere, Paul Erd\H{o}s, \AA ngstr\"om", "André Ampère, Paul Erdős, Ångström"),
        (r"``quoted'' --- and -- dashed", "“quoted” — and – dashed"),
        (r"\LaTeX{} and \TeX", "LaTeX and TeX"),
        (r"On $n$-grams in \(O(n)\)", "On n-grams in O(n)"),
        (r"\texorpdfstring{$E = mc^2$}{Energy} now", "Energy now"),
        (r"One\\two\\[1ex]three", "One two three"),
        (r"\textcolor{red}{hot} \href{http://example.org}{link}", "hot link"),
        (r"\url{http://example.org}", "http://example.org"),
        (r"\raisebox{2pt}{a}\resizebox{1cm}{!}{b}\makebox[2cm][l]{c}", "abc"),
        (r"hy\-phen and\slash or", "hyphen and/or"),
        (r"\enquote{Said} \MakeUppercase{loud}", "Said loud"),
        (r"\unknown{kept} here", "kept here"),
        (r"\protect\unknown here", "here"),
        (r"\begin{tabular}{c}A\\B\end{tabular}", "A B"),
        (r"\S 3", "§3"),
        (r"\ackname", "Acknowledgments"),
        (r"\refname{} and \appendixname~A", "References and Appendix A"),
        (r"a\textasciicircum{}b \textasciitilde{}c \textquotedbl{}d\textquotedbl", 'a^b ~c "d"'),
    ],
)
def test_a_fragment_is_what_it_prints(source, text):
    assert plain(source) == text


@pytest.mark.parametrize(
    "left_out",
    [
        r"\footnote{a note}",
        r"\footnote[2]{a note with \emph{more}}",
        r"\footnotemark[1]",
        r"\thanks{who}",
        r"\label{key}",
        r"\index{key}",
        r"\cite[p.~3]{key}",
        r"\citep*[see][]{key}",
        r"\ref{key}",
        r"\eqref{key}",
        r"\crefrange{a}{b}",
        r"\vspace*{3pt}",
        r"\fontsize{10}{12}",
        r"\phantom{x}",
        r"\today{}",
        "% a comment\n",
    ],
)
def test_what_prints_nothing_of_its_own_is_left_out(left_out):
    assert plain(f"Before{left_out} after") == "Before after"


@pytest.mark.parametrize(
    "broken", ["{", "}", "\\", "$", "\\emph", "\\emph{", "\\begin{x}", "$x", "\\verb|", "\\["]
)
def test_what_is_broken_still_has_a_text(broken):
    assert "word" in plain(f"word {broken}")


@pytest.mark.parametrize("repeated", ["{", "\\emph{", "$", "\\", "\\begin{a}", "\\section[", "\\'"])
def test_of_a_fragment_without_end_the_beginning_is_read(repeated):
    assert isinstance(plain(repeated * 100_000), str)


@given(st.text(max_size=100))
def test_any_text_is_read_on_one_line(source):
    text = plain(source)
    assert text == " ".join(text.split())
