"""A term of a course, made up from a seed: a roster, filled sheets, lateness; and its true grades.

The true grades are computed here from what was made up, in a few lines of their own.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from random import Random
from shutil import which
from statistics import mean

from tests.grading.filling import FILLERS, Answers
from toolkit.course.rubric import Rubric, rubric_hash
from toolkit.grading.formats import writer
from toolkit.grading.roster import Member, Roster, read_roster
from toolkit.grading.sheet import Proposal, Sheet
from toolkit.model.finding import Stage

FIRST = "Ada Carl Emmy Florence Georg Henri Ida Johann Karl Leonhard Mary Niels".split()
LAST = "Abel Bolzano Cantor Dedekind Euler Fourier Gauss Hamilton Ivory Jacobi".split()
GRADERS = ("Ada Lovelace", "Charles Babbage", "Mary Somerville", "George Boole")
WITH_TEX = "pdf" if which("pdflatex") else "tex"
FORMATS = (("xlsx",), ("md",), ("toml",), (WITH_TEX, "tex", "tex"))
"""The formats that each grader takes, part by part."""
LATE_DAY = Fraction(-5, 100)
"""Of a part's points, for each day."""
COUNTS = {"yes": 1, "no": 0, "1": 1, "2": 2, "0": 0}
"""The cases that a grader confirms by each answer."""

Mark = tuple[str, str, str]
"""A rubric's id, a team and a criterion's id."""


@dataclass
class Term:
    """Where the term's files are, and what was made up.

    Args:
        given: what each grader of a team gave, by rubric and team.
        changes: points beside the sheets, by rubric and student's name.
    """

    folder: Path
    roster: Roster
    rubrics: tuple[Rubric, ...]
    given: dict[tuple[str, str], list[Answers]] = field(default_factory=dict)
    changes: dict[tuple[str, str], Fraction] = field(default_factory=dict)

    @property
    def sheets(self) -> Path:
        return self.folder / "sheets"

    @property
    def late(self) -> Path:
        return self.folder / "late.csv"

    @property
    def adjust(self) -> Path:
        return self.folder / "adjust.csv"

    def finals(self, moderated: Mapping[Mark, Fraction]) -> dict[tuple[str, str], Fraction]:
        """True grades by rubric and student's name.

        The mean over graders, of each mark that nobody moderated and of what they take off, and
        what changes it beside, never below 0: every rubric of the course takes the mean.
        """
        finals = {}
        for rubric in self.rubrics:
            id_, worth = rubric.rubric.id, {each.id: each.points for each in rubric.deductions}
            for team in self.roster.teams:
                given, total = self.given[id_, team.name], Fraction(0)
                for criterion in rubric.criteria:
                    own = [Fraction(each.scores[criterion.id, 0]) for each in given]
                    total += moderated.get((id_, team.name, criterion.id), mean(own))
                for each in given:
                    for name, cases in each.deductions.items():
                        total += Fraction(worth[name]) * COUNTS[cases] / len(given)
                for member in team.members:
                    change = self.changes.get((id_, member.name), 0)
                    finals[id_, member.name] = max(Fraction(0), total + change)
        return finals


def make_term(
    folder: Path, rubrics: tuple[Rubric, ...], seed: int, teams: int, kinds: dict[str, str]
) -> Term:
    """Write a term's files under ``folder``; who is late or adjusted is so in the last part.

    Args:
        kinds: the course's part by its rubric's id.
    """
    random = Random(seed)
    term = Term(folder, _roster(folder, random, teams), rubrics)
    term.sheets.mkdir()
    days = {team.name: random.choice((0, 0, 0, 1, 2)) for team in term.roster.teams}
    granted = {name: random.choice((0, 1)) for name in days}
    bonus = {
        member.name: Fraction(random.choice((-2, 1)), 2)
        for team in term.roster.teams
        for member in team.members
        if random.random() < 0.1
    }
    last = rubrics[-1].rubric
    for team in term.roster.teams:
        late = max(0, days[team.name] - granted[team.name]) * LATE_DAY * Fraction(last.points)
        for member in team.members:
            term.changes[last.id, member.name] = late + bonus.get(member.name, 0)
    write_table(term.late, ("team", "part", "days", "extension"), (
        (name, kinds[last.id], days[name], granted[name]) for name in days
    ))  # fmt: skip
    write_table(term.adjust, ("team", "student", "part", "points", "why"), (
        (team.name, member.name, kinds[last.id], float(bonus[member.name]), "peer evaluation")
        for team in term.roster.teams for member in team.members if member.name in bonus
    ))  # fmt: skip
    for part, rubric in enumerate(rubrics):
        formats = [each[part % len(each)] for each in FORMATS]
        for number, team in enumerate(term.roster.teams):
            graders = [(number + each) % len(GRADERS) for each in range(rubric.aggregate.graders)]
            given = [_answers(rubric, random) for _ in graders]
            term.given[rubric.rubric.id, team.name] = given
            for grader, answers in zip(graders, given, strict=True):
                sheet = blank_sheet(rubric, team.name, team.members, GRADERS[grader])
                filled = FILLERS[formats[grader]](writer(formats[grader])(sheet), sheet, answers)
                stem = f"{rubric.rubric.id.replace('/', '-')}--{team.name}--{grader}"
                (term.sheets / f"{stem}.{formats[grader]}").write_bytes(filled)
    return term


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


def blank_sheet(rubric: Rubric, team: str, members: tuple[Member, ...], grader: str) -> Sheet:
    """A sheet as it is made where nothing was handed in."""
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
    write_table(path, columns, rows)
    return read_roster(path)


def write_table(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """A table as people keep it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
