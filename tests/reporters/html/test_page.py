"""The page as a file: whole in itself, the same every time, and unharmed by what a draft says."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from tests.reporters.html.conftest import written
from toolkit.draft.inspection import Inspection, MainFile
from toolkit.lint.report import Report
from toolkit.model.finding import Finding
from toolkit.model.place import Place
from toolkit.reporters.formats import Look, renderer
from toolkit.reporters.html import part, sheet

HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "{{ 7 * 7 }} {% raw %} &lt;b&gt; <!-- ",
    "a\u202eb\u2066c\x00d\x1b[31m\udcff",
)
NOT_SHOWN = "\u202e\u2066\x00\x1b\udcff"


class Seen(HTMLParser):
    """What a parser finds in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [value for each, value in self.attributes if each == name]


@pytest.fixture(scope="module")
def seen(faulty: Report, lone: Report) -> Seen:
    """The page of two drafts."""
    return Seen(written(faulty, lone))


def test_the_same_drafts_give_the_same_page(lone: Report) -> None:
    assert written(lone) == written(lone)


def test_every_finding_is_there_once(seen: Seen, faulty: Report, lone: Report) -> None:
    number = len(faulty.findings) + len(lone.findings)
    assert [each for each in seen.values("id") if re.fullmatch(r"finding-\d+", each)] == [
        f"finding-{index}" for index in range(1, number + 1)
    ]


def test_a_page_loads_nothing(seen: Seen) -> None:
    assert all(each.startswith("data:image/png;base64,") for each in seen.values("src"))
    assert all(each.startswith("#") for each in seen.values("href"))
    assert not {"link", "iframe", "object", "embed", "base"} & set(seen.tags)
    assert seen.tags.count("script") == seen.tags.count("style") == 1


def test_every_link_leads_somewhere_and_no_name_is_given_twice(seen: Seen) -> None:
    names = seen.values("id")
    assert len(names) == len(set(names))
    assert {each.removeprefix("#") for each in seen.values("href")} <= set(names)


def test_only_our_script_may_run(faulty: Report) -> None:
    text = written(faulty)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    told = b64encode(sha256(script.encode()).digest()).decode()
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'; " in text
    assert f"script-src 'sha256-{told}'" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_draft_says_is_shown_and_does_nothing(
    text: str,
    make_report: Callable[..., Report],
    make_finding: Callable[..., Finding],
    bare_inspection: Inspection,
) -> None:
    inspection = msgspec.structs.replace(
        bare_inspection, title=text, main=MainFile(f"{text}.tex", text)
    )
    finding = make_finding(Place(f"{text}.tex", 0, 1, 1, 1, 4), message=text, hint=text)
    report = make_report(finding, inspection=inspection, not_built=text)
    page = renderer("html")((report,), Look(sources=lambda _: f"{text}\n{text}"))
    harmless = renderer("html")((make_report(finding),), Look(sources=lambda _: "a\nb"))
    assert page.encode()
    assert not set(NOT_SHOWN) & set(page)
    found = Seen(page)
    assert set(found.tags) == set(Seen(harmless).tags)
    assert {name for name, _ in found.attributes} == {n for n, _ in Seen(harmless).attributes}
    if not set(NOT_SHOWN) & set(text):
        assert found.text.count(text) >= 7


def test_several_drafts_have_a_part_each_under_one_table(seen: Seen) -> None:
    assert "2 drafts" in seen.text
    assert {"draft-1", "draft-2"} <= set(seen.values("id"))
    assert seen.values("href").count("#draft-1") == 1


def test_a_clean_draft_has_no_filters(make_report: Callable[..., Report]) -> None:
    found = Seen(renderer("html")((make_report(),), Look()))
    assert not {"form", "details"} & set(found.tags)
    assert "nothing found" in found.text


def test_the_pictures_of_all_drafts_together_are_bounded(
    lone: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.reporters.html.page.MOST_PICTURES", 5)
    assert len(Seen(written(lone)).values("src")) == 4
    found = Seen(written(lone, lone))
    assert len(found.values("src")) == 5
    assert found.text.count(sheet.TOO_MANY) == 3


def test_a_source_that_cannot_be_read_again_is_not_shown(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    report = make_report(make_finding(Place("main.tex", 0, 3, 1, 3, 2)))
    found = Seen(renderer("html")((report,), Look(sources=lambda _: "")))
    assert "excerpt" not in found.values("class")


def test_the_files_of_the_page_are_beside_the_module() -> None:
    folder = Path(part.__file__).parent
    assert {each.name for each in folder.glob("*.*") if each.suffix != ".py"} == {
        "base.css",
        "part.html",
        "report.css",
        "report.html",
        "report.js",
    }
