"""What is no sheet is refused in one line; what a person put elsewhere is told, never lost."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.grading.filling import FILLERS, Answers, fill_xlsx
from toolkit.grading.collecting.validate import validate
from toolkit.grading.formats import READERS, reader, writer
from toolkit.grading.roster import Team
from toolkit.grading.sheet import Sheet
from toolkit.model.errors import ToolkitError

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice: soffice is not installed"
)
NO_SHEETS = [
    b"",
    b"\xff\xfe\x00",
    b"hello",
    b"PK\x03\x04 broken",
    b"a = 1\n",
    b":: sheet 7\n:: end\n",
    b"[" * 10_000,
]
ANSWERS = Answers(
    scores={("abstract", 0): "4.5", ("clarity", 0): "High"},
    notes={("abstract", 0): "=SUM(A1)\n:: score abstract\nwell done"},
    private="between us",
    ready=True,
)


@pytest.fixture
def sheet(make_sheet: Callable[..., Sheet]) -> Sheet:
    return make_sheet()


@pytest.mark.parametrize("name", sorted(READERS))
@pytest.mark.parametrize("data", NO_SHEETS)
def test_what_is_no_sheet_is_refused_in_one_line(name: str, data: bytes) -> None:
    with pytest.raises(ToolkitError) as refused:
        reader(name)(data, "odd")
    assert str(refused.value).startswith("odd")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(sheet: Sheet, ending: str) -> None:
    for name in ("md", "toml"):
        written = writer(name)(sheet).replace(b"\n", ending.encode())
        (filled,) = reader(name)(b"\xef\xbb\xbf" + written, "x")
        assert filled.heading["team"] == sheet.team
        assert filled.strays == ()
        assert all(cell.blank for cell in filled.scores.values())


def test_text_outside_the_regions_is_told_with_its_line(sheet: Sheet) -> None:
    lines = writer("md")(sheet).decode().split("\n")
    at = lines.index(":: guidance") + 2
    lines.insert(at, "I liked this one")
    (filled,) = reader("md")("\n".join(lines).encode(), "x")
    assert [(each.value, each.place) for each in filled.strays] == [
        ("I liked this one", f"line {at + 1}")
    ]


def test_a_region_twice_and_an_unknown_machine_line_are_told(sheet: Sheet) -> None:
    written = (
        writer("md")(sheet).decode().replace("\n:: end", "\n:: private\n:: scores abstract\n:: end")
    )
    (filled,) = reader("md")(written.encode(), "x")
    told = {each.value for each in filled.strays}
    assert told == {":: private stands twice", ":: scores abstract"}


def test_a_cut_off_sheet_is_refused(sheet: Sheet) -> None:
    with pytest.raises(ToolkitError, match="cut off"):
        reader("md")(writer("md")(sheet)[:-20], "x")


def test_a_mark_has_its_line(sheet: Sheet) -> None:
    lines = writer("md")(sheet).decode().split("\n")
    at = lines.index(":: score abstract")
    lines[at + 1 : at + 2] = ["", "", "high"]
    (filled,) = reader("md")("\n".join(lines).encode(), "x")
    assert filled.scores["abstract", 0].place == f"line {at + 4}"


def test_a_key_that_no_score_file_has_is_told(sheet: Sheet) -> None:
    written = writer("toml")(sheet).replace(b"ready = false", b"ready = false\nredy = true")
    (filled,) = reader("toml")(written, "x")
    assert [(each.value, each.place) for each in filled.strays] == [(True, "redy")]


def test_a_score_for_someone_else_is_told(sheet: Sheet) -> None:
    written = (
        writer("toml")(sheet).decode().replace("[notes]", 'abstract."Karl Gauss" = 3\n[notes]', 1)
    )
    written = written.replace('abstract = ""\n', "", 1)
    (filled,) = reader("toml")(written.encode(), "x")
    assert [each.place for each in filled.strays] == ["scores.abstract.Karl Gauss"]


def test_several_sheets_may_stand_in_one_score_file(sheet: Sheet) -> None:
    def as_one(written: bytes) -> str:
        lines = written.decode().splitlines()
        return "[[sheet]]\n" + "\n".join(
            line.replace("[", "[sheet.", 1) if line.startswith("[") else line for line in lines
        )

    filled = FILLERS["toml"](writer("toml")(sheet), sheet, ANSWERS)
    both = as_one(writer("toml")(sheet)) + "\n" + as_one(filled)
    blank, full = reader("toml")(both.encode(), "x")
    assert all(cell.blank for cell in blank.scores.values())
    assert full.scores["abstract", 0].place == "sheet[2].scores.abstract"


def test_a_spreadsheet_without_its_properties_is_known_by_its_hidden_sheet(sheet: Sheet) -> None:
    workbook = load_workbook(io.BytesIO(writer("xlsx")(sheet)))
    workbook.custom_doc_props.props.clear()
    out = io.BytesIO()
    workbook.save(out)
    (filled,) = reader("xlsx")(out.getvalue(), "x")
    assert filled.heading["team"] == sheet.team
    assert filled.members == sheet.member_labels


def test_a_formula_saved_without_its_value_is_no_blank(sheet: Sheet) -> None:
    answers = Answers(scores={("abstract", 0): "=2+3"})
    workbook = load_workbook(io.BytesIO(fill_xlsx(writer("xlsx")(sheet), sheet, answers)))
    ((name, place),) = workbook.defined_names["c.abstract"].destinations
    workbook[name][place.replace("$", "")].value = "=2+3"
    out = io.BytesIO()
    workbook.save(out)
    (filled,) = reader("xlsx")(out.getvalue(), "x")
    (problem,) = validate(filled, sheet.rubric, Team(sheet.team, sheet.members)).problems
    assert "is not a number" in problem.message
    assert problem.place.startswith("cell E")


@needs_office
def test_a_spreadsheet_saved_again_by_libreoffice_reads_back_the_same(
    sheet: Sheet, tmp_path: Path
) -> None:
    first = tmp_path / "first.xlsx"
    first.write_bytes(fill_xlsx(writer("xlsx")(sheet), sheet, ANSWERS))
    out = tmp_path / "again"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(out),
        str(first),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (before,) = reader("xlsx")(first.read_bytes(), "x")
    (after,) = reader("xlsx")((out / "first.xlsx").read_bytes(), "x")
    assert before.scores["abstract", 0].value == 4.5
    assert after == before
