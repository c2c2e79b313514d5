"""Which of several sheets counts where a team has more than one of a grader."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.grading.collecting.problem import Problem
from toolkit.grading.collecting.score import Score


@dataclass(frozen=True, slots=True)
class Counted:
    """The scores that count, one for each rubric, team and grader, and what became of others."""

    scores: tuple[Score, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def counting(scores: Iterable[Score]) -> Counted:
    """Settle which sheets count.

    Sheets of a team's latest round replace its earlier ones. A sheet that nobody touched gives way
    to one that somebody filled; two that are filled are a problem, unless they say the same.
    """
    by_team: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for score in scores:
        by_team[score.rubric, score.team].append(score)
    kept: list[Score] = []
    problems: list[Problem] = []
    notes: list[str] = []
    for listed in by_team.values():
        latest = max(score.round for score in listed)
        for score in listed:
            if score.round < latest:
                why = f"{score.team} was marked again in round {latest}"
                notes.append(f"{score.path}: replaced, {why}")
        by_grader: dict[str, list[Score]] = defaultdict(list)
        for score in listed:
            if score.round == latest:
                by_grader[score.grader].append(score)
        for doubled in by_grader.values():
            first, others = _chosen(doubled)
            kept.append(first)
            problems += [_twice(first, other) for other in others]
    return Counted(tuple(kept), tuple(problems), tuple(notes))


def _chosen(scores: list[Score]) -> tuple[Score, list[Score]]:
    """The first that was filled, and those that say something else."""
    filled = [score for score in scores if not score.untouched] or scores[:1]
    first = filled[0]
    return first, [score for score in filled[1:] if not first.says_the_same(score)]


def _twice(first: Score, other: Score) -> Problem:
    message = f"{other.team} was marked by {other.grader} in {first.path} already, and differently"
    return Problem(other.path, "", message, "keep the sheet that counts")
