"""``draftsmith peers``: out and back, with nobody named where students read."""

import csv
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
ROSTER = ROOT / "examples" / "roster.csv"
RUBRIC = "stat453/peer-review"
Run = Callable[..., subprocess.CompletedProcess[str]]
LECTURER = "Hypatia of Alexandria"
ASSIGN = ("assign", str(ROSTER), "--reviews", "2", "--seed", "7", "--format", "toml")
COLLECT = ("collect", "out/packets", "--roster", str(ROSTER), "--key", "out/key.csv")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def draftsmith(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "toolkit", "peers", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        )

    return draftsmith


@pytest.fixture
def assigned(run: Run, tmp_path: Path) -> Path:
    done = run(*ASSIGN, "-o", "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "out: 9 reviewers, 6 reviews for each of 3 papers\n"
    return tmp_path / "out"


def people() -> list[str]:
    """Every name and every mail address of the roster, and the parts of names."""
    rows = list(csv.DictReader(io.StringIO(ROSTER.read_text(encoding="utf-8"))))
    names = [row["name"] for row in rows]
    parts = {part for name in names for part in name.split() if len(part) > 3}
    return [*names, *(row["email"] for row in rows), *sorted(parts)]


def teams() -> list[str]:
    rows = csv.DictReader(io.StringIO(ROSTER.read_text(encoding="utf-8")))
    return sorted({row["team"] for row in rows})


def key(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "key.csv").read_text(encoding="utf-8"))))


def fill(path: Path, marks: dict[str, int], note: str) -> None:
    text = path.read_text(encoding="utf-8")
    head, scores, notes = re.split(r"\n(?=\[scores\]|\[notes\])", text)
    for criterion, mark in marks.items():
        scores = scores.replace(f'{criterion} = ""', f"{criterion} = {mark}")
    notes = notes.replace('abstract = ""', f'abstract = "{note}"', 1)
    path.write_text("\n".join((head, scores, notes)), encoding="utf-8")


def test_packets_name_nobody_and_the_key_knows_all(assigned: Path) -> None:
    packets = list((assigned / "packets").rglob("*.toml"))
    assert len(packets) == 18
    for path in packets:
        told = path.read_text(encoding="utf-8") + str(path.relative_to(assigned))
        assert [name for name in (*people(), *teams()) if name in told] == []
    rows = key(assigned)
    assert len(rows) == 18
    assert all(row["team"] != row["paper_team"] for row in rows)


def test_the_same_seed_gives_the_same_bytes(run: Run, assigned: Path, tmp_path: Path) -> None:
    run(*ASSIGN, "-o", "again")
    for path in assigned.rglob("*.*"):
        assert (tmp_path / "again" / path.relative_to(assigned)).read_bytes() == path.read_bytes()


def test_filled_packets_are_not_written_over(run: Run, assigned: Path) -> None:
    first = next((assigned / "packets").rglob("*.toml"))
    first.write_text("filled", encoding="utf-8")
    assert run(*ASSIGN, "-o", "out").returncode == 1
    assert first.read_text(encoding="utf-8") == "filled"


def test_reviews_are_combined_with_the_lecturers_by_weight(
    run: Run, assigned: Path, tmp_path: Path
) -> None:
    random = Random(3)
    papers = {row["paper"]: row["paper_team"] for row in key(assigned)}
    given: dict[str, list[int]] = {}
    for path in sorted((assigned / "packets").rglob("*.toml")):
        marks = {criterion: random.randint(0, 10) for criterion in CRITERIA}
        given.setdefault(papers[path.stem], []).append(marks["abstract"])
        fill(path, marks, f"from {path.parent.name[-1]} on it")
    lecture = subprocess.run(
        [sys.executable, "-m", "toolkit", "sheets", "--rubric", RUBRIC, "--roster", str(ROSTER),
         "--grader", LECTURER, "--format", "toml", "-o", "lecturer"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
    )  # fmt: skip
    assert lecture.returncode == 0
    for path in (tmp_path / "lecturer").glob("*.toml"):
        fill(path, dict.fromkeys(CRITERIA, 9), "mine")
    weighted = ("--lecturer-weight", "0.25", "-o", "reviewed")
    done = run(*COLLECT, "lecturer", *weighted)
    assert (done.returncode, done.stderr) == (0, "")
    text = (tmp_path / "reviewed" / "reviews.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        students = Fraction(median(given[row["team"]]))
        assert Fraction(row["Abstract"]) == students * Fraction(3, 4) + Fraction(9, 4)
    for path in (tmp_path / "reviewed" / "feedback").iterdir():
        told = path.read_text(encoding="utf-8")
        assert "from" in told
        hidden = (*people(), LECTURER, "Hypatia", "reviewer-")
        assert [name for name in hidden if name in told] == []


CRITERIA = (
    "abstract", "introduction", "related-work", "proposed-method", "experiments",
    "results-discussion", "conclusions", "contributions",
)  # fmt: skip


def test_what_is_owed_and_what_was_not_assigned_is_told(
    run: Run, assigned: Path, tmp_path: Path
) -> None:
    rows = key(assigned)
    mine = {row["paper"] for row in rows if row["reviewer"] == rows[0]["reviewer"]}
    other = next(row["paper"] for row in rows if row["paper"] not in mine)
    path = next((assigned / "packets").rglob(f"{other}.toml"))
    text = path.read_text(encoding="utf-8")
    stolen = re.sub(r'grader = ".*"', f'grader = "{rows[0]["reviewer"]}"', text)
    path.write_text(stolen.replace('abstract = ""', "abstract = 3", 1), encoding="utf-8")
    done = run(*COLLECT)
    assert done.returncode == 1
    assert f"{rows[0]['reviewer']} was not assigned {other}" in done.stdout
    assert "owes a sheet" in done.stderr
    assert not (tmp_path / "reviewed").exists()
