"""The figures of agreement equal those published for the data they were published with."""

import pytest

from toolkit.grading.gradebook.agreement import (
    icc_2k,
    krippendorff_alpha,
    severities,
    whole_block,
)

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011: four observers, twelve units.
OBSERVERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
# P. Shrout and J. Fleiss, 1979, table 2: six targets, four judges.
JUDGES = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
SHROUT_FLEISS = {
    f"target {number}": dict(zip("abcd", map(float, row), strict=True))
    for number, row in enumerate(JUDGES)
}


def units() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for observer, line in OBSERVERS.items():
        for unit, value in enumerate(line.split()):
            if value != ".":
                table.setdefault(str(unit), {})[observer] = float(value)
    return table


def test_alpha_is_that_of_krippendorffs_own_data() -> None:
    assert krippendorff_alpha(units()) == pytest.approx(0.849, abs=0.0005)


def test_icc_is_that_of_shrout_and_fleiss() -> None:
    assert icc_2k(SHROUT_FLEISS) == pytest.approx(0.62, abs=0.005)


@pytest.mark.parametrize("table", [{}, {"a": {"x": 1.0}}, {"a": {"x": 1.0, "y": 1.0}}])
def test_too_little_to_compare_has_no_figure(table: dict[str, dict[str, float]]) -> None:
    assert (krippendorff_alpha(table), icc_2k(table)) == (None, None)


def test_full_agreement_is_one() -> None:
    table = {"a": {"x": 1.0, "y": 1.0}, "b": {"x": 5.0, "y": 5.0}, "c": {"x": 3.0, "y": 3.0}}
    assert krippendorff_alpha(table) == 1
    assert icc_2k(table) == pytest.approx(1)


def test_the_severities_of_an_additive_table_are_found_though_it_has_gaps() -> None:
    strict = {"ada": -3.0, "emmy": 1.0, "karl": 2.0}
    worth = {"a": 50.0, "b": 70.0, "c": 90.0, "d": 60.0}
    pairs = {
        "a": ("ada", "emmy"),
        "b": ("emmy", "karl"),
        "c": ("ada", "karl"),
        "d": ("emmy", "ada"),
    }
    table = {
        team: {grader: worth[team] + strict[grader] for grader in graders}
        for team, graders in pairs.items()
    }
    found = {each.grader: each.points for each in severities(table)}
    assert found == pytest.approx(strict)
    assert {each.grader: each.teams for each in severities(table)} == {
        "ada": 3,
        "emmy": 3,
        "karl": 2,
    }


def test_graders_without_a_team_in_common_are_not_compared() -> None:
    table = {
        "a": {"ada": 1.0, "emmy": 3.0},
        "b": {"karl": 9.0, "mary": 5.0},
        "c": {"niels": 4.0},
    }
    assert [(each.grader, each.points, each.group) for each in severities(table)] == [
        ("ada", -1, 1), ("emmy", 1, 1), ("karl", 2, 2), ("mary", -2, 2),
    ]  # fmt: skip


def test_the_whole_block_is_the_one_with_most_marks() -> None:
    table = {
        "a": {"x": 1.0, "y": 1.0, "z": 1.0},
        "b": {"x": 2.0, "y": 2.0, "z": 2.0},
        "c": {"x": 3.0, "y": 3.0},
        "d": {"x": 4.0, "y": 4.0},
    }
    assert whole_block(table) == {team: {"x": m["x"], "y": m["y"]} for team, m in table.items()}
