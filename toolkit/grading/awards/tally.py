"""Who wins which prize: totals of the votes, and every result that the rule allows.

Taking each prize's best in turn and taking them by chance of order give different results, so the
rule is the rubric's to state: ``max_total`` takes the results whose totals add up to the most,
``priority`` settles prize by prize in the rubric's order, ``greedy`` the highest total of any prize
first. Where more than one result is as good, all are told, and a person chooses.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from toolkit.course.rubric import Award, AwardRule
from toolkit.grading.awards.ballots import Vote
from toolkit.grading.roster import natural
from toolkit.model.errors import SettingsError

MOST_WAYS = 200_000
"""Ways to give prizes that are looked through; only a tie of dozens of projects has more."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a project stands for one award.

    Args:
        total: of all votes that count; it decides.
        votes: how many.
    """

    team: str
    total: Fraction
    votes: int

    @property
    def mean(self) -> Fraction:
        """Points a vote, which more or fewer votes do not move."""
        return self.total / self.votes


Winners = tuple[tuple[str, str], ...]
"""Awards by id with the project that wins each, in the rubric's order."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the ballots come to.

    Args:
        standings: by award's id; the highest total first.
        results: every result that is as good under the rule; more than one is a tie.
    """

    standings: Mapping[str, tuple[Standing, ...]]
    results: tuple[Winners, ...]


def tally(votes: Iterable[Vote], awards: tuple[Award, ...], rule: AwardRule) -> Tally:
    """Add up votes and settle the prizes; an award that nobody voted on has no winner.

    Raises:
        SettingsError: so many projects have the same total that results cannot all be told.
    """
    votes = tuple(votes)
    standings = {award.id: _standings(votes, award.id) for award in awards}
    given = [award.id for award in awards if standings[award.id]]
    if not rule.one_per_project:
        results = _each_alone(given, standings)
    else:
        results = RULES[rule.rule](given, standings)
    return Tally(standings, tuple(sorted(set(results))))


def _standings(votes: Iterable[Vote], award: str) -> tuple[Standing, ...]:
    points: dict[str, list[Fraction]] = {}
    for vote in votes:
        if vote.award == award:
            points.setdefault(vote.team, []).append(vote.points)
    listed = [Standing(team, sum(each, Fraction()), len(each)) for team, each in points.items()]
    return tuple(sorted(listed, key=lambda each: (-each.total, natural(each.team))))


_Standings = Mapping[str, tuple[Standing, ...]]


def _each_alone(awards: list[str], standings: _Standings) -> Iterator[Winners]:
    """Each award to its highest total, whoever has won another."""
    best = [
        [each.team for each in standings[award] if each.total == standings[award][0].total]
        for award in awards
    ]
    for teams in product(*best):
        yield tuple(zip(awards, teams, strict=True))


def _max_total(awards: list[str], standings: _Standings) -> Iterator[Winners]:
    """The distinct projects whose totals add up to the most.

    The best result gives each award to one of its top projects, as many as there are awards, and
    those level with the last of these: with that many to choose from, one is always free.
    """
    reach = [_top(standings[award], len(awards)) for award in awards]
    if prod(len(each) + 1 for each in reach) > MOST_WAYS:
        message = "too many projects have the same total to list every result"
        raise SettingsError(message, hint='set rule = "priority" under [awards]')
    found: list[tuple[int, Fraction, Winners]] = []
    for chosen in _distinct(reach):
        pairs = [(award, each) for award, each in zip(awards, chosen, strict=True) if each]
        total = sum((each.total for _, each in pairs), Fraction())
        found.append((len(pairs), total, tuple((award, each.team) for award, each in pairs)))
    most = max(((count, total) for count, total, _ in found), default=None)
    yield from (winners for count, total, winners in found if (count, total) == most)


def _top(standings: tuple[Standing, ...], count: int) -> tuple[Standing, ...]:
    if len(standings) <= count:
        return standings
    return tuple(each for each in standings if each.total >= standings[count - 1].total)


def _distinct(reach: list[tuple[Standing, ...]]) -> Iterator[tuple[Standing | None, ...]]:
    """Every choice of one or none from each list in which no project comes twice."""
    if not reach:
        yield ()
        return
    for rest in _distinct(reach[:-1]):
        taken = {each.team for each in rest if each}
        yield (*rest, None)
        yield from ((*rest, each) for each in reach[-1] if each.team not in taken)


def _priority(awards: list[str], standings: _Standings) -> Iterator[Winners]:
    """Award by award in their order, each to the highest total that has won none yet."""
    ways: list[Winners] = [()]
    for award in awards:
        ways = [
            (*way, *pair)
            for way in ways
            for pair in _best(award, standings[award], {won for _, won in way})
        ]
    yield from ways


def _greedy(awards: list[str], standings: _Standings) -> Iterator[Winners]:
    """Again and again the highest total that is left, of whichever award."""
    ways: set[frozenset[tuple[str, str]]] = {frozenset()}
    for _ in awards:
        ways = {way | step for way in ways for step in _steps(awards, standings, way)}
    for way in ways:
        yield tuple(sorted(way, key=lambda pair: awards.index(pair[0])))


def _steps(
    awards: list[str], standings: _Standings, way: frozenset[tuple[str, str]]
) -> list[frozenset[tuple[str, str]]]:
    """The next prizes that are as good; none to give is one way to go on."""
    settled, won = {award for award, _ in way}, {team for _, team in way}
    left = [
        (each.total, award, each.team)
        for award in awards
        if award not in settled
        for each in standings[award]
        if each.team not in won
    ]
    most = max((total for total, _, _ in left), default=None)
    steps = [frozenset({(award, team)}) for total, award, team in left if total == most]
    return steps or [frozenset()]


def _best(award: str, standings: tuple[Standing, ...], won: set[str]) -> list[Winners]:
    """The award with each of the best projects that are free; without any where none is."""
    free = [each for each in standings if each.team not in won]
    pairs: list[Winners] = [((award, each.team),) for each in free if each.total == free[0].total]
    return pairs or [()]


RULES = {"max_total": _max_total, "priority": _priority, "greedy": _greedy}
"""How prizes are settled where one project can win only one, by a rubric's ``awards.rule``."""
