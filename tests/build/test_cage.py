"""What is run in a cage keeps to its limits and its reach, and so does what it starts."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from toolkit.build.cage import landlock_version
from toolkit.build.limits import MB, Limits
from toolkit.build.run import Run, read_regular, run

SHELL = "/bin/sh"
needs_landlock = pytest.mark.skipif(
    landlock_version() == 0, reason="needs Landlock: this system cannot confine a program"
)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


@pytest.fixture
def caged(tmp_path: Path):
    """Runs a shell script in a cage, in a folder of its own."""
    work, home = tmp_path / "work", tmp_path / "home"
    work.mkdir()
    home.mkdir()

    def script(text: str, limits: Limits | None = None) -> Run:
        return run((SHELL, "-c", text), work, home, limits or Limits(seconds=10))

    return script


def test_what_it_prints_and_how_it_ends_are_told(caged) -> None:
    assert caged("echo said; exit 3") == Run(3, "said\n", "")


@pytest.mark.parametrize("kind", ["a link", "a link to its folder", "a pipe", "a folder"])
def test_what_is_no_file_of_its_own_is_not_read(tmp_path: Path, kind: str) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/main.pdf").write_text("1543", encoding="utf-8")
    path = tmp_path / "main.pdf"
    if kind == "a link":
        path.symlink_to("secret/main.pdf")
    elif kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a folder":
        path.mkdir()
    else:
        (tmp_path / "work").symlink_to("secret")
        path = tmp_path / "work/main.pdf"
    assert read_regular(path) == b""
    assert read_regular(tmp_path / "secret/main.pdf") == b"1543"


def test_it_may_write_in_its_folder_and_its_home(caged, tmp_path: Path) -> None:
    assert caged("echo a > a; echo b > $HOME/b; echo c > $TMPDIR/c").exit_code == 0
    assert (tmp_path / "work/a").read_text() == "a\n"
    assert (tmp_path / "home/b").read_text() == "b\n"


@needs_landlock
@pytest.mark.parametrize(
    "script",
    [
        "cat ../secret",
        "sh -c 'cat ../secret'",
        "echo x >> ../secret",
        "rm ../secret",
        "mv ../secret mine",
        "ln ../secret mine",
        "ln -s ../secret mine && cat mine",
        "mkdir ../new",
        "ls ..",
        "cat /etc/passwd",
    ],
)
def test_it_reaches_nothing_else(caged, tmp_path: Path, script: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("1543", encoding="utf-8")
    done = caged(script)
    assert not [told for told in ("1543", "secret\n", "root:x") if told in done.output]
    assert (secret.read_text(encoding="utf-8"), (tmp_path / "new").exists()) == ("1543", False)


def test_it_signals_no_process_outside(caged) -> None:
    if landlock_version() < 6:
        pytest.skip("needs Landlock 6: this system does not hold signals back")
    assert caged(f"kill -0 {os.getpid()}").exit_code != 0


def test_it_sees_none_of_the_users_variables(caged, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIBINPUTS", "/elsewhere")
    monkeypatch.setenv("PATH", f".:{os.environ['PATH']}")
    assert caged("echo [$BIBINPUTS]; case $PATH in .:*) echo dot;; esac").output == "[]\n"


def test_a_file_grows_no_further_than_its_limit(caged, tmp_path: Path) -> None:
    done = caged("head -c 5000000 /dev/zero > big", Limits(file=2 * MB))
    assert (tmp_path / "work/big").stat().st_size == 2 * MB
    assert done.stopped == "stopped at 2 MB in one file: the document never stopped writing"


def test_many_files_take_no_more_than_the_limit(caged) -> None:
    script = "while :; do n=x$n; head -c 500000 /dev/zero > $n; sleep 0.05; done"
    done = caged(script, Limits(disk=3 * MB))
    assert done.stopped == "stopped at 3 MB on disk: the document never stopped writing"


def test_what_it_started_ends_with_it(caged, tmp_path: Path) -> None:
    done = caged("sh -c 'echo $$ > pid; exec sleep 300' & wait", Limits(seconds=1))
    assert done.stopped == "stopped after 1 s: the document never ended"
    assert _has_ended(int((tmp_path / "work/pid").read_text(encoding="ascii")))


def test_what_it_left_running_ends_too(caged, tmp_path: Path) -> None:
    script = "sh -c 'echo $$ > pid; exec sleep 300' & while ! test -s pid; do sleep 0.1; done"
    assert caged(script).exit_code == 0
    assert _has_ended(int((tmp_path / "work/pid").read_text(encoding="ascii")))


def _has_ended(process: int) -> bool:
    """Whether a process that was killed goes, or stays as an entry that nobody collects."""
    for _ in range(100):
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
        ).stdout
        if not state.strip() or state.startswith("Z"):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(shutil.which("perl") is None, reason="needs TeX: perl is not installed")
def test_a_program_gets_no_more_memory_than_its_limit(caged) -> None:
    script = "perl -e '$x = q(a) x 800_000_000'"
    assert caged(script).exit_code == 0
    assert caged(script, Limits(memory=400 * MB)).exit_code != 0
