"""One run of ``draftsmith check``: read, compare with a baseline, report.

What only some runs need is imported where they need it: it would be a tenth of every other run.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from toolkit.cli import EXIT_CLEAN, EXIT_FINDINGS
from toolkit.cli.check_drafts import each_draft, root_as_typed, show
from toolkit.cli.check_request import Request
from toolkit.cli.speaker import Speaker
from toolkit.lint.check import check
from toolkit.lint.report import Report
from toolkit.reporters.formats import Look, renderer


def run(request: Request, speaker: Speaker) -> int:
    """Check every draft and report them together; the exit code."""
    if request.baseline is not None:
        return _run_with_baseline(request, request.baseline, speaker)
    reports, exit_code = _reports(request, speaker)
    return max(exit_code, _tell(request, speaker, reports))


def show_settings(request: Request, speaker: Speaker) -> int:
    """Print the settings of every draft, and where each comes from; the exit code."""
    from toolkit.lint.in_force import settings_in_force
    from toolkit.reporters.settings import render

    every, exit_code = each_draft(request, lambda path: settings_in_force(path, request.given))
    if every:
        show(request, speaker, lambda look: "\n\n".join(render(each, look) for each in every))
    return exit_code


def _run_with_baseline(request: Request, path: Path, speaker: Speaker) -> int:
    from toolkit.cli.check_baseline import known_findings, update, without_known

    known = known_findings(path, begin=request.update_baseline)
    reports, exit_code = _reports(request, speaker)
    if request.update_baseline:
        update(reports, known, path, speaker)
        return exit_code
    return max(exit_code, _tell(request, speaker, without_known(reports, known, path, speaker)))


def _reports(request: Request, speaker: Speaker) -> tuple[tuple[Report, ...], int]:
    """The reports of the drafts that can be checked, and the exit code of the others."""

    def report(path: Path) -> Report:
        found = check(path, **request.arguments, build=request.build)
        if found.not_built:
            speaker.note(f"not built: {found.not_built}")
        failing = request.failing(found.fails_at)
        return replace(found, root=root_as_typed(found.root, path), fails_at=failing)

    return each_draft(request, report)


def _tell(request: Request, speaker: Speaker, reports: tuple[Report, ...]) -> int:
    """Show what was found; the exit code."""
    if reports:
        show(request, speaker, lambda look: _text(request, reports, look))
    fails = any(report.fails(report.fails_at) for report in reports)
    return EXIT_FINDINGS if fails else EXIT_CLEAN


def _text(request: Request, reports: tuple[Report, ...], look: Look) -> str:
    if not request.statistics:
        return renderer(request.output_format)(reports, look)
    from toolkit.lint.statistics import statistics
    from toolkit.reporters.statistics import as_json, as_text

    counts = statistics(reports)
    return as_json(counts) if request.output_format == "json" else as_text(counts, look)
