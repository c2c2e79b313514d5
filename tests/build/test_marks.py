"""Marks put into a foreign draft say where its parts stand, and leave its pages as they were."""

import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from tests.build.conftest import Build
from toolkit.build.limits import Limits
from toolkit.course.resources import templates_folder
from toolkit.readers.aux import Aux, read_aux

FILLER = "A sentence of plain words that fills the column line by line until it is full. "
FIGURE = r"\begin{figure}[htb]\centering\rule{2cm}{3cm} \caption{Drawn.} Stroke \end{figure}"
ITEMS = "\n\n".join(rf"\bibitem{{k{n}}} Author {n}. {FILLER * 2}" for n in range(8))
REFERENCES = rf"\begin{{thebibliography}}{{9}}{ITEMS}\end{{thebibliography}}"
APPENDIX = rf"\appendix\section{{More}}{FIGURE}{FILLER * 9}"
ENTRIES = "".join(
    f"@book{{k{n}, title={{{FILLER}}}, author={{A. Author}}, publisher={{P}}, year=1900}}\n"
    for n in range(8)
)
PARTS = {"body", "float", "references", "references-end", "appendix", "appendix-float", "end"}


def paper(start: str, references: str = REFERENCES, words: int = 45) -> str:
    body = (
        f"{FILLER * words}\n\n{FIGURE}{FILLER * words}\\begin{{itemize}}\\item One\\end{{itemize}}"
    )
    return rf"""{start}
\title{{T}}\author{{A}}
\begin{{document}}
\maketitle
\section{{First}} {body}

{references}
{APPENDIX}
\end{{document}}
"""


PAPERS = {
    "article": paper(r"\documentclass{article}"),
    "two columns": paper(r"\documentclass[twocolumn]{article}"),
    "amsart": paper(r"\documentclass{amsart}"),
    "koma": paper(r"\documentclass{scrartcl}"),
    "memoir": paper(r"\documentclass{memoir}"),
    "two-sided, with heads": paper(
        r"\documentclass[twoside]{report}\usepackage{fancyhdr,hyperref,titlesec,parskip}"
        r"\pagestyle{fancy}\lhead{\parbox{3cm}{Head\par of two lines}}"
    ),
    "natbib": paper(r"\documentclass{article}\usepackage[numbers]{natbib}"),
    "biblatex": paper(
        r"\documentclass{article}\usepackage[backend=bibtex]{biblatex}\addbibresource{x.bib}",
        r"\nocite{*}\printbibliography[title={All [sic] of it}]",
    ),
    "biblatex, in parts": paper(
        r"\documentclass{article}\usepackage[backend=bibtex]{biblatex}\addbibresource{x.bib}",
        r"\nocite{*}\printbibliography[heading=bibintoc,type=book]"
        r"\printbibliography[title={Again},heading=subbibliography]",
    ),
    "a command of another's": paper(
        r"\documentclass{article}\newcommand\printbibliography[1]{\csname print#1\endcsname}"
        rf"\newcommand\printthem{{{REFERENCES}}}",
        r"\printbibliography{them}",
    ),
    "appendices": paper(r"\documentclass{article}\usepackage{appendix}").replace(
        APPENDIX, rf"\begin{{appendices}}\section{{More}}{FIGURE}{FILLER * 9}\end{{appendices}}"
    ),
}


@pytest.fixture
def unmarked(tmp_path: Path):
    """The PDF of a document as its author would build it."""

    def make(source: str) -> bytes:
        folder = tmp_path / "plain"
        folder.mkdir()
        (folder / "main.tex").write_text(source, encoding="utf-8")
        (folder / "x.bib").write_text(ENTRIES, encoding="utf-8")
        command = ["latexmk", "-norc", "-pdf", "-interaction=nonstopmode", "main.tex"]
        subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
        return (folder / "main.pdf").read_bytes()

    return make


def letters(pdf: bytes) -> list[list[tuple[float, ...]]]:
    """Where each letter of each page stands, to a hundredth of a point."""
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        boxes = map(text.get_charbox, range(text.count_chars()))
        pages.append([tuple(round(edge, 2) for edge in box) for box in boxes])
    return pages


def page_of(pdf: bytes, words: str) -> int:
    """The first page, from 1, that shows some words."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        if words in page.get_textpage().get_text_range():
            return number
    return 0


def kinds(aux: Aux) -> set[str]:
    return {mark.kind for mark in aux.marks}


@pytest.mark.parametrize("source", PAPERS.values(), ids=PAPERS)
def test_marks_tell_where_the_parts_stand_and_move_no_letter(
    built: Build, unmarked, source: str
) -> None:
    answer = built({"main.tex": source, "x.bib": ENTRIES}, limits=Limits())
    assert answer.errors == ()
    assert answer.pdf is not None
    aux, pages = read_aux(answer.aux), letters(answer.pdf)
    assert kinds(aux) == PARTS
    assert aux.layout is not None
    assert max(mark.page for mark in aux.marks) == len(pages)
    begin = next(mark for mark in aux.marks if mark.kind == "references")
    heading = "All [sic]" if "sic" in source else "Biblio" if "chapter" in source else ""
    first = heading or next(w for w in ("Bibliography", "References") if page_of(answer.pdf, w))
    assert begin.page == page_of(answer.pdf, first)
    assert pages == letters(unmarked(source))


@pytest.mark.parametrize("name", ["report", "book", "scrbook", "memoir"])
def test_a_chapter_of_references_begins_its_page(built: Build, name: str) -> None:
    source = paper(rf"\documentclass{{{name}}}").replace(r"\section{First}", r"\chapter{First}")
    aux = read_aux(built({"main.tex": source}).aux)
    begin = next(mark for mark in aux.marks if mark.kind == "references")
    assert aux.layout is not None
    assert begin.y_pt == pytest.approx(aux.layout.text_top, abs=0.1)


def test_text_after_the_references_is_marked_where_it_begins(built: Build) -> None:
    source = paper(r"\documentclass{article}").replace(r"\appendix", r"\clearpage")
    marks = read_aux(built({"main.tex": source}).aux).marks
    end, after = next((one, two) for one, two in pairwise(marks) if one.kind == "references-end")
    assert (after.kind, after.page) == ("body", end.page + 1)


def test_what_a_class_adds_at_the_very_end_is_no_text(built: Build) -> None:
    start = r"\documentclass{article}\AtEndDocument{\label{last}\leavevmode\null}"
    source = paper(start).replace(APPENDIX, "")
    marks = read_aux(built({"main.tex": source}).aux).marks
    after = [mark.kind for mark in marks if mark.kind not in ("float", "references")]
    assert after == ["body", "references-end", "end", "end"]


ENDS = {
    "a new page": r"\clearpage",
    "a list": r"\begin{itemize}\item One\end{itemize}",
    "a float": rf"{FIGURE}",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_the_last_sheet_is_marked_however_a_document_ends(built: Build, end: str) -> None:
    source = paper(r"\documentclass{article}").replace(r"\end{document}", f"{end}\\end{{document}}")
    answer = built({"main.tex": source})
    assert answer.pdf is not None
    last = [mark for mark in read_aux(answer.aux).marks if mark.kind == "end"][-1]
    assert last.page == len(letters(answer.pdf))


def test_references_that_print_nothing_are_not_marked(built: Build) -> None:
    start = r"\documentclass{article}\usepackage[backend=bibtex]{biblatex}\addbibresource{x.bib}"
    answer = built({"main.tex": paper(start, r"\printbibliography"), "x.bib": ENTRIES})
    assert not [kind for kind in kinds(read_aux(answer.aux)) if kind.startswith("references")]


def test_slides_have_no_marks(built: Build) -> None:
    source = r"\documentclass{beamer}\begin{document}\begin{frame}Text\end{frame}\end{document}"
    answer = built({"main.tex": source})
    assert answer.pdf is not None
    assert read_aux(answer.aux) == Aux()


def test_a_draft_whose_style_marks_its_pages_is_marked_once(built: Build) -> None:
    styles = {
        path.name: path.read_text(encoding="utf-8") for path in templates_folder().rglob("*.sty")
    }
    source = paper("\\documentclass{article}\\usepackage{draftsmith}")
    aux = read_aux(built({"main.tex": source, **styles}).aux)
    assert [mark.kind for mark in aux.marks].count("references") == 1


def test_a_line_keeps_its_number_and_a_byte_order_mark_its_place(built: Build) -> None:
    source = "\ufeff\\documentclass{article}\\begin{document}\\nosuch\\end{document}"
    (error,) = built({"main.tex": source}).errors
    assert error.line == 1
    assert error.message == r"there is no command \nosuch"


def test_marks_are_written_by_luatex_too(built: Build) -> None:
    if shutil.which("lualatex") is None:
        pytest.skip("needs TeX: lualatex is not installed")
    answer = built({"main.tex": PAPERS["article"]}, engine="lualatex", limits=Limits())
    aux = read_aux(answer.aux)
    assert kinds(aux) == PARTS
    assert aux.layout is not None
    assert all(0 < mark.y_pt < aux.layout.paper_height for mark in aux.marks)
