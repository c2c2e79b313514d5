"""A check as one line for each finding."""

from collections.abc import Callable

from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Skipped
from toolkit.model.place import Place
from toolkit.reporters.formats import Look, renderer

FINDINGS = """\
ours/main.tex: info STR007 Methods has 120 words, the least is 200
ours/main.tex:3:9: warning REF001 put ~ between the noun and its number
ours/sections/methods.tex:2:18: error CIT001 no entry defines the key babbage \
(did you mean babbage1837?)
ours/report.pdf:p3: error LAY008 ?? is printed for a reference (run LaTeX once more)"""
CLOSING = """
4 rules skipped; --output-format full says why
2 errors, 1 warning, 1 note; --fix mends 1; begin with the errors: ours/sections/methods.tex:2:18"""


def concise(*reports: Report, **look: bool) -> str:
    return renderer("concise")(reports, Look(**look))  # type: ignore[arg-type]


def test_each_finding_is_a_line_with_its_hint_in_brackets(full_report: Report) -> None:
    assert concise(full_report) == FINDINGS + CLOSING


def test_quiet_leaves_findings_only(full_report: Report) -> None:
    assert concise(full_report, quiet=True) == FINDINGS


def test_a_clean_draft_is_one_line(make_report: Callable[..., Report]) -> None:
    skipped = (Skipped("LAY001", "wrong-paper-size", "no PDF beside the sources"),)
    assert concise(make_report(skipped=skipped)) == (
        "clean: nothing found at draft stage; 1 rule skipped; "
        "before handing in, check with --stage submission"
    )


def test_a_line_stays_one_line_on_a_narrow_terminal(full_report: Report) -> None:
    text = renderer("concise")((full_report,), Look(width=40))
    assert text == FINDINGS + CLOSING


def test_a_line_break_in_a_message_makes_no_line(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    report = make_report(make_finding(Place("main.tex"), message="one\nours/x.tex: error"))
    assert concise(report, quiet=True) == "ours/main.tex: error CIT001 one␊ours/x.tex: error"


def test_quiet_and_clean_drafts_leave_no_blank_lines(
    full_report: Report, make_report: Callable[..., Report]
) -> None:
    assert concise(make_report(), full_report, make_report(), quiet=True) == FINDINGS
