"""The page of one rule: what it flags and why, how bad that is, examples, and how to keep one."""

from collections.abc import Iterable, Iterator, Mapping

from toolkit.reporters.lines import STYLES
from toolkit.reporters.rule_example import example_lines
from toolkit.reporters.rule_facts import RuleFacts, rule_facts
from toolkit.reporters.terminal import BOLD, DIM, fold, paint
from toolkit.rules.base import Rule
from toolkit.rules.example import Example
from toolkit.rules.suppressions import UnusedSuppression

WIDTH = 80


def rule_page(rule: type[Rule], *, color: bool = False, width: int = WIDTH) -> str:
    """The page of a rule, no line wider than the columns given unless a single word is."""
    facts = rule_facts(rule)
    style = STYLES[max(facts.draft, facts.submission)]
    lines = [
        f"{paint(facts.code, BOLD, color)} {paint(facts.name, style, color)}",
        *_text(facts, color, width),
        *_examples("Flagged", rule.bad, style, color, width),
        *_examples("Not flagged", rule.good, style, color, width),
        *_setting(rule, color, width),
        "",
        paint("How to suppress it", BOLD, color),
        *_suppressing(rule, width),
    ]
    return "\n".join(lines)


def _text(facts: RuleFacts, color: bool, width: int) -> Iterator[str]:
    """The paragraphs, then what a table would tell."""
    for paragraph in facts.paragraphs:
        yield ""
        yield from fold(paragraph, width, "")
    yield ""
    differs = facts.draft is not facts.submission
    told = {
        "severity": facts.severity + (" (draft/submission)" if differs else ""),
        "fix": "draftsmith can make it" if facts.fixable else "yours to make",
        "needs": ", ".join(facts.needs),
    }
    for label, text in told.items():
        lead = f"{label:<10}"
        if text:
            yield from fold(text, width, lead, painted=paint(lead, DIM, color))


def _examples(
    title: str, examples: Iterable[Example], style: str, color: bool, width: int
) -> Iterator[str]:
    """Examples under their title, a blank line between them."""
    yield ""
    yield paint(title, BOLD, color)
    for number, example in enumerate(examples):
        if number:
            yield ""
        yield from example_lines(example, mark=style, color=color, width=width)


def _setting(rule: type[Rule], color: bool, width: int) -> Iterator[str]:
    """What ``draftsmith.toml`` may say of the rule, each key with its default and its values."""
    if not rule.parameters:
        return
    yield ""
    yield paint("How to set it", BOLD, color)
    yield f"  [rules.{rule.code}]"
    for parameter in rule.parameters:
        default = parameter.default
        value = f"{default:g}" if isinstance(default, (int, float)) else "[]"
        lead = f"  {parameter.name} = {value}  "
        yield from fold(f"{parameter.says}: {parameter.wanted}", width, lead)


def _suppressing(rule: type[Rule], width: int) -> Iterator[str]:
    ways = ways_to_suppress(rule)
    longest = max(map(len, ways))
    for way, scope in ways.items():
        yield from fold(scope, width, f"  {way:<{longest}}  ")


def ways_to_suppress(rule: type[Rule]) -> Mapping[str, str]:
    """What to write so that a rule is not told, and for what; no comment hides an idle comment."""
    code = rule.code
    comments = {
        f"% draftsmith: ignore[{code}]": "its line; alone on a line, the next one",
        f"% draftsmith: ignore-file[{code}]": "its file; in the main file, also the PDF",
    }
    ways = {
        f"draftsmith check --ignore {code}": "one check",
        f'ignore = ["{code}"]': "every check: [check] of draftsmith.toml",
    }
    return ways if rule is UnusedSuppression else {**comments, **ways}
