"""One draft as the page shows it."""

from collections.abc import Iterator, Sequence

import msgspec

from toolkit.draft.inspection import ShareFact
from toolkit.lint.report import Report
from toolkit.reporters.formats import Sources
from toolkit.reporters.html.entry import Entry, entries
from toolkit.reporters.html.sheet import Sheet, sheets
from toolkit.reporters.html.verdict import Verdict, verdict
from toolkit.reporters.limits import Limit, limits_of
from toolkit.reporters.places import path_from_here
from toolkit.reporters.summary import body_pages, first_to_mend, skipped_by_reason


class FilePart(msgspec.Struct, frozen=True):
    """The findings of a file: those on no page, then those on pages."""

    path: str
    entries: tuple[Entry, ...]
    sheets: tuple[Sheet, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.entries) + sum(len(sheet.entries) for sheet in self.sheets)


class Part(msgspec.Struct, frozen=True):
    """A draft: what was read, the verdict, the findings, and what was not looked at."""

    number: int
    report: Report
    title: str
    path: str
    template: str
    verdict: Verdict
    first: Entry | None
    files: tuple[FilePart, ...]
    pages: str
    words: int
    limits: tuple[Limit, ...]
    shares: tuple[ShareFact, ...]
    idle: tuple[tuple[str, str], ...]


def parts(reports: Sequence[Report], sources: Sources, room: int) -> Iterator[Part]:
    """The drafts in order.

    Args:
        room: for so many pictures of pages, in all.
    """
    first = 1
    for number, report in enumerate(reports, start=1):
        files = tuple(_files(report, sources, first, room))
        first += len(report.findings)
        room -= sum(bool(sheet.address) for file in files for sheet in file.sheets)
        yield _part(number, report, files)


def _files(report: Report, sources: Sources, first: int, room: int) -> Iterator[FilePart]:
    for file in entries(report, sources, first):
        on_pages = tuple(each for each in file.entries if each.finding.place.page)
        others = tuple(each for each in file.entries if not each.finding.place.page)
        yield FilePart(file.path, others, sheets(report, on_pages, room))


def _part(number: int, report: Report, files: tuple[FilePart, ...]) -> Part:
    inspection, asked = report.inspection, report.requirements
    path = path_from_here(report.root, report.main.path)
    worst = first_to_mend(report) if report.findings else None
    return Part(
        number=number,
        report=report,
        title=inspection.title or path,
        path=path,
        template=f"{asked.title} ({asked.id} {asked.version})" if asked else "no template",
        verdict=verdict(report),
        first=next((each for each in _all(files) if each.finding is worst), None),
        files=files,
        pages=body_pages(report.pages) if report.pages else "",
        words=sum(share.words or 0 for share in inspection.budget.sections),
        limits=tuple(limits_of(inspection)),
        shares=inspection.budget.sections,
        idle=tuple(skipped_by_reason(report)),
    )


def _all(files: Sequence[FilePart]) -> Iterator[Entry]:
    for file in files:
        yield from file.entries
        for sheet in file.sheets:
            yield from sheet.entries
