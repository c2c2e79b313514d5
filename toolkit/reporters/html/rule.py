"""The page of a rule, as far as who reads a finding needs it."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from toolkit.reporters.rule_example import example_lines
from toolkit.reporters.rule_facts import RuleFacts, rule_facts
from toolkit.reporters.rule_page import ways_to_suppress
from toolkit.rules import ALL
from toolkit.rules.base import Rule
from toolkit.rules.example import Example

_CODE = re.compile(r"`([^`]+)`")
_COLUMNS = 88

Piece = tuple[bool, str]
"""Whether a piece of text is code, and the text."""


class RuleText(msgspec.Struct, frozen=True):
    """What a rule says of itself, its paragraphs in pieces, its examples line by line."""

    facts: RuleFacts
    title: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    flagged: tuple[tuple[str, ...], ...]
    passed: tuple[tuple[str, ...], ...]
    ways: Mapping[str, str]


def rule_texts(codes: Iterable[str]) -> tuple[RuleText, ...]:
    """The rules of these codes, in the order of the catalogue."""
    wanted = frozenset(codes)
    return tuple(_text(rule) for rule in ALL if rule.code in wanted)


def _text(rule: type[Rule]) -> RuleText:
    facts = rule_facts(rule)
    return RuleText(
        facts,
        facts.name.replace("-", " "),
        tuple(map(_pieces, facts.paragraphs)),
        tuple(map(_printed, rule.bad)),
        tuple(map(_printed, rule.good)),
        ways_to_suppress(rule),
    )


def _pieces(paragraph: str) -> tuple[Piece, ...]:
    """A paragraph as it alternates between prose and code in backticks."""
    parts = _CODE.split(paragraph)
    return tuple((bool(index % 2), part) for index, part in enumerate(parts) if part)


def _printed(example: Example) -> tuple[str, ...]:
    return tuple(example_lines(example, width=_COLUMNS))
