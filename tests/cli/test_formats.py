"""``draftsmith check`` in every format for programs, on real drafts."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from toolkit.reporters.formats import FORMATS

ROOT = Path(__file__).parents[2]
FAULTY, CLEAN, PDF = "examples/faulty-report", "examples/report", "examples/report/report.pdf"
PLACES: dict[str, Callable[[str], list[str]]] = {
    "sarif": lambda text: [
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in json.loads(text)["runs"][0]["results"]
    ],
    "github": lambda text: [line.split("file=")[1].split(",")[0] for line in text.splitlines()],
    "gitlab": lambda text: [row["location"]["path"] for row in json.loads(text)],
    "junit": lambda text: [
        case.attrib["classname"]
        for case in ET.fromstring(text).iter("testcase")
        if case.find("failure") is not None
    ],
    "rdjson": lambda text: [each["location"]["path"] for each in json.loads(text)["diagnostics"]],
}
"""The files of the findings, as each format has them."""


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command does."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "check", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_format_but_those_tested_elsewhere_is_tested_here() -> None:
    assert set(PLACES) == set(FORMATS) - {"full", "concise", "json", "html"}


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        ([FAULTY], 1),
        ([CLEAN], 0),
        ([FAULTY, "--select", "FLT002"], 0),
        ([FAULTY, "--select", "FLT002", "--fail-on", "warning"], 1),
        (["no-such-draft", CLEAN], 2),
    ],
    ids=["faulty", "clean", "below", "at", "absent"],
)
def test_no_format_changes_the_exit_code(name: str, arguments: list[str], exit_code: int) -> None:
    assert check(*arguments, "--output-format", name).returncode == exit_code


@pytest.mark.parametrize("name", PLACES)
def test_a_format_has_the_findings_that_json_has_by_the_same_paths(name: str) -> None:
    drafts = (FAULTY, CLEAN, PDF, str(ROOT / FAULTY))
    told = json.loads(check(*drafts, "--output-format", "json").stdout)
    expected = [
        os.path.relpath(ROOT / report["root"] / finding["path"], ROOT)
        for report in told["reports"]
        for finding in report["findings"]
    ]
    assert len(expected) > 20
    found = PLACES[name](check(*drafts, "--output-format", name).stdout)
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("name", PLACES)
def test_two_runs_give_the_same_bytes_also_in_a_file(name: str, tmp_path: Path) -> None:
    printed = check(FAULTY, "--output-format", name).stdout
    check(FAULTY, "--output-format", name, "--output", str(tmp_path / "findings"))
    assert (tmp_path / "findings").read_text("utf-8") == printed
