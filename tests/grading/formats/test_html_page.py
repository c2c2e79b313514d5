"""The page of sheets in Chromium: by keyboard, kept, taken elsewhere, printed, and collected."""

import base64
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2 as pdfium
import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import alert_is_present
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser import Browser
from tests.contrast import CONTRASTS, LEAST_CONTRAST
from tests.grading.page_filling import ENTER, downloaded, saved
from toolkit.course.rubric import Deduction, Rubric, rubric_hash
from toolkit.grading import words
from toolkit.grading.collecting import points
from toolkit.grading.collecting.collect import collect
from toolkit.grading.formats import html, reader
from toolkit.grading.roster import Roster, Team
from toolkit.grading.sheet import Proposal, Sheet

EXAMPLES = Path(__file__).parents[3] / "examples"

Opened = Callable[..., Browser]
Make = Callable[..., Sheet]

FULL = {
    "score.abstract": "12,5",
    "score.related-work": "15",
    "score.clarity": "Low",
    "score.code": "yes",
    "score.extra": "4",
}
"""A score for every criterion of the rubric: 38.5 points."""

TAKES = ("pages-over", "wrong-template", "late", "thin")
ALL_FIELDS = (*FULL, *(f"deduction.{id_}" for id_ in TAKES), "ready")

HOSTILE = (
    "a\n\"b\" 'c' \\d ]]> </script><b> =1+1 \t\x7f \u2028 \U0001f600 ''' \"\"\" [[sheet]]\n# e = 1"
)


@pytest.fixture
def sheets(make_sheet: Make, rubric: Rubric) -> tuple[Sheet, ...]:
    """Three teams of one grader; the check proposes two pages over and a wrong template."""
    proposals = (
        Proposal("pages-over", 2, "10 body pages, limit 8: 2 × −10 = −20"),
        Proposal("wrong-template", 1, "the class is not the course's: −25"),
        Proposal("late", None, "only a grader can tell"),
        Proposal("thin", 0, "nothing to take off"),
    )
    told = (("abstract", ("231 words, 200 to 250 asked",)),)
    return tuple(
        make_sheet(
            team=f"Team {number}",
            rubric_hash=rubric_hash(rubric),
            evidence=told,
            proposals=proposals,
        )
        for number in (2, 7, 10)
    )


@pytest.fixture
def opened(
    open_browser: Callable[..., Browser], tmp_path: Path, sheets: tuple[Sheet, ...]
) -> Opened:
    """A browser that shows the page of some sheets, and saves to the folder ``saved``."""
    (tmp_path / "saved").mkdir()

    def show(*others: Sheet, **options: Any) -> Browser:
        page = tmp_path / "sheets" / "hypatia.html"
        page.parent.mkdir(exist_ok=True)
        page.write_bytes(html.write(*(others or sheets)))
        browser = open_browser(downloads=tmp_path / "saved", **options)
        browser.open(page)
        return browser

    return show


def text(browser: Browser, selector: str) -> str:
    """The text of the first element of a selector, on the sheet that is shown or above it."""
    found = browser.find_elements("css selector", f"form.sheet:not([hidden]) {selector}")
    return (found or browser.find_elements("css selector", selector))[0].text


def enter(browser: Browser, values: dict[str, str], team: int = 0) -> None:
    """Enter values in one team's form."""
    browser.execute_script(ENTER, team, values)


def value(browser: Browser, name: str, team: int = 0) -> str:
    """What a field holds."""
    script = "return document.querySelectorAll('form.sheet')[arguments[0]].elements.namedItem"
    return browser.execute_script(f"{script}(arguments[1]).value", team, name)


def badges(browser: Browser) -> list[str]:
    """What the list says of each team."""
    return [each.text for each in browser.find_elements("css selector", ".badge")]


def load(browser: Browser, file: Path) -> None:
    """Choose a score file to load."""
    browser.find_element("css selector", "#file").send_keys(str(file))


def focus(browser: Browser) -> str:
    """The name of the field that has the focus."""
    return browser.switch_to.active_element.get_attribute("name")


def test_a_sheet_is_filled_by_keyboard_alone_downloaded_and_collected(
    opened: Opened, sheets: tuple[Sheet, ...], rubric: Rubric, tmp_path: Path
) -> None:
    browser = opened()
    browser.tab_to("[name='score.abstract']")
    browser.press("12,5", Keys.ENTER, "15", Keys.ENTER)
    assert focus(browser) == "score.clarity"
    browser.press(Keys.ARROW_LEFT, Keys.ENTER, Keys.ARROW_RIGHT, Keys.ENTER, "4")
    assert [value(browser, name) for name in FULL] == ["12,5", "15", "Low", "yes", "4"]
    browser.press(Keys.TAB, "Well\nput")
    browser.press(Keys.TAB, "1", Keys.ENTER, Keys.ARROW_LEFT, Keys.ENTER, Keys.ENTER, "0")
    browser.press(Keys.ENTER)
    assert focus(browser) == "ready"
    browser.press(Keys.SPACE)
    assert badges(browser) == ["finished", "untouched", "untouched"]
    assert text(browser, ".sum") == "28.5 of 40"
    browser.press(Keys.CONTROL + "s")
    file = saved(browser, tmp_path / "saved", set())
    assert file.name == "hypatia.toml"
    roster = Roster(tuple(Team(sheet.team, sheet.members) for sheet in sheets))
    collected = collect([file], roster, (rubric,))
    assert collected.problems == ()
    (score,) = collected.parts[0].teams[0].scores
    assert collected.parts[0].teams[0].members[0].final == Fraction("28.5")
    assert (score.ready, score.unconfirmed, score.notes) == (True, (), {("extra", 0): "Well\nput"})


TOTALS = (
    ({}, "0"),
    ({"score.abstract": "12.5"}, "12.5"),
    (FULL, "38.5"),
    ({**FULL, "score.clarity": "High", "score.code": "no"}, "36.5"),
    ({**FULL, "deduction.pages-over": "1"}, "28.5"),
    ({**FULL, "deduction.pages-over": "3"}, "8.5"),
    ({**FULL, "deduction.wrong-template": "yes"}, "13.5"),
    ({**FULL, "deduction.wrong-template": "no"}, "38.5"),
    ({**FULL, "deduction.late": "yes"}, "34.65"),
    ({**FULL, "deduction.thin": "2"}, "32.5"),
    ({**FULL, "deduction.pages-over": "3", "deduction.wrong-template": "yes"}, "0"),
)
"""What is entered, and the total it comes to: as on the spreadsheet."""


def test_the_total_adds_itself_as_entries_are_made(opened: Opened) -> None:
    browser = opened()
    for entered, total in TOTALS:
        enter(browser, {**dict.fromkeys(ALL_FIELDS, ""), **entered})
        assert (entered, text(browser, ".sum")) == (entered, f"{total} of 40")


def test_a_share_of_the_maximum_leaves_the_bonus_out(
    opened: Opened, make_sheet: Make, rubric: Rubric
) -> None:
    tenth = (Deduction("tenth", "Tenth", -10, unit="percent"),)
    browser = opened(make_sheet(rubric=msgspec.structs.replace(rubric, deductions=tenth)))
    enter(browser, {**FULL, "deduction.tenth": "yes"})
    assert text(browser, ".sum") == "34.5 of 40"


def test_points_are_shown_as_they_are_elsewhere(opened: Opened) -> None:
    exact = [Fraction(n, d) for n in (-31, -3, 0, 1, 3, 40, 9999) for d in (1, 3, 7, 32, 80000)]
    script = "return arguments[0].map((text) => shown(told(text)))"
    told = opened().execute_script(script, list(map(str, exact)))
    assert told == [points.shown(each).replace("-", words.MINUS) for each in exact]


def test_each_member_has_a_total(opened: Opened, make_sheet: Make, each_rubric: Rubric) -> None:
    browser = opened(make_sheet(rubric=each_rubric))
    scores = {"score.talk.1": "9", "score.talk.2": "5", "score.slides": "4"}
    enter(browser, {**scores, "deduction.pages-over": "1"})
    names = [member.name for member in make_sheet().members]
    assert text(browser, ".sum").splitlines() == [
        f"{name}: {points} of 15" for name, points in zip(names, (3, 0, 0), strict=True)
    ]
    assert text(browser, ".so-far") == "total so far, 1 of 4 blank"


def test_a_score_that_is_not_possible_is_refused_in_its_place(opened: Opened) -> None:
    browser = opened()
    field = browser.find_element("css selector", "[name='score.abstract']")
    for entered in ("15.5", "-1", "12.3", "abc", "1e1", "99"):
        enter(browser, {**FULL, "score.abstract": entered, "ready": "yes"})
        assert field.get_attribute("aria-invalid") == "true"
        assert text(browser, ".wrong") == "not possible: 0 to 15 in steps of 0.5"
        assert text(browser, ".sum") == "26 of 40"
        assert badges(browser)[0] == "4 of 5, ticked, 1 not possible"
    assert "not possible: entries for Team 2" in text(browser, ".progress")
    enter(browser, FULL)
    assert field.get_attribute("aria-invalid") == "false"
    assert text(browser, ".wrong") == ""


def test_an_entry_that_is_not_possible_is_handed_in_as_it_is_and_told(
    opened: Opened, tmp_path: Path
) -> None:
    browser = opened()
    enter(browser, {"score.abstract": "99"})
    (filled, *_) = reader("toml")(downloaded(browser, tmp_path / "saved").read_bytes(), "x")
    assert filled.scores["abstract", 0].value == "99"
    assert "collect will refuse, for Team 2" in text(browser, "div.alarm")


def test_what_is_proposed_is_not_entered_until_it_is_confirmed(opened: Opened) -> None:
    browser = opened()
    assert value(browser, "deduction.pages-over") == value(browser, "deduction.late") == ""
    enter(browser, {**FULL, "ready": "yes"})
    assert text(browser, ".open") == "still open: Too long; Template"
    assert badges(browser)[0] == "5 of 5, ticked"
    for button in browser.find_elements("css selector", "form:not([hidden]) .confirm"):
        button.send_keys(Keys.ENTER)
    assert [value(browser, f"deduction.{id_}") for id_ in ("pages-over", "wrong-template")] == [
        "2",
        "yes",
    ]
    assert badges(browser)[0] == "finished"
    assert text(browser, ".off") == "takes off \N{MINUS SIGN}20"


def test_what_is_unfinished_is_marked_and_gone_to(opened: Opened) -> None:
    browser = opened()
    enter(browser, {**FULL, "deduction.pages-over": "0", "deduction.wrong-template": "no"}, 1)
    enter(browser, {"ready": "yes"}, 1)
    enter(browser, {"note.abstract": "half done"}, 2)
    assert badges(browser) == ["untouched", "finished", "0 of 5"]
    told = "1 of 3 finished; unfinished: 1 begun, 1 untouched"
    assert text(browser, ".progress") == told
    browser.find_element("css selector", "[data-does=unfinished]").click()
    assert text(browser, "h2[id]") == "Team 10"


def test_teams_are_changed_by_keyboard(opened: Opened) -> None:
    browser = opened()
    browser.press(Keys.ALT + Keys.ARROW_DOWN, Keys.ALT + Keys.ARROW_DOWN)
    assert text(browser, "h2[id]") == "Team 10"
    browser.press(Keys.ALT + Keys.ARROW_UP)
    assert text(browser, "h2[id]") == "Team 7"
    browser.tab_to("[data-team='1']")
    browser.press(Keys.ARROW_UP)
    assert text(browser, "h2[id]") == "Team 2"
    assert browser.switch_to.active_element.get_attribute("aria-current") == "true"


def test_arrows_change_a_score_by_a_step_within_its_range_and_leave_a_blank_blank(
    opened: Opened,
) -> None:
    browser = opened()
    browser.tab_to("[name='score.abstract']")
    browser.press(Keys.ARROW_UP, Keys.ARROW_DOWN)
    assert value(browser, "score.abstract") == ""
    browser.press("14,5", Keys.ARROW_UP, Keys.ARROW_UP)
    assert value(browser, "score.abstract") == "15"
    enter(browser, {"score.abstract": "0.5"})
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert value(browser, "score.abstract") == "0"


def test_what_is_entered_is_there_after_a_reload_and_may_be_blanked_again(opened: Opened) -> None:
    browser = opened()
    told = {**FULL, "note.abstract": HOSTILE, "private": "ours"}
    enter(browser, told)
    assert text(browser, ".kept").startswith("Kept in this browser only")
    browser.refresh()
    assert {name: value(browser, name) for name in told} == told
    assert badges(browser)[0] == "5 of 5"
    enter(browser, dict.fromkeys(told, ""))
    browser.refresh()
    assert badges(browser)[0] == "untouched"
    assert text(browser, ".kept") == "Nothing is entered yet."
    assert browser.execute_script("return localStorage.length") == 0


def test_sheets_made_anew_begin_blank_and_others_keep_what_was_entered(
    opened: Opened, sheets: tuple[Sheet, ...], tmp_path: Path
) -> None:
    browser = opened()
    for team in range(3):
        enter(browser, {"score.abstract": f"{team}"}, team)
    newer = replace(sheets[0], remarks=("handed in again",))
    other_round = replace(sheets[1], round=2)
    page = tmp_path / "sheets" / "hypatia.html"
    page.write_bytes(html.write(newer, other_round, sheets[2]))
    browser.open(page)
    assert [value(browser, "score.abstract", team) for team in range(3)] == ["", "", "2"]


def test_what_is_entered_goes_by_the_criterion_and_not_by_its_place(
    opened: Opened, make_sheet: Make, rubric: Rubric, tmp_path: Path
) -> None:
    browser = opened(make_sheet())
    enter(browser, {"score.abstract": "3", "score.extra": "4"})
    turned = msgspec.structs.replace(rubric, criteria=rubric.criteria[::-1])
    page = tmp_path / "sheets" / "hypatia.html"
    page.write_bytes(html.write(make_sheet(rubric=turned)))
    browser.open(page)
    assert (value(browser, "score.abstract"), value(browser, "score.extra")) == ("3", "4")


def test_two_windows_of_one_page_show_the_same(opened: Opened) -> None:
    browser = opened()
    first, address = browser.current_window_handle, browser.current_url
    browser.switch_to.new_window("window")
    browser.get(address)
    enter(browser, {"score.abstract": "7"})
    browser.switch_to.window(first)
    assert value(browser, "score.abstract") == "7"


def test_a_browser_that_keeps_nothing_says_so(opened: Opened, tmp_path: Path) -> None:
    browser = opened()
    page = (tmp_path / "sheets" / "hypatia.html").read_bytes()
    browser.get(f"data:text/html;base64,{base64.b64encode(page).decode()}")
    assert "does not keep what is entered" in text(browser, "div.alarm")
    enter(browser, FULL)
    assert text(browser, ".sum") == "38.5 of 40"
    assert text(browser, ".kept") == ""
    downloaded(browser, tmp_path / "saved")


def test_a_score_file_is_taken_to_another_browser(
    opened: Opened, open_browser: Opened, tmp_path: Path
) -> None:
    told = {**FULL, "note.abstract": HOSTILE, "private": HOSTILE, "deduction.late": "no"}
    here = opened()
    enter(here, {**told, "ready": "yes"}, 1)
    file = downloaded(here, tmp_path / "saved")
    there = open_browser()
    there.open(tmp_path / "sheets" / "hypatia.html")
    assert badges(there) == ["untouched"] * 3
    load(there, file)
    WebDriverWait(there, 20).until(lambda _: badges(there)[1] == "5 of 5, ticked")
    assert badges(there)[::2] == ["untouched"] * 2
    assert text(there, ".kept") == "Loaded for 3 of 3 teams."
    for name, given in told.items():
        assert value(there, name, 1) == given
    there.refresh()
    assert value(there, "private", 1) == HOSTILE


def test_loading_asks_before_it_replaces(opened: Opened, tmp_path: Path) -> None:
    browser = opened()
    enter(browser, {"score.abstract": "3"})
    file = downloaded(browser, tmp_path / "saved")
    enter(browser, {"score.abstract": "9"})
    load(browser, file)
    WebDriverWait(browser, 20).until(alert_is_present()).dismiss()
    assert value(browser, "score.abstract") == "9"
    load(browser, file)
    question = WebDriverWait(browser, 20).until(alert_is_present())
    assert "Team 2" in question.text
    question.accept()
    assert value(browser, "score.abstract") == "3"


def test_loading_says_what_it_cannot_take(
    opened: Opened, sheets: tuple[Sheet, ...], tmp_path: Path
) -> None:
    browser = opened()
    file = downloaded(browser, tmp_path / "saved")
    written = file.read_text(encoding="utf-8")
    for spoiled, told in (
        (written.replace(sheets[0].version, "0" * 12), '"Team 2" is not on this page'),
        (written.replace('abstract = ""', "abstract = '''3'''"), "scores.abstract = '''3'''"),
        (written.replace('clarity = ""', 'clarity = "Best"', 1), "Team 2: Best is no choice"),
        ("nothing of the kind", "it is no score file"),
    ):
        file.write_text(spoiled, encoding="utf-8")
        load(browser, file)
        WebDriverWait(browser, 20).until(lambda _, told=told: told in text(browser, "div.alarm"))
    assert badges(browser) == ["untouched"] * 3


def test_one_team_is_downloaded_by_itself(opened: Opened, tmp_path: Path) -> None:
    browser = opened()
    browser.press(Keys.ALT + Keys.ARROW_DOWN)
    enter(browser, {"note.code": HOSTILE}, 1)
    file = downloaded(browser, tmp_path / "saved", "one")
    assert file.name == "team-7--hypatia.toml"
    (filled,) = reader("toml")(file.read_bytes(), "x")
    assert filled.heading["team"] == "Team 7"
    assert filled.notes["code", 0] == HOSTILE
    assert filled.strays == ()
    assert all(cell.blank for cell in filled.scores.values())


def test_half_a_character_is_handed_in_as_a_question_mark(opened: Opened, tmp_path: Path) -> None:
    browser = opened()
    script = "DESKS[0].enter('private', '\\ud83d!'); changed(DESKS[0])"
    browser.execute_script(script)
    (filled, *_) = reader("toml")(downloaded(browser, tmp_path / "saved").read_bytes(), "x")
    assert filled.private == "?!"


def test_the_pdf_lies_beside_the_sheet_and_is_put_away_by_a_key(
    opened: Opened, sheets: tuple[Sheet, ...]
) -> None:
    paper = (EXAMPLES / "submissions" / "antares.pdf").as_uri()
    browser = opened(replace(sheets[0], paper=paper), sheets[1], size=(1400, 900))
    (frame,) = browser.find_elements("css selector", "aside iframe")
    assert frame.get_attribute("src").startswith(paper)
    browser.press(Keys.ALT + "p")
    assert not browser.find_elements("css selector", "aside iframe")
    browser.press(Keys.ALT + "p")
    assert browser.find_element("css selector", "aside").is_displayed()
    browser.press(Keys.ALT + Keys.ARROW_DOWN)
    assert not browser.find_element("css selector", "aside").is_displayed()
    assert [each for each in browser.requests if not each.startswith("chrome-extension:")] == []


def test_without_any_pdf_there_is_no_button_for_it(opened: Opened) -> None:
    assert not opened().find_element("css selector", "[data-does=paper]").is_displayed()


def test_the_page_asks_for_nothing(opened: Opened) -> None:
    browser = opened()
    assert (browser.requests, browser.complaints) == ([], [])


def test_every_field_has_a_name_that_tells_what_it_is_for(opened: Opened) -> None:
    script = """
    return [...document.querySelectorAll("input, textarea, button")].filter((each) =>
      !(each.labels?.length || each.textContent.trim() || each.ariaLabel)).length
    """
    assert opened().execute_script(script) == 0


def test_text_stands_out_in_light_and_dark(opened: Opened) -> None:
    grounds = set()
    for dark in (False, True):
        browser = opened(dark=dark)
        enter(browser, {"score.abstract": "99", "score.clarity": "Low"})
        enter(browser, {**FULL, "deduction.pages-over": "0", "deduction.wrong-template": "no"}, 1)
        enter(browser, {"ready": "yes"}, 1)
        grounds.add(
            browser.execute_script("return getComputedStyle(document.body).backgroundColor")
        )
        contrasts = browser.execute_script(CONTRASTS)
        assert len(contrasts) > 60
        assert [each for each in contrasts if each[0] < LEAST_CONTRAST] == []
    assert len(grounds) == 2


@pytest.mark.parametrize("width", [340, 800, 1000, 1600])
def test_nothing_runs_out_of_the_window(
    opened: Opened, sheets: tuple[Sheet, ...], width: int
) -> None:
    long = replace(sheets[0], team="W" * 90, evidence=(("abstract", ("x" * 300,)),))
    browser = opened(long, size=(width, 800))
    for selector in ("document.documentElement", "document.querySelector('main')"):
        script = f"return {selector}.scrollWidth - {selector}.clientWidth"
        assert browser.execute_script(script) <= 0


def test_print_holds_what_was_entered_for_every_team(opened: Opened) -> None:
    browser = opened()
    long = "\n".join(f"line {number} of a note" for number in range(30))
    for team in range(3):
        enter(browser, {"score.abstract": f"{team + 5},5", "note.abstract": long}, team)
    printed = browser.execute_cdp_cmd("Page.printToPDF", {})["data"]
    document = pdfium.PdfDocument(base64.b64decode(printed))
    pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    whole = "".join(pages)
    for wanted in ("Team 2", "Team 7", "Team 10", "5,5", "6,5", "7,5", "line 29 of a note"):
        assert wanted in whole
    assert "Next team" not in whole
