"""A whole simulated term through the command line: grades, reviews and prizes are the true ones.

Each is computed here anew, in a few lines of its own, from what was made up; all to the last
decimal. What is written is the same, byte by byte, when all is run once more.
"""

import csv
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from random import Random
from statistics import median

import pytest

from tests.grading.filling import Answers, fill_md
from tests.grading.term import Mark, Term, blank_sheet, make_term, write_table
from toolkit.course.loading import load_graded, load_rubric
from toolkit.course.resources import templates_folder
from toolkit.course.rubric import Rubric

ROOT = Path(__file__).parents[2]
TEAMS, SEED = 60, 453
LECTURER, LECTURER_WEIGHT = "Hypatia of Alexandria", Fraction(1, 4)
PRIZES = ("oral", "visualizations", "creative")
LATE = '\n[late]\npoints = -5\nunit = "percent"\n'

Rows = list[dict[str, str]]


def run(folder: Path, *arguments: str, ends: int = 0) -> str:
    """What a command says where it ends as it should."""
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == ends, done.stdout + done.stderr
    return done.stdout + done.stderr


def rows_of(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory) -> Term:
    """The files that people keep in a term, the course's folder with a price of lateness in it."""
    course, rubrics = load_graded("stat453")
    known = {rubric.rubric.id: rubric for rubric in rubrics}
    parts = tuple(known[part.rubric] for part in course.parts)
    kinds = {part.rubric: part.kind for part in course.parts}
    made = make_term(tmp_path_factory.mktemp("term"), parts, SEED, TEAMS, kinds)
    course_file = made.folder / "course" / "course.toml"
    shutil.copytree(templates_folder() / "stat453", course_file.parent)
    course_file.write_text(course_file.read_text(encoding="utf-8") + LATE, encoding="utf-8")
    return made


COLLECT = (
    *("collect", "sheets", "--roster", "roster.csv", "--course", "course"),
    *("--late", "late.csv", "--adjust", "adjust.csv"),
)


@pytest.fixture(scope="module")
def moderated(term: Term) -> Mapping[Mark, Fraction]:
    """Every third mark on which graders lie too far apart, moderated in the file that lists them.

    The grades stand in two folders then, of which the second was written by a run of its own.
    """
    random, marks = Random(SEED), {}
    run(term.folder, *COLLECT)
    path = term.folder / "grades" / "moderation.csv"
    rows = rows_of(path)
    most = {(each.rubric.id, one.id): one.max for each in term.rubrics for one in each.criteria}
    for row in rows[::3]:
        mark = Fraction(random.randint(0, int(2 * most[row["rubric"], row["criterion"]])), 2)
        marks[row["rubric"], row["team"], row["criterion"]] = mark
        row["moderated"] = str(float(mark))
    write_table(path, tuple(rows[0]), (row.values() for row in rows))
    (term.folder / "again").mkdir()
    (term.folder / "again" / "moderation.csv").write_bytes(path.read_bytes())
    run(term.folder, *COLLECT)
    run(term.folder, *COLLECT, "-o", "again")
    return marks


def test_every_final_mark_equals_the_independent_one(
    term: Term, moderated: Mapping[Mark, Fraction]
) -> None:
    rows = rows_of(term.folder / "grades" / "gradebook.csv")
    told = {
        (rubric.rubric.id, row["name"]): Fraction(row[f"{rubric.rubric.title}: final"])
        for rubric in term.rubrics
        for row in rows
    }
    assert len(moderated) > 100
    assert told == term.finals(moderated)
    assert len(told) == 3 * 3 * TEAMS
    totals = {row["name"]: Fraction(row["total of 300"]) for row in rows}
    for name, total in totals.items():
        assert total == sum(told[rubric.rubric.id, name] for rubric in term.rubrics)


@pytest.mark.usefixtures("moderated")
def test_the_same_grades_are_written_again(term: Term) -> None:
    first, second = files_of(term.folder / "grades"), files_of(term.folder / "again")
    assert first == second
    assert len(first) > TEAMS


@pytest.fixture(scope="module")
def reviewed(term: Term) -> Mapping[str, Fraction]:
    """What the reviews of each team's report come to: students' median, and the lecturer's."""
    random, rubric = Random(SEED), load_rubric("stat453/peer-review")
    run(term.folder, "peers", "assign", "roster.csv", "--seed", "7", "-o", "reviews")
    run(
        term.folder, "sheets", "--rubric", rubric.rubric.id, "--roster", "roster.csv",
        "--grader", LECTURER, "--format", "md", "-o", "lecturer",
    )  # fmt: skip
    written = {row["paper"]: row["paper_team"] for row in rows_of(term.folder / "reviews/key.csv")}
    students: dict[str, list[Answers]] = defaultdict(list)
    lecturers: dict[str, Answers] = {}
    for path in sorted((term.folder / "reviews" / "packets").rglob("*.md")):
        students[written[path.stem]].append(_fill(path, random, rubric))
    for path in sorted((term.folder / "lecturer").glob("*.md")):
        lecturers[path.name.partition("--")[0]] = _fill(path, random, rubric)
    weight = str(float(LECTURER_WEIGHT))
    for folder in ("reviewed", "reviewed-again"):
        run(
            term.folder, "peers", "collect", "reviews/packets", "lecturer", "--roster",
            "roster.csv", "--key", "reviews/key.csv", "--lecturer-weight", weight, "-o", folder,
        )  # fmt: skip
    return {
        team: sum(
            (1 - LECTURER_WEIGHT) * median(Fraction(each.scores[key]) for each in students[team])
            + LECTURER_WEIGHT * Fraction(lecturers[team].scores[key])
            for key in lecturers[team].scores
        )
        for team in lecturers
    }  # fmt: skip


def _fill(path: Path, random: Random, rubric: Rubric) -> Answers:
    scores = {(each.id, 0): str(random.randint(0, int(each.max))) for each in rubric.criteria}
    answers = Answers(scores, ready=True)
    sheet = blank_sheet(rubric, "", (), "")
    path.write_bytes(fill_md(path.read_bytes(), sheet, answers))
    return answers


def test_every_review_comes_to_the_independent_result(
    term: Term, reviewed: Mapping[str, Fraction]
) -> None:
    rows = rows_of(term.folder / "reviewed" / "reviews.csv")
    assert len(rows) == 3 * TEAMS
    assert {row["team"]: Fraction(row["final"]) for row in rows} == reviewed
    assert files_of(term.folder / "reviewed") == files_of(term.folder / "reviewed-again")


@pytest.fixture(scope="module")
def votes(term: Term) -> dict[str, dict[str, list[int]]]:
    """The points that count by prize and project.

    Some students vote for their own team, some twice on one project, and some out of range.
    """
    random = Random(SEED)
    run(term.folder, "awards", "ballots", "--roster", "roster.csv", "-o", "cards")
    path = term.folder / "cards" / "ballots.csv"
    counted: dict[str, dict[str, list[int]]] = {prize: defaultdict(list) for prize in PRIZES}
    cast = []
    for row in rows_of(path):
        points = {prize: random.choice((*range(11), None)) for prize in PRIZES}
        kind = random.choice(("own", "doubled", *("plain",) * 20))
        if random.random() < 0.02:
            points["oral"] = random.choice((11, -1))
        given = {prize: "" if each is None else str(each) for prize, each in points.items()}
        cast.append({**row, **given})
        if kind == "own":
            cast[-1]["project"] = row["voter_team"]
        elif kind == "doubled":
            cast.append(cast[-1])
        else:
            for prize, each in points.items():
                if each is not None and 0 <= each <= 10:
                    counted[prize][row["project"]].append(each)
    write_table(path, tuple(cast[0]), (row.values() for row in cast))
    for folder in ("prizes", "prizes-again"):
        tally = ("awards", "tally", "cards/ballots.csv", "--roster", "roster.csv", "-o", folder)
        run(term.folder, *tally, ends=1)
    return counted


def test_every_prize_goes_where_the_independent_tally_gives_it(
    term: Term, votes: dict[str, dict[str, list[int]]]
) -> None:
    rows = rows_of(term.folder / "prizes" / "tally.csv")
    names = {award.name: award.id for rubric in term.rubrics for award in rubric.awards}
    told = {
        (names[row["award"]], row["project"]): (int(row["total"]), int(row["votes"]))
        for row in rows
    }
    counted = {
        (prize, project): (sum(given), len(given))
        for prize, each in votes.items()
        for project, given in each.items()
    }
    assert told == counted
    projects = [team.name for team in term.roster.teams]
    ways = list(permutations(projects, len(PRIZES)))
    worth = [sum(sum(votes[p][w]) for p, w in zip(PRIZES, way, strict=True)) for way in ways]
    most = max(worth)
    best = [way for way, total in zip(ways, worth, strict=True) if total == most]
    won = {(names[row["award"]], row["project"]) for row in rows if row["wins"]}
    assert won == {pair for way in best for pair in zip(PRIZES, way, strict=True)}
    assert files_of(term.folder / "prizes") == files_of(term.folder / "prizes-again")


def test_no_sheet_was_written_to(term: Term) -> None:
    def state() -> list[tuple[str, int]]:
        return [(path.name, path.stat().st_mtime_ns) for path in sorted(term.sheets.iterdir())]

    before, contents = state(), files_of(term.sheets)
    run(term.folder, *COLLECT, "-o", "once-more")
    assert (state(), files_of(term.sheets)) == (before, contents)
