"""A new draft: whole, its own, and the same every time."""

import tomllib

import pytest

from toolkit.course.resources import templates
from toolkit.model.errors import CourseError, ScaffoldError, WouldOverwriteError
from toolkit.scaffold.new import new, plan_new
from toolkit.scaffold.questions import Answers, Author, answered


def test_a_draft_knows_its_template_and_what_was_answered(tmp_path, answers):
    new("stat453/report", tmp_path / "r", answers)
    said = tomllib.loads((tmp_path / "r/draftsmith.toml").read_text("utf-8"))
    assert said == {
        "template": "stat453/report",
        "version": "1.0",
        "main": "report.tex",
        "stage": "draft",
        "answers": {
            "title": "On Bees",
            "team": "",
            "keywords": "",
            "engine": "pdflatex",
            "author": [{"name": "Ada Lovelace", "email": "ada@example.org"}],
        },
    }


def test_the_answers_stand_in_one_file_alone(tmp_path, answers):
    new("stat453/report", tmp_path / "r", answers)
    holders = {path.name for path in (tmp_path / "r").rglob("*.tex") if "Bees" in path.read_text()}
    assert holders == {"metadata.tex"}


@pytest.mark.parametrize("template", templates())
def test_a_second_new_with_the_same_answers_changes_nothing(tmp_path, answers, template):
    assert new(template, tmp_path / "d", answers).changes
    assert not new(template, tmp_path / "d", answers).changes


def test_other_answers_into_the_same_folder_are_refused(tmp_path, answers):
    new("report", tmp_path / "d", answers)
    with pytest.raises(WouldOverwriteError) as caught:
        new("report", tmp_path / "d", answered(answers, ["title=On Wasps"], []))
    assert caught.value.paths == ("draftsmith.toml", "metadata.tex")


def test_the_engine_decides_how_latexmk_builds(tmp_path, answers):
    new("report", tmp_path / "d", answered(answers, ["engine=lualatex"], ["Nguyễn"]))
    assert "$pdf_mode = 4;" in (tmp_path / "d/latexmkrc").read_text("utf-8")
    assert r"\otherscript{Nguyễn}" in (tmp_path / "d/metadata.tex").read_text("utf-8")


def test_a_template_may_be_any_folder(tmp_path, template, answers):
    plan = new(template, tmp_path / "d", answers)
    said = tomllib.loads((tmp_path / "d/draftsmith.toml").read_text("utf-8"))
    assert said["template"] == "../template"
    assert (tmp_path / "d/note.tex").exists()
    assert plan.notes == ("the course asks for teams of 2 to 3, this one has 1",)


def test_planning_writes_nothing(tmp_path, answers):
    assert plan_new("report", tmp_path / "d", answers).changes
    assert not (tmp_path / "d").exists()


def test_an_unusable_answer_writes_nothing(tmp_path):
    with pytest.raises(ScaffoldError, match="cannot set 漢"):
        new("report", tmp_path / "d", Answers(title="漢", authors=(Author("A"),)))
    assert not (tmp_path / "d").exists()


def test_a_template_that_is_not_there_is_one_line(tmp_path, answers):
    with pytest.raises(CourseError, match="reprot"):
        new("reprot", tmp_path / "d", answers)
