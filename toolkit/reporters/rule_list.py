"""The rules there are: as a list for people, and as JSON as ``schema/rules-1.json`` has it."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from toolkit import __version__
from toolkit.reporters.document import document
from toolkit.reporters.lines import STYLES
from toolkit.reporters.rule_facts import RuleFacts, rule_facts
from toolkit.reporters.terminal import BOLD, DIM, fold, paint
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Example
from toolkit.rules.parameter import Names, Parameter

RULES_VERSION = 1
WIDTH = 80

_INDENT = 8
_SEVERITY = "draft/submission"


def as_text(rules: Iterable[type[Rule]], *, color: bool = False, width: int = WIDTH) -> str:
    """Code, name, severity and fix of each rule, and under them in a sentence what it flags."""
    return "\n".join(_lines([rule_facts(rule) for rule in rules], color, width))


def as_json(rules: Iterable[type[Rule]]) -> str:
    """All that rules say of themselves, with their examples."""
    return document(
        {
            "version": RULES_VERSION,
            "tool": {"name": "draftsmith", "version": __version__},
            "rules": [_rule(rule) for rule in rules],
        }
    )


def _lines(rules: list[RuleFacts], color: bool, width: int) -> Iterator[str]:
    names = max((len(facts.name) for facts in rules), default=0)
    heads = f"{'code':<{_INDENT}}{'name':<{names}}  {_SEVERITY}  fix"
    yield paint(heads, DIM, color)
    for facts in rules:
        code = paint(f"{facts.code:<{_INDENT}}", BOLD, color)
        style = STYLES[max(facts.draft, facts.submission)]
        severity = paint(facts.severity, style, color)
        gap = " " * (len(_SEVERITY) - len(facts.severity))
        fix = f"{gap}  yes" if facts.fixable else ""
        yield f"{code}{facts.name:<{names}}  {severity}{fix}"
        yield from fold(facts.summary, width, " " * _INDENT)


def _rule(rule: type[Rule]) -> dict[str, Any]:
    facts = rule_facts(rule)
    return {
        "code": facts.code,
        "name": facts.name,
        "severity": {"draft": str(facts.draft), "submission": str(facts.submission)},
        "fixable": facts.fixable,
        "needs": list(facts.needs),
        "parameters": [_parameter(each) for each in rule.parameters],
        "summary": facts.summary,
        "explanation": list(facts.paragraphs[1:]),
        "good": [_example(example) for example in rule.good],
        "bad": [_example(example) for example in rule.bad],
    }


def _parameter(parameter: Parameter | Names) -> dict[str, Any]:
    """What a setting takes; what its kind does not have is null."""
    fields: dict[str, Any] = msgspec.to_builtins(parameter)
    kind = "integer" if isinstance(parameter.default, int) else "number"
    return {
        "name": fields["name"],
        "type": "names" if isinstance(parameter, Names) else kind,
        "default": fields["default"],
        "least": fields.get("least"),
        "most": fields.get("most"),
        "example": fields.get("example"),
        "says": fields["says"],
    }


def _example(example: Example) -> dict[str, Any]:
    """The fields of an example; its place is null where a PDF or the whole file is meant."""
    fields: dict[str, Any] = msgspec.to_builtins(example)
    if isinstance(example, Bad):
        fields["at"] = list(example.at) if example.at != (0, 0) else None
    return fields
