"""Runs rules on a draft: each to its end, skipped with a reason, or failing by its name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from toolkit.draft.draft import Draft
from toolkit.lint.suppress import Suppression, suppressed, suppressions
from toolkit.model.finding import Finding, Skipped
from toolkit.rules import ALL
from toolkit.rules.base import Need, Rule, lacks
from toolkit.rules.suppressions import UnusedSuppression


class Outcome(msgspec.Struct, frozen=True):
    """What some rules found in a draft, by file and place, and which of them could not run."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


def run(draft: Draft, rules: Sequence[type[Rule]], *, suppress: bool = True) -> Outcome:
    """Run rules on a draft.

    Args:
        suppress: leave out what its sources suppress, and tell what suppresses nothing.
    """
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    for rule in sorted(rules, key=_waits_for_pdf):
        reason = next((why for need in rule.needs if (why := lacks(draft, need))), "")
        if reason:
            skipped.append(Skipped(rule.code, rule.name(), reason))
        else:
            findings.extend(_findings(rule, draft))
    left = _once(findings, rules)
    if suppress:
        left = _unsuppressed(left, findings, draft, rules, _ran(rules, skipped))
    order = {path: index for index, path in enumerate(draft.paths)}
    left.sort(key=lambda f: (order.get(f.place.path, len(order)), f.place, f.code))
    turn = {rule.code: index for index, rule in enumerate(rules)}
    skipped.sort(key=lambda each: turn[each.code])
    return Outcome(tuple(left), tuple(skipped))


def _waits_for_pdf(rule: type[Rule]) -> bool:
    """Whether a rule goes by the PDF, which may still be read while the others are run."""
    return rule.waits_for_pdf or Need.PDF in rule.needs or Need.PAGES in rule.needs


def _once(findings: Sequence[Finding], rules: Iterable[type[Rule]]) -> list[Finding]:
    """The findings without those that another rule says better at the same place, and echoes.

    What a macro gives is found where that is used: two alike there are one for who reads them.
    """
    better = {rule.code: rule.yields_to for rule in rules}
    told = {(finding.code, finding.place) for finding in findings}
    in_source = dict.fromkeys(finding for finding in findings if not finding.place.page)
    distinct = [*in_source, *(finding for finding in findings if finding.place.page)]
    left = [f for f in distinct if not any((code, f.place) in told for code in better[f.code])]
    causes = {finding.code for finding in left}
    return [finding for finding in left if causes.isdisjoint(finding.echoes)]


def _unsuppressed(
    findings: Sequence[Finding],
    found: Sequence[Finding],
    draft: Draft,
    rules: Sequence[type[Rule]],
    ran: frozenset[str],
) -> list[Finding]:
    """The findings that no source suppresses, and those on suppressions of nothing that was found.

    What another rule says better without a PDF or a log may not be said, so it counts as found.
    """
    known = frozenset(rule.code for rule in ALL)
    left = suppressed(findings, found, _suppressions(draft), draft.main, ran=ran, known=known)
    if UnusedSuppression not in rules or not draft.has_source:
        return list(left.findings)
    report = UnusedSuppression(draft.stage, _settings(UnusedSuppression, draft))
    told = (report.unused(each, codes, known) for each, codes in left.unused)
    return [*left.findings, *told]


def _findings(rule: type[Rule], draft: Draft) -> list[Finding]:
    try:
        return list(rule(draft.stage, _settings(rule, draft)).check(draft))
    except Exception as error:
        raise RuntimeError(f"rule {rule.code} ({rule.name()}) crashed on {draft.main}") from error


def _settings(rule: type[Rule], draft: Draft) -> Mapping[str, Any]:
    return draft.settings.rules.get(rule.code, {})


def _ran(rules: Iterable[type[Rule]], skipped: Iterable[Skipped]) -> frozenset[str]:
    return frozenset(rule.code for rule in rules) - {each.code for each in skipped}


def _suppressions(draft: Draft) -> Iterator[Suppression]:
    for tex in draft.tex:
        raw = tex.scan.context.verbatim.environments
        printed = [each for each in tex.scan.environments if each.name in raw]
        for each in suppressions(tex.path, tex.text, tex.lines):
            if not any(e.body_start <= each.span.start < e.body_end for e in printed):
                yield each
    for file in draft.bib:
        yield from suppressions(file.path, file.bib.text, file.lines)
