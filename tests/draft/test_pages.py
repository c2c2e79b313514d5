"""Which pages count: by TeX's marks, by the PDF's text and by an estimate."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.draft.papers import CASES, NEW_PAGE, TEXT, paper, references, section
from toolkit.draft.pages import Pages, count_pages
from toolkit.draft.pdf_outline import outline
from toolkit.readers.aux import Aux, Layout, Mark, read_aux
from toolkit.readers.pdf import LOCKED, Pdf, read_pdf

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

# The marks alone cannot tell a page left unfinished from one that text fills.
NEEDS_PDF = ("a section after the references", "aux")
WAYS = [
    (name, evidence)
    for name in CASES
    for evidence in ("aux and pdf", "aux", "pdf")
    if (name, evidence) != NEEDS_PDF
]


@pytest.fixture(scope="session")
def built(typeset: Callable[[str], Path]) -> Callable[[str], tuple[Aux, Pdf]]:
    """Sets a paper and reads its .aux and its PDF."""

    def build(text: str) -> tuple[Aux, Pdf]:
        path = typeset(paper(text))
        aux = path.with_suffix(".aux").read_text(encoding="utf-8")
        return read_aux(aux), read_pdf(path.read_bytes())

    return build


Built = Callable[[str], tuple[Aux, Pdf]]


def counted(
    aux: Aux | None,
    pdf: Pdf | None,
    free: tuple[str, ...] = ("references",),
    *,
    words: int = 0,
    is_built: bool = False,
) -> Pages | None:
    """Counts with the PDF's own outline, and 600 words to a page."""
    return count_pages(
        aux=aux,
        pdf=pdf,
        outline=outline(pdf) if pdf is not None else None,
        words=words,
        words_per_page=600,
        free=free,
        is_built=is_built,
    )


@needs_tex
@pytest.mark.parametrize(("name", "evidence"), WAYS)
def test_pages_are_counted(built: Built, name: str, evidence: str) -> None:
    case = CASES[name]
    aux, pdf = built(case.text)
    found = counted(
        aux if "aux" in evidence else None, pdf if "pdf" in evidence else None, case.free
    )
    assert found is not None
    assert found.evidence == evidence.split()[0]
    assert (found.total, found.body, found.references_begin) == case[1:4]
    assert case.above is None or found.text_above_references == case.above


@needs_tex
@pytest.mark.parametrize(
    ("name", "explanation"),
    [
        ("references below text", "references begin on page 2, below text"),
        ("references at the top of a page", "references begin at the top of page 3"),
        ("no references", "no references found"),
        (
            "a float after the references",
            "references begin at the top of page 3; a float counts on page 4",
        ),
    ],
)
def test_the_explanation_says_where_the_references_begin(
    built: Built, name: str, explanation: str
) -> None:
    aux, pdf = built(CASES[name].text)
    by_marks, by_text = counted(aux, pdf), counted(None, pdf)
    assert by_marks is not None
    assert by_marks.explanation == f"{explanation}; by the .aux marks"
    assert by_text is not None
    assert by_text.explanation == f"{explanation}; by the PDF's text"
    by_build = counted(aux, pdf, is_built=True)
    assert by_build is not None
    assert (by_build.evidence, by_build.explanation) == (
        "build",
        f"{explanation}; by the marks of a build",
    )


@needs_tex
def test_text_after_the_references_is_named(built: Built) -> None:
    found = counted(None, built(CASES["a section after the references"].text)[1])
    assert found is not None
    assert found.explanation == (
        "references begin at the top of page 3; Contributions after them counts; by the PDF's text"
    )


@needs_tex
def test_marks_tell_a_float_from_text_above_the_references(built: Built) -> None:
    found = counted(built(CASES["a float above the references"].text)[0], None)
    assert found is not None
    assert (found.body, found.text_above_references) == (3, False)


LAYOUT = Layout(614.0, 795.0, 58.0, 723.0, 497.0, 641.0, 2, 23.0)


def test_what_fills_its_page_is_followed_on_the_next() -> None:
    marks = (
        Mark("references", 3, 58.0, 720.0),
        Mark("references-end", 3, 318.0, 85.0),
        Mark("end", 4, 58.0, 500.0),
    )
    found = counted(Aux(marks=marks, layout=LAYOUT), None)
    assert found is not None
    assert (found.total, found.body) == (4, 3)
    assert found.explanation == (
        "references begin at the top of page 3; text after them counts; by the .aux marks"
    )


def test_text_that_a_build_marks_after_the_references_counts_from_its_own_page() -> None:
    marks = (
        Mark("references", 3, 58.0, 720.0),
        Mark("references-end", 4, 58.0, 400.0),
        Mark("body", 5, 58.0, 720.0),
        Mark("end", 6, 58.0, 500.0),
    )
    found = counted(Aux(marks=marks, layout=LAYOUT), None)
    assert found is not None
    assert found.counted == (1, 2, 5, 6)


@pytest.mark.parametrize(("end_pt", "body"), [(387.5, 2), (370.0, 3)], ids=["empty", "text"])
def test_an_empty_line_at_the_end_is_no_text(end_pt: float, body: int) -> None:
    marks = (
        Mark("references", 3, 58.0, 720.0),
        Mark("references-end", 3, 58.0, 400.0),
        Mark("end", 3, 58.0, end_pt),
    )
    found = counted(Aux(marks=marks, layout=LAYOUT), None)
    assert found is not None
    assert found.body == body


def test_references_that_end_an_appendix_and_the_document_are_followed_by_nothing() -> None:
    marks = (
        Mark("appendix", 2, 58.0, 720.0),
        Mark("references", 3, 58.0, 720.0),
        Mark("references-end", 3, 58.0, 400.0),
        Mark("end", 3, 58.0, 398.0),
    )
    found = counted(Aux(marks=marks, layout=LAYOUT), None)
    assert found is not None
    assert found.counted == (1, 2)


@needs_tex
@pytest.mark.parametrize(
    ("free", "pages"), [(("references",), (1, 2, 4)), (("references", "appendix"), (1, 2))]
)
def test_an_appendix_that_only_its_title_tells_counts_unless_it_is_free(
    built: Built, free: tuple[str, ...], pages: tuple[int, ...]
) -> None:
    text = TEXT + NEW_PAGE + references() + r"\clearpage" + section("Appendix", 20)
    aux, pdf = built(text)
    found = counted(aux, pdf, free)
    assert found is not None
    assert found.counted == pages


@needs_tex
@pytest.mark.parametrize("own", ["References", "Referencias", ""])
@pytest.mark.parametrize("has_aux", [True, False])
def test_a_heading_typed_above_the_references_is_none_of_the_text(
    built: Built, has_aux: bool, own: str
) -> None:
    typed = rf"\section*{{Bibliography}}\renewcommand\refname{{{own}}}"
    aux, pdf = built(TEXT + NEW_PAGE + typed + references())
    found = counted(aux if has_aux else None, pdf)
    assert found is not None
    assert (found.counted, found.text_above_references) == ((1, 2), False)


RULE = r"\renewcommand\section[2]{\hrule\vspace{20pt}}"


@needs_tex
@pytest.mark.parametrize(
    ("above", "expected"),
    [("", ((1, 2), False)), ("A last line. ", ((1, 2, 3), True))],
    ids=["a rule alone", "a line of text"],
)
def test_a_rule_above_a_list_without_a_heading_is_none_of_the_text(
    built: Built, above: str, expected: tuple[tuple[int, ...], bool]
) -> None:
    listed = references().replace(r"\bibitem", r"\bibitem[Lovelace]")
    aux, pdf = built(TEXT + NEW_PAGE + above + RULE + listed)
    found = counted(aux, pdf)
    assert found is not None
    assert (found.counted, found.text_above_references) == expected


@needs_tex
def test_marks_of_another_run_give_way_to_the_pdf(built: Built) -> None:
    aux, _ = built(CASES["references below text"].text)
    _, pdf = built(CASES["references at the top of a page"].text)
    found = counted(aux, pdf)
    assert found is not None
    assert (found.evidence, found.total, found.body) == ("pdf", 3, 2)
    assert found.explanation.endswith("by the PDF's text; the .aux is of another run, of 2 pages")


@needs_tex
def test_marks_that_know_no_references_give_way_to_the_pdf(built: Built) -> None:
    aux, pdf = built(CASES["references at the top of a page"].text)
    unmarked = replace(aux, marks=tuple(m for m in aux.marks if "references" not in m.kind))
    found = counted(unmarked, pdf)
    assert found is not None
    assert (found.evidence, found.body) == ("pdf", 2)
    assert "the .aux does not mark the references" in found.explanation


@needs_tex
def test_a_free_section_is_left_out_by_its_title(built: Built) -> None:
    text = TEXT + r"\clearpage" + section("Contributions", 10) + references()
    aux, pdf = built(text)
    found = counted(aux, pdf, ("references", "contributions"))
    assert found is not None
    assert (found.evidence, found.total, found.body) == ("pdf", 3, 2)
    assert "the .aux marks do not tell sections apart" in found.explanation


@needs_tex
def test_a_section_named_like_a_free_part_is_told_by_its_whole_title(built: Built) -> None:
    text = section("Aims", 40) + section("References to Earlier Balances", 60) + references()
    found = counted(None, built(text)[1])
    assert found is not None
    assert (found.body, found.references_begin) == (2, 2)


@needs_tex
@pytest.mark.parametrize("evidence", ["aux", "pdf"])
def test_a_blank_page_does_not_count(built: Built, evidence: str) -> None:
    """A book leaves one before a chapter that begins on the right."""
    aux, pdf = built(section("Aims", 9) + r"\clearpage\null\clearpage " + section("Findings", 9))
    found = counted(aux if evidence == "aux" else None, pdf)
    assert found is not None
    assert (found.evidence, found.total, found.counted) == (evidence, 3, (1, 3))


SLIDES = r"""\documentclass{beamer}\begin{document}
\begin{frame}{Aims}One thing.\end{frame}
\begin{frame}{Findings}Another.\end{frame}
\begin{frame}{References}A list.\end{frame}
\end{document}"""


@needs_tex
def test_slides_count_by_frames(typeset: Callable[[str], Path]) -> None:
    pdf = read_pdf(typeset(SLIDES).read_bytes())
    found = counted(None, pdf)
    assert found is not None
    assert (found.total, found.body, found.references_begin) == (3, 2, 3)


def test_without_aux_and_pdf_the_length_is_an_estimate() -> None:
    assert counted(None, None, words=1500) == Pages(
        3, 3, None, None, "estimate", "estimated from 1500 words, 600 to a page"
    )


def test_a_pdf_that_cannot_be_read_is_said_and_never_guessed() -> None:
    found = counted(None, Pdf(faults=(LOCKED,)), words=600)
    assert found is not None
    assert (found.evidence, found.body) == ("estimate", 1)
    assert found.explanation.endswith(f"; the PDF does not tell: {LOCKED}")


@pytest.mark.parametrize("pdf", [None, Pdf(faults=(LOCKED,))])
def test_without_any_evidence_nothing_is_said(pdf: Pdf | None) -> None:
    assert counted(None, pdf) is None


def test_an_aux_without_marks_is_no_evidence() -> None:
    assert counted(Aux(), None) is None
