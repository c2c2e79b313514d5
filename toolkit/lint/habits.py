"""Habits: faults that are alike all through a file, told once with their number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from toolkit.model.finding import Finding
from toolkit.rules.base import Rule

MOST_ALIKE = 3
"""More than so many in one file are a habit, and would drown what else there is to mend."""


def told_once(findings: Sequence[Finding], rules: Iterable[type[Rule]]) -> tuple[Finding, ...]:
    """Findings in their order, of each habit only the first that has a fix, else the first.

    It says how many more there are. Alike are those of one file that say the same, of rules whose
    faults are habits. Fixes are worked out before this, for every one.
    """
    habits = {rule.code for rule in rules if rule.is_habit}
    alike: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.code in habits:
            alike[_kind(finding)].append(finding)
    told = {kind: _first(group) for kind, group in alike.items() if len(group) > MOST_ALIKE}
    return tuple(
        _counted(finding, len(alike[kind])) if kind in told else finding
        for finding in findings
        if (kind := _kind(finding)) not in told or finding is told[kind]
    )


def _kind(finding: Finding) -> tuple[str, ...]:
    return finding.code, finding.place.path, finding.message


def _first(group: Sequence[Finding]) -> Finding:
    return next((finding for finding in group if finding.edit is not None), group[0])


def _counted(finding: Finding, number: int) -> Finding:
    return replace(finding, message=f"{finding.message}, and {number - 1} more in this file")
