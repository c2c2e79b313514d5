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
from toolkit.grading.formats import xlsx
from toolkit.grading.sheet import Sheet

pytestmark = pytest.mark.skipif(
    shutil.which("libreoffice") is None, reason="needs LibreOffice: libreoffice is not installed"
)

Totals = Mapping[str, Mapping[str, Any]]

FULL = {"c.abstract": 12.5, "c.related_work": 15, "c.clarity": "Low", "c.code": "yes", "c.extra": 4}

CASES = {
    "blank": ({}, 0),
    "one score": ({"c.abstract": 12.5}, 12.5),
    "all scores, one a level, a bonus": (FULL, 38.5),
    "another level, no code": ({**FULL, "c.clarity": "High", "c.code": "no"}, 36.5),
    "one page over": ({**FULL, "d.pages_over": 1}, 28.5),
    "more pages over than the cap": ({**FULL, "d.pages_over": 9}, 8.5),
    "a flag raised": ({**FULL, "d.wrong_template": "yes"}, 13.5),
    "a flag not raised": ({**FULL, "d.wrong_template": "no"}, 38.5),
    "a share of what was earned": ({**FULL, "d.late": "yes"}, 34.65),
    "a share of a criterion's maximum, twice": ({**FULL, "d.thin": 2}, 32.5),
    "never under the floor": ({**FULL, "d.pages_over": 3, "d.wrong_template": "yes"}, 0),
}
"""What is filled in, by the cells' names, and the total it comes to."""

LOW_FLOOR, SHARE, EACH = "a floor below 0", "a share of the whole maximum", "a total for each"


@pytest.fixture(scope="module")
def sheets(
    make_sheet: Callable[..., Sheet], rubric: Rubric, each_rubric: Rubric
) -> dict[str, tuple[Sheet, Mapping[str, Any]]]:
    """The sheets to recalculate and what is filled in, by the name of the case."""
    low = msgspec.structs.replace(rubric, rubric=msgspec.structs.replace(rubric.rubric, floor=-5))
    tenth = Deduction("tenth", "Tenth", -10, unit="percent")
    share = msgspec.structs.replace(rubric, deductions=(tenth,))
    each = {"c.talk.1": 9, "c.talk.2": 5, "c.slides": 4, "d.pages_over": 1}
    return {
        **{name: (make_sheet(), filled) for name, (filled, _) in CASES.items()},
        LOW_FLOOR: (make_sheet(rubric=low), {"d.wrong_template": "yes"}),
        SHARE: (make_sheet(rubric=share), {**FULL, "d.tenth": "yes"}),
        EACH: (make_sheet(rubric=each_rubric), each),
    }


@pytest.fixture(scope="module")
def totals(
    sheets: dict[str, tuple[Sheet, Mapping[str, Any]]], tmp_path_factory: pytest.TempPathFactory
) -> Totals:
    """Each total, and what is said beside it, as one run of LibreOffice recalculates them."""
    folder = tmp_path_factory.mktemp("filled")
    paths = {name: folder / f"{number}.xlsx" for number, name in enumerate(sheets)}
    for name, (sheet, filled) in sheets.items():
        fill(sheet, filled, paths[name])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"))
    command = ("libreoffice", profile, *convert, *map(str, paths.values()))
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: read_totals(folder / "out" / path.name) for name, path in paths.items()}


def fill(sheet: Sheet, filled: Mapping[str, Any], path: Path) -> None:
    book = load_workbook(io.BytesIO(xlsx.write(sheet)))
    for name, value in filled.items():
        ((page, cell),) = book.defined_names[name].destinations
        book[page][cell] = value
    book.save(path)


def read_totals(path: Path) -> dict[str, Any]:
    book = load_workbook(path, data_only=True)
    values = {}
    for name in book.defined_names:
        if name.startswith("total"):
            ((page, cell),) = book.defined_names[name].destinations
            total = book[page][cell.replace("$", "")]
            values[name] = total.value
            values[f"{name} said"] = book[page].cell(total.row, total.column + 1).value
    return values


@pytest.mark.parametrize("case", CASES)
def test_the_total_is_scores_and_deductions_over_the_floor(totals: Totals, case: str) -> None:
    assert totals[case]["total"] == pytest.approx(CASES[case][1])


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("blank", "5 of 5 blank"),
        ("one score", "4 of 5 blank"),
        ("one page over", "every score is given"),
    ],
)
def test_what_is_still_blank_is_said_beside_the_total(totals: Totals, case: str, said: str) -> None:
    assert totals[case]["total said"] == said


def test_the_floor_is_the_rubric_s(totals: Totals) -> None:
    assert totals[LOW_FLOOR]["total"] == -5


def test_a_share_of_the_maximum_leaves_the_bonus_out(totals: Totals) -> None:
    assert totals[SHARE]["total"] == pytest.approx(38.5 - 4)


def test_each_member_has_a_total(totals: Totals) -> None:
    assert [totals[EACH][f"total.{number}"] for number in (1, 2, 3)] == [3, 0, 0]
