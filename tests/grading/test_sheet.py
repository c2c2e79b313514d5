"""A sheet knows its entries, tells namesakes apart, and has a version of its own."""

from collections.abc import Callable

import msgspec
import pytest

from toolkit.course.rubric import Rubric
from toolkit.grading.roster import Member
from toolkit.grading.sheet import Proposal, Sheet

Make = Callable[..., Sheet]


def test_a_team_s_criterion_is_one_entry_and_a_student_s_one_for_each(
    make_sheet: Make, each_rubric: Rubric
) -> None:
    entries = make_sheet(rubric=each_rubric).entries
    assert [(entry.criterion.id, entry.number) for entry in entries] == [
        ("talk", 1),
        ("talk", 2),
        ("talk", 3),
        ("slides", 0),
    ]


def test_a_rubric_for_students_makes_every_criterion_one_for_each(
    make_sheet: Make, rubric: Rubric
) -> None:
    head = msgspec.structs.replace(rubric.rubric, unit="student")
    sheet = make_sheet(rubric=msgspec.structs.replace(rubric, rubric=head))
    assert all(entry.number for entry in sheet.entries)
    assert len(sheet.entries) == 3 * len(rubric.criteria)


def test_namesakes_are_told_apart(make_sheet: Make) -> None:
    members = (Member("Ada", "a@example.org"), Member("Ada", student_id="7"), Member("Mary"))
    sheet = make_sheet(members=members)
    assert sheet.member_labels == ("Ada (a@example.org)", "Ada (7)", "Mary")


@pytest.mark.parametrize(
    "changes",
    [
        {"rubric_hash": "ba9876543210"},
        {"template_version": "1.3"},
        {"team": "Team 8"},
        {"grader": "Euclid"},
        {"round": 2},
        {"members": (Member("Ada"),)},
        {"evidence": (("abstract", ("12 words",)),)},
        {"remarks": ("the check found 1 error",)},
        {"proposals": (Proposal("pages-over", 2, "10 pages"),)},
    ],
)
def test_the_version_changes_with_what_the_sheet_says(make_sheet: Make, changes: dict) -> None:
    assert make_sheet(**changes).version != make_sheet().version


def test_the_same_sheet_has_the_same_version(make_sheet: Make) -> None:
    assert make_sheet().version == make_sheet().version
