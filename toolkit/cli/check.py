"""``draftsmith check``: what is wrong with a draft, where, and what to do next.

The engine and the reporters are imported inside the functions: `draftsmith --help` needs only the
names of formats, stages and severities.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from toolkit.cli.check_request import Request, refuse_contradictions
from toolkit.cli.complete import rule_codes, template_ids
from toolkit.cli.speaker import Speaker, speaking
from toolkit.model.severity import Severity, Stage
from toolkit.reporters.formats import FORMATS


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
@click.option(
    "--template",
    metavar="ID|FILE",
    shell_complete=template_ids,
    help="What it should be, such as stat453/report.",
)
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
@click.option("--build", is_flag=True, help="Build it first, as `draftsmith build` does.")
@click.option(
    "--select",
    callback=_codes,
    multiple=True,
    metavar="CODES",
    shell_complete=rule_codes,
    help="Only these: STR,CIT001.",
)
@click.option(
    "--ignore",
    callback=_codes,
    multiple=True,
    metavar="CODES",
    shell_complete=rule_codes,
    help="All but these.",
)
@click.option(
    "--fail-on",
    type=click.Choice([str(severity) for severity in reversed(Severity)]),
    help="The least severity that makes the exit code 1; what draftsmith.toml says, else error.",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, then report what is left.")
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help="With --fix or --diff: also what may change how it prints.",
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Leave out the findings that are known there.",
)
@click.option(
    "--update-baseline", is_flag=True, help="Write that file: from now on, all found now is known."
)
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved.")
@click.option(
    "--show-settings", is_flag=True, help="Show the settings in force and whence, check nothing."
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
def command(speaker: Speaker, **options: Any) -> None:
    """Check drafts: what is wrong, where, and what to do next.

    PATH is a draft's folder, its main .tex file, or a PDF alone; the folder you are in where none
    is given. No file of a draft is ever changed, unless by --fix. The exit code is 0 where nothing
    fails, 1 where something does or --diff shows something, 2 where a draft cannot be checked, and
    the worst of them for several.

    \b
    Example:
      draftsmith check our-report --stage submission
      draftsmith check handed-in.pdf --template stat453/report
      draftsmith check --select CIT,REF --output-format concise
      draftsmith check our-report --fix
    """
    request = Request(**options)
    refuse_contradictions(request, on_terminal=sys.stdout.isatty())
    sys.exit(_done(request, speaker))


def _done(request: Request, speaker: Speaker) -> int:
    """The exit code, once what was asked for is done."""
    from toolkit.cli.check_run import run, show_settings

    if request.show_settings:
        return show_settings(request, speaker)
    if request.fix or request.diff:
        from toolkit.cli.check_fix import fix, show_diff

        return show_diff(request, speaker) if request.diff else fix(request, speaker)
    if request.watch:
        from toolkit.cli.check_watch import watch

        return watch(request, speaker, run)
    return run(request, speaker)
