"""The staff's page on a term: grades, criteria, graders, and what is still to settle."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from toolkit.grading import words
from toolkit.grading.collecting.account import owed, unsettled
from toolkit.grading.collecting.collect import Collected
from toolkit.grading.collecting.combine import Spread
from toolkit.grading.collecting.grades import PartGrades
from toolkit.grading.collecting.moderation import disagreements
from toolkit.grading.collecting.points import shown
from toolkit.grading.gradebook.figures import Box, Figures, figures
from toolkit.grading.sheet import member_labels
from toolkit.reporters.html.template import BASE_STYLE, environment, joined, source_hash

_FOLDER = Path(__file__).parent
_WIDTH, _HEIGHT = 640, 180
"""Of the distribution's drawing, in units of the drawing."""
_BOX_WIDTH = 400


@dataclass(frozen=True, slots=True)
class _Row:
    """A mark on which graders lie too far apart, as the page shows it."""

    team: str
    what: str
    marks: str
    apart: str
    moderated: str


@dataclass(frozen=True, slots=True)
class _Part:
    """What the page shows of a part."""

    title: str
    points: str
    students: int
    graded: int
    sheets: int
    graders: int
    figures: Figures
    apart: tuple[_Row, ...]


def write(collected: Collected) -> bytes:
    """One self-contained file for a browser; the same grades give the same bytes.

    It is for staff: students and graders are named in it.
    """
    style = joined(BASE_STYLE, _FOLDER / "summary.css")
    template = environment(_FOLDER, x=_place, points=_points, barheight=_bar).get_template(
        "summary.html"
    )
    page = template.render(
        parts=tuple(map(_part, collected.parts)),
        problems=tuple(map(str, collected.problems)),
        owed=owed(collected),
        unsettled=unsettled(collected),
        notes=collected.notes,
        course=collected.course.title if collected.course else "",
        style=Markup(style),
        style_hash=source_hash(style),
        width=_WIDTH,
        height=_HEIGHT,
        box_width=_BOX_WIDTH,
    )
    return page.encode("utf-8", "replace")


def _part(part: PartGrades) -> _Part:
    members = [member for grade in part.teams for member in grade.members]
    scores = [score for grade in part.teams for score in grade.scores]
    names = {criterion.id: criterion.name for criterion in part.rubric.criteria}
    return _Part(
        title=part.rubric.rubric.title,
        points=shown(part.points),
        students=len(members),
        graded=sum(member.final is not None for member in members),
        sheets=len(scores),
        graders=len({score.grader for score in scores}),
        figures=figures(part),
        apart=tuple(
            _row(grade.team.name, names[spread.key[0]], member_labels(grade.team.members), spread)
            for grade in part.teams
            for spread in disagreements(grade)
        ),
    )


def _row(team: str, criterion: str, members: tuple[str, ...], spread: Spread) -> _Row:
    number = spread.key[1]
    return _Row(
        team=team,
        what=f"{criterion}, {members[number - 1]}" if number else criterion,
        marks=", ".join(f"{grader} {shown(mark)}" for grader, mark in spread.marks),
        apart=shown(spread.apart),
        moderated="" if spread.moderated is None else shown(spread.moderated),
    )


def _place(value: float, box: Box) -> str:
    """Where a mark stands on a criterion's scale, in units of its drawing."""
    top = max(box.most, box.highest)
    return f"{_BOX_WIDTH * max(value, 0) / top if top else 0:.1f}"


def _bar(count: int, figures: Figures) -> float:
    """The height of a distribution's bar."""
    return (_HEIGHT - 40) * count / max(bar.count for bar in figures.bars)


def _points(value: float) -> str:
    """Points to two decimals, no zeros to spare."""
    text = f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
    return text.replace("-", words.MINUS)
