"""Courses, manifests and rubrics are found by name or by file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.course.loading import (
    load_course,
    load_requirements,
    load_rubric,
    rubric_errors,
    template_folder,
)
from toolkit.course.requirements import Range
from toolkit.course.resources import courses, default_course, rubrics, templates
from toolkit.model.errors import CourseError, InputError


@pytest.mark.parametrize("name", templates())
def test_every_packaged_template_loads_under_its_name(name: str) -> None:
    assert load_requirements(name).id == name


@pytest.mark.parametrize("name", rubrics())
def test_every_packaged_rubric_is_valid_and_loads_under_its_name(name: str) -> None:
    assert rubric_errors(name) == ()
    assert load_rubric(name).rubric.id == name


@pytest.mark.parametrize("name", courses())
def test_every_packaged_course_loads_with_what_its_parts_point_at(name: str) -> None:
    assert load_course(name).id == name


def test_a_bare_kind_is_the_default_courses() -> None:
    kind = load_course().default_kind
    assert load_requirements(kind) == load_requirements(f"{default_course()}/{kind}")


def test_a_bare_rubric_name_is_the_default_courses() -> None:
    kind = load_course().default_kind
    assert load_rubric(kind).rubric.id == f"{default_course()}/{kind}"


def test_a_template_leaves_team_and_rubric_to_its_course() -> None:
    for name in courses():
        course = load_course(name)
        for part in course.parts:
            manifest = load_requirements(f"{name}/{part.kind}")
            assert (manifest.team, manifest.rubric) == (course.team, part.rubric)


def test_a_template_folder_holds_its_manifest() -> None:
    for name in templates():
        assert (template_folder(name) / "template.toml").is_file()


def test_a_course_outside_the_package_is_toml_alone(herbarium: Path) -> None:
    manifest = load_requirements(herbarium / "diary")
    rubric = load_rubric(manifest.rubric)
    assert load_course(herbarium).part("diary") is not None
    assert manifest.team == Range(2, 5)
    assert load_requirements(rubric.rubric.template) == manifest
    assert [criterion.section for criterion in rubric.criteria] == ["route", "finds"]


def test_a_folder_may_be_given_as_text(herbarium: Path) -> None:
    folder = str(herbarium / "diary")
    assert load_requirements(folder).id == "herbarium/diary"


def test_a_manifest_that_names_its_own_team_and_rubric_keeps_them(herbarium: Path) -> None:
    file = herbarium / "diary" / "template.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text('rubric = "other/marks"\n' + text + "[team]\nmax = 1\n", encoding="utf-8")
    manifest = load_requirements(herbarium / "diary")
    assert (manifest.rubric, manifest.team) == ("other/marks", Range(None, 1))


def test_a_template_needs_no_course_beside_it(herbarium: Path) -> None:
    (herbarium / "course.toml").unlink()
    assert load_requirements(herbarium / "diary").team == Range()


@pytest.mark.parametrize(
    ("load", "name", "hint"),
    [
        (load_requirements, "stat453/reprot", "did you mean stat453/report? known: "),
        (load_requirements, "prposal", "did you mean stat453/proposal? known: "),
        (load_requirements, "thesis", "known: stat453/presentation, "),
        (load_rubric, "stat453/peer-reviews", "did you mean stat453/peer-review? known: "),
        (load_course, "worksop", "did you mean workshop? known: "),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_and_the_list(load, name, hint) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CourseError) as caught:
        load(name)
    assert name in caught.value.message
    assert caught.value.hint.startswith(hint)


def test_a_name_never_leads_out_of_the_packaged_folders() -> None:
    with pytest.raises(CourseError):
        load_rubric("../pyproject")


def test_a_folder_without_a_manifest_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"template\.toml: no such file"):
        load_requirements(tmp_path)


@pytest.mark.parametrize("load", [load_requirements, load_rubric, load_course])
def test_a_name_longer_than_the_system_can_hold_is_unknown(load: Callable[[str], object]) -> None:
    with pytest.raises(CourseError, match="there is no"):
        load("x" * 5000)


def test_a_part_of_a_name_too_long_is_said(herbarium: Path) -> None:
    file = herbarium / "course.toml"
    file.write_text(file.read_text("utf-8").replace('"diary"', f'"{"x" * 5000}"'), "utf-8")
    with pytest.raises(CourseError, match="beside this file"):
        load_course(herbarium)


def test_a_part_without_its_template_is_said(herbarium: Path) -> None:
    (herbarium / "diary" / "template.toml").rename(herbarium / "diary" / "manifest.toml")
    with pytest.raises(CourseError, match=r"part\[1\]\.kind: has no diary/template\.toml"):
        load_course(herbarium)


def test_a_part_worth_other_points_than_its_rubric_is_said(herbarium: Path) -> None:
    file = herbarium / "course.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("12", "13"), encoding="utf-8")
    with pytest.raises(CourseError, match=r"part\[1\]\.rubric: is worth 12 points and the part 13"):
        load_course(herbarium)
