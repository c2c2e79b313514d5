"""Whether a draft can be handed in, why, and what to do next."""

import msgspec

from toolkit.lint.report import Report
from toolkit.model.finding import Stage
from toolkit.reporters.summary import counted, counts, mended_by_fix

NOT_READY = "Not ready to hand in"
READY = "Ready to hand in"
NOTHING_FAILS = "Nothing fails at draft stage"


class Verdict(msgspec.Struct, frozen=True):
    """What is to be said at the top.

    Args:
        kind: ``bad`` or ``good``.
        found: how many findings of which severity.
        reason: the same with how many rules ran and how many could not.
        advice: what to do, beside the first finding to mend.
    """

    kind: str
    title: str
    found: str
    reason: str
    advice: tuple[str, ...]


def verdict(report: Report) -> Verdict:
    """The verdict at the stage that was checked, by the severity at which the draft fails."""
    fails = report.fails(report.fails_at)
    is_late = report.stage is Stage.SUBMISSION
    title = NOT_READY if fails else READY if is_late else NOTHING_FAILS
    kind, found = "bad" if fails else "good", counts(report) or "nothing found"
    return Verdict(kind, title, found, _reason(report, found), tuple(_advice(report)))


def _reason(report: Report, found: str) -> str:
    by = f" by {counted(len(report.ran), 'rule')}" if report.ran else ""
    idle = f"; {counted(len(report.skipped), 'rule')} could not run" if report.skipped else ""
    return f"{found}{by}{idle}"


def _advice(report: Report) -> list[str]:
    advice = []
    if number := mended_by_fix(report):
        advice.append(f"draftsmith check --fix mends {number} of these by itself")
    if report.not_built:
        advice.append(f"it could not be built: {report.not_built}")
    if report.stage is not Stage.SUBMISSION:
        advice.append("before handing in, check with --stage submission, which is stricter")
    return advice
