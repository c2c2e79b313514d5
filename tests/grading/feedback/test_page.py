"""Students read their marks and notes, and nothing of graders, of privates or of one another."""

import csv
import io
import shutil
from functools import partial
from pathlib import Path

import msgspec
import pytest

from tests.grading.feedback.telling import told_in
from tests.grading.term import GRADERS, Term, make_term
from toolkit.course.loading import load_rubric
from toolkit.course.rubric import Aggregate, Rubric
from toolkit.grading.at_once import at_once
from toolkit.grading.collecting.collect import Beside, Collected, collect
from toolkit.grading.feedback.md import write
from toolkit.grading.feedback.page import Page, pages


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("stat453/report")


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric) -> Term:
    return make_term(tmp_path_factory.mktemp("term"), (rubric,), 7, 8, {"stat453/report": "report"})


@pytest.fixture(scope="module")
def collected(term: Term, rubric: Rubric) -> Collected:
    return collect([term.sheets], term.roster, (rubric,), beside=Beside(adjust=term.adjust))


@pytest.fixture(scope="module")
def told(collected: Collected) -> tuple[Page, ...]:
    return tuple(pages(collected))


@pytest.mark.parametrize(
    "name",
    [
        "md",
        "html",
        pytest.param(
            "pdf",
            marks=pytest.mark.skipif(
                shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
            ),
        ),
    ],
)
def test_no_grader_and_no_private_note_is_in_any_page(told: tuple[Page, ...], name: str) -> None:
    text = " ".join(at_once(partial(told_in, name), told))
    assert "a note on abstract" in text
    assert [name for name in GRADERS if name.split()[1] in text] == []
    assert "not for students" not in text


def test_members_whose_grades_differ_have_pages_that_name_no_other(
    told: tuple[Page, ...], term: Term, collected: Collected
) -> None:
    rows = list(csv.DictReader(io.StringIO(term.adjust.read_text(encoding="utf-8"))))
    apart = {row["team"] for row in rows}
    assert apart
    for team in term.roster.teams:
        own = [page for page in told if page.team == team.name]
        assert len(own) == (3 if team.name in apart else 1)
        for page in own:
            text = write(page).decode()
            others = [each.name for each in team.members if each.name != page.member]
            assert not any(name in text for name in others)
    assert len(told) == len(collected.roster.teams) + 2 * len(apart)


def test_the_page_tells_the_grade_of_the_gradebook(
    told: tuple[Page, ...], collected: Collected
) -> None:
    finals = {
        (grade.team.name, member.member.name): member.final
        for grade in collected.parts[0].teams
        for member in grade.members
    }
    for page in told:
        (part,) = page.parts
        whose = page.member or next(name for team, name in finals if team == page.team)
        assert part.final == finals[page.team, whose]
        added = sum(each.points or 0 for each in part.marked) + sum(
            each.points for each in part.taken
        )
        assert part.final == max(0, added + sum(each.points for each in part.changes))


def test_a_criterion_that_is_for_graders_is_not_told(term: Term, rubric: Rubric) -> None:
    hidden = msgspec.structs.replace(rubric.criteria[0], visible=("grader",))
    other = msgspec.structs.replace(rubric, criteria=(hidden, *rubric.criteria[1:]))
    page = next(pages(collect([term.sheets], term.roster, (other,))))
    assert "Abstract" not in write(page).decode()


def test_a_team_without_a_grade_has_no_page(term: Term, rubric: Rubric) -> None:
    three = msgspec.structs.replace(rubric, aggregate=Aggregate(graders=3))
    assert list(pages(collect([term.sheets], term.roster, (three,)))) == []


def test_what_a_grader_typed_prints_as_typed(term: Term, rubric: Rubric, tmp_path: Path) -> None:
    for path in sorted(term.sheets.glob("*--team-1--*.toml")) + sorted(
        term.sheets.glob("*--team-2--*.toml")
    ):
        text = path.read_text(encoding="utf-8")
        head, notes = text.split("[notes]")
        notes = notes.replace('abstract = ""', 'abstract = "# <b>*well* | $x$"', 1).replace(
            'abstract = "a note on abstract"', 'abstract = "# <b>*well* | $x$"', 1
        )
        (tmp_path / path.name).write_text(f"{head}[notes]{notes}", encoding="utf-8")
    other = msgspec.structs.replace(rubric, aggregate=Aggregate(graders=1))
    text = b"".join(map(write, pages(collect([tmp_path], term.roster, (other,))))).decode()
    assert "> \\# \\<b\\>\\*well\\* \\| \\$x\\$" in text
