"""Who reviews whom: evenly, never one's own team, nobody twice, by a seed.

An assignment is the cheapest flow of reviews from students to teams, where a team's load costs the
more the higher it is; so no load is more than one above another unless conflicts force it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from toolkit.grading.peers.conflicts import Conflicts, Reviewer
from toolkit.grading.roster import Roster, natural
from toolkit.model.errors import SettingsError

CHANCE = 100
"""Costs are drawn below this for each pair, so that the seed decides among even assignments."""
UNEVEN = 10_000
"""What a review above the even load costs, times the square of how far it is above."""
_STEPS = 3
"""How far above the even load each further review costs more than the one before."""
_SOURCE, _SINK = "source", "sink"


@dataclass(frozen=True, slots=True)
class Reviews:
    """An assignment.

    Args:
        pairs: reviewers, by team and number, each with the teams they review, in natural order.
        loads: how many reviews each reviewed team gets.
    """

    pairs: tuple[tuple[Reviewer, tuple[str, ...]], ...]
    loads: Mapping[str, int]


def assign(roster: Roster, reviews: int, seed: int, conflicts: Conflicts | None = None) -> Reviews:
    """Give every student so many teams to review.

    Args:
        reviews: for each student.
        seed: the same seed gives the same assignment.

    Raises:
        SettingsError: a student has fewer teams left than reviews to write, or networkx is not
            installed.
    """
    kept = conflicts or Conflicts()
    teams = [team.name for team in roster.teams if team.name not in kept.left_out]
    allowed = {
        (team.name, number): [
            other
            for other in teams
            if other != team.name and ((team.name, number), other) not in kept.pairs
        ]
        for team in roster.teams
        for number in range(1, len(team.members) + 1)
        if (team.name, number) not in kept.excused
    }
    _refuse_too_many(roster, allowed, reviews)
    chosen = _flow(allowed, teams, reviews, Random(seed))
    loads = Counter(dict.fromkeys(teams, 0))
    loads.update(team for those in chosen.values() for team in those)
    pairs = tuple((reviewer, tuple(sorted(chosen[reviewer], key=natural))) for reviewer in allowed)
    return Reviews(pairs, dict(loads))


def _refuse_too_many(roster: Roster, allowed: Mapping[Reviewer, list[str]], reviews: int) -> None:
    members = {team.name: team.members for team in roster.teams}
    for (team, number), others in allowed.items():
        if len(others) < reviews:
            name = members[team][number - 1].name
            left = "1 team" if len(others) == 1 else f"{len(others)} teams"
            message = f"{name} has {left} left to review, and is to review {reviews}"
            raise SettingsError(message, hint="ask for fewer reviews, or lift a conflict")


def _flow(
    allowed: Mapping[Reviewer, list[str]], teams: list[str], reviews: int, random: Random
) -> dict[Reviewer, list[str]]:
    try:
        import networkx  # costs 200 ms and is an extra, wanted by this command alone
    except ImportError:
        hint = "pip install 'draftsmith[peers]'"
        raise SettingsError("assigning reviews needs networkx", hint=hint) from None
    total = len(allowed) * reviews
    even = total // max(len(teams), 1)
    graph = networkx.DiGraph()
    graph.add_node(_SOURCE, demand=-total)
    graph.add_node(_SINK, demand=total)
    for reviewer, others in allowed.items():
        graph.add_edge(_SOURCE, reviewer, capacity=reviews, weight=0)
        for team in others:
            graph.add_edge(reviewer, team, capacity=1, weight=random.randrange(CHANCE))
    for team in teams:
        for step in range(_STEPS + 1):
            capacity = even if step == 0 else 1 if step < _STEPS else total
            level = (team, "load", step)
            graph.add_edge(team, level, capacity=capacity, weight=UNEVEN * step * step)
            graph.add_edge(level, _SINK, capacity=capacity, weight=0)
    flow = networkx.min_cost_flow(graph)
    return {
        reviewer: [team for team in others if flow[reviewer][team]]
        for reviewer, others in allowed.items()
    }
