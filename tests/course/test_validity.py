"""Each mistake in a course's TOML is one line with file and key."""

from pathlib import Path

import pytest

from toolkit.course.loading import load_course, load_requirements, load_rubric, rubric_errors
from toolkit.model.errors import CourseError

RUBRIC_MISTAKES = (
    ('title = "Marks for a diary"', "", "rubric.title: is missing (add text in quotes)"),
    ('id = "herbarium/marks"', 'id = "marks"', 'rubric.id: is not a full id: "marks"'),
    ("points = 12", 'points = "12"', "rubric.points: must be a number, not text in quotes"),
    ("points = 12", "points = 13", "rubric.points: is 13, but the criteria add up to 12"),
    ("points = 12", "points = 12\nstep = 0", "rubric.step: must be above 0"),
    ("points = 12", "points = 12\nstep = nan", "rubric.step: must be above 0"),
    ("points = 12", "points = 12\nfloor = 12", "rubric.floor: must be below the rubric's points"),
    (
        "points = 12",
        'points = 12\nunit = "class"',
        "rubric.unit: must be one of student, team, not class",
    ),
    (
        "points = 12",
        "points = 12\nstpe = 1",
        "rubric.stpe: is not a key known here (did you mean step?)",
    ),
    ('"./diary"', '"./dairy"', "rubric.template: "),
    ('template = "./diary"', "", "criterion[1].section: needs a template to point into"),
    ("max = 5", "max = true", "criterion[1].max: must be a number, not true or false"),
    ("max = 5", "max = 0", "criterion[1].max: must be above 0"),
    ("max = 5", "max = inf", "criterion[1].max: must be above 0"),
    (
        'section = "route"',
        'section = "rout"',
        "criterion[1].section: ./diary has no section rout (did you mean route?)",
    ),
    ('["STR003"]', '["STR003", "str3"]', "criterion[1].rules[2]: is not a rule's code: str3"),
    ('["STR003"]', '"STR003"', "criterion[1].rules: must be a list, not text in quotes"),
    ('id = "finds"', 'id = "route"', "criterion[2].id: route is used by criterion[1] already"),
    (
        'name = "Finds"',
        'name = "Route"',
        "criterion[2].name: Route is used by criterion[1] already",
    ),
    ('id = "finds"', 'id = "The Finds"', 'criterion[2].id: is not an id: "The Finds"'),
    (
        "points = 7",
        "points = 7.5",
        "criterion[2].level[1].points: must lie between 0 and the criterion's 7",
    ),
    ("points = 7", "points = -1", "criterion[2].level[1].points: must lie between 0"),
    ('[[criterion.level]]\nname = "Many"\npoints = 7', "", "criterion[2].level: is missing"),
    ("points = -2", "points = 2", "deduction[1].points: must be below 0"),
    ("points = -2", "points = 0", "deduction[1].points: must be below 0"),
    (
        "points = -2",
        'points = -101\nunit = "percent"',
        "deduction[1].points: must not take off more than 100",
    ),
    ('kind = "count"', 'kind = "flag"', "deduction[1].max_count: caps nothing"),
    ("max_count = 3", "max_count = 0", "deduction[1].max_count: must be 1 or more"),
    (
        "max_count = 3",
        "max_count = 1.5",
        "deduction[1].max_count: must be a whole number, not a number",
    ),
    (
        'scope = "finds"',
        'scope = "find"',
        "deduction[1].scope: names no criterion: find (did you mean finds?)",
    ),
    ('[[award]]\nid = "rarest"\nname = "Rarest find"', "", "awards: settles nothing"),
    ('name = "Rarest find"', 'name = "Rarest find"\nmax = 0', "award[1].max: must be above 0"),
    ("[awards]", "[aggregate]\ngraders = 0\n[awards]", "aggregate.graders: must be 1 or more"),
    (
        "[awards]",
        "[aggregate]\ndisagreement = 15\n[awards]",
        "aggregate.disagreement: must lie between 0 and 1",
    ),
    (
        "[awards]",
        '[[award]]\nid = "rarest"\nname = "B"\n[awards]',
        "award[2].id: rarest is used by award[1]",
    ),
    (
        "[awards]",
        '[[deduction]]\nid = "late"\nname = "L"\npoints = -1\n[awards]',
        "deduction[2].id: late is used",
    ),
    (
        "points = 7",
        'points = 7\n[[criterion.level]]\nname = "Many"\npoints = 3',
        "criterion[2].level[2].name: Many is used by criterion[2].level[1] already",
    ),
)

TEMPLATE_MISTAKES = (
    ('id = "herbarium/diary"', 'id = "diary"', 'id: is not a full id: "diary"'),
    ('id = "herbarium/diary"', 'id = "herbarium/log"', "id: must end in the kind, diary"),
    (
        'id = "herbarium/diary"',
        'id = "botany/diary"',
        "id: must begin with the course beside it, herbarium",
    ),
    ('version = "3"', "version = 3", "version: must be text in quotes, not a whole number"),
    ('main = "diary.tex"', 'main = "diary.md"', "main: must be the name of a .tex file"),
    ('main = "diary.tex"', "", "main: is missing (add text in quotes)"),
    ('class = "scrartcl"', "", "document.class: is missing (add text in quotes)"),
    (
        'paper = "a4"',
        'paper = "a5"',
        "document.paper: must be one of a4, letter, slide-16:9, slide-4:3, not a5",
    ),
    ("min = 1", "min = 4", "pages.min: is 4, more than the max of 3"),
    ("min = 1", "min = -1", "pages.min: must not be below 0"),
    (
        "max = 3",
        'max = 3\nfree = ["reference"]',
        "pages.free[1]: names no section: reference (did you mean references?)",
    ),
    (
        "max = 3",
        "max = 3\n[abstract]\nmin = 9\nmax = 1",
        "abstract.min: is 9, more than the max of 1",
    ),
    (
        "max = 3",
        "max = 3\n[minutes]\nmin = 9\nmax = 1",
        "minutes.min: is 9, more than the max of 1",
    ),
    ("max = 3", "max = 3\n[team]\nmin = 9\nmax = 1", "team.min: is 9, more than the max of 1"),
    ("max = 3", "max = 3\n[citations]\nmin = -2", "citations.min: must not be below 0"),
    (
        "min_words = 20",
        'min_words = "20"',
        "section[2].min_words: must be a whole number, not text in quotes",
    ),
    ("min_words = 20", "min_words = -20", "section[2].min_words: must not be below 0"),
    (
        "min_words = 20",
        "min_word = 20",
        "section[2].min_word: is not a key known here (did you mean min_words?)",
    ),
    ('id = "finds"', 'id = "route"', "section[2].id: route is used by section[1] already"),
    ('id = "finds"', 'id = "Finds!"', 'section[2].id: is not an id: "Finds!"'),
    (
        '["Where We Went"]',
        '["Find & Doubt"]',
        'section[2].title: "Finds and Doubts" counts as route already',
    ),
    (
        '["Open Doubts"]',
        '["Routes"]',
        'section[2].split[2].aliases[1]: "Routes" counts as route already',
    ),
    ('["Open Doubts"]', '["--"]', "section[2].split[2].aliases[1]: has no word in it"),
    ('[[section.split]]\ntitle = "Finds"', "", "section[2].split: needs at least two sections"),
)

COURSE_MISTAKES = (
    ('id = "herbarium"', 'id = "Herbarium 1"', 'id: is not an id: "Herbarium 1"'),
    ("max = 5", "max = 1", "team.min: is 2, more than the max of 1"),
    (
        'default_kind = "diary"',
        'default_kind = "dairy"',
        "default_kind: names no part: dairy (did you mean diary?)",
    ),
    (
        "project_points = 12",
        "project_points = 14",
        "project_points: is 14, but the parts add up to 12",
    ),
    ("points = 20", "points = 10", "points: is 10, less than the 12 of the parts"),
    ("{ lecture_day = 4 }", "{ lecture_day = 0 }", "part[1].when: counts lecture days from 1"),
    (
        "{ lecture_day = 4 }",
        '{ lecture_day = "4th" }',
        "part[1].when.lecture_day: must be a whole number",
    ),
    ("{ lecture_day = 4 }", "2020-03-05", "part[1].when: must be a table, not a date or time"),
    ('rubric = "marks.toml"', 'rubric = "mark.toml"', "part[1].rubric: "),
    (
        "[[part]]",
        '[[part]]\nkind = "diary"\n[[part]]',
        "part[2].kind: diary is used by part[1] already",
    ),
    (
        "{ lecture_day = 4 }",
        "{ lecture_day = 4, lecture_days = 0 }",
        "part[1].when: counts lecture days from 1",
    ),
)

RUBRIC_EDGES = (
    ("points = -2", 'points = -100\nunit = "percent"'),
    ("points = -2", "points = -101"),
    ("max_count = 3", "max_count = 1"),
    ("points = 7", "points = 0"),
    ("points = 12", "points = 12\nfloor = 11"),
    ("[awards]", "[aggregate]\ndisagreement = 0\ngraders = 1\n[awards]"),
    ("[awards]", "[aggregate]\ndisagreement = 1\n[awards]"),
    ('[awards]\nrule = "priority"', ""),
    ('section = "route"', ""),
)

TEMPLATE_EDGES = (
    ("min = 1", "min = 3"),
    ("min = 1", "min = 0"),
    ("min_words = 20", "min_words = 0"),
    ("max = 3", "max = 3\n[citations]\nmin = 0"),
    ("max = 3", 'max = 3\nfree = ["references", "appendix", "route"]'),
)

COURSE_EDGES = (
    ("points = 20", "points = 12"),
    ("points = 20\nproject_points = 12", ""),
    ("max = 5", "max = 2"),
    ("{ lecture_day = 4 }", "{ lecture_day = -1, lecture_days = 1 }"),
    ("when = { lecture_day = 4 }", ""),
)


def spoil(file: Path, good: str, bad: str) -> None:
    """Replace the first ``good`` by ``bad``; a mistake that does not apply is a faulty test."""
    text = file.read_text(encoding="utf-8")
    assert good in text
    file.write_text(text.replace(good, bad, 1), encoding="utf-8")


@pytest.mark.parametrize(("good", "bad", "line"), RUBRIC_MISTAKES)
def test_a_mistake_in_a_rubric_is_one_line(
    herbarium: Path, good: str, bad: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(herbarium)
    spoil(Path("marks.toml"), good, bad)
    lines = [str(error) for error in rubric_errors("marks.toml")]
    assert any(each.startswith(f"marks.toml: {line}") for each in lines), lines
    assert not any("\n" in each for each in lines)
    with pytest.raises(CourseError):
        load_rubric("marks.toml")


@pytest.mark.parametrize(("good", "bad", "line"), TEMPLATE_MISTAKES)
def test_a_mistake_in_a_manifest_is_one_line(
    herbarium: Path, good: str, bad: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(herbarium)
    spoil(Path("diary/template.toml"), good, bad)
    with pytest.raises(CourseError) as caught:
        load_requirements("diary")
    assert str(caught.value).startswith(f"diary/template.toml: {line}")


@pytest.mark.parametrize(("good", "bad", "line"), COURSE_MISTAKES)
def test_a_mistake_in_a_course_is_one_line(
    herbarium: Path, good: str, bad: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(herbarium)
    spoil(Path("course.toml"), good, bad)
    with pytest.raises(CourseError) as caught:
        load_course(Path())
    assert str(caught.value).startswith(f"course.toml: {line}")


@pytest.mark.parametrize(("good", "edge"), RUBRIC_EDGES)
def test_a_rubric_at_the_edge_of_a_limit_is_valid(herbarium: Path, good: str, edge: str) -> None:
    spoil(herbarium / "marks.toml", good, edge)
    assert rubric_errors(herbarium / "marks.toml") == ()


@pytest.mark.parametrize(("good", "edge"), TEMPLATE_EDGES)
def test_a_manifest_at_the_edge_of_a_limit_is_valid(herbarium: Path, good: str, edge: str) -> None:
    spoil(herbarium / "diary" / "template.toml", good, edge)
    assert load_requirements(herbarium / "diary").kind == "diary"


@pytest.mark.parametrize(("good", "edge"), COURSE_EDGES)
def test_a_course_at_the_edge_of_a_limit_is_valid(herbarium: Path, good: str, edge: str) -> None:
    spoil(herbarium / "course.toml", good, edge)
    assert load_course(herbarium).default_kind == "diary"


def test_all_mistakes_of_a_file_are_told_at_once(herbarium: Path) -> None:
    spoil(herbarium / "marks.toml", "max = 5", "max = 0")
    spoil(herbarium / "marks.toml", "points = -2", "points = 2")
    keys = [error.place.rpartition(": ")[2] for error in rubric_errors(herbarium / "marks.toml")]
    assert keys == ["criterion[1].max", "deduction[1].points", "rubric.points"]


def test_a_bonus_does_not_count_towards_the_points(herbarium: Path) -> None:
    bonus = '[[criterion]]\nid = "tea"\nname = "Tea"\nmax = 1\nbonus = true\n\n[[deduction]]'
    spoil(herbarium / "marks.toml", "[[deduction]]", bonus)
    assert rubric_errors(herbarium / "marks.toml") == ()
