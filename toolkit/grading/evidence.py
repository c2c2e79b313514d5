"""What a check found, sorted to the criteria of a rubric that it bears on.

A criterion is shown what was counted, the findings of the rules it names wherever they stand, and
those in its section that no other criterion names. What then is left is told in the remarks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from toolkit.course.requirements import Requirements, SectionRule
from toolkit.course.rubric import Criterion, Rubric
from toolkit.draft.inspection import SectionFact
from toolkit.grading.extent import place_stands_in, sections_of
from toolkit.grading.facts import facts_for, pages_fact, section_fact
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity

NOTHING_FOUND = "nothing found by the check"
MOST_LINES = 8
"""Lines of findings at one criterion; the rest is told by its codes."""
MOST_PLACES = 4
MOST_CHARACTERS = 180
"""What a line on a sheet may take: about three lines of a printed cell."""


def evidence(
    rubric: Rubric, requirements: Requirements | None, report: Report
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines that stand beside each criterion, by its id, in the rubric's order."""
    shares = _shares(rubric, requirements, report)
    return tuple(
        (criterion.id, tuple(_lines(criterion, shares[criterion.id], requirements, report)))
        for criterion in rubric.criteria
    )


def remarks(rubric: Rubric, requirements: Requirements | None, report: Report) -> tuple[str, ...]:
    """What concerns the whole submission: counts, pages, and what no criterion was shown."""
    shares = _shares(rubric, requirements, report)
    shown = {id(finding) for share in shares.values() for finding in share}
    others = [finding for finding in report.findings if id(finding) not in shown]
    told = (_totals(report), pages_fact(requirements, report), _others(others), _skips(report))
    return tuple(_cut(line) for line in told if line)


def why_skipped(report: Report, code: str) -> str:
    """Why a rule did not run; empty when it did."""
    return next((skip.reason for skip in report.skipped if skip.code == code), "")


def _shares(
    rubric: Rubric, requirements: Requirements | None, report: Report
) -> dict[str, list[Finding]]:
    """The findings that bear on each criterion."""
    named = {code for criterion in rubric.criteria for code in criterion.rules}
    shares = {}
    for criterion in rubric.criteria:
        sections = _sections(criterion, requirements, report)
        shares[criterion.id] = [
            finding
            for finding in report.findings
            if finding.code in criterion.rules
            or (
                finding.code not in named
                and place_stands_in(finding.place, sections, report.inspection)
            )
        ]
    return shares


def _rule(criterion: Criterion, requirements: Requirements | None) -> SectionRule | None:
    """The section of the manifest that a criterion is about."""
    rules = requirements.sections if requirements else ()
    return next((rule for rule in rules if rule.id == criterion.section), None)


def _sections(
    criterion: Criterion, requirements: Requirements | None, report: Report
) -> tuple[SectionFact, ...]:
    rule = _rule(criterion, requirements)
    return sections_of(rule, report.inspection) if rule else ()


def _lines(
    criterion: Criterion,
    findings: list[Finding],
    requirements: Requirements | None,
    report: Report,
) -> Iterator[str]:
    if requirements:
        yield from map(_cut, _facts(criterion, requirements, report))
    told = _grouped(findings)
    yield from map(_cut, told[:MOST_LINES])
    if len(told) > MOST_LINES:
        codes = sorted({finding.code for finding in findings})
        yield _cut(f"more of this kind is in the check's own report: {', '.join(codes)}")
    skipped = [code for code in criterion.rules if why_skipped(report, code)]
    if not told and _looked_at(criterion, len(skipped), requirements, report):
        yield NOTHING_FOUND
    yield from _not_checked(skipped, report)


def _looked_at(
    criterion: Criterion, skipped: int, requirements: Requirements | None, report: Report
) -> bool:
    """Whether the check ran a rule of the criterion or, where it names none, saw its section."""
    if criterion.rules:
        return skipped < len(criterion.rules)
    return bool(_sections(criterion, requirements, report))


def _facts(criterion: Criterion, requirements: Requirements, report: Report) -> Iterator[str]:
    rule = _rule(criterion, requirements)
    if rule:
        yield section_fact(rule, report.inspection)
    ran = (code for code in criterion.rules if not why_skipped(report, code))
    yield from filter(None, (facts_for(code, requirements, report) for code in ran))


def _grouped(findings: Iterable[Finding]) -> list[str]:
    """A line for each code, the gravest first: the first finding, and where the others stand."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    gravest_first = sorted(by_code.values(), key=lambda group: -max(f.severity for f in group))
    return [_line(group) for group in gravest_first]


def _line(group: list[Finding]) -> str:
    first, *rest = group
    told = f"{first.message} [{first.code}, {first.place}]"
    if not rest:
        return told
    places = ", ".join(str(finding.place) for finding in rest[:MOST_PLACES])
    return f"{told}; {len(rest)} more: {places}{', …' if len(rest) > MOST_PLACES else ''}"


def _not_checked(codes: Iterable[str], report: Report) -> Iterator[str]:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        by_reason[why_skipped(report, code)].append(code)
    for reason, skipped in by_reason.items():
        yield _cut(f"not checked: {', '.join(skipped)} ({reason})")


def _totals(report: Report) -> str:
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
    counts = {noun: report.count(severity) for severity, noun in nouns.items()}
    told = [f"{n} {noun}{'' if n == 1 else 's'}" for noun, n in counts.items() if n]
    return f"the check found {', '.join(told)}" if told else NOTHING_FOUND


def _others(findings: list[Finding]) -> str:
    codes = sorted({finding.code for finding in findings})
    return f"found, but shown at no criterion: {', '.join(codes)}" if codes else ""


def _skips(report: Report) -> str:
    by_reason: dict[str, int] = defaultdict(int)
    for skip in report.skipped:
        by_reason[skip.reason] += 1
    told = [f"{n} {'rule' if n == 1 else 'rules'} ({reason})" for reason, n in by_reason.items()]
    return f"not checked: {'; '.join(told)}" if told else ""


def _cut(line: str) -> str:
    flat = " ".join(line.split())
    return flat if len(flat) <= MOST_CHARACTERS else flat[: MOST_CHARACTERS - 1].rstrip() + "…"
