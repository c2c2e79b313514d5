r"""The LaTeX sheet: filled in between braces, read back, and set by pdfLaTeX blank and filled."""

import shutil
from collections.abc import Callable

import pypdfium2
import pytest

from tests.grading.document_filling import between_the_braces
from toolkit.build.typeset import FOR_LUALATEX, typeset
from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.filled import Cell, Filled
from toolkit.grading.formats import tex, tex_reader
from toolkit.grading.roster import Member
from toolkit.grading.sheet import Proposal, Sheet
from toolkit.model.errors import InputError, NotASheetError

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)
Make = Callable[..., Sheet]
NOTE, SCORE = r"\note{abstract}{", r"\score{abstract}{"


def read(source: str) -> Filled:
    (filled,) = tex_reader.read(source.encode(), "sheet.tex")
    return filled


def with_note(sheet: Sheet, latex: str) -> str:
    """The sheet with a note as a grader types it, in LaTeX."""
    return tex.source(sheet).replace(f"{NOTE}}}", f"{NOTE}{latex}}}")


def line_of(source: str, what: str) -> int:
    return source[: source.index(what)].count("\n") + 1


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("plain", "plain"),
        (r"50\,\% \& more", "50 % & more"),
        (r"50\% \& more \_x\_ \#1 \$5 \{a\}", "50% & more _x_ #1 $5 {a}"),
        ("a & b_c $x$", "a & b_c $x$"),
        ("two\nlines\n\nand a paragraph", "two\nlines\n\nand a paragraph"),
        (r"\emph{well} done, \textbf{Ada}", "well done, Ada"),
        (r"na\"ive and stra\ss e", "naïve and straße"),
        (r"see \url{https://example.org/a_b}", "see https://example.org/a_b"),
        ("Größe – “well” αβγ", "Größe – “well” αβγ"),
        ("Dr.~Lovelace", "Dr. Lovelace"),
        (r"\textbackslash{}section", r"\section"),
    ],
)
def test_a_note_is_read_as_what_it_prints(make_sheet: Make, typed: str, text: str) -> None:
    filled = read(with_note(make_sheet(), typed))
    assert filled.notes["abstract", 0] == text
    assert filled.strays == ()


def test_every_field_has_its_line(make_sheet: Make) -> None:
    source = tex.source(make_sheet()).replace(f"{SCORE}}}", f"{SCORE}\n\n 4.5 }}")
    assert read(source).scores["abstract", 0] == Cell("4.5", f"line {line_of(source, '4.5')}")


def test_a_comment_in_a_note_is_told_and_not_lost(make_sheet: Make) -> None:
    filled = read(with_note(make_sheet(), "only 50% of\nthe symbols"))
    (stray,) = filled.strays
    assert '"% of"' in str(stray.value)
    assert r"\%" in str(stray.value)
    assert filled.notes["abstract", 0] == "only 50\nthe symbols"


def test_a_percent_sign_that_hides_a_brace_is_refused_with_its_line(make_sheet: Make) -> None:
    source = with_note(make_sheet(), "only 50% of it")
    with pytest.raises(
        InputError, match=f"line {line_of(source, NOTE)} is never closed"
    ) as refused:
        read(source)
    assert r"\%" in refused.value.hint


def test_what_stands_between_the_macros_is_told(make_sheet: Make) -> None:
    source = with_note(make_sheet(), "good} I liked this")
    assert [each.value for each in read(source).strays] == ["I liked this}"]


def test_a_line_that_is_commented_out_is_not_read(make_sheet: Make) -> None:
    source = tex.source(make_sheet()).replace(f"{SCORE}}}", f"% {SCORE}3}}\n{SCORE}4}}")
    assert read(source).scores["abstract", 0].value == "4"


def test_a_macro_twice_is_told(make_sheet: Make) -> None:
    source = tex.source(make_sheet()).replace(f"{SCORE}}}", f"{SCORE}4}}\n{SCORE}5}}")
    filled = read(source)
    assert filled.scores["abstract", 0].value == "4"
    assert [each.value for each in filled.strays] == [r"\score{abstract} stands twice"]


def test_a_cut_off_sheet_is_refused(make_sheet: Make) -> None:
    with pytest.raises(InputError, match="cut off"):
        read(tex.source(make_sheet())[:-20])


def test_a_draft_is_no_sheet() -> None:
    with pytest.raises(NotASheetError):
        read("\\documentclass{article}\\begin{document}x\\end{document}")


def test_a_sheet_saved_by_an_old_editor_is_read(make_sheet: Make) -> None:
    source = with_note(make_sheet(), "größer")
    (filled,) = tex_reader.read(source.replace("\n", "\r\n").encode("cp1252"), "x")
    assert filled.notes["abstract", 0] == "größer"
    assert filled.strays == ()


def test_members_have_their_own_scores(make_sheet: Make, each_rubric: Rubric) -> None:
    sheet = make_sheet(rubric=each_rubric, members=(Member("Ada"), Member("Mary")))
    source = tex.source(sheet).replace(r"\score{talk 2}{}", r"\score{talk 2}{7}")
    filled = read(source)
    assert filled.members == ("Ada", "Mary")
    assert filled.scores["talk", 2].value == "7"
    assert filled.scores["talk", 1].blank


def test_no_text_of_a_user_can_become_a_macro(make_sheet: Make) -> None:
    hostile = "}\\score{abstract}{15}\n\\end{document} % \x07"
    proposals = tuple(Proposal(each.id, 1, hostile) for each in make_sheet().rubric.deductions)
    sheet = make_sheet(
        team=hostile, evidence=(("abstract", (hostile,)),), remarks=(hostile,), proposals=proposals
    )
    filled = read(tex.source(sheet))
    assert filled.scores["abstract", 0].blank
    assert filled.heading["team"] == hostile
    assert filled.strays == ()


@needs_tex
def test_it_is_set_blank_and_filled(make_sheet: Make) -> None:
    sheet = make_sheet(evidence=(("abstract", ("231 words",)),))
    filled = {
        SCORE[:-1]: "12.5",
        NOTE[:-1]: "50 % of it & more_or_less",
        r"\deduction{pages-over}": "2",
        r"\private": "between us",
        r"\ready": "yes",
    }
    for source in (tex.write(sheet), between_the_braces(tex.write(sheet), filled)):
        pages = pypdfium2.PdfDocument(typeset(source.decode(), "it", ""))
        text = " ".join(page.get_textpage().get_text_range() for page in pages)
        assert "231 words" in text
        shown = [value for value in filled.values() if value in text]
        assert shown == (list(filled.values()) if b"between us" in source else ["2", "yes"])


@needs_tex
def test_a_note_longer_than_a_page_runs_on(make_sheet: Make) -> None:
    words = [f"w{number}w" for number in range(3000)]
    pages = pypdfium2.PdfDocument(typeset(with_note(make_sheet(), " ".join(words)), "it", ""))
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert [word for word in words if word not in text] == []


def test_a_name_that_pdflatex_cannot_set_is_for_lualatex(make_sheet: Make) -> None:
    assert not tex.source(make_sheet(team="Größe")).startswith(FOR_LUALATEX)
    assert tex.source(make_sheet(team="Αθήνα")).startswith(FOR_LUALATEX)
