"""A check as JSON for programs: version 1, as ``schema/check-1.json`` describes it."""

from typing import Any

import msgspec

from toolkit import __version__
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Area
from toolkit.reporters.document import document
from toolkit.reporters.formats import Look

CHECK_VERSION = 1


def render(reports: tuple[Report, ...], look: Look) -> str:  # noqa: ARG001 - as every format's
    """One document for all the drafts that were checked, the same for the same reports."""
    return document(
        {
            "version": CHECK_VERSION,
            "tool": {"name": "draftsmith", "version": __version__},
            "reports": [_report(report) for report in reports],
        }
    )


def _report(report: Report) -> dict[str, Any]:
    asked = report.requirements
    findings = sorted(report.findings, key=lambda each: (each.place, each.code, each.message))
    skipped = sorted(report.skipped, key=lambda each: (each.code, each.reason))
    return {
        "root": report.root,
        "stage": str(report.stage),
        "template": {"id": asked.id, "version": asked.version} if asked else None,
        "main": msgspec.to_builtins(report.main),
        "summary": {str(severity): report.count(severity) for severity in reversed(Severity)},
        "pages": _pages(report),
        "findings": [_finding(finding) for finding in findings],
        "skipped": [
            {"code": each.code, "name": each.name, "reason": each.reason} for each in skipped
        ],
    }


def _pages(report: Report) -> dict[str, Any] | None:
    """How long the draft is as `inspect` has it, and the evidence in words."""
    pages = report.pages
    if pages is None:
        return None
    return {**msgspec.to_builtins(pages), "explanation": report.page_evidence}


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "hint": finding.hint,
        "path": place.path,
        "page": place.page or None,
        "line": place.line or None,
        "column": place.column or None,
        "end_line": place.end_line or None,
        "end_column": place.end_column or None,
        "areas": [_area(area) for area in place.areas],
        "fixable": finding.edit is not None,
    }


def _area(area: Area) -> dict[str, float]:
    """A box to a tenth of a point, which is less than the eye sees."""
    return {edge: round(value, 1) for edge, value in area._asdict().items()}
