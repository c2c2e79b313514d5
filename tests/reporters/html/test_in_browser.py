"""The page in Chromium: by keyboard, in light and dark, small, printed, and without scripts."""

import base64
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser import Browser
from tests.contrast import CONTRASTS, LEAST_CONTRAST
from tests.reporters.html.conftest import Page
from toolkit.lint.report import Report
from toolkit.model.finding import Severity

Opened = Callable[..., Browser]

BOXES = """
return [...document.querySelectorAll(".box")].map((box) => {
  const paper = box.closest(".paper").querySelector("img").getBoundingClientRect();
  const place = box.getBoundingClientRect();
  return [
    box.getAttribute("href"),
    (place.left - paper.left) / paper.width, (place.top - paper.top) / paper.height,
    (place.right - paper.left) / paper.width, (place.bottom - paper.top) / paper.height,
  ];
});
"""


@pytest.fixture
def opened(open_browser: Callable[..., Browser], page: Page) -> Opened:
    """A browser that shows the page of some reports."""

    def show(*reports: Report, **options: Any) -> Browser:
        browser = open_browser(**options)
        browser.open(page(*reports))
        return browser

    return show


def shown(browser: Browser) -> list[str]:
    """The names of the findings that can be seen."""
    findings = browser.find_elements("css selector", ".finding")
    return [each.get_attribute("id") for each in findings if each.is_displayed()]


def ids(report: Report, severity: Severity | None = None, family: str = "") -> int:
    """How many findings there are of a severity and a family."""
    return sum(
        finding.severity in (severity or finding.severity,) and finding.code.startswith(family)
        for finding in report.findings
    )


def focused(browser: Browser) -> str:
    """The name of what has the focus."""
    return browser.switch_to.active_element.get_attribute("id")


def status(browser: Browser) -> str:
    """What a screen reader is told of the number of findings."""
    return browser.find_element("css selector", "[role=status][aria-live=polite]").text


def test_a_page_opens_from_the_disk_without_an_error_or_a_request(
    opened: Opened, faulty: Report, lone: Report
) -> None:
    browser = opened(faulty, lone)
    assert len(shown(browser)) == len(faulty.findings) + len(lone.findings)
    broken = "return [...document.images].filter((each) => !each.naturalWidth).length"
    assert browser.execute_script(broken) == 0
    assert (browser.complaints, browser.requests) == ([], [])


def test_severities_are_chosen_by_keyboard(opened: Opened, faulty: Report) -> None:
    browser = opened(faulty)
    browser.tab_to("[name=severity][value=error]")
    browser.press(Keys.SPACE)
    left = len(faulty.findings) - ids(faulty, Severity.ERROR)
    assert len(shown(browser)) == left
    assert status(browser) == f"{left} of {len(faulty.findings)} findings"
    assert not browser.find_elements("css selector", ".finding.error:not([hidden])")


def test_families_are_chosen_by_keyboard_and_all_comes_back(opened: Opened, faulty: Report) -> None:
    browser = opened(faulty)
    browser.tab_to("[name=family][value=CIT]")
    browser.press(Keys.SPACE)
    assert len(shown(browser)) == len(faulty.findings) - ids(faulty, family="CIT")
    browser.tab_to("button[type=reset]")
    browser.press(Keys.ENTER)
    assert len(shown(browser)) == len(faulty.findings)
    assert status(browser) == f"{len(faulty.findings)} findings"


def test_a_file_and_a_page_without_a_finding_left_are_not_shown(
    opened: Opened, lone: Report
) -> None:
    browser = opened(lone)
    for family in ("LAY", "REF"):
        browser.tab_to(f"[name=family][value={family}]")
        browser.press(Keys.SPACE)
    visible = [e for e in browser.find_elements("css selector", ".sheet") if e.is_displayed()]
    assert len(visible) == len({f.place.page for f in lone.findings if f.code.startswith("STR")})
    browser.tab_to("[name=family][value=STR]")
    browser.press(Keys.SPACE)
    assert not browser.find_element("css selector", ".file").is_displayed()


def test_keys_go_from_finding_to_finding_and_over_those_not_shown(
    opened: Opened, faulty: Report
) -> None:
    browser = opened(faulty)
    visited = []
    for key in "jnkp":
        browser.press(key)
        visited.append(focused(browser))
    assert visited == ["finding-1", "finding-2", "finding-1", "finding-1"]
    browser.tab_to("[name=severity][value=error]")
    browser.press(Keys.SPACE)
    left = shown(browser)
    for name in left:
        browser.press("j")
        assert focused(browser) == name
    browser.press("j")
    assert focused(browser) == left[-1]


def test_buttons_do_what_keys_do(opened: Opened, faulty: Report) -> None:
    browser = opened(faulty)
    last = f"finding-{len(faulty.findings)}"
    for step, name in (("1", "finding-1"), ("1", "finding-2"), ("-1", "finding-1")):
        button = browser.find_element("css selector", f"[data-step='{step}']")
        browser.execute_script("arguments[0].focus()", button)
        browser.press(Keys.ENTER)
        assert focused(browser) == name
    browser.refresh()
    browser.press("k")
    assert focused(browser) == last


def test_the_first_tab_leads_past_the_summary(opened: Opened, faulty: Report) -> None:
    browser = opened(faulty)
    browser.press(Keys.TAB)
    assert browser.switch_to.active_element.text == "Skip to the findings"
    browser.press(Keys.ENTER, Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("class") == "code"


def test_all_that_can_have_the_focus_shows_it(opened: Opened, lone: Report) -> None:
    browser = opened(lone)
    seen = set()
    style = (
        "const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth"
    )
    for _ in range(40):
        browser.press(Keys.TAB)
        seen.add((browser.switch_to.active_element.tag_name, browser.execute_script(style)))
    assert {tag for tag, _ in seen} >= {"a", "input", "button", "summary"}
    assert {outline for tag, outline in seen if tag != "body"} == {"solid3px"}


def test_light_and_dark_differ_and_can_be_read(
    opened: Opened, faulty: Report, lone: Report
) -> None:
    grounds = set()
    for dark in (False, True):
        browser = opened(faulty, lone, dark=dark)
        browser.execute_script("document.querySelectorAll('details').forEach((d) => d.open = true)")
        ground = "return getComputedStyle(document.body).backgroundColor"
        grounds.add(browser.execute_script(ground))
        contrasts = browser.execute_script(CONTRASTS)
        assert len(contrasts) > 300
        assert [each for each in contrasts if each[0] < LEAST_CONTRAST] == []
    assert len(grounds) == 2


@pytest.mark.parametrize("width", [360, 1400])
def test_a_box_stands_over_the_words_it_is_about(width: int, opened: Opened, lone: Report) -> None:
    browser = opened(lone, size=(width, 900))
    document = pdfium.PdfDocument(lone.pdf())
    words = {}
    findings = {}
    for name, left, top, right, bottom in browser.execute_script(BOXES):
        element = browser.find_element("css selector", name)
        findings[name] = element.find_element("css selector", ".message").text
        number = int(element.find_element("css selector", ".where").text.removeprefix("page "))
        leaf = document[number - 1]
        across, up = leaf.get_size()
        place = (left * across, up - bottom * up, right * across, up - top * up)
        words[name] = " ".join(leaf.get_textpage().get_text_bounded(*place).split())
    document.close()
    by_message = {findings[name]: text for name, text in words.items()}
    assert "??" in by_message["?? is printed on page 2"]
    assert "Proposed Method" in by_message["“Proposed Method” belongs after “Related Work”"]
    assert "Figure 6" in by_message["the text never mentions Figure 6"]
    assert "Table 4" in by_message["the text never mentions Table 4"]


def test_a_box_leads_to_its_finding(opened: Opened, lone: Report) -> None:
    browser = opened(lone)
    box = browser.find_element("css selector", ".box")
    browser.execute_script("arguments[0].focus()", box)
    browser.press(Keys.ENTER)
    assert browser.execute_script("return location.hash") == box.get_attribute("href")[-10:]
    assert browser.find_elements("css selector", ".finding:target")


def test_a_page_can_be_made_larger_by_keyboard(opened: Opened, lone: Report) -> None:
    browser = opened(lone)
    width = "return document.querySelector('.paper').getBoundingClientRect().width"
    before = browser.execute_script(width)
    browser.tab_to(".zoom")
    browser.press(Keys.SPACE)
    assert browser.execute_script(width) > 1.3 * before


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_code_leads_to_its_rule_and_opens_it(
    scripts: bool, opened: Opened, faulty: Report
) -> None:
    browser = opened(faulty, scripts=scripts)
    link = browser.find_element("css selector", ".finding .code")
    browser.execute_script("arguments[0].focus()", link)
    browser.press(Keys.ENTER)
    rule = browser.find_element("id", f"rule-{link.text}")
    assert rule.is_displayed()


def test_without_scripts_everything_is_shown(opened: Opened, faulty: Report, lone: Report) -> None:
    browser = opened(faulty, lone, scripts=False)
    assert len(shown(browser)) == len(faulty.findings) + len(lone.findings)
    assert not browser.find_element("css selector", ".controls").is_displayed()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_cut_off_on_a_narrow_screen(
    width: int, opened: Opened, faulty: Report, lone: Report
) -> None:
    browser = opened(faulty, lone, size=(width, 800))
    scrolls = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser.execute_script(scrolls) == 0


def test_print_is_dark_on_light_whatever_the_screen(opened: Opened, faulty: Report) -> None:
    ink = "return getComputedStyle(document.body).color"
    on_light_screen = opened(faulty).execute_script(ink)
    browser = opened(faulty, dark=True)
    assert browser.execute_script(ink) != on_light_screen
    dark = {"name": "prefers-color-scheme", "value": "dark"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": [dark]})
    assert browser.execute_script(ink) == on_light_screen


def test_print_holds_every_finding_and_no_button(opened: Opened, faulty: Report) -> None:
    browser = opened(faulty, dark=True)
    printed = browser.execute_cdp_cmd("Page.printToPDF", {})["data"]
    document = pdfium.PdfDocument(base64.b64decode(printed))
    pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    text = "".join("".join(pages).split())
    assert all("".join(each.message.split()) in text for each in faulty.findings)
    assert "Showall" not in text
