"""The deductions that a check can propose, by a rubric's ``auto``, with their arithmetic.

No figure stands here: limits come from the manifest, points and caps from the rubric. A proposal is
for a grader to confirm; where the check cannot be sure it says why and proposes nothing.
"""

from collections.abc import Callable

from toolkit.course.requirements import Requirements
from toolkit.course.rubric import Deduction
from toolkit.grading import words
from toolkit.grading.evidence import why_skipped
from toolkit.grading.sheet import Proposal
from toolkit.lint.report import Report

FOR_A_GRADER = "only a grader can tell"


def propose(deduction: Deduction, requirements: Requirements | None, report: Report) -> Proposal:
    """What the check says of a deduction.

    Args:
        deduction: one of the rubric's; an ``auto`` that is in no table here is a grader's alone.
        requirements: the manifest; None proposes nothing that is counted in pages.
    """
    if deduction.auto in PAGE_PROPOSALS:
        return PAGE_PROPOSALS[deduction.auto](deduction, requirements, report)
    if deduction.auto in FINDING_PROPOSALS:
        return _found(deduction, report, FINDING_PROPOSALS[deduction.auto])
    if deduction.auto in SUSPICIONS:
        return _suspected(deduction, report, SUSPICIONS[deduction.auto])
    return Proposal(deduction.id, None, FOR_A_GRADER)


def _pages_over(
    deduction: Deduction, requirements: Requirements | None, report: Report
) -> Proposal:
    most = requirements.pages.max if requirements else None
    if most is None:
        return Proposal(deduction.id, None, "the template sets no limit")
    return _pages(deduction, report, f"limit {most}", lambda body: body - most)


def _pages_under(
    deduction: Deduction, requirements: Requirements | None, report: Report
) -> Proposal:
    least = requirements.pages.min if requirements else None
    if least is None:
        return Proposal(deduction.id, None, "the template sets no minimum")
    return _pages(deduction, report, f"minimum {least}", lambda body: least - body)


def _pages(deduction: Deduction, report: Report, bound: str, off: Callable[[int], int]) -> Proposal:
    pages = report.pages
    if pages is None:
        return Proposal(deduction.id, None, "not checked: the pages could not be counted")
    counted = f"{pages.body} body {'page' if pages.body == 1 else 'pages'}, {bound}"
    if pages.evidence == "estimate":
        why = f"about {counted}: an estimate without the PDF, so count them there"
        return Proposal(deduction.id, None, why)
    return _counted(deduction, counted, off(pages.body))


def _found(deduction: Deduction, report: Report, code: str) -> Proposal:
    """One case for each finding of a rule, with the first of them told."""
    found = [finding for finding in report.findings if finding.code == code]
    if not found:
        reason = why_skipped(report, code)
        why = f"not checked: {reason}" if reason else "nothing found by the check"
        return Proposal(deduction.id, None if reason else 0, why)
    first = f"{found[0].message} [{code}, {found[0].place}]"
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return _counted(deduction, first + more, len(found))


def _suspected(deduction: Deduction, report: Report, code: str) -> Proposal:
    """What a rule only suspects is told and not proposed: a grader looks at each case."""
    found = _found(deduction, report, code)
    return Proposal(deduction.id, None, f"{found.why}, where confirmed") if found.count else found


def _counted(deduction: Deduction, what: str, cases: int) -> Proposal:
    """So many cases, capped, with the sum that they come to."""
    if cases <= 0:
        return Proposal(deduction.id, 0, f"{what}: nothing to take off")
    if deduction.kind == "flag":
        return Proposal(deduction.id, 1, f"{what}: {_amount(deduction, 1)}")
    cap = deduction.max_count
    counted = cases if cap is None else min(cases, cap)
    each = _amount(deduction, 1)
    capped = f"{cases}, of which {counted} count: " if counted < cases else ""
    total = f"{counted} {words.TIMES} {each} = {_amount(deduction, counted)}"
    return Proposal(deduction.id, counted, f"{what}: {capped}{total}")


def _amount(deduction: Deduction, cases: int) -> str:
    unit = "" if deduction.unit == "points" else " %"
    return f"{words.number(deduction.points * cases)}{unit}"


PAGE_PROPOSALS: dict[str, Callable[[Deduction, Requirements | None, Report], Proposal]] = {
    "pages-over": _pages_over,
    "pages-under": _pages_under,
}
"""What is proposed from the number of pages, by a deduction's ``auto``."""

FINDING_PROPOSALS = {"wrong-template": "LAY006"}
"""What is proposed from a rule's findings, one case for each: the rule's code."""

SUSPICIONS = {"unattributed-images": "FLT004"}
"""As above, where a finding is no proof: an image without a source may be the team's own."""
