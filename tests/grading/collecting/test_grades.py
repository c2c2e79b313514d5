"""Graders combined as the rubric states; totals exact, clamped once, never of what is missing."""

from dataclasses import replace
from fractions import Fraction

import msgspec
import pytest

from toolkit.course.rubric import Aggregate, Rubric
from toolkit.grading.collecting.combine import combine
from toolkit.grading.collecting.grades import Change, grade_team, most_points
from toolkit.grading.collecting.points import earned, exact, shown, taken
from toolkit.grading.collecting.score import Score
from toolkit.grading.roster import Team

FULL = {"idea": 8, "proof": 20, "code-runs": 5, "beauty": 1}


def score(
    grader: str,
    talk: tuple[float, float] = (4, 3),
    cases: dict[str, int] | None = None,
    **marks: float,
) -> Score:
    given = {(id_.replace("_", "-"), 0): exact(points) for id_, points in {**FULL, **marks}.items()}
    given |= {("talk", number): exact(points) for number, points in enumerate(talk, 1)}
    return Score(
        "x.toml", "engines/essay", "antares", grader, 1, "submission", True, given, {}, cases or {}
    )


def by(rubric: Rubric, method: str) -> Rubric:
    aggregate = Aggregate(method, graders=3, disagreement=0.1)  # type: ignore[arg-type]
    return msgspec.structs.replace(rubric, aggregate=aggregate)


@pytest.mark.parametrize(
    ("method", "idea", "typos"),
    [("mean", Fraction(20, 3), 1), ("median", 7, 1), ("lead", 4, 0), ("sum", 20, 1)],
)
def test_marks_and_cases_are_combined_by_the_rubrics_method(
    rubric: Rubric, method, idea, typos
) -> None:
    scores = tuple(
        score(grader, idea=points, cases={"typos": cases})
        for grader, points, cases in (("Ada", 9, 2), ("Mary", 4, 0), ("Karl", 7, 1))
    )
    combined = combine(by(rubric, method), scores, lead="Mary")
    assert combined.marks["idea", 0] == idea
    assert combined.cases["typos"] == typos


def test_the_median_of_two_lies_between_them(rubric: Rubric) -> None:
    combined = combine(by(rubric, "median"), (score("Ada", idea=9), score("Mary", idea=4)))
    assert combined.marks["idea", 0] == Fraction(13, 2)


def test_graders_further_apart_than_allowed_disagree(rubric: Rubric) -> None:
    spreads = combine(
        rubric, (score("Ada", idea=9, proof=20), score("Mary", idea=8, proof=12.5))
    ).spreads
    assert [spread.key[0] for spread in spreads if spread.disagree] == ["proof", "talk"][:1]
    idea = next(spread for spread in spreads if spread.key == ("idea", 0))
    assert (idea.apart, idea.allowed) == (1, 1)


def test_a_moderated_mark_replaces_the_graders_and_keeps_theirs(rubric: Rubric) -> None:
    scores = score("Ada", idea=9), score("Mary", idea=4)
    combined = combine(rubric, scores, moderated={("idea", 0): Fraction(7)})
    spread = next(spread for spread in combined.spreads if spread.key == ("idea", 0))
    assert combined.marks["idea", 0] == 7
    assert spread.marks == (("Ada", 9), ("Mary", 4))
    assert spread.moderated == 7


def test_the_total_is_exact_for_every_kind_of_deduction(rubric: Rubric, team: Team) -> None:
    cases = {"late-code": 1, "typos": 3, "borrowed": 2, "untidy": 1}
    ada, charles = grade_team(
        rubric, team, (score("Ada", cases=cases), score("Mary", cases=cases))
    ).members
    assert (ada.raw, charles.raw) == (38, 37)
    assert dict(ada.taken) == {
        "late-code": -3, "typos": Fraction(-3, 2), "borrowed": -4, "untidy": -4,
    }  # fmt: skip
    assert (ada.final, charles.final) == (Fraction(51, 2), Fraction(49, 2))


def test_the_cap_of_a_deduction_holds(rubric: Rubric) -> None:
    typos = rubric.deductions[1]
    assert taken(rubric, typos, Fraction(9), {}, 0) == -2


def test_the_total_is_clamped_once_after_everything(rubric: Rubric, team: Team) -> None:
    low = score("Ada", idea=0, proof=0, code_runs=0, beauty=0, talk=(1, 5), cases={"late-code": 1})
    other = msgspec.structs.replace(rubric, aggregate=Aggregate(graders=1))
    changes = {
        ("antares", 0): (Change(Fraction(2), "granted"),),
        ("antares", 2): (Change(Fraction(-1), "absent"),),
    }
    ada, charles = grade_team(other, team, (low,), changes=changes).members
    assert (ada.raw, ada.final) == (1, 0)
    assert (charles.raw, charles.final) == (5, 3)


def test_a_missing_mark_makes_no_grade_and_is_owed_by_its_grader(
    rubric: Rubric, team: Team
) -> None:
    whole, gap = score("Ada"), score("Mary")
    without_idea = {key: mark for key, mark in gap.marks.items() if key != ("idea", 0)}
    gap = replace(gap, marks=without_idea)
    grade = grade_team(rubric, team, (whole, gap))
    assert [(each.grader, each.keys) for each in grade.missing] == [("Mary", (("idea", 0),))]
    assert grade.members[0].final is None
    partial = grade_team(rubric, team, (whole, gap), partial=True)
    assert partial.members[0].final == 38


def test_a_mark_nobody_gave_is_no_grade_even_in_part(rubric: Rubric, team: Team) -> None:
    empty = Score("x", "engines/essay", "antares", "Ada", 1, "submission", False)
    assert grade_team(rubric, team, (empty,), partial=True).members[0].final is None


def test_a_sheet_too_few_is_owed(rubric: Rubric, team: Team) -> None:
    grade = grade_team(rubric, team, (score("Ada"),))
    assert [(each.grader, each.keys) for each in grade.missing] == [("", ())]
    assert [member.final for member in grade.members] == [None, None]


def test_a_moderated_mark_is_owed_by_nobody(rubric: Rubric, team: Team) -> None:
    ada, mary = score("Ada", idea=3), score("Mary")
    without_idea = {key: mark for key, mark in mary.marks.items() if key != ("idea", 0)}
    both = ada, replace(mary, marks=without_idea)
    grade = grade_team(rubric, team, both, moderated={("idea", 0): Fraction(5)})
    assert grade.missing == ()
    assert grade.members[0].raw == 35


def test_a_sum_of_graders_is_out_of_the_sum_of_their_points(rubric: Rubric) -> None:
    assert most_points(by(rubric, "sum")) == 120
    assert most_points(rubric) == 40


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(25, 2), "12.5"),
        (Fraction(-10), "-10"),
        (Fraction(35, 3), "11.6667"),
        (Fraction(100), "100"),
        (Fraction(-1, 10**6), "0"),
    ],
)
def test_points_are_shown_without_spare_zeros(value: Fraction, text: str) -> None:
    assert shown(value) == text


def test_what_is_earned_by_a_member_holds_the_teams_marks(rubric: Rubric) -> None:
    assert earned(rubric, score("Ada").marks, 2) == 37
