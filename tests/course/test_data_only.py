"""Nothing of a course stands in the code: no title, no figure, no name."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import toolkit
from toolkit.course.loading import load_course, load_requirements, load_rubric
from toolkit.course.requirements import Requirements
from toolkit.course.resources import courses, rubrics, templates

CODE = sorted(Path(toolkit.__file__).parent.rglob("*.py"))
FIGURE = re.compile(r"(\d+)[ -](?:pages?|points?|words?|minutes?|authors?|students?|members?)\b")


def strings(file: Path) -> Iterator[str]:
    """Every string that the code holds, its docstrings left out."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def limits(rules: Requirements) -> Iterator[int]:
    """Every figure that a manifest sets."""
    for limit in (rules.pages, rules.abstract, rules.minutes, rules.team):
        if limit is not None:
            yield from (end for end in (limit.min, limit.max) if end is not None)
    yield rules.citations.min
    yield from (section.min_words for section in rules.sections)


@cache
def names() -> frozenset[str]:
    """Every course, template and rubric id and course title; every section's title and its id.

    An id of one plain word is left out: it is an English word that the code may need.
    """
    sections = [section for name in templates() for section in load_requirements(name).sections]
    ids = {section.id for section in sections if "-" in section.id}
    parts = {part.title for section in sections for part in section.split}
    venues = {load_course(name).title for name in courses()} | {*courses()}
    return frozenset(
        {s.title for s in sections} | ids | parts | venues | {*templates(), *rubrics()}
    )


@cache
def figures() -> frozenset[float]:
    """Every page, word, minute, team and point figure of the courses, save 0 and 1."""
    found = {limit for name in templates() for limit in limits(load_requirements(name))}
    for rubric in map(load_rubric, rubrics()):
        found |= {rubric.rubric.points, *(each.max for each in rubric.criteria)}
        found |= {-each.points for each in rubric.deductions}
    return frozenset(float(figure) for figure in found if figure > 1)


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(file.parents[2])))
def test_the_code_holds_no_title_figure_or_name_of_a_course(file: Path) -> None:
    for text in strings(file):
        assert text not in names()
        assert not figures() & {float(figure) for figure in FIGURE.findall(text)}, text
