"""A rubric with every kind of criterion and deduction, and a way to fill a sheet of it."""

from collections.abc import Callable

import pytest

from toolkit.course.rubric import Aggregate, Criterion, Deduction, Level, Rubric, RubricHead
from toolkit.grading.collecting.filled import Cell, Filled, Key
from toolkit.grading.roster import Member, Team

ROLES = Rubric(
    rubric=RubricHead("engines/essay", "Essay", points=40, step=0.5),
    criteria=(
        Criterion("idea", "Idea", 10),
        Criterion(
            "proof",
            "Proof",
            20,
            mode="levels",
            levels=(Level("Whole", 20), Level("With gaps", 12.5), Level("None", 0)),
        ),
        Criterion("code-runs", "Code runs", 5, mode="check"),
        Criterion("talk", "Talk", 5, per_student=True),
        Criterion("beauty", "Beauty", 2, bonus=True),
    ),
    deductions=(
        Deduction("late-code", "Late code", -3),
        Deduction("typos", "Typos", -0.5, kind="count", max_count=4),
        Deduction("borrowed", "Borrowed", -10, kind="count", scope="proof", unit="percent"),
        Deduction("untidy", "Untidy", -50, scope="idea", unit="percent-of-earned"),
    ),
    aggregate=Aggregate(graders=2, disagreement=0.1),
)
TEAM = Team("antares", (Member("Ada Lovelace"), Member("Charles Babbage")))

Fill = Callable[..., Filled]


@pytest.fixture
def rubric() -> Rubric:
    return ROLES


@pytest.fixture
def team() -> Team:
    return TEAM


@pytest.fixture
def fill() -> Fill:
    """A sheet with these values on it: marks by criterion, or by criterion and member."""

    def filled(
        marks: dict[str | Key, str | float | bool],
        deductions: dict[str, str | float | bool] | None = None,
        **heading: str,
    ) -> Filled:
        head = {"grader": "Mary Somerville", "round": "1", "stage": "submission", **heading}
        keys = {key if isinstance(key, tuple) else (key, 0): value for key, value in marks.items()}
        return Filled(
            path="antares.toml",
            heading=head,
            members=("Ada Lovelace", "Charles Babbage"),
            scores={key: Cell(value, f"scores.{key[0]}") for key, value in keys.items()},
            deductions={
                id_: Cell(value, f"deductions.{id_}") for id_, value in (deductions or {}).items()
            },
        )

    return filled
