"""``draftsmith check``: what is wrong with a draft, where, and what to do next.

The engine and the reporters are imported inside the functions: `draftsmith --help` needs only the
names of formats, stages and severities.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import EXIT_CANNOT_RUN, EXIT_CLEAN, EXIT_FINDINGS
from toolkit.cli.speaker import Speaker, speaking
from toolkit.cli.width import terminal_width
from toolkit.model.errors import SettingsError, ToolkitError
from toolkit.model.finding import Severity, Stage
from toolkit.reporters.formats import FORMATS, Look, renderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.lint.report import Report

_SOURCES = frozenset(".tex .bib .sty .cls .bst .pdf .toml".split())


def _codes(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    value: tuple[str, ...],
) -> tuple[str, ...]:
    """The codes of comma lists, in the order given."""
    return tuple(code for codes in value for code in codes.split(","))


@click.command()
@click.argument(
    "paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path), default=(Path(),)
)
@click.option("--template", metavar="ID|FILE", help="What it should be, such as stat453/report.")
@click.option(
    "--stage",
    type=click.Choice([str(stage) for stage in Stage]),
    help="How strict to be; what draftsmith.toml says, else draft.",
)
@click.option(
    "--pdf",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The draft's PDF, where it is not beside the main file.",
)
@click.option(
    "--select", callback=_codes, multiple=True, metavar="CODES", help="Only these: STR,CIT001."
)
@click.option("--ignore", callback=_codes, multiple=True, metavar="CODES", help="All but these.")
@click.option(
    "--fail-on",
    type=click.Choice([str(severity) for severity in reversed(Severity)]),
    default=str(Severity.ERROR),
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--output-format",
    type=click.Choice(tuple(FORMATS)),
    default="full",
    show_default=True,
    help="How to report.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the report there, not to the terminal.",
)
@speaking
def command(
    speaker: Speaker,
    paths: tuple[Path, ...],
    template: str | None,
    stage: str | None,
    pdf: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    output_format: str,
    output: Path | None,
) -> None:
    """Check drafts: what is wrong, where, and what to do next.

    PATH is a draft's folder, its main .tex file, or a PDF alone; the folder you are in where none
    is given. No file of a draft is ever changed. The exit code is 0 where nothing fails, 1 where
    something does, 2 where a draft cannot be checked, and the worst of them for several.

    \b
    Example:
      draftsmith check our-report --stage submission
      draftsmith check handed-in.pdf --template stat453/report
      draftsmith check --select CIT,REF --output-format concise
    """
    from toolkit.lint.check import check

    if pdf is not None and len(paths) > 1:
        raise click.UsageError("--pdf goes with one PATH: each draft has its own")
    if output is not None and output.suffix.lower() in _SOURCES:
        hint = "name a file such as findings.txt or findings.json"
        raise SettingsError("a report never replaces a source", place=str(output), hint=hint)
    checked = partial(
        check,
        template=template,
        stage=Stage(stage) if stage else None,
        pdf=pdf,
        select=select,
        ignore=ignore,
    )
    reports, exit_code = _check_each(paths, checked, Severity[fail_on.upper()])
    if reports and output is not None:
        look = Look(quiet=speaker.quiet, sources=_source)
        _write(output, renderer(output_format)(reports, look))
        speaker.note(f"{output}: written")
    elif reports:
        look = Look(speaker.color, terminal_width(), speaker.quiet, _source)
        text = renderer(output_format)(reports, look)
        if text:
            speaker.result(text)
    sys.exit(exit_code)


def _check_each(
    paths: tuple[Path, ...], check: Callable[[Path], Report], failing: Severity
) -> tuple[tuple[Report, ...], int]:
    """The reports of the drafts that can be checked, and the worst exit code of all."""
    reports, exit_code = [], EXIT_CLEAN
    for path in paths:
        try:
            report = check(path)
        except ToolkitError as error:
            click.echo(f"draftsmith: {error}", err=True)
            exit_code = EXIT_CANNOT_RUN
        else:
            reports.append(_as_typed(report, path))
            if report.fails(failing):
                exit_code = max(exit_code, EXIT_FINDINGS)
    return tuple(reports), exit_code


def _as_typed(report: Report, path: Path) -> Report:
    """The report with its root from here, unless an absolute path was typed.

    A root that was found by its ``draftsmith.toml`` comes as an absolute one.
    """
    if path.is_absolute() or not Path(report.root).is_absolute():
        return report
    return replace(report, root=os.path.relpath(report.root))


def _source(path: str) -> str:
    """A file's text as the rules saw it, empty where it cannot be read."""
    from toolkit.draft.tex_file import read_text

    return read_text(Path(path)).text


def _write(output: Path, text: str) -> None:
    """The report as a file, whole or not at all, over one of the same name."""
    from toolkit.scaffold.plan import Clash, make_plan, write_plan

    files = {output.name: f"{text}\n".encode()}
    write_plan(make_plan(output.parent, files, Clash.OVERWRITE))
