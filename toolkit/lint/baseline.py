"""A baseline: the findings of one day, so that from then on only new ones are reported."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import msgspec
from msgspec.structs import replace

from toolkit.course.toml_file import shown
from toolkit.lint.fingerprint import fingerprints
from toolkit.lint.report import Report
from toolkit.model.errors import InputError, SettingsError
from toolkit.model.finding import Finding
from toolkit.readers.disk import read_text

BASELINE_VERSION = 1

_LINE_END = re.compile(r"\r\n|\r|\n")
_HINT = "--update-baseline writes it"


class Known(msgspec.Struct, frozen=True):
    """A finding that is known. All but the fingerprint is there for who reads the file.

    Args:
        path: from the folder of the baseline.
    """

    fingerprint: str
    code: str
    path: str
    message: str


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a baseline's file holds."""

    version: int = BASELINE_VERSION
    findings: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Reports without what is known.

    Args:
        known: how many findings were left out.
        gone: known ones that the rules looked for in these drafts and did not find.
        baseline: brought up to date: what is found now, and what was not looked for.
    """

    reports: tuple[Report, ...]
    known: int
    gone: tuple[Known, ...]
    baseline: Baseline


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        InputError: it cannot be read.
        SettingsError: it is no baseline, or of a version that is not known here.
    """
    try:
        baseline = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(reason, place=shown(path), hint=_HINT) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError("is no baseline", place=shown(path), hint=_HINT) from error
    if baseline.version != BASELINE_VERSION:
        message = f"is a baseline of version {baseline.version}, not {BASELINE_VERSION}"
        raise SettingsError(message, place=shown(path), hint=_HINT)
    return baseline


def encoded(baseline: Baseline) -> bytes:
    """The baseline as its file: JSON, a line for each value."""
    return msgspec.json.format(msgspec.json.encode(baseline), indent=1) + b"\n"


def compare(reports: Sequence[Report], baseline: Baseline, folder: Path) -> Compared:
    """Leave out of reports what a baseline knows.

    Args:
        folder: of the baseline: paths in it begin there, wherever the command runs.
    """
    expected = {each.fingerprint for each in baseline.findings}
    found = [_known(report, folder) for report in reports]
    seen = {each.fingerprint: each for now in found for each in now}
    fresh = tuple(
        replace(
            report,
            findings=tuple(
                finding
                for finding, known in zip(report.findings, now, strict=True)
                if known.fingerprint not in expected
            ),
        )
        for report, now in zip(reports, found, strict=True)
    )
    unseen = [each for each in baseline.findings if each.fingerprint not in seen]
    gone = tuple(each for each in unseen if _was_sought(each, reports, folder))
    kept = [each for each in unseen if each not in gone]
    findings = sorted(
        (*kept, *seen.values()), key=lambda each: (each.path, each.code, each.message)
    )
    return Compared(
        fresh,
        sum(len(report.findings) for report in reports) - sum(len(each.findings) for each in fresh),
        gone,
        Baseline(findings=tuple(findings)),
    )


def _known(report: Report, folder: Path) -> tuple[Known, ...]:
    """The findings of a report as a baseline knows them, in the same order."""
    lines: dict[str, list[str]] = {}
    told = []
    for finding in report.findings:
        path, number = finding.place.path, finding.place.line
        if number and path not in lines:
            lines[path] = _LINE_END.split(read_text(Path(report.root, path)).text)
        line = lines[path][number - 1] if number and number <= len(lines[path]) else ""
        told.append((_from(folder, report.root, finding), line))
    return tuple(
        Known(mark, finding.code, finding.place.path, finding.message)
        for mark, (finding, _) in zip(fingerprints(told), told, strict=True)
    )


def _from(folder: Path, root: str, finding: Finding) -> Finding:
    path = _relative(folder, Path(root, finding.place.path))
    return replace(finding, place=replace(finding.place, path=path))


def _relative(folder: Path, path: Path) -> str:
    return PurePath(os.path.relpath(path, folder)).as_posix()


def _was_sought(known: Known, reports: Iterable[Report], folder: Path) -> bool:
    """Whether its rule ran on the draft it was found in."""
    return any(
        known.code in report.ran
        and PurePath(known.path).is_relative_to(_relative(folder, Path(report.root)))
        for report in reports
    )
