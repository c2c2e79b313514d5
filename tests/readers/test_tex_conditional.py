"""Conditionals: which places of a source can never both be read."""

import pytest

from toolkit.readers.tex_conditional import exclude_each_other

APART = (
    r"\iflong A\else B\fi",
    r"\iflong A\else\ifx xy z\else y\fi B\fi",
    r"\iflong\ifwide A\fi\else B\fi",
    "\\iflong A% \\fi\n\\else B\\fi",
)
TOGETHER = (
    "A B",
    r"\iflong A B\fi",
    r"\iflong A\fi\iflong x\else B\fi",
    r"\iflong A\else x\fi B",
    r"\iflong x\else A B\fi",
    r"A \iflong B\else x\fi",
)


@pytest.mark.parametrize("source", APART)
def test_two_branches_of_one_conditional_exclude_each_other(source: str) -> None:
    assert exclude_each_other(source, source.index("A"), source.index("B"))


@pytest.mark.parametrize("source", TOGETHER)
def test_what_may_be_read_together_does_not(source: str) -> None:
    assert not exclude_each_other(source, source.index("A"), source.index("B"))
