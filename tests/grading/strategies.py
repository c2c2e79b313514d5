"""Any rubric, any sheet of it, and any valid answers on that sheet."""

from fractions import Fraction

from hypothesis import strategies as st

from tests.grading.filling import Answers
from toolkit.course.rubric import Criterion, Deduction, Level, Rubric, RubricHead, rubric_hash
from toolkit.grading import words
from toolkit.grading.collecting.entered import cases_confirmed, points_given
from toolkit.grading.collecting.filled import Cell
from toolkit.grading.csv_table import one_line
from toolkit.grading.roster import Member
from toolkit.grading.sheet import Proposal, Sheet
from toolkit.model.finding import Stage

IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
NAMES = st.sampled_from(
    (
        "Related Work",
        "Größe & Güte",
        "=1+1",
        "Code [runs]",
        "50 % of it",
        "\\LaTeX{}",
        "# Idea",
        "<b>",
    )
)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))
    | st.sampled_from("\n:#=\\"),
    max_size=60,
).map(str.strip)
STEPS = st.sampled_from((0.25, 0.5, 1.0, 2.5))


@st.composite
def criteria(draw: st.DrawFn, id_: str, step: float) -> Criterion:
    """A criterion of any mode whose maximum is so many steps."""
    most = draw(st.integers(1, 80)) * step
    mode = draw(st.sampled_from(("points", "levels", "check")))
    levels: tuple[Level, ...] = ()
    if mode == "levels":
        names = draw(
            st.lists(
                st.sampled_from(("Full", "Nearly", "Half way", "None", "=0")),
                min_size=1,
                unique=True,
            )
        )
        levels = tuple(Level(name, draw(st.integers(0, 4)) * most / 4) for name in names)
    return Criterion(
        id_,
        f"{draw(NAMES)} {id_}",
        most,
        mode,
        draw(st.booleans()),
        draw(st.booleans()),
        levels=levels,
    )


@st.composite
def deductions(draw: st.DrawFn, id_: str, scopes: tuple[str, ...]) -> Deduction:
    """A deduction of any kind and unit."""
    kind = draw(st.sampled_from(("flag", "count")))
    cap = draw(st.none() | st.integers(1, 9)) if kind == "count" else None
    unit = draw(st.sampled_from(("points", "percent", "percent-of-earned")))
    points = -draw(st.integers(1, 60)) / 2
    return Deduction(
        id_, f"{draw(NAMES)} {id_}", points, kind, cap, draw(st.sampled_from(scopes)), unit
    )


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """A rubric of up to four criteria and three deductions."""
    step = draw(STEPS)
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    made = [draw(criteria(id_, step)) for id_ in ids]
    made[0] = Criterion(
        made[0].id,
        made[0].name,
        made[0].max,
        made[0].mode,
        False,
        made[0].per_student,
        levels=made[0].levels,
    )
    takes = draw(st.lists(IDS, max_size=3, unique=True))
    head = RubricHead(
        "engines/any",
        draw(NAMES),
        sum(each.max for each in made if not each.bonus),
        draw(st.sampled_from(("team", "student"))),
        step,
    )
    scopes = ("total", *ids)
    return Rubric(head, tuple(made), tuple(draw(deductions(id_, scopes)) for id_ in takes))


MEMBERS = st.lists(
    st.sampled_from(
        ("Ada Lovelace", 'Charles "Analyst" Babbage', "Émilie du Châtelet", "=Karl", "Al-Khwārizmī")
    ),
    min_size=1, max_size=4, unique=True,
).map(lambda names: tuple(map(Member, names)))  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A sheet of any rubric, with proposals and evidence."""
    rubric = draw(rubrics())
    told = tuple((each.id, (one_line(draw(TEXTS)) or "fine",)) for each in rubric.criteria)
    proposals = tuple(
        Proposal(each.id, draw(st.none() | st.integers(0, 1)), one_line(draw(TEXTS)))
        for each in rubric.deductions
    )
    return Sheet(
        rubric=rubric,
        rubric_hash=rubric_hash(rubric),
        template_version="1.0",
        team=draw(st.sampled_from(("antares", "Team =7", "Größe/1"))),
        members=draw(MEMBERS),
        grader="Mary Somerville",
        round=draw(st.integers(1, 3)),
        stage=Stage.SUBMISSION,
        submission="antares.pdf",
        evidence=told,
        proposals=proposals,
        remarks=("a remark",),
    )


@st.composite
def answers(draw: st.DrawFn, sheet: Sheet) -> Answers:
    """Valid answers to some of what a sheet asks."""
    step = Fraction(str(sheet.rubric.rubric.step))
    scores, notes, confirmed = {}, {}, {}
    for entry in sheet.entries:
        key = entry.criterion.id, entry.number
        if draw(st.booleans()):
            given = words.choices(entry.criterion)
            steps = int(Fraction(str(entry.criterion.max)) / step)
            scores[key] = (
                draw(st.sampled_from(given))
                if given
                else str(float(draw(st.integers(0, steps)) * step))
            )
        if draw(st.booleans()):
            notes[key] = draw(TEXTS)
    for deduction in sheet.rubric.deductions:
        if draw(st.booleans()):
            flag = deduction.kind == "flag"
            most = deduction.max_count or 30
            confirmed[deduction.id] = (
                draw(st.sampled_from(("yes", "no"))) if flag else str(draw(st.integers(0, most)))
            )
    return Answers(scores, notes, confirmed, draw(TEXTS), draw(st.booleans()))


def points_of(sheet: Sheet, given: Answers) -> dict[tuple[str, int], Fraction]:
    """What the answers are worth."""
    criteria = {each.id: each for each in sheet.rubric.criteria}
    step = sheet.rubric.rubric.step
    return {
        key: points_given(Cell(text, ""), criteria[key[0]], step)
        for key, text in given.scores.items()
    }


def cases_of(sheet: Sheet, given: Answers) -> dict[str, int]:
    """What the answers confirm."""
    known = {each.id: each for each in sheet.rubric.deductions}
    return {
        id_: cases_confirmed(Cell(text, ""), known[id_]) for id_, text in given.deductions.items()
    }
