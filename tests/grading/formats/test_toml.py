"""The TOML sheet: valid whatever people are called, blank where a grader writes."""

import tomllib
from collections.abc import Callable

import pytest

from toolkit.course.rubric import Rubric
from toolkit.grading.formats import toml
from toolkit.grading.formats.toml import quoted
from toolkit.grading.roster import Member
from toolkit.grading.sheet import Proposal, Sheet

Make = Callable[..., Sheet]

HOSTILE = 'a "quoted"\\ [table]\n= 1 # é \x7f \x00 \u2028 \t\r 字 \U0001f600'


def test_every_key_of_a_score_file_is_there_and_blank(make_sheet: Make) -> None:
    sheet = make_sheet(evidence=(("abstract", ("231 words", "fine")),), remarks=("r",))
    read = tomllib.loads(toml.write(sheet).decode())
    assert read == {
        "rubric": "engines/essay",
        "rubric_hash": "0123456789ab",
        "template_version": "1.2",
        "team": "Team 7",
        "grader": "Hypatia",
        "round": 1,
        "stage": "submission",
        "sheet_version": sheet.version,
        "members": ["Ada Lovelace", "Charles Babbage", "Mary Somerville"],
        "submission": "",
        "remarks": ["r"],
        "ready": False,
        "private": "",
        "scores": dict.fromkeys(("abstract", "related-work", "clarity", "code", "extra"), ""),
        "notes": dict.fromkeys(("abstract", "related-work", "clarity", "code", "extra"), ""),
        "deductions": dict.fromkeys(("pages-over", "wrong-template", "late", "thin"), ""),
        "evidence": {"abstract": ["231 words", "fine"]},
    }


def test_a_criterion_for_each_member_has_a_key_for_each(
    make_sheet: Make, each_rubric: Rubric
) -> None:
    read = tomllib.loads(toml.write(make_sheet(rubric=each_rubric)).decode())
    names = ("Ada Lovelace", "Charles Babbage", "Mary Somerville")
    assert read["scores"] == {"talk": dict.fromkeys(names, ""), "slides": ""}


@pytest.mark.parametrize("field", ["team", "grader", "submission"])
def test_hostile_text_comes_back_as_it_was(make_sheet: Make, field: str) -> None:
    assert tomllib.loads(toml.write(make_sheet(**{field: HOSTILE})).decode())[field] == HOSTILE


def test_hostile_text_in_lists_and_comments_stays_there(
    make_sheet: Make, each_rubric: Rubric
) -> None:
    sheet = make_sheet(
        rubric=each_rubric,
        members=(Member(HOSTILE), Member('"')),
        evidence=((HOSTILE, (HOSTILE,)),),
        proposals=(Proposal("pages-over", 1, HOSTILE),),
    )
    read = tomllib.loads(toml.write(sheet).decode())
    assert read["members"] == [HOSTILE, '"']
    assert read["evidence"] == {HOSTILE: [HOSTILE]}
    assert read["scores"]["talk"] == {HOSTILE: "", '"': ""}


def test_undecodable_bytes_in_a_name_do_not_stop_the_sheet(make_sheet: Make) -> None:
    read = tomllib.loads(toml.write(make_sheet(submission="a\udcff")).decode())
    assert read["submission"] == "a?"


@pytest.mark.parametrize("code", [*range(0x20), 0x7F, 0x85, 0x2028])
def test_each_control_character_is_a_valid_string(code: int) -> None:
    assert tomllib.loads(f"a = {quoted(chr(code))}") == {"a": chr(code)}


def test_what_is_asked_and_proposed_stands_in_comments(make_sheet: Make) -> None:
    proposals = (Proposal("pages-over", 2, "10 body pages, limit 8: 2 × −10 = −20"),)
    others = tuple(
        Proposal(each, None, "only a grader") for each in ("wrong-template", "late", "thin")
    )
    text = toml.write(make_sheet(proposals=proposals + others)).decode()
    assert "# - Is it short?" in text
    assert "# Abstract: 0 to 15 in steps of 0.5" in text
    assert '# proposed 2: 10 body pages, limit 8: 2 × −10 = −20\npages-over = ""' in text
    assert "# only a grader\nlate" in text
