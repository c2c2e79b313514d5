"""Every value of a sheet is taken exactly, or refused with its place and what was asked."""

from dataclasses import replace
from fractions import Fraction

import pytest

from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.filled import Cell
from toolkit.grading.collecting.validate import keys_of, validate
from toolkit.grading.roster import Team

TAKEN = [
    ("idea", "7.5", Fraction(15, 2)),
    ("idea", "7,5", Fraction(15, 2)),
    ("idea", " 10 ", Fraction(10)),
    ("idea", ".5", Fraction(1, 2)),
    ("idea", 7.5, Fraction(15, 2)),
    ("idea", 0, Fraction(0)),
    ("idea", 0.1 + 0.2 + 0.2, Fraction(1, 2)),
    ("proof", "with  GAPS", Fraction(25, 2)),
    ("proof", "None", Fraction(0)),
    ("code-runs", "yes", Fraction(5)),
    ("code-runs", "No", Fraction(0)),
    ("code-runs", True, Fraction(5)),
]
REFUSED = [
    ("idea", "10.5", "Idea: 10.5 is over the most, 10"),
    ("idea", "-1", 'Idea: "-1" is not a number'),
    ("idea", -1.0, "Idea: -1 is below 0"),
    ("idea", "7.25", "Idea: 7.25 is not in steps of 0.5"),
    ("idea", "8/10", 'Idea: "8/10" is not a number'),
    ("idea", "good", 'Idea: "good" is not a number'),
    ("idea", True, 'Idea: "True" is not a number'),
    ("idea", float("nan"), 'Idea: "nan" is not a number'),
    ("idea", float("inf"), 'Idea: "inf" is not a number'),
    ("proof", "Nearly", 'Proof: "Nearly" is no level of it'),
    ("proof", 12.5, 'Proof: "12.5" is no level of it'),
    ("code-runs", "perhaps", 'Code runs: "perhaps" is neither yes nor no'),
]


@pytest.mark.parametrize(("criterion", "value", "points"), TAKEN)
def test_a_mark_is_taken_exactly(
    fill, rubric: Rubric, team: Team, criterion, value, points
) -> None:
    judged = validate(fill({criterion: value}), rubric, team)
    assert judged.problems == ()
    assert judged.score.marks == {(criterion, 0): points}


@pytest.mark.parametrize(("criterion", "value", "message"), REFUSED)
def test_what_is_no_mark_is_refused(
    fill, rubric: Rubric, team: Team, criterion, value, message
) -> None:
    judged = validate(fill({criterion: value}), rubric, team)
    (problem,) = judged.problems
    assert str(problem).startswith(f"antares.toml: scores.{criterion}: {message} (enter ")
    assert judged.score.marks == {}


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_a_blank_mark_is_missing_and_never_0(fill, rubric: Rubric, team: Team, blank: str) -> None:
    judged = validate(fill({"idea": blank}, {"typos": blank}), rubric, team)
    assert (judged.problems, judged.score.marks, judged.score.cases) == ((), {}, {})


@pytest.mark.parametrize(
    ("deduction", "value", "cases"),
    [("late-code", "yes", 1), ("late-code", "no", 0), ("typos", "4", 4), ("typos", 0, 0)],
)
def test_a_deduction_is_taken_as_cases(
    fill, rubric: Rubric, team: Team, deduction, value, cases
) -> None:
    judged = validate(fill({}, {deduction: value}), rubric, team)
    assert (judged.problems, judged.score.cases) == ((), {deduction: cases})


@pytest.mark.parametrize(
    ("deduction", "value", "message"),
    [
        ("late-code", "3", 'Late code: "3" is neither yes nor no (enter yes or no)'),
        ("typos", "5", "Typos: 5 is over the most, 4 (enter how many, 0 to 4)"),
        ("typos", "1.5", "Typos: 1.5 is not a whole number of cases (enter how many, 0 to 4)"),
        ("typoes", "1", "the rubric has no deduction typoes (did you mean typos?)"),
    ],
)
def test_what_is_no_case_is_refused(
    fill, rubric: Rubric, team: Team, deduction, value, message
) -> None:
    (problem,) = validate(fill({}, {deduction: value}), rubric, team).problems
    assert str(problem) == f"antares.toml: deductions.{deduction}: {message}"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (("ideas", 0), "the rubric has no criterion ideas (did you mean idea?)"),
        (("idea", 1), "Idea is marked for the team, not for a member (make the sheet again)"),
        (("talk", 0), "Talk is marked for each member"),
        (("talk", 3), "Talk is marked for each member"),
    ],
)
def test_a_mark_that_nobody_asked_for_is_told(
    fill, rubric: Rubric, team: Team, key, message
) -> None:
    (problem,) = validate(fill({key: "1"}), rubric, team).problems
    assert message in str(problem)


def test_all_problems_are_told_at_once(fill, rubric: Rubric, team: Team) -> None:
    sheet = fill({"idea": "11", "proof": "?", ("talk", 2): "x"}, {"typos": "many"}, round="one")
    sheet = replace(sheet, strays=(Cell("hello", "line 9"),), ready=Cell("soon", "line 12"))
    messages = [problem.message for problem in validate(sheet, rubric, team).problems]
    assert len(messages) == 7
    assert "Talk, Charles Babbage" in " ".join(messages)


def test_a_team_with_other_members_than_the_sheet_has_is_told(
    fill, rubric: Rubric, team: Team
) -> None:
    sheet = replace(fill({}), members=("Ada Lovelace",))
    (problem,) = validate(sheet, rubric, team).problems
    assert "antares has other members on the roster" in problem.message


def test_what_the_check_proposed_and_nobody_confirmed_is_known(
    fill, rubric: Rubric, team: Team
) -> None:
    sheet = replace(fill({}, {"typos": "1"}), proposed={"typos": 2, "late-code": 1, "untidy": 0})
    assert validate(sheet, rubric, team).score.unconfirmed == ("late-code",)


def test_a_rubric_marked_for_each_student_asks_each(rubric: Rubric) -> None:
    assert keys_of(rubric, 2) == (
        ("idea", 0), ("proof", 0), ("code-runs", 0), ("talk", 1), ("talk", 2), ("beauty", 0),
    )  # fmt: skip
