"""Where findings stand: paths as a person can type them, in the order the draft is read."""

from itertools import groupby
from pathlib import PurePath

from msgspec.structs import replace

from toolkit.lint.report import Report
from toolkit.model.finding import Finding
from toolkit.model.place import Place


def path_from_here(root: str, path: str) -> str:
    """A path that is relative to a draft's root, from where the command runs."""
    return PurePath(root, path).as_posix()


def place_from_here(root: str, place: Place) -> Place:
    """The same for a whole place."""
    return replace(place, path=path_from_here(root, place.path))


def by_file(report: Report) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """The findings of each file: files as LaTeX reads them, then the others by name."""
    files = {path: number for number, path in enumerate(report.files)}
    last = len(files)

    def reading_order(finding: Finding) -> tuple[int, Place, str, str]:
        place = finding.place
        return files.get(place.path, last), place, finding.code, finding.message

    ordered = sorted(report.findings, key=reading_order)
    groups = groupby(ordered, key=lambda finding: finding.place.path)
    return tuple((path, tuple(findings)) for path, findings in groups)
