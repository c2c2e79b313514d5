"""``draftsmith collect``: filled sheets in, grades out.

The rooms that read and write are imported inside the functions: `draftsmith --help` needs none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import EXIT_FINDINGS
from toolkit.cli.speaker import Speaker, speaking
from toolkit.grading.feedback import FEEDBACK
from toolkit.grading.lms.platforms import PLATFORMS
from toolkit.model.errors import SettingsError

if TYPE_CHECKING:
    from toolkit.course.course import Course
    from toolkit.course.rubric import Rubric
    from toolkit.grading.collecting.collect import Collected

_CSV = click.Path(path_type=Path)
_GRADEBOOKS = (".csv", ".xlsx")


@click.command()
@click.argument("sheets", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--roster", type=_CSV, required=True, metavar="CSV", help="Who is in which team.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("grades"),
    show_default=True,
    metavar="DIR",
    help="Where the gradebook and what goes with it are written.",
)
@click.option(
    "--gradebook", type=click.Path(path_type=Path), metavar="FILE", help="Also here: .csv or .xlsx."
)
@click.option("--course", metavar="ID|DIR", help="Adds up its parts, and says what lateness costs.")
@click.option("--rubric", "rubrics", multiple=True, metavar="ID|FILE", help="One of your own.")
@click.option("--late", type=_CSV, metavar="CSV", help="Days late and extensions: team, days.")
@click.option(
    "--adjust", type=_CSV, metavar="CSV", help="Points for one student: team, points, why."
)
@click.option("--moderation", type=_CSV, metavar="CSV", help="moderation.csv with marks filled in.")
@click.option("--lead", default="", metavar="NAME", help="The grader whose marks stand.")
@click.option(
    "--partial", is_flag=True, help="Grade from what is there, and leave out faulty sheets."
)
@click.option("--strict", is_flag=True, help="Write nothing while anything at all is unsettled.")
@click.option(
    "--to", type=click.Choice(tuple(PLATFORMS)), help="Fill the file exported from there."
)
@click.option(
    "--export", "exported", type=_CSV, metavar="CSV", help="That file; it stays as it is."
)
@click.option("--column", default="", metavar="TITLE", help="Its column, if not found by itself.")
@click.option(
    "--feedback",
    multiple=True,
    type=click.Choice((*FEEDBACK, "none")),
    default=("md",),
    show_default=True,
    help="Format of the pages for students; once for each.",
)
@click.option("--migrate", is_flag=True, help="Take over sheets of an older version of a rubric.")
@click.option("--issued", type=_CSV, metavar="CSV", help="The issued.csv that holds.")
@click.option("--stale", is_flag=True, help="Take sheets that were made anew since, as they are.")
@speaking
def command(
    speaker: Speaker,
    sheets: tuple[Path, ...],
    roster: Path,
    output: Path,
    gradebook: Path | None,
    course: str | None,
    rubrics: tuple[str, ...],
    late: Path | None,
    adjust: Path | None,
    moderation: Path | None,
    lead: str,
    partial: bool,
    strict: bool,
    migrate: bool,
    to: str | None,
    exported: Path | None,
    column: str,
    feedback: tuple[str, ...],
    issued: Path | None,
    stale: bool,
) -> None:
    """Collect filled score sheets of any formats into a gradebook.

    SHEETS are files or folders of them; they are never written to. Every problem is a line with
    its file and cell or line, and nothing is written until all are mended, unless --partial.
    Grades of teams whose graders still owe marks stay blank, unless --partial. The files in the
    output folder are written anew each time; marks entered in its moderation.csv are kept. A sheet
    that draftsmith sheets has made anew since, by the issued.csv beside it, is a problem.

    \b
    Example:
      draftsmith collect sheets --roster roster.csv -o grades
      draftsmith collect sheets --roster roster.csv --to canvas --export from-canvas.csv
    """
    from toolkit.grading.collecting.collect import Beside, collect
    from toolkit.grading.outputs import output_file
    from toolkit.grading.roster import read_roster
    from toolkit.scaffold.plan import overwrite

    _refuse_other_endings(gradebook)
    courses, known = _graded(course, rubrics)
    collected = collect(
        sheets,
        read_roster(roster),
        known,
        courses=courses,
        beside=Beside(late, adjust, moderation or _moderated(output), issued),
        lead=lead,
        partial=partial,
        migrating=migrate,
        stale=stale,
    )
    _tell(speaker, collected)
    if _refused(speaker, collected, partial=partial, strict=strict):
        sys.exit(EXIT_FINDINGS)
    more = _platform_file(speaker, collected, to, exported, column)
    _write(speaker, collected, output, more, tuple(each for each in feedback if each != "none"))
    if gradebook is not None:
        overwrite(gradebook, output_file(collected, f"gradebook{gradebook.suffix}"))


def _refuse_other_endings(gradebook: Path | None) -> None:
    if gradebook is not None and gradebook.suffix not in _GRADEBOOKS:
        hint = f"name a file that ends in {' or '.join(_GRADEBOOKS)}"
        raise SettingsError("is no kind of gradebook", place=str(gradebook), hint=hint)


def _moderated(output: Path) -> Path | None:
    """What a person may have filled in since the last time, None where there is no such file."""
    path = output / "moderation.csv"
    return path if path.is_file() else None


def _graded(
    course: str | None, rubrics: tuple[str, ...]
) -> tuple[tuple[Course, ...], tuple[Rubric, ...]]:
    """The courses whose parts are added up, and the rubrics that sheets may be made from."""
    from toolkit.course.loading import load_graded, load_rubric
    from toolkit.course.resources import courses

    named = (course,) if course else () if rubrics else courses()
    loaded = [load_graded(ref) for ref in named]
    own = tuple(map(load_rubric, rubrics))
    of_courses = (rubric for _, those in loaded for rubric in those)
    return tuple(each for each, _ in loaded), (*of_courses, *own)


def _tell(speaker: Speaker, collected: Collected) -> None:
    """Problems as results, all else as notes."""
    from toolkit.grading.collecting.account import owed, unmoderated, unsettled

    for problem in collected.problems:
        speaker.result(str(problem))
    for line in (*collected.notes, *owed(collected), *unsettled(collected)):
        speaker.note(line)
    apart = unmoderated(collected)
    if apart:
        marks = "1 mark" if apart == 1 else f"{apart} marks"
        speaker.note(f"graders lie too far apart on {marks}: moderate them in moderation.csv")


def _refused(speaker: Speaker, collected: Collected, *, partial: bool, strict: bool) -> bool:
    """Whether nothing is to be written, told in one line."""
    from toolkit.grading.collecting.account import owed, unmoderated, unsettled

    count = len(collected.problems)
    if count and not partial:
        what = "1 problem" if count == 1 else f"{count} problems"
        speaker.note(f"nothing was written: mend the {what} above, or --partial leaves them out")
        return True
    if strict and (count or owed(collected) or unsettled(collected) or unmoderated(collected)):
        speaker.note("nothing was written: --strict wants all of the above settled")
        return True
    if not collected.parts:
        speaker.note("nothing was written: there is no filled sheet here")
        return True
    return False


def _platform_file(
    speaker: Speaker, collected: Collected, to: str | None, exported: Path | None, column: str
) -> dict[str, bytes]:
    """The filled file of a learning platform, by its name; none where none is asked for."""
    if to is None and exported is None:
        return {}
    if to is None or exported is None:
        message = "--to and --export go together"
        raise SettingsError(message, hint="name the platform and the file exported from there")
    from toolkit.grading.lms.export_file import read_export
    from toolkit.grading.lms.fill import fill

    filled = fill(collected, read_export(exported), to, column)
    for note in filled.notes:
        speaker.note(f"{to}: {note}")
    return {f"{to}.csv": filled.data}


def _write(
    speaker: Speaker,
    collected: Collected,
    output: Path,
    more: dict[str, bytes],
    feedback: tuple[str, ...],
) -> None:
    from toolkit.grading.feedback.files import feedback_files
    from toolkit.grading.outputs import output_files
    from toolkit.scaffold.plan import Clash, make_plan, write_plan

    files = {**output_files(collected), **more}
    pages = feedback_files(collected, feedback)
    write_plan(make_plan(output, {**files, **pages}, Clash.OVERWRITE))
    sheets = sum(len(grade.scores) for part in collected.parts for grade in part.teams)
    told = "1 sheet" if sheets == 1 else f"{sheets} sheets"
    also = f" and {len(pages)} pages of feedback" if pages else ""
    speaker.result(f"{output}: grades from {told} written to {', '.join(files)}{also}")
