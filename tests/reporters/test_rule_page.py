"""The page of a rule, and the list of all."""

import json
import re
from pathlib import Path
from typing import cast

import jsonschema
import pytest

import toolkit.reporters
from toolkit.model.finding import Severity, Stage
from toolkit.reporters.rule_list import as_json, as_text
from toolkit.reporters.rule_page import rule_page
from toolkit.reporters.terminal import printable
from toolkit.rules import ALL
from toolkit.rules.base import ByStage, Need, Rule
from toolkit.rules.example import TEN_PT, Bad, Good, pdf_of
from toolkit.rules.parameter import Names, Parameter
from toolkit.rules.suppressions import UnusedSuppression
from toolkit.rules.ties import BreakableReference

SCHEMA = json.loads(
    Path(toolkit.reporters.__file__).with_name("schema").joinpath("rules-1.json").read_text()
)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
GUTTER = re.compile(r" *(\d*) \| ?(.*)")
WIDTH = 80


PARTS: dict[str, object] = {
    "__doc__": r"""An engine that nothing holds.

    Tie it with ``\tie``: what is loose
    falls off.
    """,
    "severity": ByStage(Severity.INFO, Severity.ERROR),
    "needs": (Need.SOURCE, Need.TEMPLATE),
    "good": (
        Good(
            r"\tie{engine}",
            bib="@book{a}",
            requires="[pages]\nmax = 1",
            stage=Stage.SUBMISSION,
            pdf=pdf_of("One\nline", "Two", size_pt=(595, 842), age_s=60),
        ),
    ),
    "bad": (
        Bad("An\n\tengine.", at=(2, 2), fixed="An\n\t\\tie{engine}."),
        Bad(r"\input{a}", files={"a.tex": "语 engine"}, path="a.tex", at=(1, 3)),
        Bad("No engine."),
    ),
}


def loose(**parts: object) -> type[Rule]:
    """A rule that is not of the catalogue: it borrows the code of one that is."""
    return cast("type[Rule]", type("LooseEngine", (BreakableReference,), {**PARTS, **parts}))


PAGE = """\
REF001 loose-engine

An engine that nothing holds.

Tie it with `\\tie`: what is loose falls off.

severity  info/error (draft/submission)
fix       draftsmith can make it
needs     source, template

Flagged
    1 | An
    2 |  engine.
      |  ^
  fixed
    1 | An
    2 |  \\tie{engine}.

  main.tex
    1 | \\input{a}
  a.tex
    1 | 语 engine
      |    ^

    1 | No engine.

Not flagged
  main.tex
    1 | \\tie{engine}
  references.bib
    1 | @book{a}
  the template asks for
    1 | [pages]
    2 | max = 1
  the PDF, page by page, 595 by 842 pt, 60 s older than its sources
    1 | One / line
    2 | Two
  checked at submission stage

How to set it
  [rules.REF001]
  nouns = []  are more nouns that a number belongs to: a list of names, such as
              ["Proposition"]

How to suppress it
  % draftsmith: ignore[REF001]       its line; alone on a line, the next one
  % draftsmith: ignore-file[REF001]  its file; in the main file, also the PDF
  draftsmith check --ignore REF001   one check
  ignore = ["REF001"]                every check: [check] of draftsmith.toml"""
LIST = """\
code    name          draft/submission  fix
REF001  loose-engine  info/error        yes
        An engine that nothing holds."""


def coded(rule: type[Rule]) -> str:
    return rule.code


def test_a_page_tells_everything() -> None:
    assert rule_page(loose()) == PAGE


def test_a_severity_that_is_always_the_same_is_told_once() -> None:
    assert "\nseverity  warning\n" in rule_page(loose(severity=Severity.WARNING))


def test_a_list_has_a_line_and_a_sentence_for_each_rule() -> None:
    assert as_text([loose()]) == LIST


@pytest.mark.parametrize("rule", ALL, ids=coded)
def test_no_page_is_wider_than_a_terminal(rule: type[Rule]) -> None:
    assert [line for line in rule_page(rule).splitlines() if len(line) > WIDTH] == []


@pytest.mark.parametrize("rule", ALL, ids=coded)
def test_a_page_shows_every_example_and_marks_every_place(rule: type[Rule]) -> None:
    shown = rule_page(rule).split("\n\nFlagged\n")[1].split("\n\nNot flagged\n")[0]
    rows = [found for line in shown.splitlines() if (found := GUTTER.match(line))]
    marks = [row for row in rows if not row[1] and row[2].strip() == "^"]
    assert len(marks) == sum(example.at != (0, 0) for example in rule.bad)
    text = "".join(row[2] for row in rows if row not in marks).replace(" ", "")
    for example in rule.bad:
        for line in f"{example.tex}\n{example.fixed or ''}".splitlines():
            assert printable(line).replace(" ", "") in text


def test_a_long_line_is_folded_after_a_blank_and_its_mark_goes_with_it() -> None:
    rule = loose(bad=(Bad(f"{'word ' * 20}engine", at=(1, 101)),))
    shown = rule_page(rule, width=60).split("Flagged\n")[1].split("\n\n")[0]
    assert shown.splitlines() == [
        f"    1 | {'word ' * 10}".rstrip(),
        f"      | {'word ' * 10}".rstrip(),
        "      | engine",
        "      | ^",
    ]


def test_a_very_long_line_is_cut() -> None:
    rule = loose(bad=(Bad("x" * 10_000),))
    shown = rule_page(rule).split("Flagged\n")[1].split("\n\n")[0].splitlines()
    assert shown[-1] == "      | ..."
    assert len(shown) == 3


def test_a_mark_stands_behind_the_last_character() -> None:
    rule = loose(bad=(Bad("{open", at=(1, 6)),))
    assert "    1 | {open\n      |      ^\n" in rule_page(rule)


@pytest.mark.parametrize("rule", [loose(), *ALL], ids=coded)
def test_a_page_in_colour_reads_the_same(rule: type[Rule]) -> None:
    page = rule_page(rule, color=True)
    assert ESCAPE.search(page)
    assert ESCAPE.sub("", page) == rule_page(rule)
    assert "\x1b" not in rule_page(rule)


def test_a_list_in_colour_reads_the_same() -> None:
    assert ESCAPE.sub("", as_text(ALL, color=True)) == as_text(ALL) != as_text(ALL, color=True)


def test_no_comment_is_said_to_hide_an_idle_comment() -> None:
    ways = rule_page(UnusedSuppression).split("How to suppress it\n")[1]
    assert "--ignore SUP001" in ways
    assert "%" not in ways


def test_the_list_is_aligned_and_fits_a_terminal() -> None:
    head, *lines = as_text(ALL).splitlines()
    assert max(map(len, lines)) <= WIDTH
    firsts = [line for line in lines if not line.startswith(" ")]
    assert [line.split()[0] for line in firsts] == [rule.code for rule in ALL]
    column = head.index("draft/submission")
    assert {line[column - 1] for line in firsts} == {" "}
    assert {line[column:].split()[0].split("/")[0] for line in firsts} <= {
        "error",
        "warning",
        "info",
    }


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_json_is_as_the_schema_says_in_its_order() -> None:
    document = json.loads(as_json([*ALL, loose()]))
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(document)) == []
    parts = SCHEMA["$defs"]
    for rule in document["rules"]:
        assert list(rule) == parts["rule"]["required"]
        assert all(list(example) == parts["good"]["required"] for example in rule["good"])
        assert all(list(example) == parts["bad"]["required"] for example in rule["bad"])


@pytest.mark.parametrize(("key", "value"), [("severity", "error"), ("bad", []), ("extra", 1)])
def test_the_schema_refuses_what_is_not_so(key: str, value: object) -> None:
    document = json.loads(as_json(ALL))
    document["rules"][0][key] = value
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(document)


def test_the_json_says_what_the_page_says() -> None:
    (rule,) = json.loads(as_json([loose()]))["rules"]
    assert rule["severity"] == {"draft": "info", "submission": "error"}
    assert (rule["fixable"], rule["needs"]) == (True, ["source", "template"])
    assert rule["summary"] == "An engine that nothing holds."
    assert rule["explanation"] == ["Tie it with `\\tie`: what is loose falls off."]
    assert [example["at"] for example in rule["bad"]] == [[2, 2], [1, 3], None]
    assert rule["bad"][0]["fixed"] == "An\n\t\\tie{engine}."
    assert rule["bad"][1]["files"] == {"a.tex": "语 engine"}
    assert rule["good"][0]["pdf"] == {
        "texts": ["One\nline", "Two"],
        "size_pt": [595, 842],
        "age_s": 60,
        "type_pt": TEN_PT,
        "fonts": [],
    }


def test_the_json_tells_what_may_be_set() -> None:
    figure = Parameter("most_pt", 5.0, 0.0, 72.0, "is how far it may fall")
    count = Parameter("least_words", 3, 1, 9, "it takes")
    names = Names("allow", "are engines to let pass", "Arkwright")
    (rule,) = json.loads(as_json([loose(parameters=(figure, count, names))]))["rules"]
    keys = ["name", "type", "default", "least", "most", "example", "says"]
    assert [list(each) for each in rule["parameters"]] == [keys] * 3
    assert [list(each.values()) for each in rule["parameters"]] == [
        ["most_pt", "number", 5.0, 0.0, 72.0, None, "is how far it may fall"],
        ["least_words", "integer", 3, 1, 9, None, "it takes"],
        ["allow", "names", [], None, None, "Arkwright", "are engines to let pass"],
    ]


def test_every_setting_of_every_rule_is_in_the_json() -> None:
    rules = json.loads(as_json(ALL))["rules"]
    told = {rule["code"]: [each["name"] for each in rule["parameters"]] for rule in rules}
    assert told == {rule.code: [each.name for each in rule.parameters] for rule in ALL}
    assert any(told.values())
