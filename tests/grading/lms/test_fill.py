"""Grades reach the right row of a platform's own export, and every other byte stays."""

import csv
import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from toolkit.course.rubric import Criterion, Rubric, RubricHead
from toolkit.grading.collecting.collect import Collected
from toolkit.grading.collecting.grades import PartGrades, grade_team
from toolkit.grading.collecting.score import Score
from toolkit.grading.lms.export_file import read_export
from toolkit.grading.lms.fill import Filled, fill
from toolkit.grading.roster import Member, Roster, Team
from toolkit.model.errors import InputError, SettingsError, TableError

RUBRIC = Rubric(
    RubricHead("engines/report", "Project report", points=150), (Criterion("all", "All", 150),)
)
ROSTER = Roster(
    (
        Team(
            "antares",
            (Member("Ada Lovelace", "ada@example.org", "1815"), Member("Émilie Châtelet")),
        ),
        Team("capella", (Member("Carl Friedrich Gauss", sis_id="gauss7"),)),
        Team("late", (Member("Niels Abel", "abel@example.org"),)),
    )
)
MARKS = {"antares": Fraction(285, 2), "capella": Fraction(400, 3)}
CANVAS = (
    "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Project report (4711),Quiz (12),Score\r\n"
    "    Points Possible,,,,,150.0,10.0,(read only)\r\n"
    '"Lovelace, Ada",1815,,ada,"Fri, 9",,7.0,55\r\n'
    '"Châtelet, Émilie",99,x99,ec,"Fri, 9",12.0,7.5,55\r\n'
    '"Gauss, Friedrich",88,gauss7,cfg,"Fri, 9",,"8,5",55\r\n'
    '"Abel, Niels",77,,na,"Fri, 9",3,1,55\r\n'
    '"Student, Test",66,,t,"Fri, 9",,,\r\n'
)
MOODLE = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\n"
    'Participant 1,Ada Lovelace,ADA@example.org,Submitted,,150.00,Yes,"Friday, 1 May",-,\n'
    'Participant 2,Émilie Châtelet,ec@example.org,Submitted,,150.00,No,-,-,"two\nlines"\n'
    "Participant 3,Niels Abel,abel@example.org,No submission,,150.00,Yes,-,-,\n"
)
GRADESCOPE = (
    "First Name,Last Name,SID,Email,Sections,Total Score,Max Points,Status\n"
    "Ada,Lovelace,1815,ada@example.org,,,150.0,Ungraded\n"
    "Carl Friedrich,Gauss,,cfg@example.org,,,150.0,Ungraded\n"
)


@pytest.fixture
def collected() -> Collected:
    grades = []
    for team in ROSTER.teams:
        points = MARKS.get(team.name)
        marks = {("all", 0): points} if points is not None else {}
        score = Score("x", "engines/report", team.name, "G", 1, "submission", True, marks)
        grades.append(grade_team(RUBRIC, team, (score,)))
    part = PartGrades(RUBRIC, Fraction(150), tuple(grades))
    return Collected((part,), (), (), ROSTER)


Write = Callable[[str, str | bytes], Path]


def filled(
    write: Write, collected: Collected, platform: str, text: str, column: str = ""
) -> Filled:
    return fill(collected, read_export(write("e.csv", text.encode())), platform, column)


def test_canvas_is_filled_by_id_then_sis_id_then_name_and_all_else_stays(
    write: Write, collected: Collected
) -> None:
    done = filled(write, collected, "canvas", CANVAS)
    assert done.count == 3
    expected = (
        CANVAS.replace('"Fri, 9",,7.0,55', '"Fri, 9",142.5,7.0,55')
        .replace('"Fri, 9",12.0,7.5,55', '"Fri, 9",142.5,7.5,55')
        .replace('"Fri, 9",,"8,5",55', '"Fri, 9",133.3333,"8,5",55')
    )
    assert done.data.decode() == expected
    assert done.notes == (
        "Student, Test: is not on the roster, left as it is",
        "Niels Abel: no final grade yet, left as it is",
    )


def test_moodle_is_filled_by_mail_and_leaves_what_cannot_be_changed(
    write: Write, collected: Collected
) -> None:
    done = filled(write, collected, "moodle", MOODLE)
    rows = list(csv.DictReader(io.StringIO(done.data.decode())))
    assert [row["Grade"] for row in rows] == ["142.5", "", ""]
    assert done.data.decode() == MOODLE.replace(
        "Submitted,,150.00,Yes", "Submitted,142.5,150.00,Yes", 1
    )
    assert "Émilie Châtelet: the grade cannot be changed, left as it is" in done.notes
    assert "Carl Friedrich Gauss: has no row in the exported file" in done.notes


def test_gradescope_is_filled_by_sid_or_by_first_and_last_name(
    write: Write, collected: Collected
) -> None:
    done = filled(write, collected, "gradescope", GRADESCOPE)
    rows = list(csv.DictReader(io.StringIO(done.data.decode())))
    assert [row["Total Score"] for row in rows] == ["142.5", "133.3333"]


@pytest.mark.parametrize(
    ("platform", "text", "said"),
    [
        ("canvas", CANVAS.replace("150.0", "100.0"), "is out of 100, and the part is out of 150"),
        ("moodle", MOODLE.replace("150.00", "100.00"), "is out of 100, and the part is out of 150"),
        (
            "canvas",
            CANVAS.replace("Project report", "Essay"),
            "no column is that of Project report",
        ),
        ("canvas", CANVAS.replace("Quiz (12)", "report (12)"), "more than one column could be"),
        ("moodle", MOODLE.replace(",Grade,", ",Bewertung,"), "has no column Grade"),
        ("canvas", MOODLE.replace("Identifier", "Nummer"), "is no file that canvas exported"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(
    write: Write, collected: Collected, platform: str, text: str, said: str
) -> None:
    with pytest.raises(SettingsError) as error:
        filled(write, collected, platform, text)
    assert said in str(error.value)


def test_a_column_in_another_language_can_be_named(write: Write, collected: Collected) -> None:
    german = MOODLE.replace(",Grade,", ",Bewertung,")
    done = filled(write, collected, "moodle", german, "Bewertung")
    assert done.count == 1


def test_a_name_that_two_students_have_is_left_to_a_person(
    write: Write,
) -> None:
    twins = Roster(
        (
            Team("antares", (Member("Ada Lovelace", "a@example.org"),)),
            Team("capella", (Member("Ada Lovelace", "b@example.org"),)),
        )
    )
    part = PartGrades(
        RUBRIC,
        Fraction(150),
        tuple(grade_team(RUBRIC, team, (), partial=True) for team in twins.teams),
    )
    text = CANVAS.replace(",1815,", ",1,")
    done = filled(write, Collected((part,), (), (), twins), "canvas", text)
    assert "Lovelace, Ada: 2 students of this name are on the roster, left as it is" in done.notes


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_an_empty_file_is_refused(write: Write, data: bytes) -> None:
    with pytest.raises(TableError):
        read_export(write("e.csv", data))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the exported file"):
        read_export(tmp_path / "gone.csv")
