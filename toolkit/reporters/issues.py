"""Findings as other programs are told of them: a path from here, and a lasting fingerprint."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from msgspec.structs import replace

from toolkit.lint.fingerprint import fingerprints
from toolkit.lint.report import Report
from toolkit.model.finding import Finding
from toolkit.model.place import LineIndex, Place
from toolkit.reporters.formats import Sources
from toolkit.reporters.places import by_file, path_from_here

_REST_OF_LINE = re.compile(r"[^\r\n]*")


class SourceText:
    """The text of a file as its findings count it, empty where it has none."""

    __slots__ = ("_lines", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = LineIndex(text)

    def line(self, number: int) -> str:
        """A line by its number from 1, without its end; empty where there is none."""
        if number < 1:
            return ""
        try:
            start = self._lines.start_of(number)
        except IndexError:
            return ""
        found = _REST_OF_LINE.match(self.text, start)
        return found[0] if found else ""

    def fix(self, finding: Finding) -> tuple[Place, str] | None:
        """The place to replace and its new text; None where a finding has no fix."""
        edit = finding.edit
        if edit is None or edit.span.end > len(self.text):
            return None
        return self._lines.place(finding.place.path, edit.span), edit.text


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding among all those of a document.

    Args:
        finding: its path is the shortest one from where the command runs.
        source: of its file.
        fingerprint: no other issue has the same, and it stays when the line moves.
    """

    finding: Finding
    source: SourceText
    fingerprint: str

    @property
    def message(self) -> str:
        """The whole of it in one line: the page of a PDF, what is wrong, and the remedy."""
        finding = self.finding
        page = f"page {finding.place.page}: " if finding.place.page else ""
        return f"{page}{finding.message}" + (f" ({finding.hint})" if finding.hint else "")


def issues(reports: Iterable[Report], sources: Sources) -> tuple[Issue, ...]:
    """The findings of all reports, in the order in which the drafts are read."""
    found = [each for report in reports for each in _found(report, sources)]
    marks = fingerprints((each, source.line(each.place.line)) for each, source in found)
    return tuple(Issue(*each, mark) for each, mark in zip(found, marks, strict=True))


def relative_path(root: str, path: str = "") -> str:
    """The path of a draft, or of a file in it, from where the command runs.

    It is the same however the draft was named: absolute, or by way of another folder.
    """
    return PurePath(os.path.relpath(PurePath(root, path))).as_posix()


def _found(report: Report, sources: Sources) -> Iterator[tuple[Finding, SourceText]]:
    for path, findings in by_file(report):
        has_lines = any(each.place.line for each in findings)
        text = sources(path_from_here(report.root, path)) if has_lines else ""
        source, shown = SourceText(text), relative_path(report.root, path)
        for finding in findings:
            yield replace(finding, place=replace(finding.place, path=shown)), source
