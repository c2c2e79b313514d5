"""A check as people read it."""

import re
from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from toolkit.draft.inspection import Inspection, PagesFact
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity, Skipped, Stage
from toolkit.model.place import Place
from toolkit.reporters.formats import Look, Sources, renderer

WIDTH = 80
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
MATCHER = re.compile(r"^(.+?)(?::p\d+|:\d+:\d+)?: (error|warning|info) ([A-Z]{3}\d{3}) (.+)$")

SHOWN = r"""ours/main.tex: info STR007 Methods has 120 words, the least is 200

ours/main.tex:3:9: warning REF001 put ~ between the noun and its number
   3 | See Fig. \ref{fig:a}.
     |         ^

ours/sections/methods.tex:2:18: error CIT001 no entry defines the key babbage
   2 | The engine \cite{babbage} computes.
     |                  ^^^^^^^
     = did you mean babbage1837?

ours/report.pdf:p3: error LAY008 ?? is printed for a reference
     = run LaTeX once more

main     ours/main.tex: the only file with \documentclass
checked  at draft stage, against engines/essay 1.2
pages    8 body pages of 9; references begin on page 8, below text; by the .aux marks
skipped  no PDF beside the sources: LAY001-LAY003
         no given texts to compare with: TXT005

2 errors, 1 warning, 1 note; --fix mends 1; begin with the errors: ours/sections/methods.tex:2:18"""


def full(*reports: Report, **look: object) -> str:
    return renderer("full")(reports, Look(**look))  # type: ignore[arg-type]


def test_a_report_shows_findings_at_their_source_then_its_account(
    full_report: Report, sources: Sources
) -> None:
    assert full(full_report, sources=sources) == SHOWN


def test_every_finding_has_a_line_that_problem_matchers_read(
    full_report: Report, sources: Sources
) -> None:
    matched = [MATCHER.match(line) for line in full(full_report, sources=sources).splitlines()]
    assert [found[3] for found in matched if found] == ["STR007", "REF001", "CIT001", "LAY008"]


def test_colour_changes_no_character_that_is_seen(full_report: Report, sources: Sources) -> None:
    coloured = full(full_report, color=True, sources=sources)
    assert ESCAPE.sub("", coloured) == SHOWN
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert "\x1b[1;33mwarning\x1b[0m" in coloured
    assert "\x1b[1;31m^^^^^^^\x1b[0m" in coloured


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_terminals_width_is_kept(
    width: int, full_report: Report, make_finding: Callable[..., Finding], sources: Sources
) -> None:
    long = make_finding(Place("main.tex", 0, 3, 1), message="word " * 50, hint="hint " * 50)
    reports = full_report, make_one(full_report, long)
    text = full(*reports, width=width, sources=sources)
    assert max(map(len, text.splitlines())) <= width


def make_one(report: Report, finding: Finding) -> Report:
    return replace(report, findings=(finding,))


def test_a_long_source_line_is_cut_where_there_is_no_terminal_too(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    report = make_report(make_finding(Place("main.tex", 0, 1, 301, 1, 306)))
    lines = full(report, sources=lambda _: "x" * 300 + "FAULT" + "x" * 300).splitlines()
    assert len(lines[1]) == WIDTH
    assert lines[2].index("^^^^^") == lines[1].index("FAULT")


def test_a_source_line_stays_readable_on_the_narrowest_terminal(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    report = make_report(make_finding(Place("main.tex", 0, 1, 1)))
    text = full(report, width=5, quiet=True, sources=lambda _: "x" * 300)
    assert f"   1 | {'x' * 27}..." in text.splitlines()


def test_an_estimate_is_called_one(
    make_report: Callable[..., Report], bare_inspection: Inspection
) -> None:
    pages = PagesFact(6, 6, None, None, "estimate")
    inspection = msgspec.structs.replace(bare_inspection, pages=pages)
    text = full(make_report(inspection=inspection, page_evidence="estimated from 3000 words"))
    assert "pages    about 6 body pages; estimated from 3000 words\n" in text


def test_a_clean_draft_is_green(make_report: Callable[..., Report]) -> None:
    assert "\x1b[1;32mclean: " in full(make_report(), color=True)


def test_only_files_with_lines_are_read(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    places = Place("report.pdf", page=3), Place("whole.tex"), Place("main.tex", 0, 1, 1)
    read: list[str] = []
    full(make_report(*map(make_finding, places)), sources=lambda path: read.append(path) or "")
    assert read == ["ours/main.tex"]


def test_findings_at_one_place_come_by_code_and_message(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    told = (("REF001", "b"), ("REF001", "a"), ("CIT001", "c"))
    found = [make_finding(Place("main.tex"), code=code, message=text) for code, text in told]
    lines = full(make_report(*found), quiet=True).split("\n\n")
    assert [line.split()[-2:] for line in lines] == [
        ["CIT001", "c"],
        ["REF001", "a"],
        ["REF001", "b"],
    ]


def test_quiet_leaves_findings_only(full_report: Report, sources: Sources) -> None:
    assert full(full_report, quiet=True, sources=sources) == SHOWN[: SHOWN.index("\n\nmain ")]


def test_nothing_is_said_quietly_of_a_clean_draft(make_report: Callable[..., Report]) -> None:
    assert full(make_report(), quiet=True) == ""


def test_a_clean_draft_is_told_what_comes_next(make_report: Callable[..., Report]) -> None:
    assert full(make_report()).splitlines()[-1] == (
        "clean: nothing found at draft stage; before handing in, check with --stage submission"
    )


def test_a_clean_submission_is_told_what_was_not_checked(
    make_report: Callable[..., Report],
) -> None:
    skipped = (Skipped("LAY001", "wrong-paper-size", "no PDF beside the sources"),)
    report = make_report(stage=Stage.SUBMISSION, skipped=skipped)
    assert full(report).splitlines()[-1] == (
        "clean: nothing found at submission stage; 1 rule skipped"
    )


def test_a_draft_without_a_template_is_told_how_to_name_one(
    make_report: Callable[..., Report],
) -> None:
    assert "against no template; --template names one" in full(make_report())


def test_a_single_finding_is_named_in_the_singular(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    report = make_report(make_finding(Place("main.tex", 0, 3, 1), severity=Severity.WARNING))
    assert full(report).splitlines()[-1] == "1 warning; begin with the warning: ours/main.tex:3:1"


def test_several_drafts_follow_one_another(
    full_report: Report, make_report: Callable[..., Report], sources: Sources
) -> None:
    text = full(full_report, make_report(root="theirs"), sources=sources)
    assert text.startswith(f"{SHOWN}\n\nmain     theirs/main.tex: ")


def test_files_come_as_latex_reads_them_and_the_others_by_name(
    full_report: Report, make_finding: Callable[..., Finding]
) -> None:
    paths = ("references.bib", "sections/methods.tex", "a.bib", "main.tex")
    found = tuple(make_finding(Place(path, 0, 1, 1)) for path in paths)
    report = replace(
        full_report, requirements=None, findings=found, skipped=(), pages=None, page_evidence=""
    )
    heads = [line.split(":")[0] for line in full(report, quiet=True).splitlines() if line]
    assert heads == [
        "ours/main.tex",
        "ours/sections/methods.tex",
        "ours/a.bib",
        "ours/references.bib",
    ]


def test_paths_are_as_typed_where_the_draft_is_the_folder_one_is_in(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    report = make_report(make_finding(Place("main.tex", 0, 3, 1)), root=".")
    assert full(report).startswith("main.tex:3:1: error ")


def test_no_escape_sequence_of_a_draft_reaches_the_terminal(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    place = Place("\x1b]0;a.tex", 0, 1, 2, 1, 3)
    finding = make_finding(place, message="key \x1b[2J\x9b1m", hint="\x07 \u202e")
    report = make_report(finding, skipped=(Skipped("CIT002", "x", "\x1b[5m"),), root="\x1b[7m")
    text = full(report, sources=lambda _: "a\x1b[2Jb\x08\x9b")
    assert {each for each in text if not each.isprintable()} == {"\n"}


def test_codes_in_a_row_are_told_as_a_run_within_a_family(
    make_report: Callable[..., Report],
) -> None:
    codes = "STR001 STR002 STR004 STR005 STR006 LEN001 CIT009 CIT010 CIT011".split()
    report = make_report(skipped=tuple(Skipped(code, "name", "no source") for code in codes))
    assert "skipped  no source: CIT009-CIT011, LEN001, STR001, STR002, STR004-STR006\n" in full(
        report
    )
