"""A term of a course, made up from a seed: rosters, filled sheets, lateness, and its true grades.

The true grades are computed here from what was made up, in a few lines of their own.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from random import Random

from tests.grading.filling import FILLERS, Answers
from toolkit.course.rubric import Rubric, rubric_hash
from toolkit.grading.formats import writer
from toolkit.grading.roster import Member, Roster, read_roster
from toolkit.grading.sheet import Proposal, Sheet
from toolkit.model.finding import Stage

FIRST = "Ada Carl Emmy Florence Georg Henri Ida Johann Karl Leonhard Mary Niels".split()
LAST = "Abel Bolzano Cantor Dedekind Euler Fourier Gauss Hamilton Ivory Jacobi".split()
GRADERS = ("Ada Lovelace", "Charles Babbage", "Mary Somerville", "George Boole")
FORMATS = ("xlsx", "md", "toml", "toml")
"""The format that each grader likes."""
LATE_DAY = Fraction(-5, 100)
"""Of a part's points, for each day."""


@dataclass
class Term:
    """Where the term's files are, and what every student must come to.

    Args:
        finals: true grades by rubric and student's name; None where a grader owes a mark.
    """

    folder: Path
    roster: Roster
    finals: dict[tuple[str, str], Fraction | None] = field(default_factory=dict)

    @property
    def sheets(self) -> Path:
        return self.folder / "sheets"

    @property
    def late(self) -> Path:
        return self.folder / "late.csv"

    @property
    def adjust(self) -> Path:
        return self.folder / "adjust.csv"


def make_term(
    folder: Path, rubrics: tuple[Rubric, ...], seed: int, teams: int, kinds: dict[str, str]
) -> Term:
    """Write a term's files under ``folder``.

    Args:
        kinds: the course's part by its rubric's id.
    """
    random = Random(seed)
    term = Term(folder, _roster(folder, random, teams))
    term.sheets.mkdir()
    days = {team.name: random.choice((0, 0, 0, 1, 2)) for team in term.roster.teams}
    granted = {name: random.choice((0, 1)) for name in days}
    bonus = {
        member.name: Fraction(random.choice((-2, 1)), 2)
        for team in term.roster.teams
        for member in team.members
        if random.random() < 0.1
    }
    report = rubrics[-1].rubric.id
    _write(term.late, ("team", "part", "days", "extension"), (
        (name, kinds[report], days[name], granted[name]) for name in days
    ))  # fmt: skip
    _write(term.adjust, ("team", "student", "part", "points", "why"), (
        (team.name, member.name, kinds[report], float(bonus[member.name]), "peer evaluation")
        for team in term.roster.teams for member in team.members if member.name in bonus
    ))  # fmt: skip
    for rubric in rubrics:
        for number, team in enumerate(term.roster.teams):
            graders = [(number + each) % len(GRADERS) for each in range(rubric.aggregate.graders)]
            given = [_answers(rubric, random) for _ in graders]
            for grader, answers in zip(graders, given, strict=True):
                sheet = _sheet(rubric, team.name, team.members, GRADERS[grader])
                name = (
                    f"{rubric.rubric.id.replace('/', '-')}--{team.name}--{grader}.{FORMATS[grader]}"
                )
                filled = FILLERS[FORMATS[grader]](writer(FORMATS[grader])(sheet), sheet, answers)
                (term.sheets / name).write_bytes(filled)
            total = _combined(rubric, given)
            for member in team.members:
                final = total
                if rubric.rubric.id == report:
                    late = max(0, days[team.name] - granted[team.name])
                    final += late * LATE_DAY * Fraction(rubric.rubric.points)
                    final += bonus.get(member.name, 0)
                term.finals[rubric.rubric.id, member.name] = max(Fraction(0), final)
    return term


def _combined(rubric: Rubric, given: list[Answers]) -> Fraction:
    """The mean over graders, before the floor: every rubric of the course takes the mean."""
    total = Fraction(0)
    worth = {each.id: Fraction(each.points) for each in rubric.deductions}
    for answers in given:
        total += sum(Fraction(mark) for mark in answers.scores.values())
        for id_, cases in answers.deductions.items():
            total += worth[id_] * int({"yes": "1", "no": "0"}.get(cases, cases))
    return total / len(given)


def _answers(rubric: Rubric, random: Random) -> Answers:
    step = Fraction(str(rubric.rubric.step))
    scores = {
        (each.id, 0): f"{float(random.randint(0, int(Fraction(each.max) / step)) * step):g}"
        for each in rubric.criteria
    }
    cases = {}
    for each in rubric.deductions:
        chosen = random.randint(0, 2)
        cases[each.id] = ("no", "no", "yes")[chosen] if each.kind == "flag" else str(chosen)
    notes = {key: f"a note on {key[0]}" for key in scores if random.random() < 0.3}
    return Answers(scores, notes, cases, "not for students", ready=True)


def _sheet(rubric: Rubric, team: str, members: tuple[Member, ...], grader: str) -> Sheet:
    return Sheet(
        rubric=rubric,
        rubric_hash=rubric_hash(rubric),
        template_version="1.0",
        team=team,
        members=members,
        grader=grader,
        round=1,
        stage=Stage.SUBMISSION,
        submission="",
        evidence=(),
        proposals=tuple(Proposal(each.id, None, "") for each in rubric.deductions),
        remarks=(),
    )


def _roster(folder: Path, random: Random, teams: int) -> Roster:
    names = [f"{first}{von}{last}" for first in FIRST for von in (" ", " von ") for last in LAST]
    random.shuffle(names)
    path = folder / "roster.csv"
    columns = ("team", "name", "email", "student_id")
    rows = []
    for number, name in enumerate(names[: 3 * teams]):
        mail = f"{name.replace(' ', '.').lower()}@example.org"
        rows.append((f"team-{number // 3 + 1}", name, mail, f"s{number:04}"))
    _write(path, columns, rows)
    return read_roster(path)


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
