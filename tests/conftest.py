"""What holds for every test: browsers to open; ``DRAFTSMITH_NO_SKIP``, by which a skip fails."""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from typing import Any, TypeVar

import pytest

from tests.browser import Browser

# What no package brings: on a kernel or in a container without them, a build is held by the other
# bounds, and the tests of these two have nothing to test.
OF_THE_KERNEL = ("needs Landlock", "needs namespaces")

ReportT = TypeVar("ReportT", pytest.TestReport, pytest.CollectReport)


@pytest.fixture
def open_browser() -> Iterator[Callable[..., Browser]]:
    """Opens browsers, with what `Browser` takes; an error on a console fails the test."""
    with ExitStack() as closing:
        browsers: list[Browser] = []

        def opened(**options: Any) -> Browser:
            browsers.append(closing.enter_context(Browser(**options)))
            return browsers[-1]

        yield opened
        assert [each for browser in browsers for each in browser.complaints] == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test, or what it rests on, that skips."""
    return _without_skips((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A whole module that skips."""
    return _without_skips((yield))


def _without_skips(report: ReportT) -> ReportT:
    known_to_fail = hasattr(report, "wasxfail")  # which pytest counts among the skipped, and ran
    if report.skipped and not known_to_fail and os.environ.get("DRAFTSMITH_NO_SKIP"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        if any(each in str(reason) for each in OF_THE_KERNEL):
            return report
        report.outcome = "failed"
        report.longrepr = f"nothing may be skipped here: {reason}"
    return report
