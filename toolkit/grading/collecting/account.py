"""What still stands between the sheets and the grades, in lines for a person."""

from collections.abc import Iterator

from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.collect import Collected
from toolkit.grading.collecting.filled import Key
from toolkit.grading.collecting.grades import Missing, PartGrades, TeamGrade
from toolkit.grading.collecting.moderation import disagreements
from toolkit.grading.sheet import member_labels

MOST_NAMED = 3
"""Marks that a line names one by one; more are counted."""


def owed(collected: Collected) -> tuple[str, ...]:
    """A line for each grader and team where marks, or a whole sheet, are missing."""
    return tuple(
        f"{part.rubric.rubric.title}: {_owes(part.rubric, grade, missing)}"
        for part in collected.parts
        for grade in part.teams
        for missing in grade.missing
    )


def unsettled(collected: Collected) -> tuple[str, ...]:
    """A line for each part and matter that someone should look at, though grades are made."""
    return tuple(line for part in collected.parts for line in _unsettled(part))


def unmoderated(collected: Collected) -> int:
    """On how many marks graders lie too far apart and nobody has moderated."""
    return sum(
        spread.moderated is None
        for part in collected.parts
        for grade in part.teams
        for spread in disagreements(grade)
    )


def _owes(rubric: Rubric, grade: TeamGrade, missing: Missing) -> str:
    if not missing.grader:
        return f"{missing.team}: a sheet is missing, {_graders_asked(rubric, len(grade.scores))}"
    if not missing.keys:
        what = "a sheet"
    elif len(missing.keys) > MOST_NAMED:
        what = f"{len(missing.keys)} marks"
    else:
        what = ", ".join(_named(rubric, grade, key) for key in missing.keys)
    return f"{missing.team}: {missing.grader} owes {what}"


def _graders_asked(rubric: Rubric, there: int) -> str:
    asked = rubric.aggregate.graders
    return f"{there} of {asked} {'grader' if asked == 1 else 'graders'}"


def _named(rubric: Rubric, grade: TeamGrade, key: Key) -> str:
    names = {criterion.id: criterion.name for criterion in rubric.criteria}
    id_, number = key
    return (
        f"{names[id_]} of {member_labels(grade.team.members)[number - 1]}" if number else names[id_]
    )


def _unsettled(part: PartGrades) -> Iterator[str]:
    title = part.rubric.rubric.title
    names = {deduction.id: deduction.name for deduction in part.rubric.deductions}
    scores = [score for grade in part.teams for score in grade.scores if not score.untouched]
    for score in scores:
        if score.unconfirmed:
            listed = ", ".join(names[id_] for id_ in score.unconfirmed)
            yield f"{title}: {score.team}: {score.grader} neither confirmed nor refused: {listed}"
    unready = [score for score in scores if not score.ready]
    for grader in sorted({score.grader for score in unready}):
        teams = [score.team for score in unready if score.grader == grader]
        listed = ", ".join(teams[:MOST_NAMED])
        more = f" and {len(teams) - MOST_NAMED} more" if len(teams) > MOST_NAMED else ""
        yield f"{title}: {grader} has not said to be finished with {listed}{more}"
