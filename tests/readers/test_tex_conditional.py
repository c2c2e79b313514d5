"""Conditionals: which places of a source can never both be read."""

import re

import pytest

from toolkit.readers.tex import Source
from toolkit.readers.tex_conditional import exclude_each_other

APART = (
    r"\iflong A\else B\fi",
    r"\iflong A\else\ifx xy z\else y\fi B\fi",
    r"\iflong\ifwide A\fi\else B\fi",
    "\\iflong A% \\fi\n\\else B\\fi",
    r"\ifcase\mode A\or x\or B\fi",
    r"\ifcase\mode x\or A\else B\fi",
)
TOGETHER = (
    "A B",
    r"\iflong A B\fi",
    r"\iflong A B\else x\fi",
    r"\iflong A\fi\iflong x\else B\fi",
    r"\iflong A\else x\fi B",
    r"\iflong x\else A B\fi",
    r"A \iflong B\else x\fi",
    r"\ifcase\mode x\or A B\or y\fi",
    r"\ifcase\mode x\or A\or y\fi\ifcase\mode x\or B\or y\fi",
)


@pytest.mark.parametrize("source", APART)
def test_two_branches_of_one_conditional_exclude_each_other(source: str) -> None:
    assert exclude_each_other(source, source.index("A"), source.index("B"))


@pytest.mark.parametrize("source", TOGETHER)
def test_what_may_be_read_together_does_not(source: str) -> None:
    assert not exclude_each_other(source, source.index("A"), source.index("B"))


@pytest.mark.parametrize(
    ("source", "read"),
    [
        (r"\ifcase 0 a\or b\or c\else d\fi e", "ae"),
        (r"\ifcase1 a\or b\or c\else d\fi e", "be"),
        (r"\ifcase2\relax a\or b\or c\else d\fi e", "ce"),
        (r"\ifcase 3 a\or b\or c\else d\fi e", "de"),
        (r"\ifcase 9 a\or b\or c\else d\fi e", "de"),
        (r"\ifcase -1 a\or b\else d\fi e", "de"),
        (r"\ifcase 3 a\or b\fi e", "e"),
        (r"\ifcase 1\or b\or c\fi e", "be"),
        (r"\ifcase 1 \ifcase 0 a\or b\fi\or c\iftrue d\or\fi\else f\fi e", "cde"),
        (r"\ifcase\mode a\or b\else c\fi e", "abce"),
        (r"\ifcase1\mode a\or b\else c\fi e", "abce"),
        (r"\iffalse a\or b\else c\fi e", "ce"),
    ],
)
def test_of_a_case_the_branch_of_its_number_is_read(source: str, read: str) -> None:
    live = re.sub(r"\\[a-z]+|[\s\d]", "", Source(source, "main.tex").live)
    assert live.replace("-", "") == read


def test_each_branch_of_a_doubtful_case_opens_and_closes_what_the_others_do() -> None:
    source = r"\ifcase\mode\begin{a}\or\begin{b}\or\begin{c}\fi x\ifcase\mode\end{a}\or\end{b}\fi"
    assert Source(source, "main.tex").scan.unbalanced == ()
    assert Source("\\ifcase\\mode a\\or b\\or c\\fi}", "main.tex").scan.unbalanced != ()
