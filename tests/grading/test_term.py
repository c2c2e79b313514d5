"""A whole simulated term: every final mark equals an independent one, to the last decimal."""

import hashlib
from fractions import Fraction

import msgspec
import pytest

from tests.grading.term import Term, make_term
from toolkit.course.course import Course, Late
from toolkit.course.loading import load_graded
from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.collect import Beside, Collected, collect

TEAMS = 60


@pytest.fixture(scope="module")
def course() -> Course:
    graded, _ = load_graded("stat453")
    return msgspec.structs.replace(graded, late=Late(points=-5, unit="percent"))


@pytest.fixture(scope="module")
def rubrics(course: Course) -> tuple[Rubric, ...]:
    known = {rubric.rubric.id: rubric for rubric in load_graded("stat453")[1]}
    return tuple(known[part.rubric] for part in course.parts)


@pytest.fixture(scope="module")
def term(
    tmp_path_factory: pytest.TempPathFactory, course: Course, rubrics: tuple[Rubric, ...]
) -> Term:
    kinds = {part.rubric: part.kind for part in course.parts}
    return make_term(tmp_path_factory.mktemp("term"), rubrics, 453, TEAMS, kinds)


@pytest.fixture(scope="module")
def collected(term: Term, course: Course, rubrics: tuple[Rubric, ...]) -> Collected:
    beside = Beside(late=term.late, adjust=term.adjust)
    return collect([term.sheets], term.roster, rubrics, courses=(course,), beside=beside)


def finals(collected: Collected) -> dict[tuple[str, str], Fraction | None]:
    return {
        (part.rubric.rubric.id, member.member.name): member.final
        for part in collected.parts
        for grade in part.teams
        for member in grade.members
    }


def test_every_final_mark_equals_the_independent_one(term: Term, collected: Collected) -> None:
    assert collected.problems == ()
    assert len(term.finals) == 3 * 3 * TEAMS
    assert finals(collected) == term.finals


def test_no_sheet_was_written_to(term: Term, course: Course, rubrics: tuple[Rubric, ...]) -> None:
    def state() -> list[tuple[str, int, str]]:
        return [
            (path.name, path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
            for path in sorted(term.sheets.iterdir())
        ]

    before = state()
    collect([term.sheets], term.roster, rubrics, courses=(course,))
    assert state() == before
