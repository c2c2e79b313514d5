"""Sheets are made for everyone or for no one, and never over a grader's work."""

import shutil
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from toolkit.course.requirements import Requirements
from toolkit.course.rubric import Rubric
from toolkit.draft.inspection import Inspection
from toolkit.grading.assignment import Assignment
from toolkit.grading.formats import FORMATS, TOGETHER
from toolkit.grading.issued import ISSUED, KEYS, read_issued
from toolkit.grading.roster import Member, Roster, Team
from toolkit.grading.sheet import VERSION_KEY
from toolkit.grading.sheets import Check, SheetsMade, make_sheets
from toolkit.lint.report import Report
from toolkit.model.errors import InputError, ScaffoldError, SettingsError, WouldOverwriteError

GRADERS = ("Ada Byron", "Hypatia")
needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)


@pytest.fixture
def assignment(rubric: Rubric, requirements: Requirements) -> Assignment:
    return Assignment(rubric, "0123456789ab", requirements)


@pytest.fixture
def make(assignment: Assignment, roster: Roster, tmp_path: Path) -> Callable[..., SheetsMade]:
    def make(graders: tuple[str, ...] = GRADERS, **options: object) -> SheetsMade:
        options = {"formats": ("toml",), **options}
        return make_sheets(assignment, roster, graders, tmp_path / "sheets", **options)

    return make


@pytest.fixture
def submissions(tmp_path: Path) -> Path:
    folder = tmp_path / "handed-in"
    (folder / "team 2").mkdir(parents=True)
    (folder / "Team-10.pdf").touch()
    return folder


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def sheet(made: SheetsMade, stem: str) -> dict:
    (path,) = (path for path in made.written if path.stem.startswith(stem))
    return tomllib.loads(path.read_text(encoding="utf-8"))


@needs_tex
def test_each_team_and_grader_has_a_sheet_in_each_format(make: Callable, tmp_path: Path) -> None:
    made = make(formats=tuple(FORMATS))
    each = [
        f"{team}--{grader}.{format_}"
        for team in ("team-10", "team-2")
        for grader in ("ada-byron", "hypatia")
        for format_ in set(FORMATS) - TOGETHER
    ]
    together = [
        f"{grader}.{format_}" for grader in ("ada-byron", "hypatia") for format_ in TOGETHER
    ]
    assert names(made.written) == sorted(each + together)
    there = sorted(path.name for path in (tmp_path / "sheets").iterdir())
    assert there == sorted([*names(made.written), ISSUED])
    assert made.notes == ()


def test_a_blank_sheet_says_who_and_what(make: Callable, assignment: Assignment) -> None:
    read = sheet(make(), "team-10--hypatia")
    assert (read["team"], read["grader"], read["members"]) == (
        "Team 10",
        "Hypatia",
        ["Mary Somerville"],
    )
    assert (read["rubric_hash"], read["template_version"]) == (assignment.rubric_hash, "1.2")
    assert read["evidence"] == {}


@needs_tex
def test_making_them_again_changes_nothing(make: Callable) -> None:
    first = make(formats=tuple(FORMATS)).written
    again = make(formats=tuple(FORMATS))
    assert again.written == ()
    assert again.unchanged == first


def test_a_filled_sheet_stops_everything(make: Callable, tmp_path: Path) -> None:
    make(("Hypatia",))
    for name in ("team-2--hypatia.toml", "team-10--hypatia.toml"):
        (tmp_path / "sheets" / name).write_text("filled", encoding="utf-8")
    with pytest.raises(WouldOverwriteError) as caught:
        make()
    assert caught.value.paths == ("team-10--hypatia.toml", "team-2--hypatia.toml")
    assert "--force writes over them" in caught.value.hint
    assert len(list((tmp_path / "sheets").glob("*.toml"))) == 2
    assert (tmp_path / "sheets" / "team-2--hypatia.toml").read_text() == "filled"


def test_the_register_tells_the_version_of_each_sheet(make: Callable, tmp_path: Path) -> None:
    make(formats=("toml", "html"))
    sheets = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (tmp_path / "sheets").glob("*.toml")
    ]
    wanted = {
        tuple(str(each[key]) for key in KEYS): frozenset({each[VERSION_KEY]}) for each in sheets
    }
    assert len(wanted) == 4
    assert read_issued([tmp_path / "sheets" / ISSUED]) == wanted


def test_a_run_that_writes_nothing_leaves_the_register(make: Callable, tmp_path: Path) -> None:
    make(("Hypatia",))
    (tmp_path / "sheets" / "team-2--hypatia.toml").write_text("filled", encoding="utf-8")
    before = (tmp_path / "sheets" / ISSUED).read_bytes()
    with pytest.raises(WouldOverwriteError):
        make()
    assert (tmp_path / "sheets" / ISSUED).read_bytes() == before


def test_force_writes_over_a_filled_sheet(make: Callable, tmp_path: Path) -> None:
    make()
    (tmp_path / "sheets" / "team-2--hypatia.toml").write_text("filled", encoding="utf-8")
    made = make(force=True)
    assert names(made.written) == ["team-2--hypatia.toml"]
    assert sheet(made, "team-2")["grader"] == "Hypatia"


def test_two_sheets_of_one_name_are_refused(make: Callable, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="one file team-2--ada-byron"):
        make(("Ada Byron", "ada  byron!"))
    assert not (tmp_path / "sheets").exists()


@pytest.mark.parametrize("graders", [(), ("",), (" \t",), ("Ada", "")])
def test_a_grader_needs_a_name(make: Callable, graders: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match="has no name"):
        make(graders)


def test_a_long_name_in_a_wide_script_still_makes_a_file(
    assignment: Assignment, tmp_path: Path
) -> None:
    roster = Roster((Team("長" * 200, (Member("名" * 200),)),))
    made = make_sheets(assignment, roster, ("評" * 200,), tmp_path, formats=("toml",))
    assert made.written[0].is_file()


def test_evidence_reaches_every_grader_and_each_submission_is_checked_once(
    make: Callable, submissions: Path, full_report: Report
) -> None:
    checked = []

    def check(path: Path) -> Report:
        checked.append(path.name)
        return full_report

    made = make(submissions=submissions, check=check)
    assert checked == ["team 2", "Team-10.pdf"]
    for stem in ("team-2--ada", "team-2--hypatia"):
        read = sheet(made, stem)
        assert read["submission"] == "team 2"
        assert read["evidence"]["related-work"][0] == "200 words; cites 2 works"
        assert read["remarks"][0] == "the check found 3 errors, 1 warning"


def test_a_team_that_handed_in_nothing_has_a_sheet_that_says_so(
    make: Callable, submissions: Path, full_report: Report
) -> None:
    (submissions / "Team-10.pdf").unlink()
    made = make(submissions=submissions, check=lambda _: full_report)
    assert made.notes == ("Team 10: not checked: no submission",)
    read = sheet(made, "team-10--hypatia")
    assert read["submission"] == ""
    assert set(map(tuple, read["evidence"].values())) == {("not checked: no submission",)}


def test_a_submission_of_nobody_and_a_double_one_are_noted(
    make: Callable, submissions: Path, full_report: Report
) -> None:
    (submissions / "Team 99").mkdir()
    (submissions / "team-2.pdf").touch()
    made = make(submissions=submissions, check=lambda _: full_report)
    assert made.notes == (
        "Team 2: not checked: more than one: team 2 and team-2.pdf; keep one",
        "Team 99: no team of this name on the roster",
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (InputError("no .tex file and no PDF"), "no .tex file and no PDF"),
        (RecursionError("too deep"), "a bug of ours: RecursionError: too deep"),
    ],
)
def test_what_cannot_be_checked_harms_nobody_else(
    make: Callable, submissions: Path, full_report: Report, error: Exception, said: str
) -> None:
    def check(path: Path) -> Report:
        if path.name == "team 2":
            raise error
        return full_report

    made = make(submissions=submissions, check=check)
    assert len(made.notes) == 1
    assert said in made.notes[0]
    assert said in sheet(made, "team-2--hypatia")["evidence"]["abstract"][0]
    assert sheet(made, "team-10--hypatia")["evidence"]["related-work"][0].startswith("200 words")


def test_what_cannot_be_read_after_the_check_harms_nobody_else(
    make: Callable, submissions: Path, full_report: Report
) -> None:
    def unreadable() -> Inspection:
        raise RecursionError("too deep")

    spoilt = msgspec.structs.replace(full_report, inspect=unreadable)
    made = make(
        submissions=submissions,
        check=lambda path: spoilt if path.name == "team 2" else full_report,
    )
    assert "a bug of ours: RecursionError: too deep" in made.notes[0]
    assert sheet(made, "team-10--hypatia")["evidence"]["related-work"][0].startswith("200 words")


def test_a_rule_that_this_version_lacks_is_told_as_not_checked(
    assignment: Assignment, roster: Roster, submissions: Path, tmp_path: Path, full_report: Report
) -> None:
    criterion = msgspec.structs.replace(assignment.rubric.criteria[3], rules=("XYZ999",))
    rubric = msgspec.structs.replace(assignment.rubric, criteria=(criterion,), deductions=())
    made = make_sheets(
        replace(assignment, rubric=rubric),
        roster,
        GRADERS,
        tmp_path / "sheets",
        formats=("toml",),
        submissions=submissions,
        check=lambda _: full_report,
    )
    told = sheet(made, "team-2--hypatia")["evidence"][criterion.id]
    assert told == ["not checked: XYZ999 (this version has no such rule)"]


def test_a_folder_that_holds_a_lone_pdf_is_checked_as_that_pdf(
    make: Callable, submissions: Path, full_report: Report
) -> None:
    (submissions / "team 2" / "final.pdf").touch()
    checked = []

    def check(path: Path) -> Report:
        checked.append(path.name)
        return full_report

    make(submissions=submissions, check=check)
    assert checked[0] == "final.pdf"
    (submissions / "team 2" / "main.tex").touch()
    make(submissions=submissions, check=check, force=True)
    assert checked[2] == "team 2"


def test_the_watcher_is_told_each_team_and_each_file(
    make: Callable, submissions: Path, full_report: Report
) -> None:
    told: list[str] = []
    check: Check = lambda _: full_report  # noqa: E731 - typed
    made = make(submissions=submissions, check=check, watch=told.append)
    assert told[:2] == ["Team 2", "Team 10"]
    assert sorted(told[2:]) == [path.name for path in made.written if path.name != ISSUED]


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(
    assignment: Assignment, roster: Roster, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ScaffoldError, match="this is a file"):
        make_sheets(assignment, roster, GRADERS, tmp_path / "file")


def test_a_folder_in_a_sheet_s_place_is_said(make: Callable, tmp_path: Path) -> None:
    (tmp_path / "sheets" / "team-2--hypatia.toml").mkdir(parents=True)
    with pytest.raises(ScaffoldError, match="in each other's way"):
        make()
    assert len(list((tmp_path / "sheets").iterdir())) == 1
