"""``draftsmith peers``: reviews by other students, assigned and collected.

The rooms that read and write are imported inside the commands: `draftsmith --help` needs none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import EXIT_FINDINGS
from toolkit.cli.speaker import Speaker, speaking
from toolkit.grading.formats import FORMATS
from toolkit.model.errors import SettingsError

if TYPE_CHECKING:
    from toolkit.course.rubric import Rubric

_PATH = click.Path(path_type=Path)
_KEY = "key.csv"


@click.group()
def command() -> None:
    """Have students review one another's work, double-blind.

    \b
    Example:
      draftsmith peers assign roster.csv --reviews 3 --seed 7 -o reviews
      draftsmith peers collect returned --roster roster.csv --key reviews/key.csv
    """


@command.command()
@click.argument("roster", type=_PATH)
@click.option(
    "--rubric", metavar="ID|FILE", help="To review by; the default course's if not named."
)
@click.option("--reviews", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Decides what chance would.")
@click.option("--conflicts", type=_PATH, metavar="CSV", help="Columns student and team, or one.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(tuple(FORMATS)),
    default=("md",),
    show_default=True,
    help="Of the sheets; once for each.",
)
@click.option("-o", "--output", type=_PATH, required=True, metavar="DIR")
@click.option("--force", is_flag=True, help="Write over packets that are there, filled or not.")
@speaking
def assign(
    speaker: Speaker,
    roster: Path,
    rubric: str | None,
    reviews: int,
    seed: int,
    conflicts: Path | None,
    formats: tuple[str, ...],
    output: Path,
    force: bool,
) -> None:
    """Give every student of ROSTER papers to review, none their own team's.

    Writes a packet of sheets for each reviewer, in which nobody is named, and key.csv, which is for
    staff alone. The same seed gives the same assignment.

    \b
    Example:
      draftsmith peers assign roster.csv --reviews 3 --seed 7 --conflicts siblings.csv -o reviews
    """
    from toolkit.course.rubric import rubric_hash
    from toolkit.grading.assignment import Assignment
    from toolkit.grading.peers.assign import assign as assigned
    from toolkit.grading.peers.conflicts import read_conflicts
    from toolkit.grading.peers.key import name_reviews, write_key
    from toolkit.grading.peers.packets import packets
    from toolkit.grading.roster import read_roster
    from toolkit.scaffold.plan import Clash, make_plan, write_plan

    loaded, teams = _rubric(rubric), read_roster(roster)
    kept = read_conflicts(conflicts, teams) if conflicts else None
    made = assigned(teams, reviews, seed, kept)
    named = name_reviews(made, seed)
    files = packets(named, Assignment(loaded, rubric_hash(loaded)), formats)
    files[_KEY] = write_key(named, teams)
    write_plan(make_plan(output, files, Clash.OVERWRITE if force else Clash.REFUSE))
    loads = sorted(set(made.loads.values()))
    each = str(loads[0]) if len(loads) == 1 else f"{loads[0]} to {loads[-1]}"
    told = f"{len(made.pairs)} reviewers, {each} reviews for each of {len(made.loads)} papers"
    speaker.result(f"{output}: {told}")
    speaker.note(f"give each reviewer a folder of {output}/packets; keep {_KEY} to yourself")


@command.command()
@click.argument("sheets", nargs=-1, required=True, type=_PATH)
@click.option("--roster", type=_PATH, required=True, metavar="CSV")
@click.option("--key", type=_PATH, required=True, metavar="CSV", help="key.csv of the assignment.")
@click.option("--rubric", metavar="ID|FILE", help="The one that was reviewed by.")
@click.option(
    "--lecturer-weight",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Of the lecturer's own reviews, where there are any.",
)
@click.option("--partial", is_flag=True, help="Combine what is there and right.")
@click.option("-o", "--output", type=_PATH, default=Path("reviewed"), show_default=True)
@speaking
def collect(
    speaker: Speaker,
    sheets: tuple[Path, ...],
    roster: Path,
    key: Path,
    rubric: str | None,
    lecturer_weight: float,
    partial: bool,
    output: Path,
) -> None:
    """Combine the reviews of each paper: students' as the rubric states, with the lecturer's.

    A lecturer's sheet is made by draftsmith sheets with the same rubric. Writes reviews.csv for
    staff and a page of feedback for each team, in which no reviewer is named.

    \b
    Example:
      draftsmith peers collect returned --roster roster.csv --key reviews/key.csv -o reviewed
    """
    from toolkit.grading.collecting.account import owed
    from toolkit.grading.collecting.points import exact
    from toolkit.grading.feedback.files import feedback_files
    from toolkit.grading.gradebook.csv import write
    from toolkit.grading.peers.key import read_key
    from toolkit.grading.peers.reviews import collect_reviews
    from toolkit.grading.roster import read_roster
    from toolkit.scaffold.plan import Clash, make_plan, write_plan

    teams = read_roster(roster)
    collected = collect_reviews(
        sheets,
        teams,
        _rubric(rubric),
        read_key(key, teams),
        lecturer_weight=exact(lecturer_weight),
        partial=partial,
    )
    for problem in collected.problems:
        speaker.result(str(problem))
    for line in (*collected.notes, *owed(collected)):
        speaker.note(line)
    if collected.problems and not partial:
        speaker.note("nothing was written: mend the problems above, or --partial leaves them out")
        sys.exit(EXIT_FINDINGS)
    files = {"reviews.csv": write(collected), **feedback_files(collected, ("md",))}
    write_plan(make_plan(output, files, Clash.OVERWRITE))
    count = sum(len(grade.scores) for grade in collected.parts[0].teams)
    told = "1 review" if count == 1 else f"{count} reviews"
    speaker.result(f"{output}: {told} combined in reviews.csv, {len(files) - 1} pages of feedback")


def _rubric(ref: str | None) -> Rubric:
    """The rubric named, else the one by which the default course has its students review."""
    from toolkit.course.loading import load_graded, load_rubric

    if ref:
        return load_rubric(ref)
    course, rubrics = load_graded()
    named = {part.peer_rubric for part in course.parts if part.peer_rubric}
    found = [rubric for rubric in rubrics if rubric.rubric.id in named]
    if len(found) != 1:
        message = f"the course {course.id} has no one rubric for reviews"
        raise SettingsError(message, hint="--rubric ID or FILE")
    return found[0]
