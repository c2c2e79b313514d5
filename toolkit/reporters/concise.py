"""A check as one line for each finding, and one that says what to do next."""

from toolkit.lint.report import Report
from toolkit.reporters.formats import Look
from toolkit.reporters.lines import finding_lines
from toolkit.reporters.places import by_file
from toolkit.reporters.summary import closing_lines, counted


def render(reports: tuple[Report, ...], look: Look) -> str:
    """The findings of each draft, with hints in brackets, then its closing line unless quiet."""
    return "\n".join(line for report in reports for line in _lines(report, look))


def _lines(report: Report, look: Look) -> list[str]:
    lines = [
        line
        for _, findings in by_file(report)
        for finding in findings
        for line in finding_lines(
            finding,
            report.root,
            color=look.color,
            ending=f" ({finding.hint})" if finding.hint else "",
        )
    ]
    if look.quiet:
        return lines
    skipped = f"{counted(len(report.skipped), 'rule')} skipped; --output-format full says why"
    return [
        *lines,
        *([skipped] if report.skipped and report.findings else []),
        *closing_lines(report, color=look.color, width=None),
    ]
