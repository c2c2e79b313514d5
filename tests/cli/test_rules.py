"""``draftsmith rules``, run as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema

import toolkit.reporters
from toolkit.reporters.rule_list import as_text
from toolkit.rules import ALL

ROOT = Path(__file__).parents[2]
SCHEMA = Path(toolkit.reporters.__file__).with_name("schema") / "rules-1.json"


def rules(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command does."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "rules", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_list_is_printed_without_colour_where_there_is_no_terminal() -> None:
    ran = rules()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"{as_text(ALL)}\n"


def test_json_has_every_rule() -> None:
    ran = rules("--json")
    assert ran.returncode == 0
    document = json.loads(ran.stdout)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    assert [rule["code"] for rule in document["rules"]] == [rule.code for rule in ALL]


def test_help_has_an_example() -> None:
    ran = rules("--help")
    assert ran.returncode == 0
    assert "Example:\n" in ran.stdout
    assert "draftsmith rules --json" in ran.stdout
