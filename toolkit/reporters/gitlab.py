"""A check as a GitLab Code Quality report: remarks beside the changes of a merge request.

Rules that were skipped have no place in this format.
"""

from typing import Any

from toolkit.lint.report import Report
from toolkit.model.finding import Severity
from toolkit.reporters.document import document
from toolkit.reporters.formats import Look
from toolkit.reporters.issues import Issue, issues

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_FIRST_LINE = 1


def render(reports: tuple[Report, ...], look: Look) -> str:
    """One array for all the drafts that were checked, empty where all are clean."""
    return document([_row(issue) for issue in issues(reports, look.sources)])


def _row(issue: Issue) -> dict[str, Any]:
    """A row; GitLab drops one without a line, so a PDF and a whole file are given their first."""
    finding = issue.finding
    return {
        "description": f"{finding.code} {issue.message}",
        "check_name": finding.code,
        "fingerprint": issue.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.place.path,
            "lines": {"begin": finding.place.line or _FIRST_LINE},
        },
    }
