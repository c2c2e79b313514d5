"""A rubric as a LaTeX document of its own, to print."""

from collections.abc import Iterator

from toolkit.course.rubric import Criterion, Rubric
from toolkit.grading import words
from toolkit.grading.latex_page import document, text

_PREAMBLE = r"""\usepackage{longtable}
\renewcommand{\arraystretch}{1.3}"""
_COLUMNS = r"{@{}p{0.24\textwidth}p{0.16\textwidth}p{0.52\textwidth}@{}}"


def write(rubric: Rubric) -> str:
    """The document's source; every text of the rubric's prints as it is typed."""
    return document(_lines(rubric), preamble=_PREAMBLE)


def _lines(rubric: Rubric) -> Iterator[str]:
    head = rubric.rubric
    yield rf"{{\Large\bfseries {text(head.title)}}}\hfill {text(words.points(head.points))}"
    if head.guidance:
        yield from ("", rf"\medskip {text(head.guidance)}")
    yield from _table("Criterion", "Points", "What is asked", map(_criterion, rubric.criteria))
    if rubric.deductions:
        rows = (
            (each.name, words.deduction_worth(each, rubric), (each.description,))
            for each in rubric.deductions
        )
        yield from _table("Deduction", "Takes off", "For what", rows)


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
        right = r"\newline ".join(map(text, lines))
        yield rf"\raggedright {text(left)} & {text(middle)} & {right} \\"
    yield r"\end{longtable}"
