"""``draftsmith rubric`` lists, shows and checks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.course.loading import load_rubric
from toolkit.course.resources import rubrics

ROOT = Path(__file__).parents[2]
WIDTH = 80
TEXT_START = 32

GOOD = """\
[rubric]
id = "mine/essay"
title = "Essay"
points = 10
guidance = "Read it twice."

[[criterion]]
id = "thought"
name = "Thought"
max = 10
questions = ["Is there one?"]

[[deduction]]
id = "late"
name = "Late"
points = -10
unit = "percent-of-earned"
kind = "count"
max_count = 3
"""


def rubric(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """What the command does, run as a person runs it."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "rubric", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_list_gives_each_rubric_a_line_with_points_criteria_and_title() -> None:
    ran = rubric("list")
    assert ran.returncode == 0
    assert [line.split()[0] for line in ran.stdout.splitlines()] == list(rubrics())
    for line, name in zip(ran.stdout.splitlines(), rubrics(), strict=True):
        loaded = load_rubric(name)
        size = f"{loaded.rubric.points:g} points {len(loaded.criteria)} criteria"
        assert " ".join(line.split()) == f"{name} {size} {loaded.rubric.title}"


@pytest.mark.parametrize("name", rubrics())
def test_show_tells_everything_in_eighty_columns(name: str) -> None:
    ran = rubric("show", name)
    assert ran.returncode == 0
    assert max(map(len, ran.stdout.splitlines())) <= WIDTH
    said = "".join(word for line in ran.stdout.splitlines() for word in line[TEXT_START:].split())
    loaded = load_rubric(name)
    told = [question for each in loaded.criteria for question in each.questions]
    told += [level.description for each in loaded.criteria for level in each.levels]
    told += [each.description for each in loaded.deductions]
    assert [text for text in told if "".join(text.split()) not in said] == []
    assert [each.name for each in loaded.awards if each.name not in ran.stdout] == []


def test_show_reads_a_file_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "essay.toml").write_text(GOOD, encoding="utf-8")
    ran = rubric("show", "essay.toml", folder=tmp_path)
    assert ran.stdout == (
        "Essay (mine/essay)\n"
        "10 points a team, in steps of 0.5, never below 0\n"
        "template any, hash 12a9479f4ce3\n"
        "Read it twice.\n"
        "\n"
        "Criterion               Points  What a grader asks\n"
        "--------------------------------------------------------------------------------\n"
        "Thought                     10  - Is there one?\n"
        "\n"
        "Deduction               Points  When\n"
        "--------------------------------------------------------------------------------\n"
        "Late                       -10  (percent of what was earned, for each, 3 at the\n"
        "                                most; for the grader to find)\n"
        "\n"
        "One grader marks each.\n"
    )


def test_show_of_an_unknown_rubric_cannot_run_and_says_what_was_meant() -> None:
    ran = rubric("show", "stat453/reprot")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "did you mean stat453/report?" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_check_says_ok_of_good_rubrics() -> None:
    ran = rubric("check", *rubrics())
    assert ran.returncode == 0
    assert ran.stdout.splitlines() == [f"{name}: ok" for name in rubrics()]


def test_check_says_every_problem_in_a_line_and_exits_with_findings(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    bad = GOOD.replace("max = 10", "max = 9").replace("-10", "10")
    (tmp_path / "bad.toml").write_text(bad, encoding="utf-8")
    ran = rubric("check", "bad.toml", "good.toml", folder=tmp_path)
    assert ran.returncode == 1
    assert ran.stdout.splitlines() == [
        "bad.toml: deduction[1].points: must be below 0 (a deduction takes points off)",
        "bad.toml: rubric.points: is 10, but the criteria add up to 9 "
        "(mend whichever is wrong; a bonus does not count)",
        "good.toml: ok",
    ]


def test_check_of_broken_toml_is_a_finding_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("[rubric\n", encoding="utf-8")
    ran = rubric("check", "broken.toml", folder=tmp_path)
    assert ran.returncode == 1
    assert ran.stdout.startswith("broken.toml:1:8: is not TOML: ")


def test_check_of_a_file_that_is_not_there_cannot_run(tmp_path: Path) -> None:
    ran = rubric("check", "none.toml", folder=tmp_path)
    assert ran.returncode == 2
    assert ran.stderr == "draftsmith: none.toml: no such file or directory\n"


@pytest.mark.parametrize("arguments", [[], ["list"], ["show"], ["check"]])
def test_every_help_has_an_example(arguments: list[str]) -> None:
    ran = rubric(*arguments, "--help")
    assert ran.returncode == 0
    assert "Example:\n" in ran.stdout
    assert "draftsmith rubric" in ran.stdout


def test_a_new_rubric_is_valid_and_never_written_over_another(tmp_path: Path) -> None:
    made = rubric("new", "botany/diary", "-o", "diary.toml", folder=tmp_path)
    assert (made.returncode, made.stdout) == (0, "diary.toml: written\n")
    assert rubric("check", "diary.toml", folder=tmp_path).returncode == 0
    (tmp_path / "diary.toml").write_text("mine", encoding="utf-8")
    assert rubric("new", "botany/diary", "-o", "diary.toml", folder=tmp_path).returncode == 1
    assert (tmp_path / "diary.toml").read_text(encoding="utf-8") == "mine"


def test_a_rubric_is_exported_to_a_file_or_to_standard_output(tmp_path: Path) -> None:
    shown = rubric("export", "stat453/report", "--to", "canvas", folder=tmp_path)
    assert shown.stdout.startswith("Rubric Name,Criteria Name,")
    done = rubric("export", "stat453/report", "--to", "canvas", "-o", "r.csv", folder=tmp_path)
    assert done.stdout == "r.csv: written\n"
    assert (tmp_path / "r.csv").read_text(encoding="utf-8") == shown.stdout
