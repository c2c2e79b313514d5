"""A check as people read it: findings at their source, what was read, what to do next."""

from collections.abc import Iterator

from toolkit.lint.report import Report
from toolkit.model.finding import Finding
from toolkit.model.place import LineIndex
from toolkit.reporters.excerpt import excerpt
from toolkit.reporters.formats import Look
from toolkit.reporters.lines import STYLES, finding_lines
from toolkit.reporters.places import by_file, path_from_here
from toolkit.reporters.summary import account, closing_lines
from toolkit.reporters.terminal import DIM, fold, paint, printable

_WIDTH = 80  # of source lines where there is no terminal
_LEAST_WIDTH = 40
_LEAST_DIGITS = 4


def render(reports: tuple[Report, ...], look: Look) -> str:
    """Findings file by file with their source lines, then an account, then what to do next.

    The first line of a finding is ``path:line:col: severity CODE message``.
    """
    return "\n\n".join(block for report in reports for block in _blocks(report, look))


def _blocks(report: Report, look: Look) -> Iterator[str]:
    for path, findings in by_file(report):
        has_lines = any(each.place.line for each in findings)
        text = look.sources(path_from_here(report.root, path)) if has_lines else ""
        index = LineIndex(text)
        digits = max(_LEAST_DIGITS, *(len(str(each.place.line)) for each in findings))
        for finding in findings:
            head = finding_lines(finding, report.root, color=look.color, width=look.width)
            shown = _source(finding, text, index, digits, look)
            yield "\n".join([*head, *shown, *_hint(finding, digits, look)])
    if not look.quiet:
        yield "\n".join(account(report, color=look.color, width=look.width))
        yield "\n".join(closing_lines(report, color=look.color, width=look.width))


def _source(
    finding: Finding, text: str, index: LineIndex, digits: int, look: Look
) -> tuple[str, ...]:
    """The source line and the marks under it, behind a gutter of line numbers."""
    number, blank = f"{finding.place.line:>{digits}} | ", f"{'':{digits}} | "
    width = max(_LEAST_WIDTH, look.width or _WIDTH) - len(number)
    shown = excerpt(text, index, finding.place, width)
    if shown is None:
        return ()
    marks = paint("^" * shown.marks, STYLES[finding.severity], look.color)
    return (
        paint(number, DIM, look.color) + shown.line,
        paint(blank, DIM, look.color) + " " * shown.before + marks,
    )


def _hint(finding: Finding, digits: int, look: Look) -> list[str]:
    """The remedy, folded under itself."""
    if not finding.hint:
        return []
    lead = f"{'':{digits}} = "
    painted = paint(lead, DIM, look.color)
    return fold(printable(finding.hint), look.width, lead, painted=painted)
