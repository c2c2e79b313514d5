"""The tables in the README that follow from the code."""

from collections.abc import Iterator

from toolkit.reporters.rule_facts import rule_facts
from toolkit.rules import ALL


def rules() -> str:
    """The rules there are: code, name, severity, whether the check can mend it, what it flags."""
    return "\n".join(
        ["| code | name | severity | fix | what it flags |", "|---|---|---|---|---|", *_rows(), ""]
    )


def _rows() -> Iterator[str]:
    for facts in map(rule_facts, ALL):
        severity = facts.severity.replace("/", " / ")
        fix = "yes" if facts.fixable else ""
        yield f"| {facts.code} | {facts.name} | {severity} | {fix} | {facts.summary} |"
