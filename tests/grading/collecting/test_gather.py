"""Which of several sheets counts, and what of an older rubric is taken over."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.grading.filling import FILLERS, Answers
from toolkit.course.rubric import Aggregate, Criterion, Deduction, Rubric, RubricHead, rubric_hash
from toolkit.grading.collecting.gather import Gathered, gather
from toolkit.grading.formats import writer
from toolkit.grading.issued import register
from toolkit.grading.roster import Member, Roster, Team
from toolkit.grading.sheet import Proposal, Sheet
from toolkit.model.errors import TableError
from toolkit.model.finding import Stage

RUBRIC = Rubric(
    RubricHead("engines/essay", "Essay", points=20),
    (Criterion("idea", "Idea", 10), Criterion("proof", "Proof", 10)),
    (Deduction("typos", "Typos", -1, kind="count"),),
    Aggregate(graders=1),
)
TEAM = Team("antares", (Member("Ada Lovelace"),))
ROSTER = Roster((TEAM,))


def sheet_of(rubric: Rubric = RUBRIC, **changes: object) -> Sheet:
    values: dict[str, object] = {
        "rubric": rubric,
        "rubric_hash": rubric_hash(rubric),
        "template_version": "",
        "team": "antares",
        "members": TEAM.members,
        "grader": "Mary",
        "round": 1,
        "stage": Stage.SUBMISSION,
        "submission": "",
        "evidence": (),
        "proposals": tuple(Proposal(each.id, None, "") for each in rubric.deductions),
        "remarks": (),
    }
    return Sheet(**{**values, **changes})  # type: ignore[arg-type]


def put(
    folder: Path, name: str, answers: Answers, rubric: Rubric = RUBRIC, **changes: object
) -> None:
    sheet = sheet_of(rubric, **changes)
    format_ = name.rpartition(".")[2]
    (folder / name).write_bytes(FILLERS[format_](writer(format_)(sheet), sheet, answers))


def of(folder: Path, **how: Any) -> Gathered:
    return gather([folder], {"engines/essay": RUBRIC}, ROSTER, **how)


GIVEN = Answers(scores={("idea", 0): "8", ("proof", 0): "9"})
OTHER = Answers(scores={("idea", 0): "5", ("proof", 0): "9"})


def test_a_blank_sheet_gives_way_to_a_filled_one_in_another_format(tmp_path: Path) -> None:
    put(tmp_path, "a.md", Answers())
    put(tmp_path, "b.toml", GIVEN)
    gathered = of(tmp_path)
    assert gathered.problems == ()
    assert [score.marks["idea", 0] for score in gathered.scores] == [8]


def test_two_filled_sheets_that_say_the_same_are_one(tmp_path: Path) -> None:
    put(tmp_path, "a.md", GIVEN)
    put(tmp_path, "b.toml", GIVEN)
    assert (len(of(tmp_path).scores), of(tmp_path).problems) == (1, ())


def test_two_filled_sheets_that_differ_are_a_problem(tmp_path: Path) -> None:
    put(tmp_path, "a.md", GIVEN)
    put(tmp_path, "b.toml", OTHER)
    (problem,) = of(tmp_path).problems
    assert problem.path.endswith("b.toml")
    assert "marked by Mary in" in problem.message


def test_a_later_round_replaces_an_earlier_one_with_all_its_faults(tmp_path: Path) -> None:
    put(tmp_path, "first.toml", Answers(scores={("idea", 0): "11"}))
    put(tmp_path, "second.toml", OTHER, round=2)
    gathered = of(tmp_path)
    assert gathered.problems == ()
    assert [score.round for score in gathered.scores] == [2]
    assert gathered.notes[0].endswith("first.toml: replaced, antares was marked again in round 2")


def test_what_editors_leave_in_a_folder_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", GIVEN)
    (tmp_path / "~$a.xlsx").write_bytes(b"lock")
    (tmp_path / ".~lock.a.toml#").write_bytes(b"lock")
    assert (of(tmp_path).problems, of(tmp_path).notes) == ((), ())


def test_a_file_that_was_named_and_is_no_sheet_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    gathered = gather([tmp_path / "notes.txt", tmp_path / "gone.md"], {}, ROSTER)
    assert [problem.message for problem in gathered.problems] == [
        "no such file or directory",
        "is no score sheet",
    ]


OLDER = Rubric(
    RubricHead("engines/essay", "Essay", points=30),
    (
        Criterion("idea", "Idea", 15),
        Criterion("proof", "Proof", 10),
        Criterion("style", "Style", 5),
    ),
    (Deduction("typos", "Typos", -1, kind="count"), Deduction("late", "Late", -5)),
)
ON_OLDER = Answers(
    scores={("idea", 0): "12", ("proof", 0): "9", ("style", 0): "4"},
    notes={("style", 0): "fluent", ("proof", 0): "sound"},
    deductions={"typos": "2", "late": "yes"},
)


def test_a_sheet_of_another_version_of_its_rubric_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "old.toml", ON_OLDER, OLDER)
    gathered = of(tmp_path)
    assert gathered.scores == ()
    (problem,) = gathered.problems
    assert f"{rubric_hash(OLDER)} and not {rubric_hash(RUBRIC)}" in problem.message
    assert "--migrate" in problem.hint


def test_a_migrated_sheet_keeps_what_still_fits_and_lists_every_loss(tmp_path: Path) -> None:
    put(tmp_path, "old.toml", ON_OLDER, OLDER)
    gathered = of(tmp_path, migrating=True)
    (score,) = gathered.scores
    assert gathered.problems == ()
    assert dict(score.marks) == {("proof", 0): 9}
    assert dict(score.notes) == {("proof", 0): "sound"}
    assert dict(score.cases) == {"typos": 2}
    losses = [note.partition("lost, ")[2] for note in gathered.notes]
    assert losses == [
        "Idea: 12 is over the most, 10",
        "the rubric has no criterion style now: 4",
        "the rubric has no criterion style now: fluent",
        "the rubric has no deduction late now: yes",
    ]


def test_new_wording_of_a_rubric_makes_no_new_version(tmp_path: Path) -> None:
    reworded = msgspec.structs.replace(
        RUBRIC, criteria=(Criterion("idea", "The idea", 10), Criterion("proof", "The proof", 10))
    )
    put(tmp_path, "old.toml", GIVEN, reworded)
    assert of(tmp_path).problems == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"team": "antares "}, "is for a team that is not on the roster"),
        ({"rubric": msgspec.structs.replace(RUBRIC, rubric=RubricHead("engines/poem", "x", 20))},
         "is made from a rubric that is not collected here"),
    ],
)  # fmt: skip
def test_a_sheet_of_nobody_here_is_refused(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    rubric = change.pop("rubric", RUBRIC)
    put(tmp_path, "a.toml", GIVEN, rubric, **change)  # type: ignore[arg-type]
    (problem,) = of(tmp_path).problems
    assert said in problem.message


def register_of(file: str, *, remarks: tuple[str, ...]) -> bytes:
    """The register of a run that made the sheet with these remarks on it."""
    return register([(file, sheet_of(remarks=remarks))], Path("none"))


NEW, OLD = ("the abstract has 90 words",), ("the abstract has 300 words",)
OLDER_SHEET = "the sheet for antares is an older one: it was made anew since"


def test_a_sheet_that_was_made_anew_since_is_refused_and_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.md", GIVEN, remarks=OLD)
    (tmp_path / "issued.csv").write_bytes(register_of("a.md", remarks=NEW))
    gathered = of(tmp_path)
    (problem,) = gathered.problems
    assert problem.path.endswith("a.md")
    assert problem.message.startswith(OLDER_SHEET)
    assert (gathered.scores, gathered.notes) == ((), ())


def test_an_older_sheet_is_taken_with_a_note_where_that_is_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "a.md", GIVEN, remarks=OLD)
    (tmp_path / "issued.csv").write_bytes(register_of("a.md", remarks=NEW))
    gathered = of(tmp_path, stale=True)
    assert gathered.problems == ()
    assert [score.marks["idea", 0] for score in gathered.scores] == [8]
    (note,) = gathered.notes
    assert OLDER_SHEET in note


@pytest.mark.parametrize("format_", ["md", "toml", "xlsx"])
def test_the_sheet_that_was_issued_last_is_taken_in_any_format(
    tmp_path: Path, format_: str
) -> None:
    put(tmp_path, f"b.{format_}", GIVEN, remarks=NEW)
    (tmp_path / "issued.csv").write_bytes(register_of("a.md", remarks=NEW))
    gathered = of(tmp_path)
    assert (gathered.problems, gathered.notes, len(gathered.scores)) == ((), (), 1)


def test_a_register_that_is_named_is_the_one_that_holds(tmp_path: Path) -> None:
    (tmp_path / "returned").mkdir()
    put(tmp_path / "returned", "a.md", GIVEN, remarks=OLD)
    (tmp_path / "mine.csv").write_bytes(register_of("a.md", remarks=NEW))
    (tmp_path / "returned" / "issued.csv").write_bytes(register_of("a.md", remarks=OLD))
    assert of(tmp_path / "returned").problems == ()
    assert len(of(tmp_path / "returned", issued=tmp_path / "mine.csv").problems) == 1


def test_an_older_sheet_that_was_left_blank_or_says_the_same_gives_way(tmp_path: Path) -> None:
    put(tmp_path, "a.md", Answers(), remarks=OLD)
    put(tmp_path, "b.md", GIVEN, remarks=OLD)
    put(tmp_path, "c.md", GIVEN, remarks=NEW)
    (tmp_path / "issued.csv").write_bytes(register_of("c.md", remarks=NEW))
    gathered = of(tmp_path)
    assert gathered.problems == ()
    assert [Path(score.path).name for score in gathered.scores] == ["c.md"]


def test_a_register_that_knows_nothing_of_a_sheet_says_nothing_of_it(tmp_path: Path) -> None:
    put(tmp_path, "a.md", GIVEN, remarks=OLD, grader="Emmy")
    put(tmp_path, "b.md", GIVEN, remarks=OLD, round=2)
    (tmp_path / "issued.csv").write_bytes(register_of("c.md", remarks=NEW))
    assert of(tmp_path).problems == ()


def test_what_is_taken_over_from_an_older_rubric_is_no_older_sheet(tmp_path: Path) -> None:
    put(tmp_path, "old.toml", ON_OLDER, OLDER)
    (tmp_path / "issued.csv").write_bytes(register_of("a.md", remarks=NEW))
    gathered = of(tmp_path, migrating=True)
    assert (gathered.problems, len(gathered.scores)) == ((), 1)


def test_a_file_of_that_name_that_is_no_register_is_told(tmp_path: Path) -> None:
    (tmp_path / "issued.csv").write_text("parcel,to\n7,Mary\n", encoding="utf-8")
    with pytest.raises(TableError, match="there is no column rubric"):
        of(tmp_path)
