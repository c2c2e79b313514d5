"""A check as SARIF 2.1.0: what code scanning and editors' SARIF viewers read.

The rules have no ``helpUri``, and the tool no ``informationUri``: nothing stands on the web. What
``draftsmith explain`` prints goes with each rule as its help.

Section 3.11.5 of the standard doubles the braces of a message. Viewers put placeholders into those
messages alone that bring arguments, and show the others, as all of these are, letter by letter: so
braces stand once, as in LaTeX.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from toolkit import __version__
from toolkit.lint.report import Report
from toolkit.model.finding import Severity
from toolkit.model.place import Place
from toolkit.reporters.document import document
from toolkit.reporters.formats import Look
from toolkit.reporters.issues import Issue, issues, relative_path
from toolkit.reporters.rule_facts import RuleFacts, rule_facts
from toolkit.rules import ALL
from toolkit.rules.base import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "draftsmith/v1"
"""Ours alone: under ``primaryLocationLineHash`` GitHub's upload looks for a hash of its own making,
and warns of every other."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FIRST_LINE = 1
_INDEX = {rule.code: index for index, rule in enumerate(ALL)}


def render(reports: tuple[Report, ...], look: Look) -> str:
    """One run for all the drafts that were checked, with every rule there is."""
    return document({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(reports, look)]})


def _run(reports: Sequence[Report], look: Look) -> dict[str, Any]:
    notes = [note for report in reports for note in _skipped(report)]
    return {
        "tool": {
            "driver": {
                "name": "draftsmith",
                "version": __version__,
                "rules": [_rule(rule) for rule in ALL],
            }
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(issue) for issue in issues(reports, look.sources)],
    }


def _rule(rule: type[Rule]) -> dict[str, Any]:
    facts = rule_facts(rule)
    return {
        "id": facts.code,
        "name": facts.name,
        "shortDescription": _text(facts.summary),
        "fullDescription": _text(" ".join(facts.paragraphs)),
        "help": _help(facts),
        "defaultConfiguration": {"level": _LEVELS[facts.draft]},
    }


def _help(facts: RuleFacts) -> dict[str, str]:
    """The rule's page without its examples, as text and as Markdown: paragraphs hold for both."""
    fix = "draftsmith can mend it" if facts.fixable else "it is yours to mend"
    pointer = "shows examples, and how to suppress it."
    text = (*facts.paragraphs, f"draftsmith explain {facts.code} {pointer}")
    marked = (
        f"**{facts.code} {facts.name}**: {facts.severity}; {fix}.",
        *facts.paragraphs,
        f"`draftsmith explain {facts.code}` {pointer}",
    )
    return {**_text("\n\n".join(text)), "markdown": "\n\n".join(marked)}


def _result(issue: Issue) -> dict[str, Any]:
    finding = issue.finding
    result = {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVELS[finding.severity],
        "message": _text(issue.message),
        "locations": [{"physicalLocation": _location(finding.place)}],
        "partialFingerprints": {FINGERPRINT: issue.fingerprint},
    }
    fix = issue.source.fix(finding)
    return {**result, "fixes": [_fix(*fix)]} if fix else result


def _fix(place: Place, text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(place), "insertedContent": {"text": text}}
    change = {"artifactLocation": _artifact(place.path), "replacements": [replacement]}
    return {"artifactChanges": [change]}


def _skipped(report: Report) -> Iterator[dict[str, Any]]:
    """The rules that could not run, by code: neither passed nor failed."""
    draft = relative_path(report.root, report.main.path)
    for rule in sorted(report.skipped, key=lambda each: each.code):
        yield {
            "level": "note",
            "message": _text(f"{rule.code} was skipped for {draft}: {rule.reason}"),
            "associatedRule": {"id": rule.code, "index": _INDEX[rule.code]},
        }


def _location(place: Place) -> dict[str, Any]:
    """A place; GitHub asks for a line, so a PDF and a whole file are given their first."""
    return {"artifactLocation": _artifact(place.path), "region": _region(place)}


def _artifact(path: str) -> dict[str, str]:
    """A path as a relative URI; the bytes of a name that is no text stay what they are."""
    return {"uri": quote(path, errors="surrogateescape")}


def _region(place: Place) -> dict[str, int]:
    region = {
        "startLine": place.line or _FIRST_LINE,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {name: number for name, number in region.items() if number}


def _text(text: str) -> dict[str, str]:
    return {"text": text}
