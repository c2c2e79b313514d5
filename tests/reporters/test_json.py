"""A check as JSON for programs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

import toolkit.reporters
from toolkit import __version__
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place
from toolkit.reporters.formats import Look, renderer

SCHEMA = json.loads(
    Path(toolkit.reporters.__file__).with_name("schema").joinpath("check-1.json").read_text()
)


def as_json(*reports: Report) -> Any:
    return json.loads(renderer("json")(reports, Look(color=True, width=40, quiet=True)))


def objects(schema: Any) -> list[dict[str, Any]]:
    """Every part of a schema that describes an object."""
    if isinstance(schema, list):
        return [each for part in schema for each in objects(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if "required" in schema else []
    return own + [each for part in schema.values() for each in objects(part)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_lets_no_key_be_left_out_or_added() -> None:
    described = objects(SCHEMA)
    assert len(described) == 10
    for part in described:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])


def test_reports_are_as_the_schema_says(
    full_report: Report, make_report: Callable[..., Report]
) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert [error.message for error in validator.iter_errors(as_json(full_report))] == []
    assert list(validator.iter_errors(as_json(full_report, make_report()))) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("severity", "note"), ("code", "cit1"), ("line", 0), ("path", None), ("extra", 1)],
)
def test_the_schema_refuses_what_is_not_so(key: str, value: object, full_report: Report) -> None:
    document = as_json(full_report)
    document["reports"][0]["findings"][0][key] = value
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(document)


def test_the_keys_come_in_the_order_of_the_schema(full_report: Report) -> None:
    document = as_json(full_report)
    report, parts = document["reports"][0], SCHEMA["$defs"]
    assert list(document) == SCHEMA["required"]
    assert list(report) == parts["report"]["required"]
    assert list(report["findings"][0]) == parts["finding"]["required"]
    assert list(report["summary"]) == parts["report"]["properties"]["summary"]["required"]
    assert list(report["pages"]) == parts["pages"]["required"]


def test_a_finding_says_everything(full_report: Report) -> None:
    assert as_json(full_report)["reports"][0]["findings"][1] == {
        "code": "REF001",
        "name": "breakable-reference",
        "severity": "warning",
        "message": "put ~ between the noun and its number",
        "hint": "",
        "path": "main.tex",
        "page": None,
        "line": 3,
        "column": 9,
        "end_line": 3,
        "end_column": 10,
        "areas": [],
        "fixable": True,
    }


def test_a_finding_in_a_pdf_has_a_page_and_no_line(full_report: Report) -> None:
    finding = as_json(full_report)["reports"][0]["findings"][2]
    assert (finding["path"], finding["page"], finding["line"]) == ("report.pdf", 3, None)
    assert finding["areas"] == [{"left": 72.0, "top": 100.1, "right": 90.0, "bottom": 110.0}]


def test_the_head_says_what_was_checked_with_what(full_report: Report) -> None:
    document = as_json(full_report)
    report = document["reports"][0]
    assert document["tool"] == {"name": "draftsmith", "version": __version__}
    assert (report["root"], report["stage"]) == ("ours", "draft")
    assert report["template"] == {"id": "engines/essay", "version": "1.2"}
    assert report["main"]["path"] == "main.tex"
    assert report["summary"] == {"error": 2, "warning": 1, "info": 1}
    assert report["pages"]["explanation"].startswith("references begin on page 8")


def test_what_is_not_known_is_null(make_report: Callable[..., Report]) -> None:
    report = as_json(make_report())["reports"][0]
    assert (report["template"], report["pages"]) == (None, None)


def test_findings_and_skipped_rules_are_sorted_whatever_order_they_came_in(
    full_report: Report,
) -> None:
    backwards = replace(
        full_report, findings=full_report.findings[::-1], skipped=full_report.skipped[::-1]
    )
    assert as_json(backwards) == as_json(full_report)
    report = as_json(full_report)["reports"][0]
    places = [(each["path"], each["line"] or 0) for each in report["findings"]]
    assert places == sorted(places)
    assert [each["code"] for each in report["skipped"]] == ["LAY001", "LAY002", "LAY003", "TXT005"]


def test_any_text_survives_in_ascii(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    message = "é 語 \x1b[31m \x9b \udcff"
    report = make_report(make_finding(Place("main.tex"), message=message, severity=Severity.INFO))
    assert renderer("json")((report,), Look()).isascii()
    assert as_json(report)["reports"][0]["findings"][0]["message"] == message
