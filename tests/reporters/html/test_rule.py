"""The rules behind the findings, as the page explains them."""

from toolkit.reporters.html.family import FAMILIES, family_of
from toolkit.reporters.html.rule import rule_texts
from toolkit.rules import ALL


def test_every_family_of_rules_has_a_name_and_no_other_has() -> None:
    assert set(FAMILIES) == {family_of(rule.code) for rule in ALL}


def test_each_rule_is_told_once_in_the_order_of_the_catalogue() -> None:
    texts = rule_texts(["REF001", "STR001", "REF001"])
    assert [text.facts.code for text in texts] == ["STR001", "REF001"]


def test_a_rule_tells_all_that_explain_tells() -> None:
    (text,) = rule_texts(["REF001"])
    rule = next(rule for rule in ALL if rule.code == "REF001")
    assert text.title == "breakable reference"
    assert "".join(piece for _, piece in text.paragraphs[0]) == text.facts.summary
    assert (len(text.flagged), len(text.passed)) == (len(rule.bad), len(rule.good))
    assert "% draftsmith: ignore[REF001]" in text.ways


def test_what_stands_in_backticks_is_code() -> None:
    paragraphs = [p for text in rule_texts(["REF001"]) for p in text.paragraphs]
    assert (True, "~") in [piece for paragraph in paragraphs for piece in paragraph]
