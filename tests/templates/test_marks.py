r"""The page marks say where things stand, and leave the page as it would be without them."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from toolkit.course.loading import load_requirements
from toolkit.course.resources import templates_folder
from toolkit.readers.aux import Aux, Mark, read_aux

PDF_PT = 72 / 72.27  # of a TeX point
IN = 72.27  # TeX points
ENGINES = ("pdflatex", "lualatex")
FILLER = "A sentence of plain words that fills the column line by line until it is full. "
STATEMENTS = r"\begin{enumerate}\item One.\item Two.\end{enumerate}"
# It ends in a blank after text, which would move the text if a mark kept it.
FIGURE = r"\begin{figure}\caption{Drawn.}\centering\rule{0pt}{2cm}Stroke \end{figure}"
TABLE = r"\begin{table*}\caption{Counted.}\end{table*}"


def document(words: int) -> str:
    """A paper whose references, appendix and end fall elsewhere with every number of words."""
    body = f"{FILLER * words}\n\n{FIGURE}{FILLER * 12}\n\n{TABLE}{STATEMENTS}"
    items = "".join(rf"\bibitem{{k{n}}} Author {n}. {FILLER * 2}" + "\n\n" for n in range(8))
    return rf"""\documentclass[10pt,twocolumn,letterpaper]{{article}}
\usepackage{{stat453}}
\title{{T}}\author{{A}}\setcounter{{page}}{{7}}
\begin{{document}}\maketitle
\section{{First}}
{body}
\begin{{thebibliography}}{{9}}
{items}\end{{thebibliography}}
\appendix
{FIGURE}
\section{{Further Things}}
{FILLER * 9}
\end{{document}}
"""


def typeset(folder: Path, source: str, engine: str, *, marked: bool = True) -> tuple[Path, Aux]:
    """The PDF and .aux of a document in the course's style."""
    if shutil.which(engine) is None:
        pytest.skip(f"needs TeX: {engine} is not installed")
    folder.mkdir(exist_ok=True)
    style = (templates_folder() / "shared/draftsmith.sty").read_text("utf-8")
    unmarked = style.replace("\n\\draftsmith@marks\n", "\n")
    assert unmarked != style
    (folder / "draftsmith.sty").write_text(style if marked else unmarked, "utf-8")
    shutil.copy(templates_folder() / "stat453/stat453.sty", folder)
    (folder / "d.tex").write_text(source, "utf-8")
    for _ in range(2):
        command = [engine, "-interaction=nonstopmode", "-halt-on-error", "d.tex"]
        subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
    return folder / "d.pdf", read_aux((folder / "d.aux").read_text("utf-8"))


def one(aux: Aux, kind: str) -> Mark:
    (mark,) = (mark for mark in aux.marks if mark.kind == kind)
    return mark


def box_of(pdf: Path, text: str) -> tuple[int, tuple[float, float, float, float]]:
    """Where the last such text stands: sheet from 1, and left, bottom, right, top in PDF points."""
    for number, page in reversed(list(enumerate(pypdfium2.PdfDocument(pdf), 1))):
        textpage = page.get_textpage()
        search = textpage.search(text, match_case=True)
        hits = list(iter(search.get_next, None))
        if hits:
            index, count = hits[-1]
            boxes = [textpage.get_charbox(at) for at in range(index, index + count)]
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            return number, (min(lefts), min(bottoms), max(rights), max(tops))
    raise AssertionError(f"{text!r} is not in the PDF")


def glyphs(pdf: Path) -> list[tuple[str, list[tuple[float, float, float, float]]]]:
    """Every page's text, and the box of each character."""
    pages = (page.get_textpage() for page in pypdfium2.PdfDocument(pdf))
    return [
        (page.get_text_range(), [page.get_charbox(at) for at in range(page.count_chars())])
        for page in pages
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_start_is_marked_at_the_top_of_its_first_line(tmp_path, engine):
    pdf, aux = typeset(tmp_path / "d", document(60), engine)
    starts = {"body": "First", "references": "References", "appendix": "Further Things"}
    for kind, heading in starts.items():
        sheet, (left, _, _, top) = box_of(pdf, heading)
        mark = one(aux, kind)
        assert mark.page == sheet
        assert top <= mark.y_pt * PDF_PT <= top + 4
        assert mark.x_pt * PDF_PT <= left <= mark.x_pt * PDF_PT + 24  # the number comes first


@pytest.mark.parametrize("engine", ENGINES)
def test_an_end_is_marked_below_its_last_line(tmp_path, engine):
    source = document(60).replace("Author 7.", "Author 7, the last.")
    pdf, aux = typeset(tmp_path / "d", source, engine)
    sheet, (_, bottom, _, _) = box_of(pdf, "until it is full.")
    first, last_sheet = (mark for mark in aux.marks if mark.kind == "end")
    assert (first.page, last_sheet.page) == (sheet, len(pypdfium2.PdfDocument(pdf)))
    assert bottom - 4 <= first.y_pt * PDF_PT <= bottom
    last, (_, start, _, _) = box_of(pdf, "Author 7, the last.")
    assert one(aux, "references-end").page >= last
    assert one(aux, "references-end").y_pt * PDF_PT <= start


@pytest.mark.parametrize("engine", ENGINES)
def test_text_that_resumes_after_the_references_is_marked(tmp_path, engine):
    thanks = r"\section*{Thanks}To all of them.\end{document}"
    source = document(60).replace(r"\appendix", f"{thanks}\n")
    pdf, aux = typeset(tmp_path / "d", source, engine)
    kinds = [mark.kind for mark in aux.marks if mark.kind != "float"]
    assert kinds == ["body", "references", "references-end", "body", "end", "end"]
    sheet, (_, _, _, top) = box_of(pdf, "Thanks")
    resumed = [mark for mark in aux.marks if mark.kind == "body"][-1]
    assert resumed.page == sheet
    assert top <= resumed.y_pt * PDF_PT <= top + 6


def test_floats_are_marked_wherever_they_went(tmp_path):
    pdf, aux = typeset(tmp_path / "d", document(60), "pdflatex")
    kinds = [mark.kind for mark in aux.marks if "float" in mark.kind]
    assert sorted(kinds) == ["appendix-float", "float", "float"]
    sheet, (_, bottom, _, _) = box_of(pdf, "Stroke")
    mark = one(aux, "appendix-float")
    assert mark.page == sheet
    assert bottom - 4 <= mark.y_pt * PDF_PT <= bottom


@pytest.mark.parametrize("engine", ENGINES)
def test_the_layout_is_the_one_the_course_asks_for(tmp_path, engine):
    _, aux = typeset(tmp_path / "d", document(1), engine)
    layout = aux.layout
    assert layout is not None
    assert layout.columns == 2
    measured = (layout.paper_width, layout.paper_height, layout.text_width, layout.text_height)
    assert measured == pytest.approx((8.5 * IN, 11 * IN, 6.875 * IN, 8.875 * IN), abs=0.01)
    assert layout.column_sep == pytest.approx(0.3125 * IN, abs=0.01)
    assert layout.text_left == pytest.approx((8.5 - 6.875) / 2 * IN, abs=0.01)
    assert layout.text_top == pytest.approx(10 * IN, abs=0.01)


@pytest.mark.parametrize("words", [40, 56, 72])
def test_marks_move_nothing_on_the_page(tmp_path, words):
    marked, _ = typeset(tmp_path / "marked", document(words), "pdflatex")
    unmarked, aux = typeset(tmp_path / "unmarked", document(words), "pdflatex", marked=False)
    assert aux.marks == ()
    assert glyphs(marked) == glyphs(unmarked)


def test_marks_move_nothing_on_the_page_in_lualatex(tmp_path):
    marked, _ = typeset(tmp_path / "marked", document(60), "lualatex")
    unmarked, _ = typeset(tmp_path / "unmarked", document(60), "lualatex", marked=False)
    assert glyphs(marked) == glyphs(unmarked)


def test_marks_of_an_included_chapter_are_in_the_main_file(tmp_path):
    source = document(20).replace(r"\section{First}", r"\include{chapter}")
    tmp_path.joinpath("d").mkdir()
    chapter = rf"\section{{First}}{FILLER * 20}" + "\n\n" + FIGURE
    tmp_path.joinpath("d/chapter.tex").write_text(chapter, "utf-8")
    pdf, aux = typeset(tmp_path / "d", source, "pdflatex")
    assert one(aux, "body").page == 2
    assert sum(mark.kind == "float" for mark in aux.marks) == 3
    assert "draftsmithmark" not in (pdf.parent / "chapter.aux").read_text("utf-8")


ENDS = {
    "a new page": r"\clearpage",
    "a list": r"\begin{itemize}\item One\end{itemize}",
    "a float": FIGURE,
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_the_last_sheet_is_marked_however_a_document_ends(tmp_path, end):
    source = document(20).replace(r"\end{document}", rf"{end}\end{{document}}")
    pdf, aux = typeset(tmp_path / "d", source, "pdflatex")
    last = [mark for mark in aux.marks if mark.kind == "end"][-1]
    assert last.page == len(pypdfium2.PdfDocument(pdf))


def test_a_paragraph_of_a_pages_head_is_none_of_the_text(tmp_path):
    head = r"\usepackage{fancyhdr}\pagestyle{fancy}\lhead{\parbox{3cm}{Head\par of two lines}}"
    head += r"\renewcommand\bibsection{\clearpage\section*{\refname}}"
    source = document(40).replace(r"\title", head + r"\title", 1)
    pdf, aux = typeset(tmp_path / "d", source, "pdflatex")
    sheet, (_, _, _, top) = box_of(pdf, "References")
    mark = one(aux, "references")
    assert mark.page == sheet
    assert top <= mark.y_pt * PDF_PT <= top + 4


def test_references_that_print_nothing_are_not_marked(tmp_path):
    source = document(5)
    begin, end = source.index(r"\begin{thebib"), source.index(r"\appendix")
    empty = r"\renewenvironment{thebibliography}[1]{}{}\begin{thebibliography}{9}"
    source = source[:begin] + empty + r"\end{thebibliography}" + source[end:]
    _, aux = typeset(tmp_path / "d", source, "pdflatex")
    assert not [mark for mark in aux.marks if mark.kind.startswith("references")]


def test_a_draft_can_be_compiled_without_the_style_that_wrote_its_aux(tmp_path):
    pdf, _ = typeset(tmp_path / "d", document(5), "pdflatex")
    source = r"\documentclass{article}\begin{document}Text.\end{document}"
    (pdf.parent / "d.tex").write_text(source, "utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "d.tex"]
    run = subprocess.run(command, cwd=pdf.parent, capture_output=True, text=True, check=False)
    assert "draftsmithmark" not in run.stdout


def test_a_draft_that_writes_no_files_has_no_marks_on_the_terminal(tmp_path):
    pdf, _ = typeset(tmp_path / "d", document(5), "pdflatex")
    source = document(5).replace(r"\title", r"\nofiles\title")
    (pdf.parent / "d.tex").write_text(source, "utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "d.tex"]
    run = subprocess.run(command, cwd=pdf.parent, capture_output=True, text=True, check=True)
    assert "draftsmithmark" not in run.stdout


def test_a_fresh_paper_carries_its_marks_and_slides_none(built):
    kinds = [mark.kind for mark in read_aux(built.text_of(".aux")).marks if mark.kind != "float"]
    paper = load_requirements(built.template).document.form == "paper"
    assert kinds == (["body", "references", "references-end", "end", "end"] if paper else [])
