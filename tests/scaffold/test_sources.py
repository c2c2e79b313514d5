"""A template gives its own files, its course's style and what all drafts share; nothing else."""

import pytest

from toolkit.course.loading import load_requirements
from toolkit.model.errors import ScaffoldError, ToolkitError
from toolkit.scaffold.sources import source_files


def files_of(template):
    return source_files(template, load_requirements(template))


def test_the_manifest_and_hidden_files_stay_behind(template):
    assert sorted(files_of(template)) == [
        ".github/workflows/check.yml",
        ".gitignore",
        "club.sty",
        "draftsmith.sty",
        "draftsmith.toml",
        "latexmkrc",
        "metadata.tex",
        "note.tex",
        "sections/text.tex",
    ]


def test_the_style_may_be_the_course_s(template):
    course = """\
id = "club"
title = "Club"
institution = "I"
term = "t"
default_kind = "note"

[[part]]
kind = "note"
"""
    (template.parent / "course.toml").write_text(course, "utf-8")
    (template / "club.sty").rename(template.parent / "club.sty")
    assert files_of(template)["club.sty"] == b"\\ProvidesPackage{club}\n"


def test_a_style_beside_a_template_of_no_course_is_not_taken(template):
    (template / "club.sty").rename(template.parent / "club.sty")
    with pytest.raises(ScaffoldError, match=r"club\.sty: no such file"):
        files_of(template)


def test_a_file_of_the_template_s_own_takes_the_place_of_a_shared_one(template):
    (template / "metadata.tex").write_text("mine\n", "utf-8")
    assert files_of(template)["metadata.tex"] == b"mine\n"


def test_a_main_file_that_is_not_there_is_refused(template):
    (template / "note.tex").unlink()
    with pytest.raises(ScaffoldError, match=r"note\.tex: the template has no such file"):
        files_of(template)


@pytest.mark.parametrize("link", ["sections/secret.tex", "elsewhere"])
def test_a_symbolic_link_in_a_template_is_refused(template, tmp_path, link):
    (template / link).symlink_to(tmp_path)
    with pytest.raises(ScaffoldError, match="this is a symbolic link"):
        files_of(template)


@pytest.mark.parametrize(
    "path", ["../note.tex", "/etc/note.tex", "a/../../b", "C:note.tex", "..\\b"]
)
@pytest.mark.parametrize("key", ["main", "style"])
def test_a_path_out_of_the_draft_is_refused(template, key, path):
    manifest = template / "template.toml"
    was = {"main": '"note.tex"', "style": '"club.sty"'}[key]
    text = manifest.read_text("utf-8").replace(f"{key} = {was}", f"{key} = '{path}'")
    manifest.write_text(text, "utf-8")
    with pytest.raises(ToolkitError, match=r"outside the draft|main|style"):
        files_of(template)


def test_a_code_folder_out_of_the_draft_is_refused(template):
    with (template / "template.toml").open("a", encoding="utf-8") as manifest:
        manifest.write('[code]\nfolder = "../../code"\n')
    with pytest.raises(ScaffoldError, match="outside the draft"):
        files_of(template)
