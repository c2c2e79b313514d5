"""``draftsmith inspect``: what was read in a draft, to see why the check says what it says.

The engine and the reporter are imported inside the command: `draftsmith --help` needs neither.
"""

from pathlib import Path

import click

from toolkit.cli.speaker import Speaker, speaking
from toolkit.cli.width import terminal_width


@click.command(short_help="Show what was read in a draft, and why.")
@click.argument("path", required=False, type=click.Path(path_type=Path), default=Path())
@click.option("--json", "as_document", is_flag=True, help="Everything, for programs.")
@click.option("--template", metavar="ID|FILE", help="What it should be, such as stat453/report.")
@click.option(
    "--pdf",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The draft's PDF, where it is not beside the main file.",
)
@speaking
def command(
    speaker: Speaker, path: Path, as_document: bool, template: str | None, pdf: Path | None
) -> None:
    """Show what was read in a draft: main file, title, sections, citations, pages and more.

    PATH is a draft's folder, its main .tex file, or a PDF alone; the folder you are in where none
    is given.

    \b
    Example:
      draftsmith inspect our-report
      draftsmith inspect our-report --json
    """
    from toolkit.lint.check import inspect
    from toolkit.reporters.inspection import as_json, as_text

    inspection = inspect(path, template=template, pdf=pdf)
    if as_document:
        speaker.result(as_json(inspection))
    else:
        speaker.result(as_text(inspection, color=speaker.color, width=terminal_width()))
