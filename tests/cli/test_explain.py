"""``draftsmith explain``, run as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import toolkit.reporters
from toolkit.reporters.rule_page import rule_page
from toolkit.rules.citations import UndefinedCitation
from toolkit.rules.ties import BreakableReference

ROOT = Path(__file__).parents[2]
SCHEMA = Path(toolkit.reporters.__file__).with_name("schema") / "rules-1.json"


def environment(**changes: str) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    return {**inherited, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **changes}


def explain(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command does."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "explain", *arguments],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def on_terminal(*arguments: str, **variables: str) -> str:
    """What the command prints on a terminal."""
    pty = pytest.importorskip("pty", reason="needs a system with pseudo-terminals")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "toolkit", "explain", *arguments]
    with subprocess.Popen(command, env=environment(**variables), stdin=theirs, stdout=theirs):
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 65536):
                said += part
        except OSError:  # Linux's way to say that the other end is closed
            pass
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "asked", ["REF001", "ref001", "breakable-reference", "Breakable-Reference", " REF001 "]
)
def test_a_rule_goes_by_its_code_and_its_name_in_any_case(asked: str) -> None:
    ran = explain(asked)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"{rule_page(BreakableReference)}\n"


def test_several_pages_come_in_the_order_asked() -> None:
    pages = [rule_page(rule) for rule in (BreakableReference, UndefinedCitation)]
    assert explain("REF001", "cit001").stdout == "\n\n\n".join(pages) + "\n"


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("CITE001", "did you mean CIT001?"),
        ("breakable_refrence", "did you mean breakable-reference?"),
        ("missing-sections", "did you mean missing-section?"),
        ("elephant", "draftsmith rules lists them"),
    ],
)
def test_an_unknown_rule_cannot_be_explained_and_the_one_meant_is_named(
    asked: str, hint: str
) -> None:
    ran = explain("REF001", asked)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"draftsmith: no rule has the code or name {asked} ({hint})\n"


def test_json_has_the_rules_that_were_asked_for() -> None:
    ran = explain("--json", "ref001", "CIT001")
    assert ran.returncode == 0
    document = json.loads(ran.stdout)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    assert [rule["code"] for rule in document["rules"]] == ["REF001", "CIT001"]


def test_colour_is_for_a_terminal() -> None:
    assert on_terminal("REF001") == f"{rule_page(BreakableReference, color=True)}\n"
    plain = f"{rule_page(BreakableReference)}\n"
    assert on_terminal("REF001", "--no-color") == plain
    assert on_terminal("REF001", NO_COLOR="1") == plain


def test_a_code_must_be_given() -> None:
    ran = explain()
    assert ran.returncode == 2
    assert "CODE" in ran.stderr


def test_help_has_an_example() -> None:
    ran = explain("--help")
    assert ran.returncode == 0
    assert "Example:\n" in ran.stdout
    assert "draftsmith explain CIT001" in ran.stdout
