"""Points, choices and deductions read the same on every format."""

import pytest

from toolkit.course.rubric import Criterion, Deduction, Level, Rubric
from toolkit.grading import words
from toolkit.grading.sheet import Proposal


@pytest.mark.parametrize(
    ("value", "said"), [(15, "15"), (0.5, "0.5"), (-10, "−10"), (1e-05, "1e−05"), (0, "0")]
)
def test_numbers_are_short_and_have_a_real_minus(value: float, said: str) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize(
    ("criterion", "asked"),
    [
        (Criterion("a", "A", 15), "0 to 15 in steps of 0.5"),
        (Criterion("a", "A", 1, mode="check"), "one of: yes, no"),
        (
            Criterion("a", "A", 5, mode="levels", levels=(Level("Full", 5), Level("Half", 2))),
            "one of: Full, Half",
        ),
    ],
)
def test_what_may_be_entered_as_a_score(criterion: Criterion, asked: str) -> None:
    assert words.score_asked(criterion, 0.5) == asked


@pytest.mark.parametrize(
    ("deduction", "worth"),
    [
        (Deduction("d", "D", -25), "−25 points"),
        (Deduction("d", "D", -1, "count"), "−1 point for each"),
        (Deduction("d", "D", -5, unit="percent"), "−5 % of the points"),
        (
            Deduction("d", "D", -5, "count", scope="abstract", unit="percent-of-earned"),
            "−5 % of the points earned in Abstract for each",
        ),
    ],
)
def test_what_a_deduction_takes_off(rubric: Rubric, deduction: Deduction, worth: str) -> None:
    assert words.deduction_worth(deduction, rubric) == worth


@pytest.mark.parametrize(
    ("kind", "cap", "asked"),
    [("flag", None, "yes or no"), ("count", None, "how many"), ("count", 3, "how many, 0 to 3")],
)
def test_what_confirms_a_deduction(kind: str, cap: int | None, asked: str) -> None:
    deduction = Deduction("d", "D", -1, kind, max_count=cap)  # type: ignore[arg-type]
    assert words.deduction_asked(deduction) == asked


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [
        ("count", 2, "2"),
        ("count", 0, "0"),
        ("flag", 1, "yes"),
        ("flag", 0, "no"),
        ("flag", None, ""),
    ],
)
def test_what_is_proposed(kind: str, count: int | None, said: str) -> None:
    deduction = Deduction("d", "D", -1, kind)  # type: ignore[arg-type]
    assert words.proposed(Proposal("d", count, ""), deduction) == said


def test_levels_are_told_with_their_points() -> None:
    levels = (Level("Full", 5, "all of it"), Level("None", 1))
    criterion = Criterion("a", "A", 5, mode="levels", levels=levels)
    assert words.level_lines(criterion) == ("Full, 5 points: all of it", "None, 1 point")


def test_levels_of_a_criterion_marked_in_points_are_ranges() -> None:
    levels = (Level("Good", 15, "all of it"), Level("Fair", 10), Level("None", 0))
    criterion = Criterion("a", "A", 15, levels=levels)
    assert words.level_lines(criterion) == (
        "Good, over 10, up to 15 points: all of it",
        "Fair, over 0, up to 10 points",
        "None, 0 points",
    )
