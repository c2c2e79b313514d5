"""One run of ``draftsmith check``: read, mend where asked to, compare with a baseline, report."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click

from toolkit.cli import EXIT_CANNOT_RUN, EXIT_CLEAN, EXIT_FINDINGS
from toolkit.cli.check_baseline import known_findings, update, without_known
from toolkit.cli.check_fix import tell, write_fixes
from toolkit.cli.check_request import Request
from toolkit.cli.speaker import Speaker
from toolkit.cli.width import terminal_width
from toolkit.draft.tex_file import read_text
from toolkit.lint.check import check, fixes
from toolkit.lint.fixes import Fixes
from toolkit.lint.in_force import settings_in_force
from toolkit.lint.report import Report
from toolkit.lint.statistics import statistics
from toolkit.model.errors import ToolkitError
from toolkit.reporters import diff
from toolkit.reporters import statistics as statistics_text
from toolkit.reporters.formats import Look, renderer
from toolkit.reporters.settings import render
from toolkit.scaffold.plan import Clash, make_plan, write_plan

T = TypeVar("T")


def run(request: Request, speaker: Speaker) -> int:
    """Check every draft and report them together; the exit code."""
    path, begin = request.baseline, request.update_baseline
    known = known_findings(path, begin=begin) if path else None
    reports, exit_code = _each_draft(request, lambda each: _report(request, each))
    for report in reports:
        if report.not_built:
            speaker.note(f"not built: {report.not_built}")
    if path and known and begin:
        update(reports, known, path, speaker)
        return exit_code
    if path and known:
        reports = without_known(reports, known, path, speaker)
    if reports:
        _show(request, speaker, lambda look: _text(request, reports, look))
    fails = any(report.fails(request.failing(report.fails_at)) for report in reports)
    return max(exit_code, EXIT_FINDINGS if fails else EXIT_CLEAN)


def fix(request: Request, speaker: Speaker) -> int:
    """Write what fixes change, then check and report what is left; the exit code."""

    def mend(path: Path) -> Path:
        mended = _fixes(request, path)
        write_fixes(mended)
        tell(mended, speaker, written=True)
        return path

    paths, exit_code = _each_draft(request, mend)
    return max(exit_code, run(replace(request, paths=paths), speaker)) if paths else exit_code


def show_diff(request: Request, speaker: Speaker) -> int:
    """Show what fixes would change; the exit code, that of findings where there is something."""
    every, exit_code = _each_draft(request, lambda path: _fixes(request, path))
    if any(each.files for each in every):
        _show(request, speaker, lambda look: diff.render(every, look))
        exit_code = max(exit_code, EXIT_FINDINGS)
    for each in every:
        tell(each, speaker, written=False)
    return exit_code


def show_settings(request: Request, speaker: Speaker) -> int:
    """Print the settings of every draft, and where each comes from; the exit code."""
    every, exit_code = _each_draft(request, lambda path: settings_in_force(path, request.given))
    if every:
        _show(request, speaker, lambda look: "\n\n".join(render(each, look) for each in every))
    return exit_code


def _each_draft(request: Request, work: Callable[[Path], T]) -> tuple[tuple[T, ...], int]:
    """What comes of every draft that can be worked on; the others are told, and exit 2."""
    done, exit_code = [], EXIT_CLEAN
    for path in request.paths:
        try:
            done.append(work(path))
        except ToolkitError as error:
            click.echo(f"draftsmith: {error}", err=True)
            exit_code = EXIT_CANNOT_RUN
    return tuple(done), exit_code


def _show(request: Request, speaker: Speaker, text: Callable[[Look], str]) -> None:
    """Print a text, or write it where ``--output`` says."""
    if request.output is not None:
        content = f"{text(Look(quiet=speaker.quiet, sources=_source))}\n".encode()
        files = {request.output.name: content}
        write_plan(make_plan(request.output.parent, files, Clash.OVERWRITE))
        speaker.note(f"{request.output}: written")
    elif said := text(Look(speaker.color, terminal_width(), speaker.quiet, _source)):
        speaker.result(said)


def _text(request: Request, reports: tuple[Report, ...], look: Look) -> str:
    if not request.statistics:
        return renderer(request.output_format)(reports, look)
    counts = statistics(reports)
    as_json = request.output_format == "json"
    return statistics_text.as_json(counts) if as_json else statistics_text.as_text(counts, look)


def _report(request: Request, path: Path) -> Report:
    report = check(path, **request.arguments, build=request.build)
    return replace(report, root=_as_typed(report.root, path))


def _fixes(request: Request, path: Path) -> Fixes:
    found = fixes(path, **request.arguments, unsafe=request.unsafe_fixes)
    return replace(found, root=Path(_as_typed(str(found.root), path)))


def _as_typed(root: str, path: Path) -> str:
    """A draft's root from here, unless an absolute path was typed.

    A root that was found by its ``draftsmith.toml`` comes as an absolute one.
    """
    is_found = Path(root).is_absolute() and not path.is_absolute()
    return os.path.relpath(root) if is_found else root


def _source(path: str) -> str:
    """A file's text as the rules saw it, empty where it cannot be read."""
    return read_text(Path(path)).text
