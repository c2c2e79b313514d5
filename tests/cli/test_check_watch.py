"""``draftsmith check --watch`` on a terminal, and without one."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOOSE = "\\documentclass{article}\n\\begin{document}\nFig. \\ref{a}\\label{a}\n\\end{document}\n"
TIGHT = LOOSE.replace("Fig. ", "Fig.~")
CLEAR = "\x1b[2J"
LONGEST_WAIT_S = 60
COMMAND = [sys.executable, "-m", "toolkit", "check", "--watch", "--fail-on", "warning"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "TERM": "xterm"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A draft with one warning."""
    (tmp_path / "main.tex").write_text(LOOSE, encoding="utf-8")
    return tmp_path


def _interruptible() -> None:
    """Let Ctrl-C through to a child, whatever runs the tests ignores."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def save(path: Path, text: str) -> None:
    """Put a text in a file's place at once, so that nobody sees the file half written."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


class Watching:
    """A watch on a terminal, and what it has said since one asked last."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=folder,
            env=ENVIRONMENT,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            preexec_fn=_interruptible,
        )
        os.close(theirs)

    def until(self, end: str = "Ctrl-C ends it") -> str:
        said = ""
        while end not in said:
            ready, _, _ = select.select([self.ours], [], [], LONGEST_WAIT_S)
            assert ready, said
            said += os.read(self.ours, 65536).decode()
        return said

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(LONGEST_WAIT_S)


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    """The watch of the draft."""
    watch = Watching(folder)
    yield watch
    watch.process.kill()
    watch.process.wait()
    os.close(watch.ours)


def test_each_save_is_checked_on_a_clear_screen_until_ctrl_c(
    watching: Watching, folder: Path
) -> None:
    assert "REF001" in watching.until()
    save(folder / "main.tex", TIGHT)
    second = watching.until()
    assert CLEAR in second
    assert "clean: nothing found" in second
    assert watching.stop() == 0


def test_the_exit_code_is_that_of_the_last_check(watching: Watching, folder: Path) -> None:
    watching.until()
    save(folder / "main.tex", TIGHT)
    watching.until()
    save(folder / "main.tex", LOOSE)
    watching.until()
    assert watching.stop() == 1


def test_a_draft_that_cannot_be_read_is_told_and_watched_on(
    watching: Watching, folder: Path
) -> None:
    watching.until()
    (folder / "main.tex").rename(folder / "main.txt")
    assert "holds no LaTeX source" in watching.until()
    (folder / "main.txt").rename(folder / "main.tex")
    assert "REF001" in watching.until()


def test_settings_are_watched_too(watching: Watching, folder: Path) -> None:
    watching.until()
    settings = '[rules.REF001]\nseverity = "off"\n'
    save(folder / "draftsmith.toml", settings)
    assert "clean: nothing found" in watching.until()


def test_without_a_terminal_it_does_not_begin(folder: Path) -> None:
    ran = subprocess.run(
        COMMAND,
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_WAIT_S,
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--watch needs a terminal, or --output FILE to write to" in ran.stderr


def test_a_file_is_written_anew_without_a_terminal(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "-o", "findings.txt"],
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_interruptible,
    )
    assert process.stderr is not None
    try:
        assert process.stderr.readline() == "findings.txt: written\n"
        assert "watching" in process.stderr.readline()
        assert "REF001" in (folder / "findings.txt").read_text(encoding="utf-8")
        save(folder / "main.tex", TIGHT)
        assert process.stderr.readline() == "findings.txt: written\n"
        assert "watching" in process.stderr.readline()
        assert "clean" in (folder / "findings.txt").read_text(encoding="utf-8")
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=LONGEST_WAIT_S)
        assert (process.returncode, said) == (0, "")
    finally:
        process.kill()
