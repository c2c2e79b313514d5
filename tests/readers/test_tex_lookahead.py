r"""Macros that look at the next sign are followed with the arguments that they come to take."""

import pytest

from toolkit.readers.tex import Source
from toolkit.readers.tex_macros import Macros
from toolkit.readers.tex_read import read


def images(text: str) -> list[str]:
    source = Source(text)
    return [image.target for image in read(source, Macros(source.scan.definitions)).images]


PLOT = r"\def\plot@[#1]#2{\includegraphics[width=#1]{#2}}"
BRACED = r"\def\plot{\@ifnextchar[{\plot@}{\plot@[3cm]}}"
LONE = r"\def\plot{\@ifnextchar[\plot@\plain}\def\plain#1{\includegraphics{plain/#1}}"
STAR = r"\newcommand\plot{\@ifstar\wide\slim}\def\slim#1{\includegraphics{#1}}"
WIDE = r"\def\wide#1{\includegraphics{wide/#1}}"


@pytest.mark.parametrize(
    ("definitions", "use", "targets"),
    [
        (PLOT + BRACED, r"\plot[4cm]{a}\plot{b}", ["a", "b"]),
        (BRACED + PLOT, r"\plot[4cm]{a}\plot{b}", ["a", "b"]),
        (PLOT + LONE, r"\plot[4cm]{a}\plot{b}", ["a", "plain/b"]),
        (STAR + WIDE, r"\plot*{a}\plot{b}", ["wide/a", "b"]),
        (PLOT + r"\def\plot{\@ifnextchar [\plot@ {\plot@[3cm]}\relax}", r"\plot{a}", ["a"]),
        (PLOT + r"\def\plot{\@ifnextchar({\plot@}{\plot@[3cm]}}", r"\plot{a}", []),
        (PLOT + r"\def\plot{\@ifnextchar[{\plot@}{\plot@[3cm]}\more}", r"\plot{a}", []),
        (PLOT + r"\def\plot{\@ifnextchar[{\unknown}{\plot@[3cm]}}", r"\plot{a}", []),
        (PLOT + r"\def\plot{\@ifnextchar[{\plot@}", r"\plot{a}", []),
    ],
)
def test_what_a_macro_looks_ahead_to_is_read(
    definitions: str, use: str, targets: list[str]
) -> None:
    assert images(rf"\makeatletter{definitions}\makeatother {use}") == targets


def test_macros_that_look_ahead_to_each_other_come_to_an_end() -> None:
    one, other = r"\def\plot{\@ifstar\turn\turn}", r"\def\turn{\@ifstar\plot\plot}"
    assert images(rf"\makeatletter{one}{other}\makeatother \plot{{a}}") == []


def test_a_command_of_latex_made_anew_with_its_own_parts_stays_what_it_is() -> None:
    anew = r"\renewcommand\cite{\@ifnextchar[{\@tempswatrue\@citex}{\@tempswafalse\@citex[]}}"
    inner = r"\def\@citex[#1]#2{\citation{#2}\@cite{\ref{#1}}}"
    source = Source(rf"\makeatletter{anew}{inner}\makeatother \cite{{a}}")
    found = read(source, Macros(source.scan.definitions))
    assert [citation.key for citation in found.citations] == ["a"]
