"""A filled sheet judged under its rubric: a score, and everything that is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from toolkit.course.fault import meant
from toolkit.course.rubric import Criterion, Deduction, Rubric
from toolkit.grading import words
from toolkit.grading.collecting.entered import (
    NotTakenError,
    affirmed,
    cases_confirmed,
    points_given,
)
from toolkit.grading.collecting.filled import Cell, Filled, Key
from toolkit.grading.collecting.problem import Problem
from toolkit.grading.collecting.score import Score
from toolkit.grading.roster import Team
from toolkit.grading.sheet import marked_for_each, member_labels


@dataclass(frozen=True, slots=True)
class Judged:
    """What a filled sheet comes to.

    Args:
        score: what it says so far as it is valid.
        problems: each place that must be mended.
        older: that the whole sheet was made anew since; None where it was not.
    """

    score: Score
    problems: tuple[Problem, ...]
    older: Problem | None = None


def validate(filled: Filled, rubric: Rubric, team: Team) -> Judged:
    """Every mark and every deduction of a sheet, checked against the rubric and the roster.

    Which rubric the sheet was made from has been looked at already.

    Args:
        team: of the roster, whose members the sheet must have.
    """
    marks, wrong_marks = _marks(filled, rubric, team)
    cases, wrong_cases = _cases(filled, rubric)
    proposed = {id_ for id_, count in filled.proposed.items() if count}
    problems = (
        *_heading_problems(filled, team),
        *wrong_marks,
        *wrong_cases,
        *(Problem(filled.path, each.place, f"nothing is asked here: {each.value}", "take it out")
          for each in filled.strays),
    )  # fmt: skip
    score = Score(
        path=filled.path,
        rubric=rubric.rubric.id,
        team=team.name,
        grader=filled.heading.get("grader", ""),
        round=_round(filled),
        stage=filled.heading.get("stage", ""),
        ready=filled.ready is not None and affirmed(filled.ready) is True,
        marks=marks,
        notes={key: note.strip() for key, note in filled.notes.items() if note.strip()},
        cases=cases,
        unconfirmed=tuple(
            each.id for each in rubric.deductions if each.id in proposed - set(cases)
        ),
        private=filled.private.strip(),
    )
    return Judged(score, problems)


def keys_of(rubric: Rubric, members: int) -> tuple[Key, ...]:
    """The marks that a sheet asks for, in the rubric's order.

    Args:
        members: how many the team has.
    """
    each = range(1, members + 1)
    return tuple(
        (criterion.id, number)
        for criterion in rubric.criteria
        for number in (each if marked_for_each(rubric, criterion) else (0,))
    )


def _heading_problems(filled: Filled, team: Team) -> Iterator[Problem]:
    if not filled.heading.get("grader", "").strip():
        yield Problem(filled.path, "", "names no grader", "make the sheet again")
    if _round(filled) < 1:
        said = filled.heading.get("round", "")
        yield Problem(filled.path, "", f'its round is not a number from 1: "{said}"')
    if filled.members and filled.members != member_labels(team.members):
        listed = ", ".join(filled.members)
        hint = "make the sheet again from the roster"
        message = f"{team.name} has other members on the roster than on the sheet, {listed}"
        yield Problem(filled.path, "", message, hint)
    if filled.ready and not filled.ready.blank and affirmed(filled.ready) is None:
        message = f'finished? "{filled.ready.value}" is neither {words.YES} nor {words.NO}'
        yield Problem(filled.path, filled.ready.place, message)


def _round(filled: Filled) -> int:
    said = filled.heading.get("round", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < _LONGEST_ROUND else 0


_LONGEST_ROUND = 6


def _marks(
    filled: Filled, rubric: Rubric, team: Team
) -> tuple[Mapping[Key, Fraction], tuple[Problem, ...]]:
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    asked = set(keys_of(rubric, len(team.members)))
    marks, problems = {}, []
    for key, cell in filled.scores.items():
        criterion = criteria.get(key[0])
        if criterion is None or key not in asked:
            problems.append(_unasked(filled, key, cell, rubric, criterion))
        elif not cell.blank:
            try:
                marks[key] = points_given(cell, criterion, rubric.rubric.step)
            except NotTakenError as error:
                asks = f"enter {words.score_asked(criterion, rubric.rubric.step)}"
                message = f"{_named(criterion, key, team)}: {error}"
                problems.append(Problem(filled.path, cell.place, message, asks))
    return marks, tuple(problems)


def _cases(filled: Filled, rubric: Rubric) -> tuple[Mapping[str, int], tuple[Problem, ...]]:
    deductions: dict[str, Deduction] = {each.id: each for each in rubric.deductions}
    cases, problems = {}, []
    for id_, cell in filled.deductions.items():
        deduction = deductions.get(id_)
        if deduction is None:
            message = f"the rubric has no deduction {id_}"
            problems.append(Problem(filled.path, cell.place, message, meant(id_, deductions)))
        elif not cell.blank:
            try:
                cases[id_] = cases_confirmed(cell, deduction)
            except NotTakenError as error:
                asks = f"enter {words.deduction_asked(deduction)}"
                message = f"{deduction.name}: {error}"
                problems.append(Problem(filled.path, cell.place, message, asks))
    return cases, tuple(problems)


def _unasked(
    filled: Filled, key: Key, cell: Cell, rubric: Rubric, criterion: Criterion | None
) -> Problem:
    if criterion is None:
        known = [each.id for each in rubric.criteria]
        message = f"the rubric has no criterion {key[0]}"
        return Problem(filled.path, cell.place, message, meant(key[0], known))
    if marked_for_each(rubric, criterion):
        message = f"{criterion.name} is marked for each member, and the team has no such member"
    else:
        message = f"{criterion.name} is marked for the team, not for a member"
    return Problem(filled.path, cell.place, message, "make the sheet again")


def _named(criterion: Criterion, key: Key, team: Team) -> str:
    number = key[1]
    return (
        f"{criterion.name}, {member_labels(team.members)[number - 1]}" if number else criterion.name
    )
