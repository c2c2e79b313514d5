"""``draftsmith rubric``: the rubrics there are, one in full, and whether a file is a valid one.

The course's rooms are imported inside the commands: `draftsmith --help` needs only the names here.
"""

import sys

import click

from toolkit.cli import EXIT_FINDINGS
from toolkit.cli.speaker import Speaker, speaking


@click.group()
def command() -> None:
    """List rubrics, show one, or check one that you wrote.

    \b
    Example:
      draftsmith rubric list
      draftsmith rubric show stat453/report
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
