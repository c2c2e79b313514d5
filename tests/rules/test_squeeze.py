"""Spacing tricks: what is told of each, and what is left alone."""

from pathlib import Path

import pytest

from tests.rules.conftest import Checked, whole
from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.rules.example import Example
from toolkit.rules.small_type import LEAST_SMALL_WORDS
from toolkit.rules.squeeze import SqueezedLayout

EXAMPLES = Path(__file__).parents[2] / "examples"
STYLED = 'document.style = "conf.sty"'


@pytest.fixture
def told(findings: Checked):
    """What the rule says of a body of LaTeX."""

    def messages(tex: str, requires: str = "", **files: str) -> list[str]:
        example = Example(tex, requires=requires, files=files)
        found = findings(example, whole(example, tex))
        return [each.message for each in found if each.code == SqueezedLayout.code]

    return messages


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"\vspace{-1.5em plus 1pt}", r"\vspace takes 1.5em of space away"),
        (r"\vskip -3pt minus 1pt", r"\vskip takes 3pt of space away"),
        (r"\enlargethispage*{2\baselineskip}", r"\enlargethispage makes the page 2\baselineskip"),
        ("\\enlargethispage{2\n cm}", r"\enlargethispage makes the page 2 cm longer"),
        (r"\linespread{0.9}", r"\linespread sets the lines 10 % closer"),
        (r"\def\baselinestretch{.97}", r"\baselinestretch sets the lines 3 % closer"),
        (r"\setlength\abovecaptionskip{2pt}", r"\abovecaptionskip is made 8 pt smaller"),
        (r"\addtolength{\parskip}{-1.5pt}", r"\parskip is made 1.5 pt smaller"),
        (r"\parskip=-2pt", r"\parskip is made 2 pt smaller"),
        (r"\textfloatsep 5pt plus 1pt", r"\textfloatsep is made 15 pt smaller"),
        (r"\addvspace{-3pt}", r"\addvspace takes 3pt of space away"),
        (r"\vglue -3pt", r"\vglue takes 3pt of space away"),
        (r"\captionsetup[figure]{belowskip=-9pt}", r"\captionsetup takes 9pt of space away"),
        (r"{\fontsize{9}{10}\selectfont" + " Word" * LEAST_SMALL_WORDS + "}", "100 words are set"),
        (r"\small" + " Word" * LEAST_SMALL_WORDS, rf"{LEAST_SMALL_WORDS} words are set in \small"),
    ],
)
def test_the_trick_and_its_gain_are_named(told, tex: str, message: str) -> None:
    (found,) = told(tex)
    assert found.startswith(message)


@pytest.mark.parametrize(
    "tex",
    [
        r"\vspace{0.5em}\vspace{\parskip}\vskip",
        r"\vspace{-0mm}",
        r"\setlength{\abovecaptionskip}{10pt}\setlength{\textfloatsep}{2em}",
        r"\setlength{\itemsep}{-1pt}",
        r"\small" + " Word" * (LEAST_SMALL_WORDS - 1),
        r"\small Note.\normalsize" + " Word" * LEAST_SMALL_WORDS,
        r"\footnote{\small" + " Word" * LEAST_SMALL_WORDS + "}",
        r"\begin{quote}\small" + " Word" * LEAST_SMALL_WORDS + r"\end{quote}",
        r"\newcommand\up{\vspace{-3pt}}",
        r"\geometry{margin=1in}\textheight=9in\usepackage{fullpage}",
        r"\linespread{1.0}\linespread{1}\renewcommand{\baselinestretch}{1}",
        r"\enlargethispage{0pt}\captionsetup{skip=4pt,belowskip=-0pt}\addvspace{3pt}",
        r"\parskip 3pt \textfloatsep=24pt \hspace{2\parskip 3pt}",
        r"\begin{tabular}{l}a\\[-3pt] \vspace{-3pt} b\end{tabular}",
        r"\fontsize{10}{12}\selectfont" + " Word" * LEAST_SMALL_WORDS,
        r"\vspace{-\parskip}",
    ],
)
def test_what_gains_nothing_is_left_alone(told, tex: str) -> None:
    assert told(tex) == []


@pytest.mark.parametrize(
    "tex",
    [
        r"\AtBeginDocument{\linespread{0.9}\selectfont}",
        r"\AddToHook{begindocument/end}[team]{\linespread{0.9}\selectfont}",
        r"\apptocmd{\normalsize}{\linespread{0.9}\selectfont}{}{}",
        r"\AtBeginEnvironment{document}{\setstretch{0.9}}",
        r"\everypar={\linespread{0.9}}",
        r"{\linespread{0.9}\selectfont Words of the text.}",
        r"\begin{abstract}\setstretch{0.9}Words.\end{abstract}",
        r"\begin{multicols}{2}\setstretch{0.9}Words.\end{multicols}",
        r"\setstretch{0.9}\input{a}\bibliography{b}",
        r"\setstretch{0.9}\tableofcontents Words.",
        r"\SetSinglespace{0.9}",
        r"\setlength\baselineskip{.9\baselineskip}",
        r"\addtolength{\baselineskip}{-1pt}",
        r"\baselineskip=0.9\baselineskip",
        r"\makeatletter\renewcommand*\baselinestretch{0,9}\makeatother",
    ],
)
def test_lines_of_the_text_set_closer_are_told(told, tex: str) -> None:
    assert [message for message in told(tex) if message.endswith("% closer")] == told(tex)
    assert len(told(tex)) == 1


@pytest.mark.parametrize(
    "tex",
    [
        r"\captionsetup{font={small,stretch=0.9}}\captionsetup[table]{font+={\linespread{0.9}}}",
        r"\DeclareCaptionFont{tight}{\setstretch{0.9}}\setkomafont{caption}{\linespread{0.9}}",
        r"\titleformat{\section}[hang]{\large\color{red}}{}{0pt}{\linespread{0.9}\selectfont}",
        r"\AtBeginEnvironment{tabular}{\setstretch{0.9}}\AtBeginBibliography{\setstretch{0.9}}",
        r"\AddToHook{env/tabular/begin}{\linespread{0.9}\selectfont}",
        r"\pretocmd{\tabular}{\linespread{0.9}\selectfont}{}{}",
        r"\begin{table}\linespread{0.9}\selectfont x\end{table}",
        r"\begin{table}\begin{spacing}{0.9}x\end{spacing}\end{table}",
        r"\begin{algorithm}\setstretch{0.8}x\end{algorithm}",
        r"\begin{tcolorbox}[fontupper=\linespread{0.9}\selectfont]x\end{tcolorbox}",
        r"\begin{tikzpicture}\node{\linespread{0.8}\selectfont x};\end{tikzpicture}",
        r"\node[draw, font=\small\linespread{0.8}\selectfont]{x};",
        r"\footnote{\linespread{0.9}\selectfont A.}\title{\linespread{0.9} A}",
        r"{\setstretch{0.9}\tableofcontents}{\setstretch{0.8}\begin{table}x\end{table}}",
        r"\begin{spacing}{0.9}\printbibliography\end{spacing}",
        r"\setstretch{0.9}\bibliography{a}\appendix Words.",
        r"\begin{thebibliography}{9}\setstretch{0.9}\bibitem{a} x\end{thebibliography}",
        r"\renewcommand{\arraystretch}{0.8}\singlespacing\setlength{\baselineskip}{14pt}",
    ],
)
def test_what_is_set_closer_beside_the_text_is_left_alone(told, tex: str) -> None:
    assert told(tex) == []


@pytest.mark.parametrize(
    ("tex", "closer"),
    [
        ("\\singlespacing", 40),
        ("\\begin{singlespace}Words.\\end{singlespace}", 40),
        ("\\linespread{1.25}", 25),
        ("\\onehalfspacing", 25),
        ("\\doublespacing", 0),
    ],
)
def test_lines_are_held_to_the_course_s_style(told, tex: str, closer: int) -> None:
    style = "\\RequirePackage{setspace}\\doublespacing"
    found = told(f"\\usepackage{{conf}}{tex}", STYLED, **{"conf.sty": style})
    assert [message.split()[-3] for message in found] == ([str(closer)] if closer else [])
    assert told(tex, **{"conf.sty": style}) == []


@pytest.mark.parametrize(
    "tex",
    [
        r"\geometry{margin=1in}",
        "\\textheight 9in",
        "\\topmargin -.5in",
        "\\setlength{\\columnsep}{20pt}",
        "\\setlength{\\columnsep}{2pt}",
    ],
)
def test_the_page_belongs_to_the_style_where_there_is_one(told, tex: str) -> None:
    assert len(told(tex, STYLED)) == 1


@pytest.mark.parametrize(
    "tex",
    [
        r"\parbox{\textwidth}{x}\rule{.5\textwidth}{1pt}\hspace{\dimexpr \textwidth -2cm}",
        r"\begin{minipage}{\textwidth}2\end{minipage}",
    ],
)
def test_a_length_that_is_only_used_is_no_change(told, tex: str) -> None:
    assert told(tex, STYLED) == []


def test_a_style_file_may_space_as_it_likes(told) -> None:
    files = {"conf.sty": "\\setlength{\\textfloatsep}{2pt}\\linespread{0.9}"}
    assert told("\\usepackage{conf}", STYLED, **files) == []


@pytest.mark.parametrize("name", ["report", "proposal", "presentation"])
def test_a_finished_draft_is_not_squeezed(name: str) -> None:
    assert run(load_draft(EXAMPLES / name), (SqueezedLayout,)).findings == ()
