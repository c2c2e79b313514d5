"""What the ballots came to, in lines for a person and as a table."""

from collections.abc import Iterator

from toolkit.course.rubric import Award, AwardRule
from toolkit.grading.awards.tally import Tally
from toolkit.grading.cells import csv_text
from toolkit.grading.collecting.points import shown

COLUMNS = ("award", "project", "total", "votes", "mean", "wins")
MOST_SHOWN = 5
"""Projects of an award that are shown to a person; the table has all."""
TIE, WINNER = "tie", "yes"

_RULES = {
    "max_total": "the totals of the winners add up to the most",
    "priority": "prizes are settled one after the other, in the order above",
    "greedy": "the highest total of any prize is settled first",
}


def lines(tally: Tally, awards: tuple[Award, ...], rule: AwardRule) -> Iterator[str]:
    """Each prize's standings, then the winners; every result, where more than one is as good."""
    for award in awards:
        standings = tally.standings[award.id]
        yield f"{award.name}"
        for each in standings[:MOST_SHOWN]:
            votes = f"{each.votes} vote{'s' * (each.votes != 1)}"
            yield f"  {shown(each.total):>8}  {each.team}  ({votes}, mean {shown(each.mean)})"
        if len(standings) > MOST_SHOWN:
            yield f"            and {len(standings) - MOST_SHOWN} more"
        if not standings:
            yield "            nobody voted"
    names = {award.id: award.name for award in awards}
    how = _RULES[rule.rule] if rule.one_per_project else "each goes to its highest total"
    once = ", one to a project" if rule.one_per_project else ""
    yield f"By the rule {rule.rule}{once}: {how}"
    for number, result in enumerate(tally.results, start=1):
        if len(tally.results) > 1:
            yield f"result {number} of {len(tally.results)}, which are as good as one another"
        yield from (f"  {names[award]}: {team}" for award, team in result)


def settled(tally: Tally) -> dict[str, str]:
    """The winner of each award on which all results agree."""
    found: dict[str, str] = {}
    for award in tally.standings:
        winners = {dict(result).get(award) for result in tally.results}
        if len(winners) == 1 and (winner := winners.pop()):
            found[award] = winner
    return found


def table(tally: Tally, awards: tuple[Award, ...]) -> bytes:
    """Every project's standing for every award as CSV; a tie stands by all that it is between."""
    return csv_text(COLUMNS, _rows(tally, awards)).encode("utf-8", "replace")


def _rows(tally: Tally, awards: tuple[Award, ...]) -> Iterator[tuple[str, ...]]:
    won = settled(tally)
    for award in awards:
        may = {dict(result).get(award.id) for result in tally.results}
        for each in tally.standings[award.id]:
            wins = WINNER if won.get(award.id) == each.team else TIE if each.team in may else ""
            points = (shown(each.total), str(each.votes), shown(each.mean))
            yield award.name, each.team, *points, wins
