"""The page of sheets as it is written: whole, escaped, and with nothing to load."""

import json
import tomllib
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from toolkit.course.rubric import Rubric
from toolkit.grading.collecting.sheet_files import SheetFiles
from toolkit.grading.formats import html, html_reader, reader, toml
from toolkit.grading.roster import Member
from toolkit.grading.sheet import Proposal, Sheet
from toolkit.model.errors import NotASheetError

Make = Callable[..., Sheet]

HOSTILE = "</script><script>alert(1)</script><!-- ]]> \" ' & {{ 7 * 7 }} \u2028 =1+1"


class Seen(HTMLParser):
    """The elements and attributes of a page, and the text of its data."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def data(self) -> dict:
        """What the page's script knows."""
        return json.loads(next(text for text in self.texts if text.startswith('{"')))


@pytest.fixture
def sheets(make_sheet: Make) -> tuple[Sheet, Sheet]:
    proposals = tuple(Proposal(each.id, 1, "why") for each in make_sheet().rubric.deductions)
    told = (("abstract", ("231 words",)),)
    first = make_sheet(evidence=told, proposals=proposals, remarks=("late",), paper="../a/b.pdf")
    return first, make_sheet(team="Team 8")


def test_the_same_sheets_give_the_same_bytes(sheets: tuple[Sheet, Sheet]) -> None:
    assert html.write(*sheets) == html.write(*sheets)
    assert html.write(*sheets) != html.write(*reversed(sheets))


def test_the_page_holds_every_team_criterion_question_and_finding(
    sheets: tuple[Sheet, Sheet],
) -> None:
    text = " ".join(Seen(html.write(*sheets)).texts)
    rubric = sheets[0].rubric
    names = [each.name for each in (*rubric.criteria, *rubric.deductions)]
    for wanted in ("Team 7", "Team 8", "Is it short?", "231 words", "late", *names):
        assert wanted in text


def test_the_page_loads_nothing(sheets: tuple[Sheet, Sheet]) -> None:
    seen = Seen(html.write(*sheets))
    named = [name for name, _ in seen.attributes]
    assert not {"src", "style", "srcset", "action", "onclick"} & set(named)
    assert {value for name, value in seen.attributes if name == "href"} == {"#desk"}
    (policy,) = (value for name, value in seen.attributes if name == "content" and "src" in value)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not {"link", "img", "iframe", "object", "embed"} & set(seen.tags)


@pytest.fixture
def hostile(make_sheet: Make, rubric: Rubric) -> Sheet:
    """A sheet with the same text wherever a person may have put one."""
    first, second, levels, *others = rubric.criteria
    level = msgspec.structs.replace(levels.levels[0], name=HOSTILE, description=HOSTILE)
    criteria = (
        msgspec.structs.replace(first, name=HOSTILE, questions=(HOSTILE,)),
        second,
        msgspec.structs.replace(levels, levels=(level,)),
        *others,
    )
    head = msgspec.structs.replace(rubric.rubric, title=HOSTILE, guidance=HOSTILE)
    takes = tuple(
        msgspec.structs.replace(each, name=HOSTILE, description=HOSTILE)
        for each in rubric.deductions
    )
    return make_sheet(
        rubric=msgspec.structs.replace(rubric, rubric=head, criteria=criteria, deductions=takes),
        team=HOSTILE,
        grader=HOSTILE,
        members=(Member(HOSTILE), Member("Emmy Noether")),
        submission=HOSTILE,
        evidence=(("abstract", (HOSTILE,)),),
        proposals=tuple(Proposal(each.id, 1, HOSTILE) for each in takes),
        remarks=(HOSTILE,),
    )


def test_no_text_of_a_person_s_becomes_markup(hostile: Sheet) -> None:
    seen = Seen(html.write(hostile))
    assert (seen.tags.count("script"), seen.tags.count("form")) == (2, 1)
    assert HOSTILE.replace("\u2028", "\ufffd") in " ".join(seen.texts)


def test_the_blanks_of_the_score_file_are_those_of_the_canonical_one(
    sheets: tuple[Sheet, Sheet],
) -> None:
    for sheet, told in zip(sheets, Seen(html.write(*sheets)).data["sheets"], strict=True):
        blank = {"ready": "ready = false"}
        lines = [blank.get(name, f'{text} = ""') if name else text for text, name in told["lines"]]
        assert tomllib.loads("\n".join(lines)) == tomllib.loads(toml.write(sheet).decode())


def test_a_page_for_scores_is_no_score_file_and_says_what_to_hand_in(
    sheets: tuple[Sheet, Sheet],
) -> None:
    with pytest.raises(NotASheetError, match="holds no marks") as caught:
        reader("html")(html.write(*sheets), "ada.html")
    assert "download the score file" in caught.value.hint


def test_another_page_is_no_score_sheet() -> None:
    with pytest.raises(NotASheetError, match="is no score sheet"):
        html_reader.read(b"<!doctype html><p>feedback", "feedback.html")


def test_a_page_beside_its_score_file_is_noted_and_left(
    sheets: tuple[Sheet, Sheet], tmp_path: Path
) -> None:
    (tmp_path / "ada.html").write_bytes(html.write(*sheets))
    (tmp_path / "ada.toml").write_bytes(toml.write(sheets[0]))
    files = SheetFiles([tmp_path])
    assert len(list(files.read())) == 1
    assert files.problems == []
    assert "ada.html: left out, holds no marks" in files.notes[0]
