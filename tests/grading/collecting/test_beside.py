"""Lateness, adjustments and moderation come from tables whose every fault is told by row."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from toolkit.course.course import Late
from toolkit.grading.collecting.adjust import Adjustment, read_adjustments
from toolkit.grading.collecting.grades import Change
from toolkit.grading.collecting.late import late_changes, read_lateness
from toolkit.grading.collecting.moderation import read_moderation
from toolkit.grading.roster import Member, Roster, Team
from toolkit.model.errors import TableError

ROSTER = Roster(
    (
        Team("antares", (Member("Ada Lovelace", "ada@example.org", "s1"), Member("=Karl"))),
        Team("=capella", (Member("Emmy Noether"),)),
    )
)
FULL = Fraction(150)


PARTS = ("proposal", "report")


def late(path: Path, policy: Late) -> list[tuple[str, Change]]:
    return list(late_changes(read_lateness(path, ROSTER, PARTS), FULL, policy))


@pytest.mark.parametrize(
    ("policy", "row", "points", "why"),
    [
        (Late(-5), "antares,2,,", -10, "2 days late"),
        (Late(-5, "percent"), "antares,1,,", Fraction(-15, 2), "1 day late"),
        (Late(-5, free_days=1), "antares,3,,", -10, "3 days late, of which 2 count"),
        (Late(-5), "antares,3,2,", -5, "3 days late, of which 1 counts"),
        (Late(-5, max_days=2), "antares,9,,ill", -10, "9 days late, of which 2 count: ill"),
    ],
)
def test_lateness_costs_what_the_course_says(
    write: Callable[..., Path], policy: Late, row: str, points: Fraction, why: str
) -> None:
    path = write("late.csv", f"team,days,extension,why\n{row}\n")
    assert late(path, policy) == [("antares", Change(Fraction(points), why))]


@pytest.mark.parametrize("row", ["antares,0,,", "antares,2,2,", "antares,1,5,"])
def test_who_is_within_time_or_extension_pays_nothing(write: Callable[..., Path], row: str) -> None:
    assert late(write("late.csv", f"team,days,extension,why\n{row}\n"), Late(-5)) == []


def test_a_team_may_be_late_with_several_parts(write: Callable[..., Path]) -> None:
    path = write("late.csv", "team,part,days\nantares,proposal,1\nantares,report,2\n")
    read = read_lateness(path, ROSTER, PARTS)
    assert [(each.part, each.days) for each in read] == [("proposal", 1), ("report", 2)]


def test_a_cell_that_was_kept_from_running_is_read_as_it_was(write: Callable[..., Path]) -> None:
    path = write("late.csv", "team,days\n'=capella,1\n")
    assert [team for team, _ in late(path, Late(-5))] == ["=capella"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("team,days\nantaris,1\n", "did you mean antares"),
        ("team,days\nantares,one\n", "days is not a whole number of days"),
        ("team,days\nantares,-1\n", "days is not a whole number of days"),
        ("team,days,extension\nantares,1,x\n", "extension is not a whole number of days"),
        ("team,days\nantares,1\nantares,2\n", "stands twice, first in row 2"),
        ("team\nantares\n", "there is no column days"),
        ("team,part,days\nantares,reprot,1\n", 'there is no part "reprot" (did you mean report?)'),
    ],
)
def test_a_fault_in_late_days_is_told(write: Callable[..., Path], content: str, said: str) -> None:
    with pytest.raises(TableError) as error:
        read_lateness(write("late.csv", content), ROSTER, PARTS)
    assert said in str(error.value)


@pytest.mark.parametrize("student", ["Ada Lovelace", "ADA@example.org", "s1"])
def test_a_student_is_known_by_name_mail_or_id(write: Callable[..., Path], student: str) -> None:
    path = write("a.csv", f'team,student,points,why\nantares,{student},"-1,5",absent\n')
    changes = read_adjustments(path, ROSTER, PARTS)
    assert changes == (Adjustment("antares", 1, "", Change(Fraction(-3, 2), "absent")),)


def test_adjustments_may_be_for_a_team_and_for_one_part(write: Callable[..., Path]) -> None:
    content = "team,part,points,why\nantares,report,1,a\nantares,,2,b\n"
    changes = read_adjustments(write("a.csv", content), ROSTER, PARTS)
    assert [(each.member, each.part) for each in changes] == [(0, "report"), (0, "")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("antares,Charles,1,x", 'antares has no member called "Charles"'),
        ("antares,s1,lots,x", "points is not a number"),
        ("antares,s1,1,", "the why is empty"),
    ],
)
def test_a_fault_in_adjustments_is_told(write: Callable[..., Path], row: str, said: str) -> None:
    with pytest.raises(TableError) as error:
        read_adjustments(write("a.csv", f"team,student,points,why\n{row}\n"), ROSTER, PARTS)
    assert said in str(error.value)


HEAD = "rubric,team,criterion,student,moderated\n"


def test_moderated_marks_are_read_by_rubric_team_and_criterion(
    write: Callable[..., Path], rubric
) -> None:
    rows = "".join(
        f"engines/essay,antares,{row}\n"
        for row in ("idea,,7.5", "proof,,17", "talk,s1,2", "beauty,,")
    )
    found = read_moderation(write("m.csv", HEAD + rows), {"engines/essay": rubric}, ROSTER)
    marks = {("idea", 0): Fraction(15, 2), ("proof", 0): Fraction(17), ("talk", 1): Fraction(2)}
    assert found == {("engines/essay", "antares"): marks}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("engines/poem,antares,idea,,7", "no rubric collected here is called engines/poem"),
        ("engines/essay,antares,ideas,,7", "did you mean idea?"),
        ("engines/essay,antares,idea,,11", "11 is over the most, 10"),
        ("engines/essay,antares,talk,Nobody,1", "has no member called"),
    ],
)
def test_a_fault_in_moderation_is_told(
    write: Callable[..., Path], rubric, row: str, said: str
) -> None:
    with pytest.raises(TableError) as error:
        read_moderation(write("m.csv", HEAD + row + "\n"), {"engines/essay": rubric}, ROSTER)
    assert said in str(error.value)
