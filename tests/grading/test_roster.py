"""A roster is read from whatever CSV a course exports, or refused by row."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.grading.csv_table import LONGEST_CELL
from toolkit.grading.roster import Member, Roster, Team, read_roster
from toolkit.model.errors import InputError, RosterError

Write = Callable[[str, str | bytes], Path]

ADA = Roster((Team("Engines", (Member("Ada Lovelace", email="ada@example.org"),)),))
PLAIN = "team,name,email\nEngines,Ada Lovelace,ada@example.org\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        "\ufeff" + PLAIN.replace("team", '"team"'),
        PLAIN.replace("team,name,email", " TEAM ,Na me,E-mail"),
        "email,notes,name,team\nada@example.org,x,Ada Lovelace,Engines\n",
        "\n" + PLAIN + "\n,,\n",
        'team,name,email\n"Engines","Ada  \nLovelace",ada@example.org\n',
    ],
    ids=["plain", "crlf", "semicolon", "tab", "bom", "headers", "order", "blank-rows", "quoted"],
)
def test_every_dialect_gives_the_same_roster(write: Write, content: str) -> None:
    assert read_roster(write("roster.csv", content)) == ADA


def test_latin_1_is_read_where_utf_8_fails(write: Write) -> None:
    path = write("roster.csv", "team,name\nT,Émilie du Châtelet\n".encode("latin-1"))
    assert read_roster(path).teams[0].members[0].name == "Émilie du Châtelet"


def test_every_known_column_is_kept(write: Write) -> None:
    path = write(
        "r.csv", "team,name,email,Student ID,SIS_ID,section\nT,Ada,a@example.org,7,s7,002\n"
    )
    assert read_roster(path).teams[0].members == (Member("Ada", "a@example.org", "7", "s7", "002"),)


def test_teams_come_in_natural_order_and_members_by_name(write: Write) -> None:
    path = write("r.csv", "team,name\nteam 10,D\nteam 2,B\nTeam 1,C\nteam 2,A\n")
    teams = read_roster(path).teams
    assert [team.name for team in teams] == ["Team 1", "team 2", "team 10"]
    assert [member.name for member in teams[1].members] == ["A", "B"]


def test_the_order_of_the_rows_does_not_matter(write: Write) -> None:
    rows = ["T,B", "T,A", "S,C"]
    one = read_roster(write("1.csv", "\n".join(["team,name", *rows])))
    other = read_roster(write("2.csv", "\n".join(["team,name", *reversed(rows)])))
    assert one == other


@pytest.mark.parametrize(
    ("content", "row", "said"),
    [
        ("name\nAda\n", 1, "no column team"),
        ("team,first\nT,Ada\n", 1, "no column name"),
        ("", 1, "no column team"),
        ("team,name,Name\nT,Ada,Ada\n", 1, "name stands twice"),
        ("team,name,SIS ID,sis_id\nT,Ada,1,1\n", 1, "sis_id stands twice"),
        ("team,name\nT,Ada\n,Charles\n", 3, "the team is empty"),
        ("team,name\nT\n", 2, "the name is empty"),
        ("team,name\nT,\u200b\n", 2, "the name is empty"),
        ("team,name\nT,Ada\n\nS,ADA\n", 4, "in T and in S, first in row 2"),
        ("team,name,email\nT,Ada,a@example.org\nS,A. L.,A@example.org\n", 3, "in T and in S"),
        ("team,name\nT,Ada\nT,Ada\n", 3, "twice in T"),
        (f"team,name\nT,{'a' * (LONGEST_CELL + 1)}\n", 2, f"over {LONGEST_CELL} characters"),
    ],
)
def test_a_fault_is_told_with_its_row(write: Write, content: str, row: int, said: str) -> None:
    path = write("roster.csv", content)
    with pytest.raises(RosterError, match=said) as caught:
        read_roster(path)
    assert caught.value.place == f"{path}:{row}"


def test_a_roster_without_students_is_refused(write: Write) -> None:
    with pytest.raises(RosterError, match="no student"):
        read_roster(write("roster.csv", "team,name\n"))


def test_namesakes_with_their_own_ids_may_be_in_two_teams(write: Write) -> None:
    path = write("r.csv", "team,name,email\nT,Ada,a@example.org\nS,Ada,b@example.org\n")
    assert len(read_roster(path).teams) == 2


def test_a_name_of_the_longest_kind_is_read(write: Write) -> None:
    path = write("r.csv", f"team,name\nT,{'a' * LONGEST_CELL}\n")
    assert len(read_roster(path).teams[0].members[0].name) == LONGEST_CELL


def test_control_characters_do_not_reach_a_name(write: Write) -> None:
    path = write("r.csv", "team,name\nT,Ada\x00\x07\u202eLovelace\n")
    assert read_roster(path).teams[0].members[0].name == "Ada Lovelace"


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot read the roster"):
        read_roster(tmp_path / name)


@pytest.mark.parametrize(
    "data", [b"\xff\xfet\x00", b"\x00" * 1000, b'team,name\n"' + b"x" * 200_000]
)
def test_bytes_that_are_no_roster_are_an_error_of_the_users(write: Write, data: bytes) -> None:
    with pytest.raises(RosterError):
        read_roster(write("roster.csv", data))
