"""Reviews back in: students' and the lecturer's of one paper, combined by stated weights."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.collect import Collected
from toolkit.grading.collecting.combine import Combined, combine
from toolkit.grading.collecting.gather import gather
from toolkit.grading.collecting.grades import (
    Missing,
    PartGrades,
    TeamGrade,
    grade_members,
    most_points,
    owed_marks,
)
from toolkit.grading.collecting.problem import Problem
from toolkit.grading.collecting.score import Score
from toolkit.grading.peers.key import Review
from toolkit.grading.roster import Roster, Team

KeyT = TypeVar("KeyT")


@dataclass(frozen=True, slots=True)
class _Split:
    """The sheets that came back, by the team they are of."""

    students: Mapping[str, tuple[Score, ...]]
    lecturers: Mapping[str, tuple[Score, ...]]
    problems: tuple[Problem, ...]


def collect_reviews(
    paths: Iterable[Path],
    roster: Roster,
    rubric: Rubric,
    reviews: tuple[Review, ...],
    *,
    lecturer_weight: Fraction,
    partial: bool = False,
) -> Collected:
    """Read reviews and combine them, paper by paper.

    Students' reviews are combined as the rubric states. A lecturer's sheet is one for a team by its
    name on the roster; several lecturers' are combined alike. The two together are weighted, and
    where only one of them is there it counts alone.

    Args:
        paths: sheets, and folders of them.
        reviews: of the key.
        lecturer_weight: from 0 to 1; the students' is what is left.
        partial: whether papers get a result though reviewers owe something.
    """
    papers = {review.paper: review.team for review in reviews}
    both = (*roster.teams, *(Team(paper, ()) for paper in papers))
    gathered = gather(paths, {rubric.rubric.id: rubric}, Roster(both), stale=True)
    split = _split(gathered.scores, reviews, papers)
    teams = tuple(
        _grade(
            rubric,
            team,
            split.students.get(team.name, ()),
            split.lecturers.get(team.name, ()),
            tuple(review for review in reviews if review.team == team.name),
            lecturer_weight,
            partial=partial,
        )
        for team in roster.teams
    )
    part = PartGrades(rubric, most_points(rubric), teams)
    problems = tuple(sorted({*gathered.problems, *split.problems}))
    return Collected((part,), problems, gathered.notes, roster)


def _split(
    scores: tuple[Score, ...], reviews: tuple[Review, ...], papers: Mapping[str, str]
) -> _Split:
    assigned = {(review.reviewer, review.paper) for review in reviews}
    students: dict[str, tuple[Score, ...]] = {}
    lecturers: dict[str, tuple[Score, ...]] = {}
    problems = []
    for score in scores:
        if score.team not in papers:
            lecturers[score.team] = (*lecturers.get(score.team, ()), score)
        elif (score.grader, score.team) in assigned:
            team = papers[score.team]
            students[team] = (*students.get(team, ()), score)
        else:
            message = f"{score.grader} was not assigned {score.team}"
            problems.append(Problem(score.path, "", message, "leave the sheet out"))
    return _Split(students, lecturers, tuple(problems))


def _grade(
    rubric: Rubric,
    team: Team,
    students: tuple[Score, ...],
    lecturers: tuple[Score, ...],
    reviews: tuple[Review, ...],
    lecturer_weight: Fraction,
    *,
    partial: bool,
) -> TeamGrade:
    of_students, of_lecturers = combine(rubric, students), combine(rubric, lecturers)
    combined = Combined(
        _weighted(of_students.marks, of_lecturers.marks, lecturer_weight),
        _weighted(of_students.cases, of_lecturers.cases, lecturer_weight),
        of_students.spreads,
    )
    back = {score.grader for score in students}
    owed = [Missing(team.name, each.reviewer) for each in reviews if each.reviewer not in back]
    missing = (*owed_marks(rubric, team, (*students, *lecturers), combined), *owed)
    members = grade_members(rubric, team, combined, {}, whole=partial or not missing)
    return TeamGrade(team, (*students, *lecturers), combined, missing, members)


def _weighted(
    students: Mapping[KeyT, Fraction], lecturers: Mapping[KeyT, Fraction], weight: Fraction
) -> dict[KeyT, Fraction]:
    """Both together; what only one of them gave counts alone."""
    both = {
        key: (1 - weight) * students[key] + weight * lecturers[key]
        for key in students.keys() & lecturers.keys()
    }
    return {**students, **lecturers, **both}
