"""Prizes go by the stated rule, to the last tie, whatever the order of the votes."""

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest

from toolkit.course.rubric import Award, AwardRule
from toolkit.grading.awards.ballots import Vote
from toolkit.grading.awards.tally import Winners, tally
from toolkit.model.errors import SettingsError

AWARDS = (Award("oral", "Oral"), Award("visual", "Visual"), Award("creative", "Creative"))


def votes(**totals: str) -> list[Vote]:
    """Each project's totals for the three awards, each as one vote."""
    return [
        Vote("v", team, award.id, Fraction(points))
        for team, row in totals.items()
        for award, points in zip(AWARDS, row.split(), strict=True)
        if points != "-"
    ]


def results(rule: str, given: list[Vote], *, one: bool = True) -> list[Winners]:
    return list(tally(given, AWARDS, AwardRule(rule, one)).results)  # type: ignore[arg-type]


def named(*teams: str) -> Winners:
    return tuple(zip((award.id for award in AWARDS), teams, strict=False))


SPLIT = votes(a="10 9 1", b="9 2 1", c="1 1 5")


def test_each_rule_settles_the_same_votes_its_own_way() -> None:
    assert results("max_total", SPLIT) == [named("b", "a", "c")]
    assert results("priority", SPLIT) == [named("a", "b", "c")]
    assert results("greedy", SPLIT) == [named("a", "b", "c")]
    assert results("max_total", SPLIT, one=False) == [named("a", "a", "c")]


def test_every_result_that_is_as_good_is_told() -> None:
    tied = votes(a="5 5 0", b="5 5 0", c="0 0 9")
    both = [named("a", "b", "c"), named("b", "a", "c")]
    assert results("max_total", tied) == both
    assert results("priority", tied) == both
    assert results("greedy", tied) == both


def test_an_award_without_votes_has_no_winner_and_costs_nobody_else_theirs() -> None:
    assert results("max_total", votes(a="5 - -", b="3 - -")) == [(("oral", "a"),)]


@pytest.mark.parametrize("rule", ["max_total", "priority", "greedy"])
def test_with_fewer_projects_than_prizes_each_project_wins_one(rule: str) -> None:
    (result,) = results(rule, votes(a="9 8 2", b="1 7 1"))
    assert len(result) == 2
    assert {team for _, team in result} == {"a", "b"}


def test_the_count_and_mean_stand_beside_the_total() -> None:
    given = [Vote("u", "a", "oral", Fraction(8)), Vote("v", "a", "oral", Fraction(5))]
    (standing,) = tally(given, AWARDS, AwardRule()).standings["oral"]
    assert (standing.total, standing.votes, standing.mean) == (13, 2, Fraction(13, 2))


def test_the_best_total_is_exact_on_random_votes() -> None:
    random = Random(10)
    for _ in range(200):
        teams = [f"t{number}" for number in range(random.randint(3, 7))]
        given = votes(
            **{team: " ".join(str(random.randint(0, 12)) for _ in "abc") for team in teams}
        )
        points = {(vote.team, vote.award): vote.points for vote in given}
        ways = {
            named(*chosen): sum(
                points[team, award.id] for team, award in zip(chosen, AWARDS, strict=True)
            )
            for chosen in permutations(teams, 3)
        }
        best = max(ways.values())
        assert results("max_total", given) == sorted(
            way for way, total in ways.items() if total == best
        )


def test_the_order_of_votes_does_not_matter() -> None:
    for rule in ("max_total", "priority", "greedy"):
        assert results(rule, SPLIT) == results(rule, SPLIT[::-1])


def test_a_tie_of_everybody_is_said_to_be_one() -> None:
    with pytest.raises(SettingsError, match="same total"):
        results("max_total", votes(**{f"t{number}": "1 1 1" for number in range(80)}))
