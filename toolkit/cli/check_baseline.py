"""``draftsmith check --baseline``: leaves out what is known, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.cli.speaker import Speaker
from toolkit.lint.baseline import Baseline, Compared, Known, compare, encoded, read_baseline
from toolkit.lint.report import Report
from toolkit.reporters.summary import counted
from toolkit.reporters.terminal import printable
from toolkit.scaffold.plan import overwrite

_MOST_GONE = 5


def known_findings(path: Path, *, begin: bool) -> Baseline:
    """What the file knows; nothing where it is not there and is to be begun."""
    return Baseline() if begin and not path.exists() else read_baseline(path)


def without_known(
    reports: tuple[Report, ...], known: Baseline, path: Path, speaker: Speaker
) -> tuple[Report, ...]:
    """The reports without what is known; notes tell how much that is, and what is gone."""
    compared = compare(reports, known, path.absolute().parent)
    if compared.known:
        speaker.note(f"{path}: {counted(compared.known, 'known finding')} not shown")
    for line in _gone(compared, path):
        speaker.note(line)
    return compared.reports


def update(reports: tuple[Report, ...], known: Baseline, path: Path, speaker: Speaker) -> None:
    """Write the file anew: with what is found, and without what is gone."""
    compared = compare(reports, known, path.absolute().parent)
    overwrite(path, encoded(compared.baseline))
    news = sum(len(report.findings) for report in compared.reports)
    number = counted(len(compared.baseline.findings), "finding")
    speaker.note(f"{path}: knows {number}, {news} of them new; {len(compared.gone)} gone")


def _gone(compared: Compared, path: Path) -> Iterator[str]:
    if not compared.gone:
        return
    number = counted(len(compared.gone), "known finding")
    yield f"{path}: {number} gone; --update-baseline forgets what is gone"
    for known in compared.gone[:_MOST_GONE]:
        yield f"  {_told(known)}"
    if len(compared.gone) > _MOST_GONE:
        yield f"  and {len(compared.gone) - _MOST_GONE} more"


def _told(known: Known) -> str:
    return printable(f"{known.path}: {known.code} {known.message}")
