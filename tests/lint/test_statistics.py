"""Findings counted by rule."""

from tests.lint.conftest import Written
from toolkit.lint.check import check
from toolkit.lint.statistics import Statistic, statistics
from toolkit.model.finding import Severity

BODY = "Fig. \\ref{a}, Table~\\ref{b} and~\\ref{c}. % draftsmith: ignore[TXT002]"


def test_the_most_frequent_come_first_each_with_its_fixes(written: Written) -> None:
    counted = statistics((check(written(BODY)),))
    assert counted == (
        Statistic("REF002", "undefined-reference", Severity.ERROR, 3, 0),
        Statistic("REF001", "breakable-reference", Severity.WARNING, 1, 1),
        Statistic("SUP001", "unused-suppression", Severity.WARNING, 1, 1),
    )


def test_several_drafts_are_counted_together(written: Written) -> None:
    report = check(written(BODY))
    assert [each.number for each in statistics((report, report))] == [6, 2, 2]


def test_nothing_found_is_nothing_counted() -> None:
    assert statistics(()) == ()
