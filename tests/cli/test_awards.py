"""``draftsmith awards``: cards out, ballots in, ties left to a person, certificates that print."""

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROSTER = """team,name,email
alpha & co,Ada Lovelace,ada@example.org
alpha & co,Karl \\Weierstraß,karl@example.org
beta_50%,Emmy Noether,emmy@example.org
=gamma,Mary Somerville,mary@example.org
"""
Run = Callable[..., subprocess.CompletedProcess[str]]
needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")

    def draftsmith(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "toolkit", "awards", *arguments, "--roster", "roster.csv"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        )

    return draftsmith


def votes(folder: Path, points: dict[str, tuple[object, ...]]) -> None:
    """Enter the same votes on every row of each project."""
    path = folder / "cards" / "ballots.csv"
    header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
    out = io.StringIO()
    filled = [[*row[:3], *map(str, points[row[2].lstrip("'")])] for row in rows]
    csv.writer(out, lineterminator="\n").writerows([header, *filled])
    path.write_text(out.getvalue(), encoding="utf-8")


def test_each_student_has_a_card_without_their_own_team(run: Run, tmp_path: Path) -> None:
    done = run("ballots", "--guests", "2", "-o", "cards")
    assert (done.returncode, done.stdout) == (0, "cards: 6 cards written\n")
    text = (tmp_path / "cards" / "ballots.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["voter", "voter_team", "project", "oral", "visualizations", "creative"]
    assert len(rows) == 1 + 4 * 2
    assert all(row[1] != row[2] for row in rows[1:])
    assert run("ballots", "-o", "cards").returncode == 1


def test_ballots_are_tallied_to_the_best_total(run: Run, tmp_path: Path) -> None:
    run("ballots", "-o", "cards")
    votes(tmp_path, {"alpha & co": (10, 9, 1), "beta_50%": (9, 2, 1), "=gamma": (1, 1, 8)})
    done = run("tally", "cards/ballots.csv", "-o", "prizes")
    assert (done.returncode, done.stderr) == (0, "")
    last = done.stdout.splitlines()[-4:]
    assert last[0] == "  Best Oral Presentation: beta_50%"
    assert last[1] == "  Best Visualizations: alpha & co"
    assert last[2] == "  Most Creative Project: =gamma"
    text = (tmp_path / "prizes" / "tally.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0] == {
        "award": "Best Oral Presentation", "project": "beta_50%", "total": "27", "votes": "3",
        "mean": "9", "wins": "yes",
    }  # fmt: skip
    assert "'=gamma" in {row["project"] for row in rows}


def test_a_tie_is_shown_and_left_to_a_person(run: Run, tmp_path: Path) -> None:
    run("ballots", "-o", "cards")
    votes(tmp_path, {"alpha & co": (6, 6, 0), "beta_50%": (4, 4, 0), "=gamma": (0, 0, 9)})
    done = run("tally", "cards/ballots.csv", "-o", "prizes")
    assert "result 1 of 2, which are as good as one another" in done.stdout
    assert "a tie is yours to settle" in done.stderr
    assert [path.name for path in sorted((tmp_path / "prizes").glob("*.tex"))] == [
        "certificate-creative.tex"
    ]
    chosen = run("tally", "cards/ballots.csv", "--choose", "oral=beta_50%", "-o", "prizes")
    assert "result 1" not in chosen.stdout
    assert len(list((tmp_path / "prizes").glob("*.tex"))) == 3
    assert run("tally", "cards/ballots.csv", "--choose", "oral==gamma").returncode == 2


def test_faulty_ballots_are_listed_and_do_not_count(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(
        "voter,project,oral\nEmmy Noether,alpha & co,11\nGuest,beta_50%,7\n"
        "Ada Lovelace,alpha & co,10\n",
        encoding="utf-8",
    )
    done = run("tally", "b.csv")
    assert done.returncode == 1
    assert "b.csv:2: Best Oral Presentation: 11 is not from 0 to 10" in done.stderr
    assert "b.csv:4: Ada Lovelace is of alpha & co, and the vote is dropped" in done.stderr
    assert "Best Oral Presentation: beta_50%" in done.stdout


@needs_tex
def test_cards_and_certificates_print(run: Run, tmp_path: Path) -> None:
    run("ballots", "--guests", "1", "-o", "cards")
    votes(tmp_path, {"alpha & co": (10, 9, 1), "beta_50%": (9, 2, 1), "=gamma": (1, 1, 8)})
    run("tally", "cards/ballots.csv", "-o", "prizes")
    sources = [tmp_path / "cards" / "cards.tex", *sorted((tmp_path / "prizes").glob("*.tex"))]
    assert len(sources) == 4
    for source in sources:
        command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", source.name]
        subprocess.run(command, cwd=source.parent, check=True, capture_output=True, timeout=120)
        assert "Overfull" not in source.with_suffix(".log").read_text(encoding="latin-1")
