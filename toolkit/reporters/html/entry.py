"""A finding as the page shows it: numbered, with its family and the lines it stands in."""

from collections.abc import Iterator

import msgspec

from toolkit.lint.report import Report
from toolkit.model.finding import Finding
from toolkit.reporters.formats import Sources
from toolkit.reporters.html.excerpt import SourceLine, excerpt
from toolkit.reporters.html.family import family_of
from toolkit.reporters.issues import SourceText
from toolkit.reporters.places import by_file, path_from_here


class Entry(msgspec.Struct, frozen=True):
    """A finding, its number among all on the page from 1, and its lines of source."""

    number: int
    finding: Finding
    lines: tuple[SourceLine, ...]

    @property
    def family(self) -> str:
        """The letters of its code."""
        return family_of(self.finding.code)

    @property
    def title(self) -> str:
        """The rule's name as words."""
        return self.finding.name.replace("-", " ")

    @property
    def where(self) -> str:
        """Its place in its file in words; empty where the whole file is meant."""
        place = self.finding.place
        if place.page:
            return f"page {place.page}"
        return f"line {place.line}, column {place.column}" if place.line else ""


class FileEntries(msgspec.Struct, frozen=True):
    """The findings of one file."""

    path: str
    entries: tuple[Entry, ...]


def entries(report: Report, sources: Sources, first: int) -> Iterator[FileEntries]:
    """The findings of a draft, file by file in reading order, numbered from ``first``."""
    number = first
    for path, findings in by_file(report):
        has_lines = any(each.place.line for each in findings)
        source = SourceText(sources(path_from_here(report.root, path)) if has_lines else "")
        numbered = enumerate(sorted(findings, key=_down_the_pages), start=number)
        found = tuple(Entry(n, each, excerpt(source, each.place)) for n, each in numbered)
        number += len(found)
        yield FileEntries(path, found)


def _down_the_pages(finding: Finding) -> tuple[int, float]:
    """From top to bottom of each page; sources stay in their order."""
    place = finding.place
    return place.page, min((area.top for area in place.areas), default=0.0)
