"""Fills the page of a sheet in a browser, by its fields, and takes what it downloads."""

import atexit
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from selenium.webdriver.support.wait import WebDriverWait

from tests.browser import Browser
from toolkit.grading.collecting.filled import Key

ENTER = """
const [index, values] = arguments;
const form = document.querySelectorAll("form.sheet")[index];
for (const [name, value] of Object.entries(values)) {
  const field = form.elements.namedItem(name);
  if (field instanceof RadioNodeList) {
    [...field].find((each) => each.value === value).checked = true;
  } else if (field.type === "checkbox") {
    field.checked = Boolean(value);
  } else {
    field.value = value;
  }
}
form.dispatchEvent(new Event("input"));
"""
"""Enters values in the form of one team by the names of its fields, as typing does."""


def fields_of(
    scores: Mapping[Key, str], notes: Mapping[Key, str], deductions: Mapping[str, str]
) -> dict[str, str]:
    """What to enter by the names of the fields on the page."""
    return {
        **{_field("score", key): text for key, text in scores.items()},
        **{_field("note", key): text for key, text in notes.items()},
        **{f"deduction.{id_}": text for id_, text in deductions.items()},
    }


def _field(what: str, key: Key) -> str:
    return f"{what}.{key[0]}.{key[1]}" if key[1] else f"{what}.{key[0]}"


def downloaded(browser: Browser, folder: Path, does: str = "download") -> Path:
    """Click a button of the page that downloads, and wait for the file."""
    before = set(folder.iterdir())
    selector = f"form.sheet:not([hidden]) [data-does={does}], header [data-does={does}]"
    browser.execute_script("document.querySelector(arguments[0]).click()", selector)
    return saved(browser, folder, before)


def saved(browser: Browser, folder: Path, before: set[Path]) -> Path:
    """The score file that a page saves to a folder, once it is whole."""
    return WebDriverWait(browser, 20, 0.02).until(
        lambda _: next(
            (file for file in set(folder.iterdir()) - before if file.suffix == ".toml"), None
        )
    )


def through_the_page(written: bytes, values: Mapping[str, str | bool]) -> bytes:
    """The score file that the page of one sheet downloads once it is filled."""
    browser, folder = _filled(written, values)
    file = downloaded(browser, folder)
    try:
        return file.read_bytes()
    finally:
        file.unlink()


def totals_on_the_page(written: bytes, values: Mapping[str, str]) -> tuple[str, ...]:
    """What the page of one sheet says each member comes to, or the team."""
    browser, _ = _filled(written, values)
    return tuple(browser.find_element("css selector", ".sum").text.splitlines())


def _filled(written: bytes, values: Mapping[str, str | bool]) -> tuple[Browser, Path]:
    browser, folder = _opened()
    page = folder / "page.html"
    page.write_bytes(written)
    browser.open(page)
    browser.execute_script("localStorage.clear()")
    browser.execute_script(ENTER, 0, dict(values))
    assert browser.complaints == []
    return browser, folder


@cache
def _opened() -> tuple[Browser, Path]:
    """One browser for all pages, closed at the end, and the folder it works in."""
    folder = tempfile.TemporaryDirectory()
    browser = Browser(downloads=Path(folder.name))
    atexit.register(folder.cleanup)
    atexit.register(browser.quit)
    return browser, Path(folder.name)
