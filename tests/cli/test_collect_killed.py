"""``draftsmith collect`` killed at any point leaves each output as it was or as it was to be."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.grading.term import make_term
from toolkit.course.loading import load_rubric

ROOT = Path(__file__).parents[2]
KILLS = 12
FULL = Path("/dev/full")


def command(folder: Path, output: str) -> list[str]:
    return [
        sys.executable, "-m", "toolkit", "collect", str(folder / "sheets"),
        "--roster", str(folder / "roster.csv"), "--rubric", "stat453/report", "-o", output,
    ]  # fmt: skip


def collect(folder: Path, output: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        command(folder, output), cwd=folder, env=environment, check=True, capture_output=True
    )


def state(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if not path.name.startswith(".draftsmith-")
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_term(tmp_path, (load_rubric("stat453/report"),), 11, 6, {"stat453/report": "report"})
    return tmp_path


def test_each_output_is_the_old_one_or_the_new_one_whole(folder: Path) -> None:
    collect(folder, "grades")
    old = state(folder / "grades")
    for sheet in (folder / "sheets").glob("*.toml"):
        text = sheet.read_text(encoding="utf-8")
        sheet.write_text(text.replace("abstract = ", "abstract = 1 #", 1), encoding="utf-8")
    started = time.monotonic()
    collect(folder, "new")
    lasts = time.monotonic() - started
    new = state(folder / "new")
    assert new.keys() == old.keys()
    assert sum(new[name] != old[name] for name in new) > 1
    random = Random(3)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(KILLS):
        process = subprocess.Popen(
            command(folder, "grades"), cwd=folder, env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(random.uniform(0.3, 1.1) * lasts)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = state(folder / "grades")
        assert now.keys() == old.keys()
        assert [name for name in now if now[name] not in (old[name], new[name])] == []
    collect(folder, "grades")
    assert state(folder / "grades") == new


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line_and_the_old_grades_stay(folder: Path) -> None:
    collect(folder, "grades")
    old = state(folder / "grades")
    limited = ["bash", "-c", 'ulimit -f 1; exec "$@"', "bash", *command(folder, "grades")]
    for sheet in (folder / "sheets").glob("*.toml"):
        text = sheet.read_text(encoding="utf-8")
        sheet.write_text(text.replace("abstract = ", "abstract = 1 #", 1), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(limited, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert done.stderr.splitlines()[-1].startswith("draftsmith: ")
    assert "Traceback" not in done.stderr
    assert state(folder / "grades") == old
