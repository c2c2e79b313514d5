"""``draftsmith new``: a draft from a template, in a folder that may hold other things.

The scaffolding room is imported inside the command: `draftsmith --help` needs only the names here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from toolkit.cli.speaker import Speaker, speaking
from toolkit.model.errors import ToolkitError

if TYPE_CHECKING:
    from toolkit.course.requirements import Requirements
    from toolkit.scaffold.latex_text import Engine
    from toolkit.scaffold.plan import Plan
    from toolkit.scaffold.questions import Answers, Author

T = TypeVar("T")


@click.command()
@click.argument("kind", required=False, default="")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    help="Answer title, team, keywords or engine.",
)
@click.option("--author", "authors", multiple=True, metavar='"NAME <MAIL>"', help="An author.")
@click.option("--answers", type=click.Path(path_type=Path), help="Answers in a TOML file.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; take samples for what is missing.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--diff", is_flag=True, help="Show how files would change, and write nothing.")
@click.option("--force", is_flag=True, help="Overwrite files that differ.")
@click.option("--keep", is_flag=True, help="Leave files that differ as they are.")
@click.option("--bare", is_flag=True, help="Headings only: no guidance, no sample text.")
@click.option("--list", "list_", is_flag=True, help="List the templates.")
@speaking
def command(speaker: Speaker, *, kind: str, folder: Path | None, list_: bool, **how: Any) -> None:
    """Start a draft from a template.

    KIND is a kind of the default course (report, proposal, presentation), a full id
    (workshop/paper) or a template's folder; DIR is a folder, by default one named as the kind.
    Files that are there and differ are never overwritten unasked.

    \b
    Example:
      draftsmith new report our-report
      draftsmith new report our-report --yes
      draftsmith new workshop/paper . --set title="On Bees" --author "Ada Lovelace"
    """
    if list_:
        _list(speaker)
        return
    if how["force"] and how["keep"]:
        raise click.UsageError("--force and --keep exclude each other")
    _start(speaker, kind, folder, **how)


def _list(speaker: Speaker) -> None:
    from toolkit.course.loading import load_requirements
    from toolkit.course.resources import templates

    for name in templates():
        speaker.result(f"{name:24}{load_requirements(name).title}")


def _start(speaker: Speaker, kind: str, folder: Path | None, **how: Any) -> None:
    from toolkit.course.loading import load_course, load_requirements
    from toolkit.scaffold.new import plan_new
    from toolkit.scaffold.plan import Clash

    kind = kind or load_course().default_kind
    manifest = load_requirements(kind)
    clash = Clash.OVERWRITE if how["force"] else Clash.KEEP if how["keep"] else Clash.REFUSE
    answers = _answers(speaker, manifest, **how)
    plan = plan_new(kind, folder or Path(manifest.kind), answers, clash=clash, bare=how["bare"])
    for note in plan.notes:
        speaker.note(f"note: {note}")
    _carry_out(speaker, plan, manifest, dry_run=how["dry_run"], diff=how["diff"])


def _answers(speaker: Speaker, manifest: Requirements, **how: Any) -> Answers:
    from toolkit.scaffold.questions import (
        Answers,
        answered,
        completed,
        read_answers,
        sample_answers,
    )

    given = read_answers(how["answers"]) if how["answers"] else Answers()
    answers = answered(given, how["settings"], how["authors"])
    if how["yes"]:
        return completed(answers, sample_answers(manifest.team))
    return _asked(speaker, answers) if sys.stdin.isatty() and sys.stdout.isatty() else answers


def _asked(speaker: Speaker, answers: Answers) -> Answers:
    """The answers with those that are missing asked for on the terminal, until they are usable."""
    from msgspec.structs import replace

    from toolkit.scaffold.questions import missing, usable_text

    wanted = {question.key: question.text for question in missing(answers)}
    if "title" in wanted:
        title = _prompt(wanted["title"], lambda typed: usable_text(typed, answers.engine, "title"))
        answers = replace(answers, title=title)
    if "authors" in wanted:
        speaker.note("an empty line ends the authors")
        answers = replace(answers, authors=tuple(_authors(wanted["authors"], answers.engine)))
    return answers


def _authors(question: str, engine: Engine) -> Iterator[Author]:
    from toolkit.scaffold.questions import parse_author, usable_author

    def accepted(typed: str) -> Author | None:
        return usable_author(parse_author(typed), engine) if typed.strip() else None

    while author := _prompt(question, accepted, default="", show_default=False):
        yield author


def _prompt(question: str, accepted: Callable[[str], T], **options: Any) -> T:
    """What is typed in answer, asked again as long as it cannot be accepted."""

    def value(typed: str) -> T:
        try:
            return accepted(typed)
        except ToolkitError as error:
            raise click.UsageError(str(error)) from error

    answer: T = click.prompt(question, value_proc=value, **options)
    return answer


def _carry_out(
    speaker: Speaker, plan: Plan, manifest: Requirements, *, dry_run: bool, diff: bool
) -> None:
    from toolkit.scaffold.plan import Action, plan_diff, refuse_clashes, write_plan

    if diff:
        for line in plan_diff(plan):
            speaker.result(line)
    elif dry_run:
        for file in plan.files:
            speaker.result(f"{file.action:10}{plan.folder / file.path}")
        refuse_clashes(plan)
    else:
        write_plan(plan)
        kept = plan.paths(Action.KEEP)
        if kept:
            speaker.note(f"note: kept yours: {', '.join(kept)}")
        speaker.result(_outcome(plan))
        if plan.changes:
            speaker.note(
                f"next: write {manifest.main} and its sections, then draftsmith check {plan.folder}"
            )


def _outcome(plan: Plan) -> str:
    from toolkit.scaffold.plan import Action

    if not plan.changes:
        return f"{plan.folder} is as it should be: nothing changed"
    written = len(plan.paths(Action.WRITE, Action.OVERWRITE))
    return f"{plan.folder}: {written} file{'s' if written != 1 else ''} written"
