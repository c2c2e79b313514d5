"""The PDF that lies beside a sheet is the one that was handed in, or none is shown."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.course.requirements import Requirements
from toolkit.course.rubric import Rubric
from toolkit.grading.assignment import Assignment
from toolkit.grading.paper import address, paper_of
from toolkit.grading.roster import Roster
from toolkit.grading.sheets import make_sheets
from toolkit.lint.report import Report


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (("report.pdf",), "report.pdf"),
        (("final.PDF", "notes.txt"), "final.PDF"),
        (("report.pdf", "figure.pdf"), "report.pdf"),
        (("main.tex", "main.pdf", "figure.pdf"), "main.pdf"),
        (("build/main.pdf",), "build/main.pdf"),
        (("main.pdf", "figures/a.pdf", "figures/b.pdf"), "main.pdf"),
        ((".hidden.pdf", "a.pdf"), "a.pdf"),
        (("a.pdf", "b.pdf"), ""),
        (("figures/a.pdf", "figures/b.pdf"), ""),
        (("report.tex",), ""),
    ],
)
def test_the_pdf_of_a_folder_is_the_likeliest_or_none(
    tmp_path: Path, files: tuple[str, ...], found: str
) -> None:
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert paper_of(tmp_path, "report.tex") == (tmp_path / found if found else None)


def test_a_lone_pdf_is_its_own_paper(tmp_path: Path) -> None:
    assert paper_of(tmp_path / "antares.pdf") == tmp_path / "antares.pdf"
    assert paper_of(tmp_path / "antares.tex") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("antares.pdf", "../handed-in/antares.pdf"),
        ("team 7/a#b?c%.pdf", "../handed-in/team%207/a%23b%3Fc%25.pdf"),
        ("größe.pdf", "../handed-in/gr%C3%B6%C3%9Fe.pdf"),
        ('"><script>.pdf', "../handed-in/%22%3E%3Cscript%3E.pdf"),
    ],
)
def test_an_address_leads_from_the_sheets_to_the_file(
    tmp_path: Path, name: str, expected: str
) -> None:
    assert address(tmp_path / "handed-in" / name, tmp_path / "sheets") == expected


def test_sheets_know_where_the_pdf_is_that_was_handed_in(
    rubric: Rubric,
    requirements: Requirements,
    roster: Roster,
    full_report: Report,
    write: Callable[[str, str], Path],
    tmp_path: Path,
) -> None:
    write("handed-in/team 2/final.pdf", "")
    write("handed-in/Team-10/notes.txt", "")
    (made,) = make_sheets(
        Assignment(rubric, "0123456789ab", requirements),
        roster,
        ("Hypatia",),
        tmp_path / "out" / "sheets",
        formats=("html",),
        submissions=tmp_path / "handed-in",
        check=lambda _: full_report,
    ).written
    found = re.findall(r'"paper": ("[^"]*")', made.read_text(encoding="utf-8"))
    assert list(map(json.loads, found)) == ["../../handed-in/team%202/final.pdf", ""]
