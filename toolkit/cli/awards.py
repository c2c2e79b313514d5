"""``draftsmith awards``: cards to vote with, and prizes settled from the ballots.

The rooms that read and write are imported inside the commands: `draftsmith --help` needs none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import EXIT_FINDINGS
from toolkit.cli.speaker import Speaker, speaking
from toolkit.model.errors import SettingsError

if TYPE_CHECKING:
    from toolkit.course.rubric import Rubric
    from toolkit.grading.awards.tally import Tally
    from toolkit.grading.roster import Roster

_PATH = click.Path(path_type=Path)


@click.group()
def command() -> None:
    """Have those who attend vote on prizes, and settle who wins.

    \b
    Example:
      draftsmith awards ballots --roster roster.csv -o cards
      draftsmith awards tally cards/ballots.csv --roster roster.csv
    """


@command.command()
@click.option("--rubric", metavar="ID|FILE", help="Names the prizes.")
@click.option("--roster", type=_PATH, required=True, metavar="CSV")
@click.option("--guests", type=click.IntRange(min=0), default=0, help="Cards without a name.")
@click.option("-o", "--output", type=_PATH, required=True, metavar="DIR")
@speaking
def ballots(speaker: Speaker, rubric: str | None, roster: Path, guests: int, output: Path) -> None:
    """Make a voting card for each student, on which their own team does not stand.

    Writes cards.html and cards.tex to print, and ballots.csv to enter the votes in.

    \b
    Example:
      draftsmith awards ballots --roster roster.csv --guests 20 -o cards
    """
    from toolkit.grading.awards.cards import as_html, as_latex, as_table, cards
    from toolkit.grading.roster import read_roster
    from toolkit.scaffold.plan import Clash, make_plan, write_plan

    loaded, teams = _rubric(rubric), read_roster(roster)
    made, title = cards(teams, guests), loaded.rubric.title
    texts = {
        "cards.html": as_html(made, title, loaded.awards),
        "cards.tex": as_latex(made, title, loaded.awards),
        "ballots.csv": as_table(made, loaded.awards),
    }
    files = {name: text.encode("utf-8", "replace") for name, text in texts.items()}
    write_plan(make_plan(output, files, Clash.REFUSE))
    speaker.result(f"{output}: {len(made)} cards written")
    speaker.note(f"print cards.html or cards.tex; enter the votes in {output}/ballots.csv")


@command.command()
@click.argument("ballots", nargs=-1, required=True, type=_PATH)
@click.option("--rubric", metavar="ID|FILE", help="Names the prizes and the rule.")
@click.option("--roster", type=_PATH, required=True, metavar="CSV")
@click.option(
    "--choose", multiple=True, metavar="PRIZE=PROJECT", help="Settle a tie; once for each prize."
)
@click.option("-o", "--output", type=_PATH, metavar="DIR", help="For tally.csv and certificates.")
@speaking
def tally(
    speaker: Speaker,
    ballots: tuple[Path, ...],
    rubric: str | None,
    roster: Path,
    choose: tuple[str, ...],
    output: Path | None,
) -> None:
    """Add up ballots and settle the prizes by the rubric's rule.

    Votes for one's own team are dropped. Ballots out of range or doubled are listed, and none of
    them counts. Every result that is as good is shown; a tie is yours to settle, with --choose.

    \b
    Example:
      draftsmith awards tally ballots.csv --roster roster.csv -o prizes
      draftsmith awards tally ballots.csv --roster roster.csv --choose oral=capella -o prizes
    """
    from toolkit.course.rubric import AwardRule
    from toolkit.grading.awards.ballots import read_ballots
    from toolkit.grading.awards.result import lines, table
    from toolkit.grading.awards.tally import tally as added_up
    from toolkit.grading.roster import read_roster
    from toolkit.scaffold.plan import Clash, make_plan, write_plan

    loaded, teams = _rubric(rubric), read_roster(roster)
    rule = loaded.award_rule or AwardRule()
    read = read_ballots(ballots, loaded.awards, teams)
    for note in read.dropped:
        speaker.note(note)
    for problem in read.problems:
        speaker.note(str(problem))
    made = _chosen(added_up(read.votes, loaded.awards, rule), choose)
    for line in lines(made, loaded.awards, rule):
        speaker.result(line)
    if output is not None:
        certificates = _certificates(made, loaded, teams)
        files = {"tally.csv": table(made, loaded.awards), **certificates}
        write_plan(make_plan(output, files, Clash.OVERWRITE))
        speaker.result(f"{output}: {', '.join(files)} written")
    if len(made.results) > 1:
        speaker.note("a tie is yours to settle: --choose PRIZE=PROJECT")
    if read.problems:
        sys.exit(EXIT_FINDINGS)


def _certificates(made: Tally, rubric: Rubric, teams: Roster) -> dict[str, bytes]:
    """A certificate for each prize on which all results agree."""
    from toolkit.grading.awards.certificate import certificate
    from toolkit.grading.awards.result import settled

    names = {award.id: award.name for award in rubric.awards}
    by_name = {team.name: team for team in teams.teams}
    return {
        f"certificate-{award}.tex": certificate(
            names[award], rubric.rubric.title, by_name[team]
        ).encode("utf-8", "replace")
        for award, team in settled(made).items()
    }


def _chosen(made: Tally, choices: tuple[str, ...]) -> Tally:
    """The results in which each chosen prize goes to the chosen project."""
    from dataclasses import replace

    results = made.results
    for choice in choices:
        award, _, team = choice.partition("=")
        results = tuple(each for each in results if (award, team) in each)
        if not results:
            hint = "choose among the results that are shown without --choose"
            raise SettingsError(f"no result gives {award} to {team}", place="--choose", hint=hint)
    return replace(made, results=results)


def _rubric(ref: str | None) -> Rubric:
    """The rubric named, else the one of the default course that has prizes."""
    from toolkit.course.loading import load_graded, load_rubric

    found = [load_rubric(ref)] if ref else list(load_graded()[1])
    prizes = [rubric for rubric in found if rubric.awards]
    if len(prizes) != 1:
        message = (
            f"{ref} has no prizes" if ref else "the default course has no one rubric of prizes"
        )
        raise SettingsError(message, hint="--rubric ID or FILE, one with [[award]] tables")
    return prizes[0]
