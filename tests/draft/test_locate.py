"""The draft that a person means is found, with its main file and the reason for that."""

import os
import re

import pytest

from toolkit.draft.locate import locate
from toolkit.model.errors import InputError

MAIN = "\\documentclass{article}\n\\begin{document}\nText.\n\\end{document}\n"
SLIDES = MAIN.replace("article", "beamer")
PART = "\\section{Part}\n"


def lay(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "main", "why"),
    [
        ({"any.tex": MAIN, "part.tex": PART}, "any.tex", "the only file with a \\documentclass"),
        ({"ours.tex": MAIN, "README.tex": PART}, "ours.tex", "the only file"),
        ({"ours.tex": MAIN, "old.tex": f"% {MAIN}"}, "ours.tex", "the only file"),
        ({"main.tex": MAIN, "draft2.tex": MAIN}, "main.tex", "called main, of 2 files"),
        ({"report.tex": MAIN, "slides.tex": SLIDES}, "report.tex", "called report"),
        ({"a.tex": MAIN, "b.tex": MAIN, "b.pdf": ""}, "b.tex", "the only one with a PDF"),
        ({"a.tex": MAIN, "sub/main.tex": MAIN}, "a.tex", "the only one at the top"),
        ({"a.tex": MAIN, "fig.tex": MAIN.replace("article", "standalone")}, "a.tex", "the only"),
        (
            {"a.tex": MAIN.replace("Text", "\\input{b}"), "b.tex": MAIN},
            "a.tex",
            "the only file",
        ),
        (
            {"a.tex": MAIN, "b.tex": MAIN.replace("Text", "\\input{p}"), "p.tex": PART},
            "b.tex",
            "inputs the most files",
        ),
        ({"UPPER.TEX": MAIN}, "UPPER.TEX", "the only file"),
        ({"main.tex": MAIN, ".git/main.tex": MAIN}, "main.tex", "the only file"),
        (
            {"main.tex": MAIN, "x.tex": MAIN, "draftsmith.toml": 'main = "x.tex"'},
            "x.tex",
            "draftsmith.toml names it",
        ),
    ],
)
def test_the_main_file_of_a_folder_is_chosen_for_a_reason(tmp_path, files, main, why):
    found = locate(lay(tmp_path, files))
    assert (found.root, found.main) == (tmp_path, main)
    assert found.why.startswith(why)


def test_the_name_that_the_template_asks_for_goes_before_the_usual_ones(tmp_path):
    lay(tmp_path, {"main.tex": MAIN, "essay.tex": MAIN})
    assert locate(tmp_path, "essay.tex").main == "essay.tex"


def test_names_are_looked_up_from_the_folder_of_the_main_file(tmp_path):
    found = locate(lay(tmp_path, {"notes.md": "", "paper/main.tex": MAIN}))
    assert (found.root, found.main) == (tmp_path / "paper", "main.tex")


@pytest.mark.parametrize(
    ("files", "message", "hint"),
    [
        ({}, "holds no LaTeX source", ""),
        ({"paper.pdf": ""}, "holds no LaTeX source", "check the PDF alone: draftsmith check"),
        ({"part.tex": PART}, r"none of its LaTeX files has a \\documentclass: part.tex", "name"),
        ({"empty.tex": ""}, "none of its LaTeX files", "name the main file"),
        ({"a.tex": MAIN, "b.tex": MAIN}, "several documents.*: a.tex, b.tex", "name one: .*a.tex"),
        ({"draftsmith.toml": 'main = "gone.tex"', "a.tex": MAIN}, "gone.tex, which is not", "main"),
    ],
)
def test_a_folder_that_does_not_tell_its_main_file_is_refused(tmp_path, files, message, hint):
    with pytest.raises(InputError, match=message) as caught:
        locate(lay(tmp_path, files))
    assert re.search(hint, caught.value.hint)
    assert caught.value.place.startswith(str(tmp_path))


@pytest.mark.parametrize("name", ["gone", "gone.tex", "x" * 300, "a\0b"])
def test_a_path_that_leads_nowhere_is_refused(tmp_path, name):
    with pytest.raises(InputError, match="no such file or folder"):
        locate(tmp_path / name)


def test_a_file_of_another_kind_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"neither a folder, a \.tex file nor a PDF"):
        locate(lay(tmp_path, {"draft.docx": ""}) / "draft.docx")


def test_a_file_that_is_named_is_the_main_one(tmp_path):
    found = locate(lay(tmp_path, {"main.tex": MAIN, "other.tex": MAIN}) / "other.tex")
    assert (found.main, found.why) == ("other.tex", "it was named")


def test_a_part_is_read_with_the_root_that_it_names(tmp_path):
    lay(tmp_path, {"main.tex": MAIN, "parts/one.tex": f"%!TeX root = ../main.tex\n{PART}"})
    found = locate(tmp_path / "parts/one.tex")
    assert (found.root, found.main) == (tmp_path, "main.tex")
    assert found.why == "one.tex names it as its root"


def test_a_root_beyond_a_link_is_named_by_the_way_there(tmp_path):
    parts = {"main.tex": MAIN, "parts/one.tex": f"%!TeX root = ../main.tex\n{PART}"}
    lay(tmp_path, {f"far/{name}": text for name, text in parts.items()})
    (tmp_path / "near").symlink_to(tmp_path / "far" / "parts", target_is_directory=True)
    found = locate(tmp_path / "near" / "one.tex")
    assert (found.root / found.main).samefile(tmp_path / "far" / "main.tex")


@pytest.mark.parametrize("root", ["one.tex", "gone.tex", ".."])
def test_a_root_that_is_no_other_file_is_passed_over(tmp_path, root):
    lay(tmp_path, {"one.tex": f"% !TEX root = {root}\n{MAIN}"})
    assert locate(tmp_path / "one.tex").main == "one.tex"


def test_a_part_is_read_with_the_main_file_of_the_settings(tmp_path):
    files = {"main.tex": MAIN, "parts/one.tex": PART, "draftsmith.toml": 'main = "main.tex"'}
    found = locate(lay(tmp_path, files) / "parts/one.tex")
    assert (found.root, found.main) == (tmp_path, "main.tex")


def test_a_pdf_stands_for_itself(tmp_path):
    found = locate(lay(tmp_path, {"paper.PDF": "", "main.tex": MAIN}) / "paper.PDF")
    assert (found.main, found.pdf) == ("", tmp_path / "paper.PDF")


def test_a_folder_that_holds_itself_is_read_once(tmp_path):
    lay(tmp_path, {"draft.tex": MAIN})
    (tmp_path / "again").symlink_to(tmp_path)
    assert locate(tmp_path).why == "the only file with a \\documentclass"


@pytest.mark.parametrize("name", ["draft.tex", "folder.tex"])
def test_what_is_called_like_a_source_and_is_none_is_passed_over(tmp_path, name):
    (tmp_path / "broken.tex").symlink_to("nowhere.tex")
    (tmp_path / "loop.tex").symlink_to("loop.tex")
    (tmp_path / "sources.tex").mkdir()
    os.mkfifo(tmp_path / "pipe.tex")
    lay(tmp_path, {name: MAIN})
    assert locate(tmp_path).main == name


def test_a_main_file_four_folders_down_is_not_looked_for(tmp_path):
    lay(tmp_path, {"1/2/main.tex": MAIN, "1/2/3/other.tex": MAIN})
    assert locate(tmp_path).why == "the only file with a \\documentclass"
