r"""A rubric as a LaTeX document of its own, to print.

It needs nothing beyond LaTeX's own classes and ``longtable``. Characters that pdfLaTeX cannot set
stand as they are, for LuaLaTeX, and the document's first line then says so.
"""

from collections.abc import Iterator

from toolkit.course.rubric import Criterion, Rubric
from toolkit.grading import words
from toolkit.scaffold.latex_text import PDFLATEX, escape, tidy

_PREAMBLE = r"""\documentclass[11pt]{article}
\usepackage[margin=2cm]{geometry}
\usepackage{iftex}
\iftutex\usepackage{fontspec}\else\usepackage[T1]{fontenc}\usepackage{textcomp}\fi
\usepackage{longtable}
\pagestyle{empty}
\setlength{\parindent}{0pt}
\renewcommand{\arraystretch}{1.3}
\begin{document}"""
_COLUMNS = r"{@{}p{0.24\textwidth}p{0.16\textwidth}p{0.52\textwidth}@{}}"


def write(rubric: Rubric) -> str:
    """The document's source; every text of the rubric's prints as it is typed."""
    source = "\n".join(_lines(rubric)) + "\n"
    odd = set(tidy(source)) - set(PDFLATEX)
    return f"% !TeX program = lualatex\n{source}" if odd else source


def _lines(rubric: Rubric) -> Iterator[str]:
    head = rubric.rubric
    yield _PREAMBLE
    yield rf"{{\Large\bfseries {_text(head.title)}}}\hfill {_text(words.points(head.points))}"
    if head.guidance:
        yield from ("", rf"\medskip {_text(head.guidance)}")
    yield from _table("Criterion", "Points", "What is asked", map(_criterion, rubric.criteria))
    if rubric.deductions:
        rows = (
            (each.name, words.deduction_worth(each, rubric), (each.description,))
            for each in rubric.deductions
        )
        yield from _table("Deduction", "Takes off", "For what", rows)
    yield r"\end{document}"


_Row = tuple[str, str, tuple[str, ...]]


def _criterion(criterion: Criterion) -> _Row:
    name = criterion.name + (" (bonus)" if criterion.bonus else "")
    asked = (*criterion.questions, *words.level_lines(criterion))
    return name, words.number(criterion.max), asked


def _table(name: str, points: str, asked: str, rows: "Iterator[_Row]") -> Iterator[str]:
    yield ""
    yield rf"\begin{{longtable}}{_COLUMNS}"
    yield rf"\textbf{{{name}}} & \textbf{{{points}}} & \textbf{{{asked}}} \\ \hline \endhead"
    for left, middle, lines in rows:
        right = r"\newline ".join(map(_text, lines))
        yield rf"\raggedright {_text(left)} & {_text(middle)} & {right} \\"
    yield r"\end{longtable}"


def _text(text: str) -> str:
    return escape(tidy(text)).replace(words.MINUS, "$-$")
