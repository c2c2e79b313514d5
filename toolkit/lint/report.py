"""What one check comes to: the findings, what was skipped, and what was read."""

from collections.abc import Callable
from functools import cached_property

import msgspec

from toolkit.course.requirements import Requirements
from toolkit.draft.inspection import Inspection, MainFile, PagesFact
from toolkit.model.finding import Finding, Severity, Skipped, Stage


class Report(msgspec.Struct, frozen=True, dict=True):
    """The outcome of a check.

    Args:
        root: the draft's folder, as given by the user.
        stage: the stage it was checked at.
        requirements: the manifest it was checked against; None where no template was named.
        findings: by file, then place.
        skipped: the rules that could not run, each with its reason.
        main: the file that was taken for the main one, and why.
        files: that were read, in reading order.
        pages: how long the draft is; None where that is not known.
        inspect: gives all that was read; most who check a draft do not ask.
        page_evidence: one line that says how the pages were counted; empty where they were not.
        ran: the codes of the rules that ran to their end.
        fails_at: the least severity at which the draft's settings let it fail.
        not_built: why the build that was asked for made no PDF; else empty.
        pdf: gives the bytes of the PDF that findings on pages are of, none where there is none.
    """

    root: str
    stage: Stage
    requirements: Requirements | None
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    main: MainFile
    files: tuple[str, ...]
    pages: PagesFact | None
    inspect: Callable[[], Inspection]
    page_evidence: str = ""
    ran: tuple[str, ...] = ()
    fails_at: Severity = Severity.ERROR
    not_built: str = ""
    pdf: Callable[[], bytes] = bytes

    @cached_property
    def inspection(self) -> Inspection:
        """All that was read."""
        return self.inspect()

    def count(self, severity: Severity) -> int:
        """How many findings are of exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, at: Severity) -> bool:
        """Whether any finding is at or above ``at``."""
        return any(finding.severity >= at for finding in self.findings)
