"""A rubric's hash follows what scores mean, and nothing else."""

from pathlib import Path

import pytest

from toolkit.course.loading import load_rubric
from toolkit.course.rubric import rubric_hash

MATTERS = (
    ("max_count = 3", "max_count = 4"),
    ("points = -2", "points = -3"),
    ('scope = "finds"', 'scope = "total"'),
    ('kind = "count"\nmax_count = 3', 'kind = "flag"'),
    ('scope = "finds"', 'scope = "finds"\nunit = "percent"'),
    ("points = 12", "points = 12\nstep = 1"),
    ("points = 12", "points = 12\nfloor = -5"),
    ('id = "herbarium/marks"', 'id = "herbarium/other"'),
    ("points = 7", "points = 6"),
    ('name = "Many"', 'name = "Lots"'),
    ('mode = "levels"', 'mode = "points"'),
    ('id = "route"', 'id = "way"'),
    ("max = 5", "max = 5\nper_student = true"),
    (
        "[[deduction]]",
        '[[criterion]]\nid = "tea"\nname = "Tea"\nmax = 1\nbonus = true\n[[deduction]]',
    ),
)

IS_WORDING = (
    ('name = "Route"', 'name = "The route"'),
    ('title = "Marks for a diary"', 'title = "Marks"'),
    ("max = 5", 'max = 5\nquestions = ["Was it walked?"]'),
    ("max = 5", "max = 5.0"),
    ('["STR003"]', '["STR003", "STR007"]'),
    ('name = "Late"', 'name = "Late"\ndescription = "By a day."\nauto = "days-late"'),
    ("[awards]", "[aggregate]\ngraders = 2\n[awards]"),
)


def hashes(herbarium: Path, old: str, new: str) -> tuple[str, str]:
    """The hash before and after a change of the file."""
    file = herbarium / "marks.toml"
    before = rubric_hash(load_rubric(file))
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return before, rubric_hash(load_rubric(file))


@pytest.mark.parametrize(("old", "new"), MATTERS)
def test_the_hash_changes_with_what_a_score_means(herbarium: Path, old: str, new: str) -> None:
    before, after = hashes(herbarium, old, new)
    assert before != after


@pytest.mark.parametrize(("old", "new"), IS_WORDING)
def test_the_hash_stays_when_only_words_change(herbarium: Path, old: str, new: str) -> None:
    before, after = hashes(herbarium, old, new)
    assert before == after


def test_the_hash_is_the_same_on_every_machine(herbarium: Path) -> None:
    assert rubric_hash(load_rubric(herbarium / "marks.toml")) == "55c486408f36"
