"""A check as reviewdog's diagnostics."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from toolkit.lint.report import Report
from toolkit.model.finding import Edit, Finding
from toolkit.model.place import LineIndex, Place, Span
from toolkit.reporters.formats import Look, Sources, renderer


def rdjson(*reports: Report, sources: Sources = lambda _: "") -> Any:
    return json.loads(renderer("rdjson")(reports, Look(color=True, quiet=True, sources=sources)))


def diagnostics(*reports: Report, sources: Sources = lambda _: "") -> Any:
    return rdjson(*reports, sources=sources)["diagnostics"]


def test_the_source_is_named(make_report: Callable[..., Report]) -> None:
    assert rdjson(make_report()) == {"source": {"name": "draftsmith"}, "diagnostics": []}


def test_a_diagnostic_says_everything(full_report: Report, sources: Sources) -> None:
    place = {"start": {"line": 3, "column": 9}, "end": {"line": 3, "column": 10}}
    assert diagnostics(full_report, sources=sources)[1] == {
        "message": "put ~ between the noun and its number",
        "location": {"path": "ours/main.tex", "range": place},
        "severity": "WARNING",
        "code": {"value": "REF001"},
        "suggestions": [{"range": place, "text": "~"}],
    }


def test_severities_are_those_of_reviewdog(full_report: Report) -> None:
    found = [each["severity"] for each in diagnostics(full_report)]
    assert found == ["INFO", "WARNING", "ERROR", "ERROR"]


def test_a_pdf_and_a_whole_file_have_no_range(full_report: Report) -> None:
    places = [each["location"] for each in diagnostics(full_report)]
    assert [place for place in places if "range" not in place] == [
        {"path": "ours/main.tex"},
        {"path": "ours/report.pdf"},
    ]


@pytest.mark.parametrize("text", ["Fig. 1", "é Fig. 1", "語𐐀 Fig. 1", "x\nü Fig. 1"])
def test_a_column_counts_bytes(
    text: str, make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    gap = Span(text.index(" 1"), text.index("1"))
    place = LineIndex(text).place("main.tex", gap)
    report = make_report(make_finding(place, edit=Edit(gap, "~")))
    (found,) = diagnostics(report, sources=lambda _: text)
    line = text.split("\n")[found["location"]["range"]["start"]["line"] - 1].encode()
    (suggestion,) = found["suggestions"]
    for part in (found["location"]["range"], suggestion["range"]):
        assert line[: part["start"]["column"] - 1].endswith(b"Fig.")
        assert line[part["end"]["column"] - 1 :] == b"1"


def test_a_wide_character_begins_before_its_bytes_and_ends_behind_them(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    report = make_report(make_finding(LineIndex("a𐐀b").place("main.tex", Span(1, 2))))
    (found,) = diagnostics(report, sources=lambda _: "a𐐀b")
    place = found["location"]["range"]
    assert (place["start"]["column"], place["end"]["column"]) == (2, 6)


def test_a_byte_that_is_no_text_is_one(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    report = make_report(make_finding(Place("main.tex", line=1, column=5)))
    (found,) = diagnostics(report, sources=lambda _: "caf\udce9 x")
    assert found["location"]["range"] == {"start": {"line": 1, "column": 5}}


def test_several_drafts_are_one_document(
    full_report: Report, make_report: Callable[..., Report]
) -> None:
    assert len(diagnostics(full_report, make_report(), full_report)) == 8
