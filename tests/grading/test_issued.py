"""The register of sheets: a row for each, kept over runs, and safe to open."""

from collections.abc import Callable
from pathlib import Path

from toolkit.grading.issued import read_issued, register, sheet_key
from toolkit.grading.sheet import Sheet

Make = Callable[..., Sheet]


def test_a_row_tells_the_file_the_sheet_and_its_version(make_sheet: Make, tmp_path: Path) -> None:
    sheet = make_sheet()
    assert register([("a.md", sheet)], tmp_path / "none.csv").decode().splitlines() == [
        "file,rubric,team,grader,round,sheet_version",
        f"a.md,engines/essay,Team 7,Hypatia,1,{sheet.version}",
    ]


def again(tmp_path: Path, *runs: list[tuple[str, Sheet]]) -> tuple[str, ...]:
    """The files in the register after some runs."""
    path = tmp_path / "issued.csv"
    for made in runs:
        path.write_bytes(register(made, path))
    return tuple(line.split(",")[0] for line in path.read_text().splitlines()[1:])


def test_rows_of_other_teams_graders_and_rounds_stay(make_sheet: Make, tmp_path: Path) -> None:
    others = [{"team": "Team 8"}, {"grader": "Euclid"}, {"round": 2}]
    before = [(f"{number}.md", make_sheet(**each)) for number, each in enumerate(others)]
    assert again(tmp_path, before, [("a.md", make_sheet())]) == ("0.md", "1.md", "2.md", "a.md")


def test_rows_of_sheets_that_were_made_anew_go(make_sheet: Make, tmp_path: Path) -> None:
    old, new = make_sheet(remarks=("old",)), make_sheet(remarks=("new",))
    assert again(tmp_path, [("a.md", old), ("a.xlsx", old)], [("a.md", new)]) == ("a.md",)
    versions = read_issued([tmp_path / "issued.csv"])
    assert versions == {sheet_key(dict(new.heading)): frozenset({new.version})}


def test_the_same_sheet_in_another_format_stands_beside(make_sheet: Make, tmp_path: Path) -> None:
    sheet = make_sheet()
    assert again(tmp_path, [("a.md", sheet)], [("a.toml", sheet)]) == ("a.md", "a.toml")


def test_names_come_back_as_they_were_and_never_run(make_sheet: Make, tmp_path: Path) -> None:
    sheet = make_sheet(team="=1+1", grader='@"Ada", of Ockham')
    path = tmp_path / "issued.csv"
    path.write_bytes(register([("a.md", sheet)], path))
    assert ",'=1+1," in path.read_text(encoding="utf-8")
    assert list(read_issued([path])) == [sheet_key(dict(sheet.heading))]
