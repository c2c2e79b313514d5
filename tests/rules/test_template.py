"""The course's template: what the rule's examples cannot show."""

import shutil
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.rules.template import WrongTemplate

EXAMPLES = Path(__file__).parents[2] / "examples"
CLASS = "\\documentclass[10pt,twocolumn,letterpaper]{article}"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    folder = tmp_path / "report"
    shutil.copytree(EXAMPLES / "report", folder)
    return folder


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def found(folder: Path) -> tuple[Finding, ...]:
    return run(load_draft(folder), (WrongTemplate,)).findings


@pytest.mark.parametrize("name", ["report", "proposal", "presentation"])
def test_the_examples_are_of_their_templates(name: str) -> None:
    assert found(EXAMPLES / name) == ()


@pytest.mark.parametrize(
    "line",
    [
        "\\documentclass[letterpaper, twocolumn, 10pt, final]{article}",
        "\\documentclass[twocolumn]{article}",
        "\\documentclass[%\n  twocolumn, % two\n  10pt]{article}",
    ],
)
def test_options_may_be_ordered_and_left_to_the_class(report: Path, line: str) -> None:
    changed(report / "report.tex", CLASS, line)
    assert found(report) == ()


@pytest.mark.parametrize(
    ("line", "messages"),
    [
        ("\\documentclass[twocolumn]{IEEEtran}", ["the class is IEEEtran, not article"]),
        ("\\documentclass{article}", ["the class lacks the option twocolumn"]),
        (
            "\\documentclass[11pt,onecolumn,a4paper]{article}",
            [
                "the class has the option 11pt, not 10pt",
                "the class has the option a4paper, not letterpaper",
                "the class has the option onecolumn, not twocolumn",
            ],
        ),
    ],
)
def test_each_fault_of_the_class_is_told(report: Path, line: str, messages: list[str]) -> None:
    changed(report / "report.tex", CLASS, line)
    assert sorted(each.message for each in found(report)) == messages


def test_slides_of_another_shape_are_told(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "presentation", tmp_path / "talk")
    changed(tmp_path / "talk" / "presentation.tex", "aspectratio=169", "aspectratio=43")
    (fault,) = found(tmp_path / "talk")
    assert fault.message == "the class has the option aspectratio=43, not aspectratio=169"


def test_a_style_that_is_not_loaded_is_one_finding(report: Path) -> None:
    changed(report / "report.tex", "\\usepackage{stat453}", "")
    (fault,) = found(report)
    assert fault.message == "the style stat453 is not loaded"


@pytest.mark.parametrize("name", ["stat453.sty", "draftsmith.sty"])
def test_a_missing_style_file_is_told_where_it_is_loaded(report: Path, name: str) -> None:
    (report / name).unlink()
    faults = found(report)
    assert [each.message for each in faults] == [f"the style file {name} is not beside report.tex"]
    assert faults[0].place.line


def test_an_edited_style_file_is_told_at_the_first_line_that_differs(report: Path) -> None:
    changed(report / "stat453.sty", "textheight=8.875in", "textheight=9.5in")
    (fault,) = found(report)
    assert (fault.place.path, fault.place.line) == ("stat453.sty", 5)


@pytest.mark.parametrize("new", ["\r\n", "\r"])
def test_line_ends_are_no_edit(report: Path, new: str) -> None:
    changed(report / "draftsmith.sty", "\n", new)
    assert found(report) == ()


def test_a_line_added_at_the_end_is_an_edit(report: Path) -> None:
    with (report / "draftsmith.sty").open("a", encoding="utf-8") as file:
        file.write("\\vspace{-1cm}\n")
    assert [each.place.path for each in found(report)] == ["draftsmith.sty"]


def test_a_template_without_a_style_asks_for_none(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "presentation", tmp_path / "talk")
    changed(tmp_path / "talk" / "presentation.tex", "\\usepackage{draftsmith}", "")
    assert found(tmp_path / "talk") == ()
