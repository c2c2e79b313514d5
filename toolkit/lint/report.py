"""What one check comes to: the findings, what was skipped, and what was read."""

from dataclasses import dataclass

from toolkit.course.requirements import Requirements
from toolkit.draft.inspection import Inspection
from toolkit.model.finding import Finding, Severity, Skipped, Stage


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check.

    Args:
        root: the draft's folder, as given by the user.
        stage: the stage it was checked at.
        requirements: the manifest it was checked against; None where no template was named.
        findings: by file, then place.
        skipped: the rules that could not run, each with its reason.
        inspection: what was read.
        page_evidence: one line that says how the pages were counted; empty where they were not.
    """

    root: str
    stage: Stage
    requirements: Requirements | None
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    inspection: Inspection
    page_evidence: str = ""

    def count(self, severity: Severity) -> int:
        """How many findings are of exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, at: Severity) -> bool:
        """Whether any finding is at or above ``at``."""
        return any(finding.severity >= at for finding in self.findings)
