"""``draftsmith sheets`` from the command line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

ROSTER = "team,name\nTeam 1,Ada Lovelace\nTeam 2,Mary Somerville\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
        command = [sys.executable, "-m", "toolkit", "sheets", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )

    return run


BLANK = ("stat453/report", "--roster", "roster.csv", "--grader", "Hypatia", "-o", "out")


def test_blank_sheets_are_made_and_counted(run: Run, tmp_path: Path) -> None:
    done = run(*BLANK, "--format", "md", "--format", "xlsx")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "out: 4 sheets written\n"
    assert len(list((tmp_path / "out").glob("team-*"))) == 4


def test_a_second_run_says_that_all_is_there(run: Run) -> None:
    run(*BLANK)
    assert run(*BLANK).stdout == "out: 0 sheets written, 2 already there\n"


def test_a_filled_sheet_is_kept_and_exits_1(run: Run, tmp_path: Path) -> None:
    run(*BLANK)
    filled = tmp_path / "out" / "team-1--hypatia.xlsx"
    filled.write_bytes(b"filled")
    done = run(*BLANK)
    assert done.returncode == 1
    assert "team-1--hypatia.xlsx" in done.stderr
    assert "--force" in done.stderr
    assert filled.read_bytes() == b"filled"
    assert run(*BLANK, "--force").stdout == "out: 1 sheet written, 1 already there\n"


def test_a_submission_hides_nothing_from_its_graders(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "handed-in" / "Team 1"
    folder.mkdir(parents=True)
    body = "% draftsmith: ignore-file[CIT006]\nSee~\\cite{gone}."
    text = f"\\documentclass{{article}}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "main.tex").write_text(text, encoding="utf-8")
    settings = '[check]\nignore = ["STR"]\n[rules.CIT006]\nseverity = "off"\n'
    (folder / "draftsmith.toml").write_text(settings, encoding="utf-8")
    run(*BLANK, "--submissions", "handed-in", "--format", "toml")
    sheet = (tmp_path / "out" / "team-1--hypatia.toml").read_text(encoding="utf-8")
    assert "CIT006" in sheet
    assert "STR005" in sheet
    assert "SUP001" not in sheet


def test_a_rubric_may_stand_for_the_template(run: Run, tmp_path: Path) -> None:
    done = run("--rubric", "stat453/peer-review", *BLANK[1:], "--format", "toml")
    assert done.returncode == 0
    text = (tmp_path / "out" / "team-1--hypatia.toml").read_text(encoding="utf-8")
    assert 'rubric = "stat453/peer-review"' in text
    assert 'template_version = ""' not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (BLANK[1:], "nothing to grade by"),
        (("stat453/essay", *BLANK[1:]), "no template called stat453/essay"),
        ((*BLANK, "--rubric", "nobody/knows"), "no rubric called nobody/knows"),
        ((*BLANK, "--roster", "none.csv"), "none.csv: cannot read the roster"),
        ((*BLANK, "--submissions", "none"), "none: cannot read the submissions"),
        ((*BLANK, "--format", "docx"), "docx"),
        ((*BLANK, "--round", "0"), "--round"),
        ((*BLANK, "--grader", "hypatia"), "would be the one file"),
        (BLANK[:3], "--grader"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line_and_exit_2(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_help_has_an_example(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "Example:" in done.stdout
    assert "--submissions handed-in" in done.stdout
