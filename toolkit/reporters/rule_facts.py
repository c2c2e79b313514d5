"""What a rule says of itself: its severity at each stage, its needs, its text."""

import inspect
from dataclasses import dataclass

from toolkit.model.finding import Severity
from toolkit.rules.base import ByStage, Rule


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """A rule without its examples.

    Args:
        draft: severity at draft stage.
        submission: severity at submission stage.
        fixable: whether an example shows a fix.
        needs: what a draft must have for the rule to run.
        paragraphs: of its docstring, one line each; the first is the summary.
    """

    code: str
    name: str
    draft: Severity
    submission: Severity
    fixable: bool
    needs: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def summary(self) -> str:
        """What the rule flags, in one line."""
        return self.paragraphs[0]

    @property
    def severity(self) -> str:
        """Both severities, or the one where they are the same."""
        if self.draft is self.submission:
            return str(self.draft)
        return f"{self.draft}/{self.submission}"


def rule_facts(rule: type[Rule]) -> RuleFacts:
    """The facts of a rule, from its class."""
    severity = rule.severity
    both = severity if isinstance(severity, ByStage) else ByStage(severity, severity)
    text = inspect.cleandoc(rule.__doc__ or "").replace("``", "`")
    return RuleFacts(
        code=rule.code,
        name=rule.name(),
        draft=both.draft,
        submission=both.submission,
        fixable=any(example.fixed is not None for example in rule.bad),
        needs=tuple(str(need) for need in rule.needs),
        paragraphs=tuple(" ".join(each.split()) for each in text.split("\n\n")),
    )
