"""What each learning platform's export looks like: who is in a row, and where the grade goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform.

    Args:
        ids: columns that tell a student, the surest first, each with the roster's columns that may
            hold the same.
        names: columns of the name; two are first and last name.
        grade: the column for the grade; empty where each assignment has a column of its own title.
        most: the column that holds the most that can be had; empty where the row ``most_row`` does.
        most_row: how the first cell of that row begins.
        locked: a column that says no where a grade cannot be changed.
    """

    ids: tuple[tuple[str, tuple[str, ...]], ...]
    names: tuple[str, ...]
    grade: str = ""
    most: str = ""
    most_row: str = ""
    locked: str = ""


_ANY_ID = ("student_id", "sis_id")

PLATFORMS = {
    "canvas": Platform(
        ids=(
            ("ID", _ANY_ID),
            ("SIS User ID", ("sis_id", "student_id")),
            ("SIS Login ID", ("sis_id", "student_id", "email")),
        ),
        names=("Student",),
        most_row="Points Possible",
    ),
    "moodle": Platform(
        ids=(("Email address", ("email",)), ("ID number", _ANY_ID)),
        names=("Full name",),
        grade="Grade",
        most="Maximum Grade",
        locked="Grade can be changed",
    ),
    "gradescope": Platform(
        ids=(("SID", _ANY_ID), ("Email", ("email",))),
        names=("First Name", "Last Name"),
        grade="Total Score",
        most="Max Points",
    ),
}
"""By name, as ``--to`` takes it. Canvas's and Moodle's columns are read in their own sources;
Gradescope's are a third party's account. No live system has loaded a file that was filled here."""
