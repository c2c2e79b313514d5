"""A check as SARIF 2.1.0."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from msgspec.structs import replace

from toolkit import __version__
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity, Skipped
from toolkit.model.place import LineIndex, Place
from toolkit.reporters.formats import Look, Sources, renderer
from toolkit.rules import ALL

SCHEMA = json.loads(
    Path(__file__).with_name("data").joinpath("sarif-2.1.0-rtm.4.json").read_text("utf-8")
)
SKIPPED = (
    Skipped("LAY008", "unresolved-mark", "there is no PDF"),
    Skipped("LAY001", "wrong-paper-size", "there is no PDF"),
)


@pytest.fixture
def ours(full_report: Report) -> Report:
    """The full report, with rules skipped that there are."""
    return replace(full_report, skipped=SKIPPED)


def faults(document: object) -> list[str]:
    return [error.message for error in jsonschema.Draft4Validator(SCHEMA).iter_errors(document)]


def sarif(*reports: Report, sources: Sources = lambda _: "") -> Any:
    return json.loads(renderer("sarif")(reports, Look(color=True, quiet=True, sources=sources)))


def results(*reports: Report, sources: Sources = lambda _: "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = sarif(*reports, sources=sources)["runs"][0]["results"]
    return found


def test_it_is_as_the_published_schema_says(
    ours: Report, make_report: Callable[..., Report], sources: Sources
) -> None:
    assert faults(sarif(ours, make_report(), sources=sources)) == []
    assert faults(sarif(make_report())) == []


@pytest.mark.parametrize(("key", "value"), [("level", "info"), ("ruleIndex", -2), ("extra", 1)])
def test_the_schema_refuses_what_is_not_so(key: str, value: object, ours: Report) -> None:
    document = sarif(ours)
    document["runs"][0]["results"][0][key] = value
    assert faults(document) != []


def test_a_result_says_everything(ours: Report, sources: Sources) -> None:
    result = results(ours, sources=sources)[1]
    assert len(result["partialFingerprints"].pop("draftsmith/v1")) == 64
    region = {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 10}
    file = {"uri": "ours/main.tex"}
    assert result == {
        "ruleId": "REF001",
        "ruleIndex": [rule.code for rule in ALL].index("REF001"),
        "level": "warning",
        "message": {"text": "put ~ between the noun and its number"},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {},
        "fixes": [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": file,
                        "replacements": [
                            {"deletedRegion": region, "insertedContent": {"text": "~"}}
                        ],
                    }
                ]
            }
        ],
    }


def test_a_fix_made_from_its_region_is_the_edit(ours: Report, sources: Sources) -> None:
    (fix,) = results(ours, sources=sources)[1]["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    text = sources(change["artifactLocation"]["uri"])
    region, lines = replacement["deletedRegion"], LineIndex(text)
    start = lines.start_of(region["startLine"]) + region["startColumn"] - 1
    end = lines.start_of(region["endLine"]) + region["endColumn"] - 1
    fixed = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    assert fixed == text.replace(r"Fig. \ref", r"Fig.~\ref")


def test_a_pdf_and_a_whole_file_are_given_their_first_line(ours: Report, sources: Sources) -> None:
    found = results(ours, sources=sources)
    places = [each["locations"][0]["physicalLocation"] for each in found]
    first = [place for place in places if place["region"] == {"startLine": 1}]
    assert [place["artifactLocation"]["uri"] for place in first] == [
        "ours/main.tex",
        "ours/report.pdf",
    ]
    assert found[3]["message"]["text"].startswith("page 3: ")


def test_levels_are_those_of_sarif(ours: Report) -> None:
    assert [each["level"] for each in results(ours)] == ["note", "warning", "error", "error"]


def test_every_rule_is_told_whatever_was_found(
    ours: Report, make_report: Callable[..., Report]
) -> None:
    driver = sarif(ours)["runs"][0]["tool"]["driver"]
    assert driver == sarif(make_report())["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("draftsmith", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in ALL]
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        assert all(texts)
        assert len(texts[1]) <= 1024, "code scanning cuts it there"


def test_skipped_rules_are_told_by_code_and_with_the_reason(ours: Report) -> None:
    (invocation,) = sarif(ours)["runs"][0]["invocations"]
    notes = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is True
    assert [note["associatedRule"]["id"] for note in notes] == ["LAY001", "LAY008"]
    assert notes[0]["message"]["text"] == ("LAY001 was skipped for ours/main.tex: there is no PDF")


def test_several_drafts_are_one_run(ours: Report, sources: Sources) -> None:
    def same(path: str) -> str:
        return sources(path.replace("theirs", "ours"))

    document = sarif(ours, replace(ours, root="theirs"), sources=same)
    (run,) = document["runs"]
    uris = [
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in run["results"]
    ]
    assert [uri.partition("/")[0] for uri in uris] == ["ours"] * 4 + ["theirs"] * 4


def test_the_bytes_do_not_depend_on_the_order_of_findings(ours: Report, sources: Sources) -> None:
    backwards = replace(ours, findings=ours.findings[::-1], skipped=ours.skipped[::-1])
    look = Look(sources=sources)
    assert renderer("sarif")((backwards,), look) == renderer("sarif")((ours,), look)


@pytest.mark.parametrize("path", ["a b#1%.tex", "größe?.tex", "c:d.tex", "caf\udce9.tex"])
def test_a_path_is_a_relative_uri(
    path: str, make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    (result,) = results(make_report(make_finding(Place(path)), root="."))
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(" #?:")
    assert unquote(uri, errors="surrogateescape") == path


def test_an_absolute_root_gives_relative_uris(
    make_report: Callable[..., Report],
    make_finding: Callable[..., Finding],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    report = make_report(make_finding(Place("main.tex")), root=str(tmp_path / "ours"))
    (result,) = results(report)
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "ours/main.tex"}


def test_braces_stand_as_they_are_in_messages_without_arguments(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    finding = make_finding(Place("{a}.tex"), message=r"no \end{itemize} for {0}", hint="{1}")
    (result,) = results(make_report(finding))
    assert result["message"] == {"text": r"no \end{itemize} for {0} ({1})"}
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "ours/{a}.tex"


def test_columns_are_said_to_count_characters(ours: Report) -> None:
    assert sarif(ours)["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_a_place_without_an_end_has_none(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    finding = make_finding(Place("main.tex", line=2, column=1), severity=Severity.INFO)
    (result,) = results(make_report(finding))
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 1}


def test_every_rule_brings_its_help_as_text_and_as_markdown(ours: Report) -> None:
    rules = sarif(ours)["runs"][0]["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [rule.code for rule in ALL]
    for each in rules:
        text, marked = each["help"]["text"], each["help"]["markdown"]
        assert each["fullDescription"]["text"].split()[:5] == text.split()[:5]
        assert f"draftsmith explain {each['id']} shows examples" in text
        assert marked.startswith(f"**{each['id']} {each['name']}**: ")
        assert f"`draftsmith explain {each['id']}` shows examples" in marked
        assert marked.count("`") % 2 == 0


def test_the_help_says_how_grave_a_rule_is_and_who_mends_it(ours: Report) -> None:
    rules = sarif(ours)["runs"][0]["tool"]["driver"]["rules"]
    marked = {each["id"]: each["help"]["markdown"].split("\n")[0] for each in rules}
    assert marked["REF001"] == "**REF001 breakable-reference**: warning; draftsmith can mend it."
    assert marked["TXT001"] == "**TXT001 template-text**: warning/error; it is yours to mend."


def test_no_address_is_given_since_there_is_none(ours: Report) -> None:
    told = json.dumps(sarif(ours))
    assert "helpUri" not in told
    assert "informationUri" not in told
