"""Which of several sheets counts, and what of an older rubric is taken over."""

from pathlib import Path

import msgspec
import pytest

from tests.grading.filling import FILLERS, Answers
from toolkit.course.rubric import Aggregate, Criterion, Deduction, Rubric, RubricHead, rubric_hash
from toolkit.grading.collecting.gather import Gathered, gather
from toolkit.grading.formats import writer
from toolkit.grading.roster import Member, Roster, Team
from toolkit.grading.sheet import Proposal, Sheet
from toolkit.model.finding import Stage

RUBRIC = Rubric(
    RubricHead("engines/essay", "Essay", points=20),
    (Criterion("idea", "Idea", 10), Criterion("proof", "Proof", 10)),
    (Deduction("typos", "Typos", -1, kind="count"),),
    Aggregate(graders=1),
)
TEAM = Team("antares", (Member("Ada Lovelace"),))
ROSTER = Roster((TEAM,))


def put(
    folder: Path, name: str, answers: Answers, rubric: Rubric = RUBRIC, **changes: object
) -> None:
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
    sheet = Sheet(**{**values, **changes})  # type: ignore[arg-type]
    format_ = name.rpartition(".")[2]
    (folder / name).write_bytes(FILLERS[format_](writer(format_)(sheet), sheet, answers))


def of(folder: Path, **how: bool) -> Gathered:
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
