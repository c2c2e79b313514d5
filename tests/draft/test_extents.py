"""How much of its pages each part of a PDF takes, in documents that LaTeX set."""

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.draft.papers import CASES, SENTENCE, TEXT, paper, references, section
from toolkit.course.titles import normal_title
from toolkit.draft.extents import Extent, extents_of
from toolkit.draft.pages import count_pages
from toolkit.draft.pdf_outline import outline
from toolkit.readers.pdf import Pdf, read_pdf

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)
EXAMPLES = Path(__file__).parents[2] / "examples"

Typeset = Callable[[str], Path]


def plain(text: str, options: str = "10pt", kind: str = "article") -> str:
    """A source without our style."""
    return rf"\documentclass[{options}]{{{kind}}}\begin{{document}}{text}\end{{document}}"


def counted_in(pdf: Pdf, free: tuple[str, ...]) -> tuple[int, ...]:
    """The body pages, as the tally by the PDF's text has them."""
    found = count_pages(
        aux=None, pdf=pdf, outline=outline(pdf), words=0, words_per_page=1, free=free
    )
    assert found is not None
    return found.counted


def extents(path: Path, free: tuple[str, ...] = ("references",)) -> tuple[Extent, ...]:
    pdf = read_pdf(path.read_bytes())
    titles = frozenset(map(normal_title, free))
    return extents_of(outline(pdf), pdf, titles, counted_in(pdf, free))


def touched(parts: tuple[Extent, ...]) -> set[int]:
    """The pages, from 1, that parts which count stand on."""
    return {
        page + 1
        for part in parts
        if part.counts
        for page in range(int(part.start), int(-(-part.end // 1)))
        if part.end > part.start
    }


def told(parts: tuple[Extent, ...]) -> list[tuple[str, float]]:
    return [(part.title or part.kind, round(part.end - part.start, 1)) for part in parts]


@needs_tex
@pytest.mark.parametrize("columns", ["two columns", "one column"])
@pytest.mark.parametrize("name", CASES)
def test_the_parts_that_count_stand_on_the_pages_that_count(
    typeset: Typeset, name: str, columns: str
) -> None:
    source = paper(CASES[name].text)
    if columns == "one column":
        source = source.replace(",twocolumn", "")
    path, free = typeset(source), CASES[name].free
    parts = extents(path, free)
    assert touched(parts) == set(counted_in(read_pdf(path.read_bytes()), free))
    assert parts[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(parts))


@pytest.mark.parametrize(
    "path",
    [
        "report/report.pdf",
        "faulty-report/report.pdf",
        "proposal/proposal.pdf",
        "presentation/presentation.pdf",
        "submissions/capella/report.pdf",
        "submissions/betelgeuse/report.pdf",
    ],
)
def test_the_parts_of_an_example_add_up_to_its_body(path: str) -> None:
    parts = extents(EXAMPLES / path)
    pdf = read_pdf((EXAMPLES / path).read_bytes())
    body = counted_in(pdf, ("references",))
    assert touched(parts) == set(body)
    assert 0 <= len(body) - sum(part.end - part.start for part in parts if part.counts) < 1
    assert pdf.page_count - 1 < parts[-1].end <= pdf.page_count


@needs_tex
def test_on_two_columns_the_foot_of_the_first_is_the_middle_of_the_page(typeset: Typeset) -> None:
    text = section("Aims", 20) + r"\newpage " + section("Findings", 20) + r"\newpage "
    text += section("Outlook", 20)
    parts = extents(typeset(plain(text, "10pt,letterpaper,twocolumn")))
    assert [(each.title, round(each.start, 1)) for each in parts[1:]] == [
        ("Aims", 0.0),
        ("Findings", 0.5),
        ("Outlook", 1.0),
    ]


@needs_tex
def test_sections_share_a_page_by_the_lines_they_take(typeset: Typeset) -> None:
    text = section("Aims", 30) + section("Findings", 60) + section("Outlook", 30)
    _, aims, findings, outlook = extents(typeset(plain(text, "11pt")))
    length = aims.end - aims.start
    assert findings.end - findings.start == pytest.approx(2 * length, abs=0.1)
    assert outlook.end - outlook.start == pytest.approx(length, abs=0.1)


@needs_tex
def test_lines_across_both_columns_take_both(typeset: Typeset) -> None:
    text = section("Aims", 15) + r"\newpage " + section("Findings", 15)
    source = paper(text).replace("On Currents", r"On Currents\\[0.3\textheight] and on Magnets")
    front, aims, _ = extents(typeset(source))
    assert front.end == pytest.approx(0.45, abs=0.05)
    assert aims.end == pytest.approx((1 + front.end) / 2, abs=0.02)


@needs_tex
def test_a_chapter_takes_its_pages_whole(typeset: Typeset) -> None:
    text = r"\chapter{Aims}" + SENTENCE * 70 + r"\chapter{Findings}" + SENTENCE * 20
    parts = extents(typeset(plain(text, "10pt", "report")))
    assert [(each.title, each.start) for each in parts[1:]] == [("Aims", 0.0), ("Findings", 2.0)]


@needs_tex
def test_a_float_pushed_on_is_part_of_where_it_stands(typeset: Typeset) -> None:
    figure = r"\begin{figure}[p]\rule{3cm}{15cm}\caption{The balance.}\end{figure}"
    text = section("Aims", 20) + figure + section("Findings", 60) + references()
    parts = extents(typeset(plain(text, "10pt")))
    assert [each.kind for each in parts] == ["front", "section", "section", "references"]
    assert parts[2].end - parts[2].start > 1.5


@needs_tex
def test_pages_of_floats_after_the_references_are_told_apart(typeset: Typeset) -> None:
    parts = extents(typeset(paper(CASES["a float after the references"].text)))
    assert [(each.kind, each.counts) for each in parts] == [
        ("front", True),
        ("section", True),
        ("section", True),
        ("references", False),
        ("floats", True),
    ]
    assert parts[-1].start == 3


@needs_tex
def test_what_is_free_does_not_count(typeset: Typeset) -> None:
    text = TEXT + r"\clearpage" + section("Contributions", 10) + references()
    path = typeset(paper(text))
    free = [
        each.title for each in extents(path, ("references", "contributions")) if not each.counts
    ]
    assert free == ["Contributions", "References"]


@needs_tex
def test_an_appendix_is_told_by_its_letters(typeset: Typeset) -> None:
    text = TEXT + references() + r"\appendix" + section("Proofs", 20) + section("Data", 20)
    kinds = [(each.kind, each.title) for each in extents(typeset(paper(text)))]
    assert kinds[-2:] == [("appendix", "Proofs"), ("appendix", "Data")]


SLIDES = r"""\documentclass{beamer}\begin{document}
\begin{frame}\titlepage\end{frame}
\section{Aims}\begin{frame}{Aims}One thing.\end{frame}\begin{frame}{More}Another.\end{frame}
\section{Findings}\begin{frame}{Findings}A third.\end{frame}
\begin{frame}{References}A list.\end{frame}
\begin{frame}{Spare}For questions.\end{frame}
\end{document}"""


@needs_tex
def test_sections_of_slides_take_their_frames(typeset: Typeset) -> None:
    assert told(extents(typeset(SLIDES))) == [
        ("front", 1.0),
        ("Aims", 2.0),
        ("Findings", 1.0),
        ("References", 1.0),
        ("Spare", 1.0),
    ]


def test_a_pdf_without_text_has_no_parts() -> None:
    pdf = Pdf()
    assert extents_of(outline(pdf), pdf, (), ()) == ()
