"""``draftsmith sheets``: a score sheet for each team and grader.

The rooms that read and write are imported inside the functions: `draftsmith --help` needs only the
names of formats and stages.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.speaker import Speaker, speaking
from toolkit.grading.formats import FORMATS
from toolkit.model.severity import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.grading.sheets import SheetsMade, Watch


@click.command(short_help="Make a score sheet for each team and grader.")
@click.argument("template", required=False)
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    required=True,
    metavar="CSV",
    help="Who is in which team: columns team and name, and what else is known.",
)
@click.option(
    "--submissions",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder or a PDF for each team; sheets are blank without.",
)
@click.option(
    "--grader",
    "graders",
    multiple=True,
    required=True,
    metavar="NAME",
    help="Who marks; once for each grader.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(tuple(FORMATS)),
    default=("xlsx",),
    show_default=True,
    help="Once for each format; html is one page for each grader.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="Where the sheets go; made if it is not there.",
)
@click.option("--rubric", metavar="ID|FILE", help="Grade by this one, not the template's own.")
@click.option(
    "--round",
    "round_",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Of the grading.",
)
@click.option(
    "--stage",
    type=click.Choice([str(stage) for stage in Stage]),
    default=str(Stage.SUBMISSION),
    show_default=True,
    help="The stage that submissions are checked at.",
)
@click.option("--force", is_flag=True, help="Write over sheets that are there, filled or not.")
@speaking
def command(
    speaker: Speaker,
    template: str | None,
    roster: Path,
    submissions: Path | None,
    graders: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path,
    rubric: str | None,
    round_: int,
    stage: str,
    force: bool,
) -> None:
    """Make a score sheet for each team and grader, with the check's evidence on it.

    TEMPLATE is what was handed in, such as stat453/report; its rubric is the one graded by.

    \b
    Example:
      draftsmith sheets stat453/report --roster roster.csv --submissions handed-in \\
        --grader Ada --grader Charles --format xlsx --format md -o sheets
    """
    from toolkit.grading.assignment import load_assignment
    from toolkit.grading.roster import read_roster
    from toolkit.grading.sheets import files_made, make_sheets

    assignment = load_assignment(template or "", rubric or "", stage=Stage(stage), round=round_)
    teams = read_roster(roster)
    steps = files_made(teams, graders, formats) + len(teams.teams) * (submissions is not None)
    slow = submissions is not None or "pdf" in formats
    with _progress(steps, shown=slow and not speaker.quiet) as watch:
        made = make_sheets(
            assignment,
            teams,
            graders,
            output,
            formats=formats,
            submissions=submissions,
            force=force,
            watch=watch,
        )
    _tell(speaker, made, output)


@contextmanager
def _progress(length: int, *, shown: bool) -> Iterator[Watch]:
    """Something to tell of each step: a bar, on a terminal only."""
    if not shown or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label="Making sheets", file=sys.stderr) as bar:
        yield lambda _: bar.update(1)


def _tell(speaker: Speaker, made: SheetsMade, output: Path) -> None:
    for note in made.notes:
        speaker.note(note)
    kept = f", {len(made.unchanged)} already there" if made.unchanged else ""
    count = len(made.written)
    speaker.result(f"{output}: {count} {'sheet' if count == 1 else 'sheets'} written{kept}")
