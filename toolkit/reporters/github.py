"""A check as annotations: lines that a GitHub workflow turns into remarks beside the source.

Rules that were skipped have no place in this format.
"""

from toolkit.lint.report import Report
from toolkit.model.finding import Severity
from toolkit.reporters.formats import Look
from toolkit.reporters.issues import Issue, issues
from toolkit.reporters.terminal import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_MESSAGE = str.maketrans(_ESCAPES)
_PROPERTY = str.maketrans({**_ESCAPES, ":": "%3A", ",": "%2C"})


def render(reports: tuple[Report, ...], look: Look) -> str:
    """A line for each finding, and nothing for a clean draft."""
    return "\n".join(map(_annotation, issues(reports, look.sources)))


def _annotation(issue: Issue) -> str:
    finding, place = issue.finding, issue.finding.place
    properties = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "endLine": place.end_line,
        "title": f"{finding.code} {finding.name}",
    }
    listed = ",".join(
        f"{name}={printable(str(value).translate(_PROPERTY))}"
        for name, value in properties.items()
        if value
    )
    message = printable(issue.message.translate(_MESSAGE))
    return f"::{_COMMANDS[finding.severity]} {listed}::{message}"
