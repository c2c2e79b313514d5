"""The staff's page opens in a browser, loads nothing, and shows texts as they were typed."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.browser import Browser
from tests.grading.term import Term, make_term
from toolkit.course.loading import load_rubric
from toolkit.course.rubric import Criterion, Rubric, RubricHead
from toolkit.grading.collecting.collect import Collected, collect
from toolkit.grading.collecting.grades import PartGrades, grade_team
from toolkit.grading.collecting.problem import Problem
from toolkit.grading.collecting.score import Score
from toolkit.grading.gradebook.summary import write
from toolkit.grading.roster import Member, Roster, Team

HOSTILE = "</style><script>alert(1)</script>\"'&\u202e"


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory) -> Term:
    rubric = load_rubric("stat453/report")
    return make_term(tmp_path_factory.mktemp("t"), (rubric,), 3, 8, {"stat453/report": "report"})


@pytest.fixture(scope="module")
def collected(term: Term) -> Collected:
    return collect([term.sheets], term.roster, (load_rubric("stat453/report"),))


def test_the_same_grades_give_the_same_bytes(collected: Collected) -> None:
    assert write(collected) == write(collected)


def test_hostile_texts_make_no_element() -> None:
    rubric = Rubric(RubricHead("a/b", HOSTILE, 10), (Criterion("idea", HOSTILE, 10),))
    team = Team(HOSTILE, (Member(HOSTILE),))
    score = Score("x", "a/b", HOSTILE, HOSTILE, 1, "submission", False, {("idea", 0): Fraction(3)})
    part = PartGrades(rubric, Fraction(10), (grade_team(rubric, team, (score,)),))
    problem = Problem(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    text = write(Collected((part,), (problem,), (HOSTILE,), Roster((team,)))).decode()
    assert "<script" not in text
    assert "alert(1)" in text
    assert "\u202e" not in text


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_opens_offline_with_a_drawing_for_each_criterion(
    collected: Collected, tmp_path: Path, open_browser: Callable[..., Browser], dark: bool
) -> None:
    page = tmp_path / "summary.html"
    page.write_bytes(write(collected))
    browser = open_browser(dark=dark)
    browser.open(page)
    drawings = browser.find_elements("css selector", ".boxes svg")
    assert len(drawings) == len(collected.parts[0].rubric.criteria)
    for drawing in drawings:
        outer, inner = drawing.rect, drawing.find_element("css selector", ".box").rect
        assert (
            outer["x"] <= inner["x"] <= inner["x"] + inner["width"] <= outer["x"] + outer["width"]
        )
    counts = browser.find_elements("css selector", "svg .bar + text[text-anchor=middle]")
    assert sum(int(each.text) for each in counts) >= 3 * 8
    background = browser.find_element("css selector", "body").value_of_css_property(
        "background-color"
    )
    assert (background == "rgba(251, 251, 249, 1)") is not dark
    assert browser.requests == []
