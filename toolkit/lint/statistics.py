"""How often each rule found something."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Statistic:
    """The findings of one rule.

    Args:
        severity: of the worst of them.
        fixable: how many have a safe fix.
    """

    code: str
    name: str
    severity: Severity
    number: int
    fixable: int


def statistics(reports: Iterable[Report]) -> tuple[Statistic, ...]:
    """The findings of all reports by code, the most first."""
    by_code: dict[str, list[Finding]] = {}
    for report in reports:
        for finding in report.findings:
            by_code.setdefault(finding.code, []).append(finding)
    counted = (_statistic(found) for found in by_code.values())
    return tuple(sorted(counted, key=lambda each: (-each.number, each.code)))


def _statistic(found: list[Finding]) -> Statistic:
    return Statistic(
        code=found[0].code,
        name=found[0].name,
        severity=max(each.severity for each in found),
        number=len(found),
        fixable=sum(each.edit is not None and each.edit.safe for each in found),
    )
