"""``draftsmith new`` on a command line: exit codes, what is said, and what is written."""

import contextlib
import os
import subprocess
import sys

import pytest

TITLE_AND_AUTHOR = ("--set", "title=On Bees", "--author", "Ada Lovelace <ada@example.org>")


@pytest.fixture
def run(tmp_path):
    """Runs the command in an empty folder, with no terminal."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "toolkit", "new", *arguments]
        paths = os.pathsep.join(path for path in sys.path if path)
        return subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return run


@pytest.fixture
def converse(tmp_path):
    """Runs the command on a terminal and types lines into it; gives what the terminal showed."""
    pty = pytest.importorskip("pty", reason="needs a system with pseudo-terminals")

    def converse(arguments: list[str], lines: list[str]) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        paths = os.pathsep.join(path for path in sys.path if path)
        with subprocess.Popen(
            [sys.executable, "-m", "toolkit", "new", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": paths, "LC_ALL": "C.UTF-8"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        ) as process:
            os.close(theirs)
            os.write(ours, "".join(f"{line}\n" for line in lines).encode())
            shown = b""
            with contextlib.suppress(OSError):  # Linux says so when the other end has closed
                while part := os.read(ours, 4096):
                    shown += part
            os.close(ours)
            return process.wait(60), shown.decode()

    return converse


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_samples_make_a_draft_in_a_folder_named_as_the_kind(run, tmp_path):
    done = run("report", "--yes")
    assert (done.returncode, done.stdout) == (0, "report: 18 files written\n")
    assert (tmp_path / "report/report.tex").exists()


def test_the_default_kind_is_the_course_s(run, tmp_path):
    assert run("--yes").returncode == 0
    assert names(tmp_path) == ["report"]


def test_without_a_terminal_missing_answers_are_one_line_and_exit_2(run, tmp_path):
    done = run("report", "r")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--author" in done.stderr
    assert "--set title" in done.stderr
    assert names(tmp_path) == []


def test_a_second_run_says_that_nothing_changed(run):
    assert run("report", "r", *TITLE_AND_AUTHOR).returncode == 0
    done = run("report", "r", *TITLE_AND_AUTHOR)
    assert (done.returncode, done.stdout) == (0, "r is as it should be: nothing changed\n")


def test_changed_files_are_all_listed_and_nothing_is_written(run, tmp_path):
    run("report", "r", *TITLE_AND_AUTHOR)
    for name in ("report.tex", "references.bib"):
        (tmp_path / "r" / name).write_text("mine\n", "utf-8")
    (tmp_path / "r/latexmkrc").unlink()
    done = run("report", "r", *TITLE_AND_AUTHOR)
    assert done.returncode == 1
    assert "references.bib, report.tex" in done.stderr
    assert not (tmp_path / "r/latexmkrc").exists()


def test_keep_writes_only_what_is_missing(run, tmp_path):
    run("report", "r", *TITLE_AND_AUTHOR)
    (tmp_path / "r/report.tex").write_text("mine\n", "utf-8")
    (tmp_path / "r/latexmkrc").unlink()
    done = run("report", "r", *TITLE_AND_AUTHOR, "--keep")
    assert (done.returncode, done.stdout) == (0, "r: 1 file written\n")
    assert "kept yours: report.tex" in done.stderr
    assert (tmp_path / "r/report.tex").read_text("utf-8") == "mine\n"


def test_force_overwrites(run, tmp_path):
    run("report", "r", *TITLE_AND_AUTHOR)
    (tmp_path / "r/report.tex").write_text("mine\n", "utf-8")
    assert run("report", "r", *TITLE_AND_AUTHOR, "--force").returncode == 0
    assert (tmp_path / "r/report.tex").read_text("utf-8") != "mine\n"


def test_force_and_keep_exclude_each_other(run):
    assert run("report", "r", "--yes", "--force", "--keep").returncode == 2


def test_a_dry_run_lists_and_writes_nothing(run, tmp_path):
    done = run("report", "r", "--yes", "--dry-run")
    assert done.returncode == 0
    assert "write     r/sections/introduction.tex" in done.stdout
    assert names(tmp_path) == []


def test_a_diff_shows_changes_and_writes_nothing(run, tmp_path):
    run("report", "r", *TITLE_AND_AUTHOR)
    (tmp_path / "r/metadata.tex").write_text("mine\n", "utf-8")
    done = run("report", "r", *TITLE_AND_AUTHOR, "--diff")
    assert done.returncode == 0
    assert "-mine\n" in done.stdout
    assert "+\\title{On Bees}\n" in done.stdout
    assert (tmp_path / "r/metadata.tex").read_text("utf-8") == "mine\n"


def test_bare_leaves_the_headings_only(run, tmp_path):
    assert run("report", "r", "--yes", "--bare").returncode == 0
    text = (tmp_path / "r/sections/introduction.tex").read_text("utf-8")
    assert text == "\\section{Introduction}\n"


def test_answers_may_come_from_a_file(run, tmp_path):
    (tmp_path / "a.toml").write_text('title = "T"\n[[author]]\nname = "N"\n', "utf-8")
    assert run("workshop/paper", ".", "--answers", "a.toml").returncode == 0
    assert "\\title{T}" in (tmp_path / "metadata.tex").read_text("utf-8")


def test_a_wrong_team_size_is_a_note_that_quiet_keeps_back(run):
    said = "the course asks for teams of 3, this one has 1"
    assert said in run("report", "r", *TITLE_AND_AUTHOR, "--dry-run").stderr
    assert run("report", "r", *TITLE_AND_AUTHOR, "--dry-run", "--quiet").stderr == ""


def test_a_character_that_pdflatex_lacks_is_named(run):
    done = run("report", "r", "--yes", "--set", "title=The 🐉")
    assert done.returncode == 2
    assert "🐉 (U+1F409 DRAGON)" in done.stderr
    assert "engine=lualatex" in done.stderr


def test_the_templates_are_listed(run):
    done = run("--list")
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "stat453/presentation",
        "stat453/proposal",
        "stat453/report",
        "workshop/paper",
        "workshop/proposal",
    ]


def test_an_unknown_template_gets_a_guess(run):
    done = run("reprot", "--yes")
    assert done.returncode == 2
    assert "report" in done.stderr


def test_on_a_terminal_it_asks_for_what_is_missing(converse, tmp_path):
    lines = ["On Bees", "Ada Lovelace <ada@example.org>", "Alan Turing", ""]
    code, _ = converse(["report", "r"], lines)
    assert code == 0
    metadata = (tmp_path / "r/metadata.tex").read_text("utf-8")
    assert "\\title{On Bees}" in metadata
    assert "Ada Lovelace\\\\\\email{ada@example.org}\\and\n  Alan Turing}" in metadata


def test_on_a_terminal_it_asks_again_for_what_cannot_be_used(converse, tmp_path):
    lines = ["On 🐉", "On Dragons", "Ada <ada>", "Ada <ada@example.org>", ""]
    code, shown = converse(["report", "r"], lines)
    assert code == 0
    assert "U+1F409 DRAGON" in shown
    assert "'ada' is no mail address" in shown
    assert "\\title{On Dragons}" in (tmp_path / "r/metadata.tex").read_text("utf-8")


def test_on_a_terminal_nothing_is_asked_that_was_given(converse):
    code, shown = converse(["report", "r", *TITLE_AND_AUTHOR], [])
    assert code == 0
    assert "Title" not in shown
