"""``draftsmith collect``: every problem at once, nothing half done, the same bytes again."""

import csv
import hashlib
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROSTER = ROOT / "examples" / "roster.csv"
RUBRIC = """
[rubric]
id = "engines/essay"
title = "Essay"
points = 20
step = 0.5

[[criterion]]
id = "idea"
name = "Idea"
max = 10

[[criterion]]
id = "proof"
name = "Proof"
max = 10

[[deduction]]
id = "typos"
name = "Typos"
points = -1
kind = "count"

[aggregate]
graders = 2
disagreement = 0.2
"""
Run = Callable[..., subprocess.CompletedProcess[str]]
MARKS = {
    ("antares", "ada"): (8, 9, 1),
    ("antares", "mary"): (7, 9, 1),
    ("betelgeuse", "ada"): (10, 10, 0),
    ("betelgeuse", "mary"): (5, 9.5, 0),
    ("capella", "ada"): (0, 0.5, 3),
    ("capella", "mary"): (0, 0, 3),
}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def draftsmith(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "toolkit", *arguments]
        seen = {"PYTHONPATH": str(ROOT), **variables}
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=seen)

    return draftsmith


@pytest.fixture
def sheets(tmp_path: Path, run: Run) -> Path:
    """Six filled sheets in TOML, of three teams by two graders."""
    (tmp_path / "essay.toml").write_text(RUBRIC, encoding="utf-8")
    made = run(
        "sheets", "--rubric", "essay.toml", "--roster", str(ROSTER), "--grader", "Ada",
        "--grader", "Mary", "--format", "toml", "-o", "sheets",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    for (team, grader), (idea, proof, typos) in MARKS.items():
        enter(tmp_path / "sheets" / f"{team}--{grader}.toml", idea=idea, proof=proof, typos=typos)
    return tmp_path / "sheets"


def enter(path: Path, **values: object) -> None:
    text = path.read_text(encoding="utf-8").replace("ready = false", "ready = true")
    for key, value in values.items():
        text = re.sub(rf"^{key} = (?:\S+)$", f"{key} = {value}", text, count=1, flags=re.M)
    path.write_text(text, encoding="utf-8")


def collected(run: Run, *more: str, **variables: str) -> subprocess.CompletedProcess[str]:
    named = ("--roster", str(ROSTER), "--rubric", "essay.toml")
    return run("collect", "sheets", *named, *more, **variables)


def finals(folder: Path) -> dict[str, str]:
    text = (folder / "gradebook.csv").read_text(encoding="utf-8")
    return {row["team"]: row["final"] for row in csv.DictReader(io.StringIO(text))}


@pytest.mark.usefixtures("sheets")
def test_filled_sheets_become_a_gradebook(run: Run, tmp_path: Path) -> None:
    done = collected(run)
    assert (done.returncode, done.stdout) == (
        0,
        f"grades: grades from 6 sheets written to {', '.join(outputs(tmp_path))} "
        "and 3 pages of feedback\n",
    )
    assert finals(tmp_path / "grades") == {"antares": "15.5", "betelgeuse": "17.25", "capella": "0"}
    assert "graders lie too far apart on 1 mark" in done.stderr


@pytest.mark.usefixtures("sheets")
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed")
def test_feedback_takes_every_format_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    done = collected(run, "--feedback", "html", "--feedback", "pdf")
    assert done.returncode == 0
    assert "6 pages of feedback" in done.stdout
    there = sorted(path.name for path in (tmp_path / "grades" / "feedback").iterdir())
    teams = ("antares", "betelgeuse", "capella")
    assert there == [f"{team}.{ending}" for team in teams for ending in ("html", "pdf")]


@pytest.mark.usefixtures("sheets")
def test_feedback_in_pdf_without_tex_writes_nothing_and_says_what_to_install(
    run: Run, tmp_path: Path
) -> None:
    done = collected(run, "--feedback", "pdf", PATH="/nowhere")
    assert done.returncode == 2
    assert "pdflatex is not installed" in done.stderr
    assert "apt install" in done.stderr
    assert "md and html need none" in done.stderr
    assert not (tmp_path / "grades").exists()


def outputs(folder: Path) -> list[str]:
    from toolkit.grading.outputs import OUTPUTS

    there = {str(path.relative_to(folder / "grades")) for path in (folder / "grades").rglob("*")}
    assert set(OUTPUTS) <= there
    return list(OUTPUTS)


@pytest.mark.usefixtures("sheets")
def test_the_same_sheets_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    def bytes_of(folder: str) -> dict[str, str]:
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted((tmp_path / folder).rglob("*"))
            if path.is_file()
        }

    collected(run, "-o", "one")
    collected(run, "-o", "two")
    assert bytes_of("one") == bytes_of("two") != {}


def test_all_problems_are_told_at_once_and_nothing_is_written(
    run: Run, sheets: Path, tmp_path: Path
) -> None:
    enter(sheets / "antares--ada.toml", idea=11)
    enter(sheets / "antares--mary.toml", proof='"good"')
    enter(sheets / "betelgeuse--ada.toml", team='"betelgeux"')
    enter(sheets / "capella--ada.toml", rubric_hash='"000000000000"')
    (sheets / "capella--mary.toml").write_text("[[", encoding="utf-8")
    done = collected(run)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == sorted(
        f"sheets/{name}.toml"
        for name in (
            "antares--ada",
            "antares--mary",
            "betelgeuse--ada",
            "capella--ada",
            "capella--mary",
        )
    )
    assert "scores.idea: Idea: 11 is over the most, 10 (enter 0 to 10 in steps of 0.5)" in lines[0]
    assert "did you mean betelgeuse?" in lines[2]
    assert "another version of engines/essay" in lines[3]
    assert not (tmp_path / "grades").exists()


def test_partial_grades_leave_out_what_is_wrong(run: Run, sheets: Path, tmp_path: Path) -> None:
    enter(sheets / "antares--ada.toml", idea=11)
    done = collected(run, "--partial")
    assert done.returncode == 0
    assert finals(tmp_path / "grades")["antares"] == "15"


def test_what_a_grader_owes_makes_no_grade(run: Run, sheets: Path, tmp_path: Path) -> None:
    enter(sheets / "antares--ada.toml", idea='""')
    (sheets / "capella--mary.toml").unlink()
    done = collected(run)
    assert done.returncode == 0
    assert "Essay: antares: Ada owes Idea\n" in done.stderr
    assert "Essay: capella: a sheet is missing, 1 of 2 graders\n" in done.stderr
    assert finals(tmp_path / "grades") == {"antares": "", "betelgeuse": "17.25", "capella": ""}


def test_strict_writes_nothing_while_anything_is_unsettled(
    run: Run, sheets: Path, tmp_path: Path
) -> None:
    assert collected(run, "--strict").returncode == 1
    assert not (tmp_path / "grades").exists()
    enter(sheets / "betelgeuse--mary.toml", idea=9)
    assert collected(run, "--strict").returncode == 0


@pytest.mark.usefixtures("sheets")
def test_a_moderated_mark_replaces_both_and_is_kept(run: Run, tmp_path: Path) -> None:
    collected(run)
    table = tmp_path / "grades" / "moderation.csv"
    header, row = table.read_text(encoding="utf-8").splitlines()
    assert row == "engines/essay,betelgeuse,idea,,Ada 10; Mary 5,5,2,"
    table.write_text(f"{header}\n{row}9\n", encoding="utf-8")
    for _ in range(2):
        done = collected(run)
        assert "too far apart" not in done.stderr
        assert finals(tmp_path / "grades")["betelgeuse"] == "18.75"
        assert table.read_text(encoding="utf-8") == f"{header}\n{row}9\n"


def test_sheets_that_were_made_anew_since_are_refused_unless_asked_for(
    run: Run, sheets: Path, tmp_path: Path
) -> None:
    made = run(
        "sheets", "--rubric", "essay.toml", "--roster", str(ROSTER), "--grader", "Ada",
        "--format", "md", "--stage", "draft", "-o", "anew",
    )  # fmt: skip
    assert made.stdout == "anew: 3 sheets written\n"
    assert collected(run).returncode == 0
    refused = collected(run, "--issued", "anew/issued.csv")
    assert refused.returncode == 1
    assert [line.split(" is an older one")[0] for line in refused.stdout.splitlines()] == [
        f"sheets/{team}--ada.toml: the sheet for {team}"
        for team in ("antares", "betelgeuse", "capella")
    ]
    taken = collected(run, "--issued", "anew/issued.csv", "--stale", "-o", "stale")
    assert taken.returncode == 0
    assert taken.stderr.count("is an older one") == 3
    assert finals(tmp_path / "stale") == finals(tmp_path / "grades")
    (sheets / "issued.csv").write_bytes((tmp_path / "anew" / "issued.csv").read_bytes())
    assert collected(run).returncode == 1


@pytest.mark.usefixtures("sheets")
def test_lateness_and_adjustments_change_the_grade(run: Run, tmp_path: Path) -> None:
    (tmp_path / "adjust.csv").write_text(
        "team,student,points,why\nantares,Sofia Kovalevskaya,1.5,did more\n", encoding="utf-8"
    )
    collected(run, "--adjust", "adjust.csv")
    text = (tmp_path / "grades" / "gradebook.csv").read_text(encoding="utf-8")
    by_name = {row["name"]: row for row in csv.DictReader(io.StringIO(text))}
    assert by_name["Sofia Kovalevskaya"]["final"] == "17"
    assert by_name["Sofia Kovalevskaya"]["why changed"] == "did more"
    assert by_name["Andrey Markov"]["final"] == "15.5"
    (tmp_path / "late.csv").write_text("team,days\nantares,2\n", encoding="utf-8")
    refused = collected(run, "--late", "late.csv")
    assert refused.returncode == 2
    assert "the course does not say what lateness costs" in refused.stderr


@pytest.mark.usefixtures("sheets")
def test_a_read_only_folder_is_one_line_and_the_old_grades_stay(run: Run, tmp_path: Path) -> None:
    (tmp_path / "grades").write_text("mine", encoding="utf-8")
    done = collected(run)
    assert (done.returncode, done.stderr.count("\n")) == (2, 2)
    assert (tmp_path / "grades").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("sheets")
def test_a_folder_without_sheets_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.txt").write_text("hello", encoding="utf-8")
    done = run("collect", "empty", "--roster", str(ROSTER))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "empty/notes.txt: left out, is no score sheet",
        "nothing was written: there is no filled sheet here",
    ]


@pytest.mark.usefixtures("sheets")
def test_a_file_exported_from_a_platform_is_filled_beside_the_gradebook(
    run: Run, tmp_path: Path
) -> None:
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (7)\n"
        "    Points Possible,,,,,20.0\n"
        '"Markov, Andrey",1856,,,,\n'
    )
    (tmp_path / "canvas-export.csv").write_text(text, encoding="utf-8")
    done = collected(run, "--to", "canvas", "--export", "canvas-export.csv")
    assert done.returncode == 0
    filled = (tmp_path / "grades" / "canvas.csv").read_text(encoding="utf-8")
    assert filled == text.replace("1856,,,,", "1856,,,,15.5")
    assert (tmp_path / "canvas-export.csv").read_text(encoding="utf-8") == text
    assert collected(run, "--to", "canvas").returncode == 2


@pytest.mark.usefixtures("sheets")
def test_the_gradebook_may_be_written_elsewhere_too(run: Run, tmp_path: Path) -> None:
    assert collected(run, "--gradebook", "term.csv").returncode == 0
    assert (tmp_path / "term.csv").read_bytes() == (tmp_path / "grades/gradebook.csv").read_bytes()
    refused = collected(run, "--gradebook", "term.ods", "-o", "other")
    assert (refused.returncode, (tmp_path / "other").exists()) == (2, False)
    assert "name a file that ends in .csv or .xlsx" in refused.stderr
