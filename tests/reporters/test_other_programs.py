"""Programs that read a report find in it every finding at its place, however it is named."""

import json
from collections.abc import Callable
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from toolkit.lint.report import Report
from toolkit.model.finding import Finding
from toolkit.model.place import Place
from toolkit.reporters.formats import Look, renderer

Told = list[tuple[str, str, int]]
PLACES = (
    Place("main.tex", line=7, column=3, end_line=7, end_column=9),
    Place("a dir/100% é, 50%0A: b=c.tex", line=2, column=1),
    Place("<p>&'q\".tex", line=9, column=1, end_line=11, end_column=2),
    Place("語/😀 ;#?.tex"),
    Place("no such/../report %25.pdf", page=4),
    Place("[a]{b}::c,d.tex", line=1, column=1),
)
MESSAGES = (
    r"no \end{itemize} for {0}, write \cite[see]{a}",
    "100 %, %0A and %25: a::b\r\n::error file=x::forged",
    "<b>&amp; ]]> \"'` --> \t tab",
    "語 😀 \ufffe \x0b \x1b[31m \u2028 \u0085 \x00",
)
UNESCAPED = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


@pytest.fixture
def report(make_report: Callable[..., Report], make_finding: Callable[..., Finding]) -> Report:
    """Each message at each place."""
    return make_report(
        *(make_finding(place, message=said) for place in PLACES for said in MESSAGES), root="."
    )


@pytest.fixture
def wanted(report: Report) -> Told:
    """Code, path and line of each finding; the first where a format asks for one."""
    return sorted(
        (each.code, each.place.path.replace("no such/../", ""), each.place.line or 1)
        for each in report.findings
    )


def written(report: Report, name: str) -> str:
    return renderer(name)((report,), Look())


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Name, properties and message of each line, as GitHub's runner takes a command apart."""
    return [_command(line) for line in text.split("\n")]


def _command(line: str) -> tuple[str, dict[str, str], str]:
    assert line.startswith("::")
    head, _, message = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    pairs = [each.split("=", 1) for each in listed.split(",")]
    return name, {key: _plain(value) for key, value in pairs}, _plain(message)


def _plain(value: str) -> str:
    for sign, plain in UNESCAPED:
        value = value.replace(sign, plain)
    return value


def test_a_runner_of_github_s_finds_each_annotation(report: Report, wanted: Told) -> None:
    found = commands(written(report, "github"))
    assert {name for name, _, _ in found} == {"error"}
    told = [(a["title"].split()[0], a["file"], int(a.get("line", 1))) for _, a, _ in found]
    assert sorted(told) == wanted
    first = [message for _, asked, message in found if asked["file"] == "main.tex"]
    assert {*MESSAGES[:2]} <= {*first}


def test_gitlab_finds_each_row(report: Report, wanted: Told) -> None:
    rows = json.loads(written(report, "gitlab"))
    told = [(r["check_name"], r["location"]["path"], r["location"]["lines"]["begin"]) for r in rows]
    assert sorted(told) == wanted
    assert len({row["fingerprint"] for row in rows}) == len(wanted)
    assert {row["severity"] for row in rows} <= {"info", "minor", "major", "critical", "blocker"}


def test_a_viewer_of_sarif_finds_each_result(report: Report, wanted: Told) -> None:
    (run,) = json.loads(written(report, "sarif"))["runs"]
    told = [
        (
            run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"],
            unquote(place["artifactLocation"]["uri"]),
            place["region"]["startLine"],
        )
        for result in run["results"]
        for place in [result["locations"][0]["physicalLocation"]]
    ]
    assert sorted(told) == wanted
    assert MESSAGES[0] in {result["message"]["text"] for result in run["results"]}


def test_reviewdog_finds_each_diagnostic(report: Report, wanted: Told) -> None:
    told = [
        (each["code"]["value"], place["path"], place.get("range", _FIRST)["start"]["line"])
        for each in json.loads(written(report, "rdjson"))["diagnostics"]
        for place in [each["location"]]
    ]
    assert sorted(told) == wanted


_FIRST = {"start": {"line": 1}}


def test_a_reader_of_junit_finds_each_failure(report: Report, wanted: Told) -> None:
    (suite,) = ET.fromstring(written(report, "junit"))
    failed = [case for case in suite if case.find("failure") is not None]
    told = [(case.get("name", "").split()[0], case.get("classname")) for case in failed]
    assert sorted(told) == [(code, path) for code, path, _ in wanted]
    assert (suite.get("tests"), suite.get("failures")) == (str(len(wanted)), str(len(wanted)))
