"""What the check says of one team's submission, the same on every grader's sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from toolkit.course.requirements import Requirements
from toolkit.course.rubric import Rubric
from toolkit.grading.deductions import FINDING_PROPOSALS, propose
from toolkit.grading.evidence import evidence, remarks
from toolkit.grading.sheet import Proposal
from toolkit.lint.report import Report
from toolkit.model.errors import ToolkitError
from toolkit.model.finding import Skipped
from toolkit.rules import ALL

MOST_OF_A_PROBLEM = 200
"""Characters of why a submission could not be checked that go onto a sheet."""
NO_SUCH_RULE = "this version has no such rule"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The part of a sheet that the check fills.

    Args:
        submission: what was checked, under the folder of submissions; empty for none.
        problem: why nothing was checked though something was asked for; empty when it was.
    """

    submission: str
    evidence: tuple[tuple[str, tuple[str, ...]], ...]
    proposals: tuple[Proposal, ...]
    remarks: tuple[str, ...]
    problem: str = ""

    @classmethod
    def blank(cls, rubric: Rubric) -> "Assessment":
        """For a sheet that is made without submissions."""
        return cls("", (), _no_proposals(rubric, "no submission was checked"), ())


def unchecked(rubric: Rubric, why: str, submission: str = "") -> Assessment:
    """For a team whose submission is not there or cannot be checked: every criterion says why."""
    line = f"not checked: {why}"
    told = tuple((criterion.id, (line,)) for criterion in rubric.criteria)
    return Assessment(submission, told, _no_proposals(rubric, line), (line,), why)


def assess(
    rubric: Rubric,
    requirements: Requirements | None,
    path: Path,
    folder: Path,
    check: Callable[[Path], Report],
) -> Assessment:
    """Check one submission; whatever goes wrong with it stays with it."""
    name = path.relative_to(folder).as_posix()
    try:
        return _assessed(rubric, requirements, check(_checkable(path)), name)
    except ToolkitError as error:
        return unchecked(rubric, str(error)[:MOST_OF_A_PROBLEM], name)
    except Exception as error:  # one hostile submission must not cost the others their sheets
        why = f"the check failed on it, a bug of ours: {type(error).__name__}: {error}"
        return unchecked(rubric, why[:MOST_OF_A_PROBLEM], name)


def _assessed(
    rubric: Rubric, requirements: Requirements | None, checked: Report, name: str
) -> Assessment:
    """What a check found, sorted to the rubric; what it read is asked for only now."""
    report = _with_unknown_rules(checked, rubric)
    proposals = tuple(propose(deduction, requirements, report) for deduction in rubric.deductions)
    told = evidence(rubric, requirements, report)
    return Assessment(name, told, proposals, remarks(rubric, requirements, report))


def _checkable(path: Path) -> Path:
    """The submission, or the one PDF in its folder where there is no source beside it."""
    if not path.is_dir() or any(path.rglob("*.tex")):
        return path
    pdfs = sorted(path.rglob("*.pdf"))
    return pdfs[0] if len(pdfs) == 1 else path


def _with_unknown_rules(report: Report, rubric: Rubric) -> Report:
    """The report with the rules that the rubric names and this version lacks told as skipped."""
    named = {code for criterion in rubric.criteria for code in criterion.rules}
    named |= {FINDING_PROPOSALS.get(deduction.auto, "") for deduction in rubric.deductions} - {""}
    known = {rule.code for rule in ALL}
    unknown = tuple(Skipped(code, "", NO_SUCH_RULE) for code in sorted(named - known))
    return replace(report, skipped=report.skipped + unknown)


def _no_proposals(rubric: Rubric, why: str) -> tuple[Proposal, ...]:
    return tuple(Proposal(deduction.id, None, why) for deduction in rubric.deductions)
