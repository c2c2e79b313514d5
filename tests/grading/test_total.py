"""The total adds itself: filled sheets, recalculated by LibreOffice."""

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook

from toolkit.course.rubric import Deduction, Rubric
from toolkit.grading import xlsx
from toolkit.grading.sheet import Sheet

needs_libreoffice = pytest.mark.skipif(
    shutil.which("libreoffice") is None, reason="needs LibreOffice: libreoffice is not installed"
)
pytestmark = needs_libreoffice

Make = Callable[..., Sheet]
Calculate = Callable[[Sheet, Mapping[str, Any]], dict[str, Any]]


@pytest.fixture
def calculate(tmp_path: Path) -> Calculate:
    """Fills named cells and gives each total, and what stands beside it, as recalculated."""

    def calculate(sheet: Sheet, filled: Mapping[str, Any]) -> dict[str, Any]:
        book = load_workbook(io.BytesIO(xlsx.write(sheet)))
        for name, value in filled.items():
            ((page, cell),) = book.defined_names[name].destinations
            book[page][cell] = value
        book.save(tmp_path / "filled.xlsx")
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        convert = ["--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
        command = ["libreoffice", profile, *convert, str(tmp_path / "filled.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        done = load_workbook(tmp_path / "out" / "filled.xlsx", data_only=True)
        values = {}
        for name in done.defined_names:
            if name.startswith("total"):
                ((page, cell),) = done.defined_names[name].destinations
                row = done[page][cell.replace("$", "")].row
                values[name] = done[page].cell(row, 5).value
                values[f"{name} said"] = done[page].cell(row, 6).value
        return values

    return calculate


FULL = {"c.abstract": 12.5, "c.related_work": 15, "c.clarity": "Low", "c.code": "yes", "c.extra": 4}


@pytest.mark.parametrize(
    ("filled", "total", "said"),
    [
        ({}, 0, "5 of 5 blank"),
        ({"c.abstract": 12.5}, 12.5, "4 of 5 blank"),
        (FULL, 38.5, "every score is given"),
        ({**FULL, "c.clarity": "High", "c.code": "no"}, 36.5, "every score is given"),
        ({**FULL, "d.pages_over": 1}, 28.5, "every score is given"),
        ({**FULL, "d.pages_over": 9}, 8.5, "every score is given"),
        ({**FULL, "d.wrong_template": "yes"}, 13.5, "every score is given"),
        ({**FULL, "d.wrong_template": "no"}, 38.5, "every score is given"),
        ({**FULL, "d.late": "yes"}, 34.65, "every score is given"),
        ({**FULL, "d.thin": 2}, 32.5, "every score is given"),
        ({**FULL, "d.pages_over": 3, "d.wrong_template": "yes"}, 0, "every score is given"),
    ],
    ids=[
        "blank",
        "one score",
        "all scores, one a level, a bonus",
        "another level, no code",
        "one page over",
        "more pages over than the cap",
        "a flag raised",
        "a flag not raised",
        "a share of what was earned",
        "a share of a criterion's maximum, twice",
        "never under the floor",
    ],
)
def test_the_total_is_scores_and_deductions_over_the_floor(
    make_sheet: Make, calculate: Calculate, filled: dict, total: float, said: str
) -> None:
    values = calculate(make_sheet(), filled)
    assert values["total"] == pytest.approx(total)
    assert values["total said"] == said


def test_the_floor_is_the_rubric_s(make_sheet: Make, calculate: Calculate, rubric: Rubric) -> None:
    head = msgspec.structs.replace(rubric.rubric, floor=-5)
    sheet = make_sheet(rubric=msgspec.structs.replace(rubric, rubric=head))
    assert calculate(sheet, {"d.wrong_template": "yes"})["total"] == -5


def test_each_member_has_a_total(
    make_sheet: Make, calculate: Calculate, each_rubric: Rubric
) -> None:
    filled = {"c.talk.1": 9, "c.talk.2": 5, "c.slides": 4, "d.pages_over": 1}
    values = calculate(make_sheet(rubric=each_rubric), filled)
    assert [values[f"total.{number}"] for number in (1, 2, 3)] == [3, 0, 0]


def test_a_share_of_the_maximum_leaves_the_bonus_out(
    make_sheet: Make, calculate: Calculate, rubric: Rubric
) -> None:
    tenth = Deduction("tenth", "Tenth", -10, unit="percent")
    sheet = make_sheet(rubric=msgspec.structs.replace(rubric, deductions=(tenth,)))
    assert calculate(sheet, {**FULL, "d.tenth": "yes"})["total"] == pytest.approx(38.5 - 4)
