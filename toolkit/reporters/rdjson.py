"""A check as reviewdog's diagnostics, which it posts as a review on any code host.

Rules that were skipped have no place in this format.
"""

from typing import Any

from toolkit.lint.report import Report
from toolkit.model.place import Place
from toolkit.reporters.document import document
from toolkit.reporters.formats import Look
from toolkit.reporters.issues import Issue, SourceText, issues


def render(reports: tuple[Report, ...], look: Look) -> str:
    """One document for all the drafts that were checked."""
    diagnostics = [_diagnostic(issue) for issue in issues(reports, look.sources)]
    return document({"source": {"name": "draftsmith"}, "diagnostics": diagnostics})


def _diagnostic(issue: Issue) -> dict[str, Any]:
    finding, source = issue.finding, issue.source
    location: dict[str, Any] = {"path": finding.place.path}
    if finding.place.line:
        location["range"] = _range(finding.place, source)
    diagnostic = {
        "message": issue.message,
        "location": location,
        "severity": str(finding.severity).upper(),
        "code": {"value": finding.code},
    }
    fix = source.fix(finding)
    if fix is None:
        return diagnostic
    place, text = fix
    return {**diagnostic, "suggestions": [{"range": _range(place, source), "text": text}]}


def _range(place: Place, source: SourceText) -> dict[str, Any]:
    found = {"start": _position(place.line, place.column, source)}
    if place.end_line:
        found["end"] = _position(place.end_line, place.end_column, source)
    return found


def _position(line: int, column: int, source: SourceText) -> dict[str, int]:
    """A position from 1 whose columns are bytes of UTF-8, as the format's own definition says."""
    before = source.line(line)[: column - 1]
    wider = len(before.encode("utf-8", "replace")) - len(before)
    return {"line": line, "column": column + wider}
