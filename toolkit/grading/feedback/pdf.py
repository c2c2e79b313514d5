"""Feedback as a PDF on letter paper, made by LaTeX."""

from collections.abc import Iterator

from toolkit.build.typeset import typeset
from toolkit.grading.feedback.page import Marked, Page, PartPage
from toolkit.grading.feedback.rows import Row, grade, rows, title
from toolkit.grading.formats.pdf_string import pdf_string
from toolkit.grading.latex_page import SANS, document, text

_PREAMBLE = (
    SANS
    + r"""
\usepackage{array}
\setlength{\parskip}{4pt plus 1pt}
\raggedbottom
\newcommand\partof[2]{\par\addvspace{16pt}\hrule height1pt\nobreak\vskip8pt\nobreak
  {\large\bfseries\noindent#1\hfill#2\par}\nobreak}
\newcommand\gap{\vrule width0pt height2.3ex depth0.8ex}
\newcommand\noteson[1]{\par\addvspace{10pt}{\bfseries#1\par}\nobreak}
\newenvironment{said}{\par\begingroup\leftskip1em}{\par\endgroup\addvspace{6pt}}"""
)

_COLUMNS = r"{@{}>{\raggedright\arraybackslash}p{0.7\textwidth}@{\extracolsep{\fill}}rr@{}}"


def write(page: Page) -> bytes:
    """The page's PDF; the same page gives the same bytes.

    Raises:
        InputError: there is no TeX, or it cannot set the page.
    """
    source = document(_body(page), geometry="letterpaper,margin=1in", preamble=_PREAMBLE)
    return typeset(source, f"the feedback for {page.team}", "md and html need none")


def _body(page: Page) -> Iterator[str]:
    yield rf"\pdfinfo{{/Title {pdf_string(title(page))}}}"
    yield rf"{{\Large\bfseries {text(title(page))}\par}}"
    for part in page.parts:
        yield from _part(part)


def _part(part: PartPage) -> Iterator[str]:
    yield rf"\partof{{{text(part.title)}}}{{{text(grade(part))}}}"
    yield r"\begin{tabular*}{\textwidth}" + _COLUMNS
    yield r"& points & of \gap \\ \hline"
    yield from map(_row, rows(part))
    yield r"\hline \end{tabular*}"
    for marked in part.marked:
        yield from _notes(marked)


def _row(row: Row) -> str:
    cells = (text(f"{row.name} {row.label}"), text(row.points), text(row.most))
    if row.sum:
        return r"\hline " + " & ".join(rf"\bfseries {cell}" for cell in cells) + r" \gap \\"
    return " & ".join(cells) + r" \gap \\"


def _notes(marked: Marked) -> Iterator[str]:
    if marked.notes:
        yield rf"\noteson{{{text(marked.name)}}}"
    for note in marked.notes:
        lines = (rf"{text(line)}\par" for line in note.splitlines() if line.strip())
        yield from (r"\begin{said}", *lines, r"\end{said}")
