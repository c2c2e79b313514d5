"""The verdict: ready or not, at the stage that was checked."""

from collections.abc import Callable

import pytest

from toolkit.lint.report import Report
from toolkit.model.finding import Edit, Finding, Severity, Skipped, Stage
from toolkit.model.place import Place, Span
from toolkit.reporters.html.verdict import NOT_READY, NOTHING_FAILS, READY, verdict

Made = Callable[..., Report]


@pytest.mark.parametrize(
    ("severity", "stage", "fails_at", "title"),
    [
        (Severity.ERROR, Stage.SUBMISSION, Severity.ERROR, NOT_READY),
        (Severity.ERROR, Stage.DRAFT, Severity.ERROR, NOT_READY),
        (Severity.WARNING, Stage.SUBMISSION, Severity.ERROR, READY),
        (Severity.WARNING, Stage.SUBMISSION, Severity.WARNING, NOT_READY),
        (Severity.INFO, Stage.DRAFT, Severity.ERROR, NOTHING_FAILS),
    ],
)
def test_the_verdict_is_that_of_the_exit_code(
    severity: Severity,
    stage: Stage,
    fails_at: Severity,
    title: str,
    make_report: Made,
    make_finding: Callable[..., Finding],
) -> None:
    found = make_finding(Place("main.tex"), severity=severity)
    report = make_report(found, stage=stage, fails_at=fails_at)
    assert verdict(report).title == title
    assert (verdict(report).kind == "bad") == report.fails(fails_at)


def test_the_reason_says_what_was_found_by_how_many_rules_and_what_was_not_looked_at(
    make_report: Made, make_finding: Callable[..., Finding]
) -> None:
    skipped = (Skipped("LAY001", "wrong-paper-size", "there is no PDF"),)
    report = make_report(make_finding(Place("a")), ran=("CIT001", "CIT002"), skipped=skipped)
    assert verdict(report).reason == "1 error by 2 rules; 1 rule could not run"
    assert verdict(make_report()).reason == "nothing found"


def test_the_advice_names_what_mends_and_what_comes_next(
    make_report: Made, make_finding: Callable[..., Finding]
) -> None:
    safe, unsafe = Edit(Span(0, 1), "~"), Edit(Span(0, 1), "~", safe=False)
    findings = [make_finding(Place("a"), edit=edit) for edit in (safe, unsafe, None)]
    first, second, third = verdict(make_report(*findings, not_built="no TeX")).advice
    assert first == "draftsmith check --fix mends 1 of these by itself"
    assert second == "it could not be built: no TeX"
    assert "--stage submission" in third
    assert verdict(make_report(stage=Stage.SUBMISSION)).advice == ()
