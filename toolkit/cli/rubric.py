"""``draftsmith rubric``: list, show, check, begin and export rubrics.

The course's rooms are imported inside the commands: `draftsmith --help` needs only the names here.
"""

import sys
from pathlib import Path

import click

from toolkit.cli import EXIT_FINDINGS
from toolkit.cli.speaker import Speaker, speaking
from toolkit.grading.exports import EXPORTS


@click.group(short_help="List, show, begin, check and export rubrics.")
def command() -> None:
    """List rubrics, show one, begin your own and check it, or export one.

    \b
    Example:
      draftsmith rubric list
      draftsmith rubric show stat453/report
      draftsmith rubric export stat453/report --to canvas -o report.csv
    """


@command.command("list")
@speaking
def list_(speaker: Speaker) -> None:
    """List the rubrics: id, points, number of criteria, title.

    \b
    Example:
      draftsmith rubric list
    """
    from toolkit.course.loading import load_rubric
    from toolkit.course.resources import rubrics
    from toolkit.reporters.rubric_text import rubric_line

    for name in rubrics():
        speaker.result(rubric_line(load_rubric(name)))


@command.command()
@click.argument("rubric")
@speaking
def show(speaker: Speaker, rubric: str) -> None:
    """Show a rubric in full: criteria, what a grader asks, deductions, prizes.

    RUBRIC is an id from the list, or a .toml file.

    \b
    Example:
      draftsmith rubric show stat453/report
    """
    from toolkit.course.loading import load_rubric
    from toolkit.reporters.rubric_text import rubric_page

    speaker.result(rubric_page(load_rubric(rubric)))


@command.command()
@click.argument("rubrics", metavar="RUBRIC...", nargs=-1, required=True)
@speaking
def check(speaker: Speaker, rubrics: tuple[str, ...]) -> None:
    """Check rubrics; every problem is one line with file and key.

    RUBRIC is a .toml file, or an id from the list. Problems make the exit code 1, a file that is
    not there or cannot be read makes it 2.

    \b
    Example:
      draftsmith rubric check our-rubric.toml
    """
    from toolkit.course.loading import rubric_errors

    faulty = False
    for rubric in rubrics:
        errors = rubric_errors(rubric)
        faulty = faulty or bool(errors)
        for error in errors:
            speaker.result(str(error))
        if not errors:
            speaker.result(f"{rubric}: ok")
    if faulty:
        sys.exit(EXIT_FINDINGS)


@command.command()
@click.argument("id_", metavar="ID")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE")
@click.option("--title", help="What the rubric grades; made of the id where left out.")
@click.option("--template", metavar="ID|DIR", help="Its sections become the criteria.")
@speaking
def new(speaker: Speaker, id_: str, output: Path, title: str | None, template: str | None) -> None:
    """Begin a rubric of your own: a valid one, explained line by line, for you to change.

    ID is course and name, such as botany/diary. A file that is there is never overwritten.

    \b
    Example:
      draftsmith rubric new botany/diary -o diary-rubric.toml
    """
    from toolkit.course.loading import load_requirements
    from toolkit.grading.exports.starter import starter
    from toolkit.scaffold.plan import Clash, make_plan, write_plan

    requirements = load_requirements(template) if template else None
    named = title or id_.rpartition("/")[2].replace("-", " ").capitalize()
    text = starter(id_, named, output.name, requirements)
    files = {output.name: text.encode("utf-8", "replace")}
    write_plan(make_plan(output.parent, files, Clash.REFUSE))
    speaker.result(f"{output}: written")
    speaker.note(f"next: change it, then draftsmith rubric check {output}")


@command.command()
@click.argument("rubric")
@click.option("--to", "form", type=click.Choice(tuple(EXPORTS)), required=True, help="The form.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Standard output if none.",
)
@speaking
def export(speaker: Speaker, rubric: str, form: str, output: Path | None) -> None:
    """Export a rubric to a learning platform, or to hand out.

    canvas and moodle are CSV files to import (Moodle's needs the plugin block_importrubric) and
    markus is YAML; latex, markdown and html are for people. RUBRIC is an id, or a .toml file.

    \b
    Example:
      draftsmith rubric export stat453/report --to canvas -o report.csv
    """
    from toolkit.course.loading import load_rubric
    from toolkit.grading.exports import export as exported
    from toolkit.scaffold.plan import overwrite

    text = exported(load_rubric(rubric), form)
    if output is None:
        speaker.result(text.rstrip("\n"))
        return
    overwrite(output, text.encode("utf-8", "replace"))
    speaker.result(f"{output}: written")
