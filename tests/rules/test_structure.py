"""Sections and abstract: what an example cannot show: hints, places, other files, PDFs, slides."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.rules.conftest import LINES_BEFORE, Checked, whole
from toolkit.course.loading import load_requirements
from toolkit.draft.draft import Draft
from toolkit.draft.pdf_file import PdfFile
from toolkit.draft.settings import Settings
from toolkit.lint.check import check
from toolkit.lint.run import run
from toolkit.model.finding import Finding, Severity, Stage
from toolkit.readers.pdf import PdfBookmark
from toolkit.rules import ALL
from toolkit.rules.example import Example, pdf_of

REPORT = Path(__file__).parents[2] / "examples/report/report.pdf"
SLIDES_PDF = REPORT.parents[1] / "presentation/presentation.pdf"
SLIDES = '[document]\nform = "slides"\nclass = "beamer"\n'
ABSTRACT = "[abstract]\nmin = 3\nmax = 5\n"
MANIFEST = """
id = "test/paper"
version = "1"
title = "Paper"
kind = "paper"
main = "paper.tex"
[document]
class = "article"
"""


def section(title: str, more: str = "") -> str:
    return f'[[section]]\nid = "{title.lower().replace(" ", "-")}"\ntitle = "{title}"\n{more}\n'


PLAN = section("Aims") + section("Related Work") + section("Method") + section("Outlook")
SPLIT = section("Outcome and Outlook", 'split = [{title = "Outcome"}, {title = "Outlook"}]')


def template_in(folder: Path, manifest: str) -> Path:
    (folder / "template.toml").write_text(manifest, encoding="utf-8")
    return folder


def of(code: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def said(findings: Checked, code: str, tex: str, requires: str, **more: object) -> list[Finding]:
    example = Example(tex, requires=requires, **more)  # type: ignore[arg-type]  # by name
    return of(code, findings(example, whole(example, tex)))


def line(finding: Finding) -> int:
    return finding.place.line - LINES_BEFORE


def test_each_missing_section_is_found_once_where_the_next_one_stands(findings: Checked) -> None:
    tex = "\\section{Related Work}\n\\section{Outlook}"
    found = said(findings, "STR001", tex, PLAN)
    assert [(f.message, line(f)) for f in found] == [
        ("there is no section “Aims”", 1),
        ("there is no section “Method”", 2),
    ]
    assert [f.hint for f in found] == [
        "add it before “Related Work”",
        "add it after “Related Work”",
    ]


def test_the_last_section_is_missed_at_the_beginning_of_the_document(findings: Checked) -> None:
    (found,) = said(findings, "STR001", "\\section{Aims}", section("Aims") + section("Method"))
    assert (found.place.path, found.place.line) == ("main.tex", LINES_BEFORE)


HINTS = [
    (
        "\\section{Related Wrk}",
        "“Related Wrk” on line 3 is near; call it “Related Work”",
    ),
    (
        "\\section{Prior Wrok}",
        "“Prior Wrok” on line 3 is near; call it “Related Work”",
    ),
    (
        "\\section{Aims}\n\\subsection{Related Work}",
        "“Related Work” on line 4 is a subsection; make it a section",
    ),
    (
        "\\section{Aims}\n\\subsection{Realted Work}",
        "“Realted Work” on line 4 is near; call it “Related Work”",
    ),
    (
        "\\section{Aims and Related Work}",
        "“Aims and Related Work” on line 3 holds more than it; give “Related Work” a section of "
        "its own",
    ),
    (
        "\\section{Prior Work / Related Work}",
        "“Prior Work / Related Work” on line 3 is near; call it “Related Work”",
    ),
    ("\\section{Cookery}", "add it"),
]


@pytest.mark.parametrize(("tex", "hint"), HINTS, ids=[hint for _, hint in HINTS])
def test_a_missing_section_is_looked_for_under_other_names(
    tex: str, hint: str, findings: Checked
) -> None:
    requires = section("Related Work", 'aliases = ["Prior Work"]')
    assert [f.hint for f in said(findings, "STR001", tex, requires)] == [hint]


def test_a_heading_in_another_file_is_named_with_its_file(findings: Checked) -> None:
    files = {"parts/work.tex": "\n\\section{Related Wrk}"}
    requires = section("Related Work") + section("Outlook")
    tex = "\\input{parts/work}\n\\section{Outlook}"
    (found,) = said(findings, "STR001", tex, requires, files=files)
    assert found.hint == (
        "“Related Wrk” on line 2 of parts/work.tex is near; call it “Related Work”"
    )


def test_a_piece_of_a_split_is_looked_for_at_other_depths(findings: Checked) -> None:
    (found,) = said(findings, "STR001", "\\section{Aims}\n\\subsection{Outlook}", SPLIT)
    assert found.hint == "“Outlook” on line 4 is a subsection; make it a section"


def test_an_optional_section_is_no_place_for_a_missing_one(findings: Checked) -> None:
    requires = section("Aims") + section("Thanks", "optional = true") + section("Outlook")
    (found,) = said(findings, "STR001", "\\section{Thanks}\n\\section{Outlook}", requires)
    assert line(found) == 2


def test_a_title_that_stands_for_another_section_is_not_suggested(findings: Checked) -> None:
    requires = section("Methods and Data") + section("Method and Date")
    (found,) = said(findings, "STR001", "\\section{Methods and Data}", requires)
    assert found.hint == "add it after “Methods and Data”"


def test_half_of_a_split_says_which_half_is_lacking(findings: Checked) -> None:
    (found,) = said(findings, "STR001", "Text.\n\\section{Outlook}", SPLIT)
    assert found.message == "“Outcome and Outlook” is only partly there: “Outcome” is missing"
    assert found.hint == "add “Outcome”, or call it “Outcome and Outlook”"
    assert line(found) == 2


def test_a_frame_may_carry_the_title_on_slides(findings: Checked) -> None:
    frame = "\\begin{frame}{Aims}Why.\\end{frame}"
    assert not said(findings, "STR001", frame, SLIDES + section("Aims"))
    (found,) = said(findings, "STR001", frame, SLIDES + section("Method"))
    assert found.message == "there is no section or frame “Method”"
    assert said(findings, "STR001", frame, section("Aims")), "on paper a frame is no section"


def order_of(findings: Checked, tex: str, requires: str) -> list[tuple[str, int]]:
    return [(f.message, line(f)) for f in said(findings, "STR002", tex, requires)]


def test_the_fewest_sections_move(findings: Checked) -> None:
    tex = "\\section{Related Work}\n\\section{Method}\n\\section{Outlook}\n\\section{Aims}"
    assert order_of(findings, tex, PLAN) == [("“Aims” belongs before “Related Work”", 4)]


def test_every_section_that_must_move_is_told_its_neighbour(findings: Checked) -> None:
    tex = "\\section{Outlook}\n\\section{Method}\n\\section{Aims}\n\\section{Related Work}"
    assert order_of(findings, tex, PLAN) == [
        ("“Outlook” belongs after “Related Work”", 1),
        ("“Method” belongs after “Related Work”", 2),
    ]


def test_files_are_ordered_as_latex_reads_them_not_by_name(findings: Checked) -> None:
    files = {"b.tex": "\\section{Outcome}\nA.", "a.tex": "\\section{Outlook}\nB."}
    assert not said(findings, "STR002", "\\input{b}\\input{a}", SPLIT, files=files)


def test_slides_are_ordered_by_section_and_frame_together(findings: Checked) -> None:
    tex = "\\begin{frame}{Aims}Why.\\end{frame}\n\\section{Method}\n\\section{Outlook}"
    assert order_of(findings, tex, SLIDES + PLAN) == []
    turned = "\\section{Method}\n\\section{Outlook}\n\\begin{frame}{Aims}Why.\\end{frame}"
    assert order_of(findings, turned, SLIDES + PLAN) == [("“Aims” belongs before “Method”", 3)]


def test_the_course_s_own_title_decides_between_two_candidates(findings: Checked) -> None:
    requires = section("Aims") + section("Related Work", 'aliases = ["Background"]')
    tex = "\\section{Background}\n\\section{Aims}\n\\section{Related Work}"
    assert order_of(findings, tex, requires) == []


SHOWN = [
    "\\begin{figure}\\caption{A plan.}\\end{figure}",
    "\\includegraphics{plan}",
    "\\begin{lstlisting}\nx = 1\n\\end{lstlisting}",
    "$$ a $$",
    "\\[ a \\]",
]


@pytest.mark.parametrize("shown", SHOWN)
def test_what_a_reader_sees_is_not_nothing(shown: str, findings: Checked) -> None:
    assert not said(findings, "STR003", f"\\section{{Aims}}\n{shown}", section("Aims"))


def test_a_line_break_with_space_is_no_formula(findings: Checked) -> None:
    assert said(findings, "STR003", "\\section{Aims}\n\\\\[\\bigskipamount]", section("Aims"))


def test_a_section_read_from_a_file_is_not_empty(findings: Checked) -> None:
    files = {"aims.tex": "To learn."}
    tex = "\\section{Aims}\n\\input{aims}"
    assert not said(findings, "STR003", tex, section("Aims"), files=files)


def test_on_slides_a_part_is_empty_only_as_a_whole(findings: Checked) -> None:
    tex = "\\section{Aims}\n\\begin{frame}%s\\end{frame}"
    assert not said(findings, "STR003", tex % "Why.", SLIDES + section("Aims"))
    assert len(said(findings, "STR003", tex % "", SLIDES + section("Aims"))) == 1
    gone_on = f"{tex % 'Why.'}\n\\begin{{frame}}{{Aims}}\\end{{frame}}"
    assert not said(findings, "STR003", gone_on, SLIDES + section("Aims"))
    twice = "\\section{Aims}\n\\section{Aims}"
    assert len(said(findings, "STR003", twice, SLIDES + section("Aims"))) == 1


FRAMES = [
    "\\begin{frame}{A title}{And another}\\end{frame}",
    "\\begin{frame}<1->[fragile]{A title}\\end{frame}",
    "\\begin{frame}\\frametitle{A title}\\framesubtitle{And another}\\end{frame}",
]


@pytest.mark.parametrize("frame", FRAMES)
def test_the_title_of_a_frame_is_no_content(frame: str, findings: Checked) -> None:
    tex = f"\\section{{Aims}}\n{frame}"
    assert said(findings, "STR003", tex, SLIDES + section("Aims"))


def test_slides_that_go_on_are_no_repetition(findings: Checked) -> None:
    frame = "\\begin{frame}{Aims}Why.\\end{frame}\n"
    assert not said(findings, "STR004", frame + frame, SLIDES + section("Aims"))


def test_a_repetition_says_where_the_first_stands(findings: Checked) -> None:
    files = {"again.tex": "\\section{Aims}"}
    tex = "\\section{Aims}\n\\input{again}"
    (found,) = said(findings, "STR004", tex, section("Aims"), files=files)
    assert found.place.path == "again.tex"
    assert found.message == "“Aims” stands on line 3 of main.tex already"


ABSTRACTS = [
    ("One two.", "the abstract has 2 words, 3 to 5 are asked for", "add 1 word"),
    ("A b c d e f g.", "the abstract has 7 words, 3 to 5 are asked for", "cut 2 words"),
    ("\\guidance{Be brief.}", "the abstract is empty, 3 to 5 are asked for", "write it"),
]


@pytest.mark.parametrize(("text", "message", "hint"), ABSTRACTS, ids=["short", "long", "empty"])
def test_an_abstract_s_length_is_told_with_the_remedy(
    text: str, message: str, hint: str, findings: Checked
) -> None:
    tex = f"\\begin{{abstract}}{text}\\end{{abstract}}"
    (found,) = said(findings, "STR006", tex, ABSTRACT)
    assert (found.message, found.hint) == (message, hint)


STAGES = [
    ("STR003", "\\section{Aims}", section("Aims"), Severity.WARNING, Severity.ERROR),
    ("STR006", "\\begin{abstract}A.\\end{abstract}", ABSTRACT, Severity.WARNING, Severity.ERROR),
    (
        "STR007",
        "\\section{Aims}\nA.",
        section("Aims", "min_words = 2"),
        Severity.INFO,
        Severity.WARNING,
    ),
]


@pytest.mark.parametrize(("code", "tex", "requires", "early", "late"), STAGES)
def test_what_is_unwritten_weighs_more_at_submission(
    code: str, tex: str, requires: str, early: Severity, late: Severity, findings: Checked
) -> None:
    for stage, severity in ((Stage.DRAFT, early), (Stage.SUBMISSION, late)):
        (found,) = said(findings, code, tex, requires, stage=stage)
        assert found.severity is severity


def test_a_pdf_alone_is_held_to_sections_and_abstract(tmp_path: Path) -> None:
    wanted = section("Introduction") + section("Ethics") + section("Experiments")
    wanted += section("Related Work", "min_words = 9999")
    template = template_in(tmp_path, f"{MANIFEST}\n[abstract]\nmax = 1\n{wanted}")
    report = check(REPORT, template=template, select=("STR",))
    assert [(f.code, f.place.page, f.message.split(",")[0]) for f in report.findings] == [
        ("STR002", 1, "“Related Work” belongs after “Experiments”"),
        ("STR006", 1, "the abstract has 229 words"),
        ("STR007", 1, "“Related Work” has 436 words"),
        ("STR001", 3, "there is no section “Ethics”"),
    ]


def test_a_pdf_of_slides_is_held_to_the_sections_that_its_bookmarks_name() -> None:
    report = check(SLIDES_PDF, template="stat453/presentation", select=("STR",))
    assert not report.findings
    titles = [section.title for section in report.inspection.sections]
    assert "Motivation" in titles, "no frame is called so, only a section"
    assert "What if the teacher is wrong?" not in titles, "a frame is no section"


def test_bookmarks_of_every_slide_are_no_repetition(tmp_path: Path) -> None:
    bookmarks = (PdfBookmark("Aims", 0, 1), PdfBookmark("Aims", 0, 2))
    pdf = replace(pdf_of("Aims", "Aims", size_pt=(455.0, 256.0)).read(), bookmarks=bookmarks)
    slides = MANIFEST.replace('class = "article"', 'form = "slides"\nclass = "beamer"')
    draft = Draft(
        root=tmp_path,
        main="slides.pdf",
        why="",
        stage=Stage.DRAFT,
        settings=Settings(),
        requirements=load_requirements(template_in(tmp_path, slides + section("Aims"))),
        pdf=PdfFile("slides.pdf", lambda: pdf),
    )
    assert [section.title for section in draft.sections] == ["Aims", "Aims"]
    assert not of("STR004", list(run(draft, ALL).findings))
