"""The figures of a part are those of its marks."""

from fractions import Fraction
from statistics import mean, median

import pytest

from toolkit.course.rubric import Aggregate, Criterion, Rubric, RubricHead
from toolkit.grading.collecting.grades import PartGrades, grade_team, most_points
from toolkit.grading.collecting.score import Score
from toolkit.grading.gradebook.figures import Figures, figures
from toolkit.grading.roster import Member, Team

RUBRIC = Rubric(
    RubricHead("engines/essay", "Essay", points=20),
    (Criterion("idea", "Idea", 10), Criterion("proof", "Proof", 10)),
    aggregate=Aggregate(graders=2),
)
MARKS = {  # of Ada and of Emmy: idea and proof
    "a": ((4, 6), (5, 7)),
    "b": ((8, 8), (9, 9)),
    "c": ((2, 1), (3, 2)),
    "d": ((10, 10), (10, 9)),
}


def part(rubric: Rubric = RUBRIC) -> PartGrades:
    grades = []
    for name, given in MARKS.items():
        team = Team(name, (Member(f"student of {name}"),))
        scores = tuple(
            Score(
                "x", "engines/essay", name, grader, 1, "submission", True,
                {("idea", 0): Fraction(idea), ("proof", 0): Fraction(proof)},
            )
            for grader, (idea, proof) in zip(("Ada", "Emmy"), given, strict=True)
        )  # fmt: skip
        grades.append(grade_team(rubric, team, scores))
    return PartGrades(rubric, most_points(rubric), tuple(grades))


@pytest.fixture
def shown() -> Figures:
    return figures(part())


def test_the_box_of_the_finals_holds_their_five_figures(shown: Figures) -> None:
    finals = sorted((sum(ada) + sum(emmy)) / 2 for ada, emmy in MARKS.values())
    assert finals == [4, 11, 17, 19.5]
    box = shown.total
    assert box is not None
    assert (box.least, box.highest, box.count, box.most) == (4, 19.5, 4, 20)
    assert (box.middle, box.mean) == (median(finals), mean(finals))
    assert (box.lower, box.upper) == (9.25, 17.625)


def test_the_bars_count_every_grade_once_and_the_top_one_in_the_last(shown: Figures) -> None:
    assert [(bar.start, bar.count) for bar in shown.bars if bar.count] == [
        (4, 1), (10, 1), (16, 1), (18, 1),
    ]  # fmt: skip
    assert shown.bars[-1].end == 20


def test_graders_who_differ_by_a_point_agree_but_for_that(shown: Figures) -> None:
    idea, proof, total = shown.agreements
    assert (idea.name, proof.name, total.teams) == ("Idea", "Proof", 4)
    assert total.alpha is not None
    assert total.alpha > 0.9
    severity = {each.grader: each.points for each in shown.severities}
    assert severity == pytest.approx({"Ada": -0.625, "Emmy": 0.625})
    assert shown.block == (4, 2)
    assert shown.icc is not None
    assert shown.icc > 0.9


def test_a_part_without_grades_has_no_figures() -> None:
    empty = figures(PartGrades(RUBRIC, Fraction(20), ()))
    assert (empty.total, empty.bars, empty.boxes, empty.icc) == (None, (), (), None)


def test_a_sum_of_graders_has_its_own_scale() -> None:
    import msgspec

    summed = msgspec.structs.replace(RUBRIC, aggregate=Aggregate("sum", graders=2))
    shown = figures(part(summed))
    assert shown.boxes[0].most == 20
    assert shown.total is not None
    assert shown.total.most == 40
