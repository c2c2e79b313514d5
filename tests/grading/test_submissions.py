"""Submissions find their teams however the names are typed."""

from pathlib import Path

import pytest

from toolkit.grading.roster import Member, Roster, Team
from toolkit.grading.submissions import find_submissions, letters
from toolkit.model.errors import InputError

ADA = (Member("Ada"),)


def roster(*names: str) -> Roster:
    return Roster(tuple(Team(name, ADA) for name in names))


@pytest.mark.parametrize(
    ("team", "entry"),
    [
        ("Team 07", "team-07/"),
        ("Team 07", "TEAM_07.PDF"),
        ("Les Éléments", "les elements.pdf"),
        ("Straße/Weg", "strasse weg/"),
        ("チーム・一", "チーム一.pdf"),
        ("!!!", "!!!/"),
        ("v1.2", "v1.2/"),
    ],
)
def test_a_name_matches_without_case_blanks_and_punctuation(
    tmp_path: Path, team: str, entry: str
) -> None:
    path = tmp_path / entry.rstrip("/")
    path.mkdir() if entry.endswith("/") else path.touch()
    found = find_submissions(tmp_path, roster(team, "Other"))
    assert found.of(Team(team, ADA)) == (path,)
    assert found.of(Team("Other", ADA)) == ()
    assert found.unclaimed == ()


def test_digits_are_not_dropped_from_a_name() -> None:
    assert letters("Team 1") != letters("Team 11")


def test_what_belongs_to_nobody_is_listed_and_dot_files_are_not(tmp_path: Path) -> None:
    for name in ("team 1", "team 10", "team 9", ".git"):
        (tmp_path / name).mkdir()
    (tmp_path / "notes.txt").touch()
    found = find_submissions(tmp_path, roster("Team 1"))
    assert found.unclaimed == ("team 9", "team 10")


def test_all_that_match_a_team_are_given(tmp_path: Path) -> None:
    (tmp_path / "Team 1").mkdir()
    (tmp_path / "team-1.pdf").touch()
    found = find_submissions(tmp_path, roster("Team 1"))
    assert len(found.of(Team("Team 1", ADA))) == 2


@pytest.mark.parametrize("name", ["missing", "file.txt"])
def test_a_folder_that_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").touch()
    with pytest.raises(InputError, match="cannot read the submissions"):
        find_submissions(tmp_path / name, roster("Team 1"))
