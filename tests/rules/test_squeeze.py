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
