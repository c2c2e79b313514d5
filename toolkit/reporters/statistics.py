"""How often each rule found something, as a table or as JSON."""

from dataclasses import asdict

from toolkit.lint.statistics import Statistic
from toolkit.reporters.document import document
from toolkit.reporters.formats import Look
from toolkit.reporters.lines import STYLES
from toolkit.reporters.summary import counted
from toolkit.reporters.terminal import BOLD, paint

STATISTICS_VERSION = 1

_GAP = "  "


def as_json(statistics: tuple[Statistic, ...]) -> str:
    """A list under ``rules``, in the order of the table."""
    rules = [asdict(each) | {"severity": str(each.severity)} for each in statistics]
    return document({"version": STATISTICS_VERSION, "rules": rules})


def as_text(statistics: tuple[Statistic, ...], look: Look) -> str:
    """A line for each rule: number, code, name, severity, fixes; then the sum, unless quiet."""
    total = sum(each.number for each in statistics)
    digits = len(str(total))
    longest = max((len(each.name) for each in statistics), default=0)
    lines = [_line(each, digits, longest, look) for each in statistics]
    if not look.quiet:
        fixable = sum(each.fixable for each in statistics)
        onward = f", {fixable} of them to be mended by --fix" if fixable else ""
        rules = counted(len(statistics), "rule")
        lines.append(f"{counted(total, 'finding')} by {rules}{onward}")
    return "\n".join(lines)


def _line(each: Statistic, digits: int, longest: int, look: Look) -> str:
    severity = f"{each.severity!s:<7}" if each.fixable else str(each.severity)
    return _GAP.join(
        [
            f"{each.number:>{digits}}",
            paint(each.code, BOLD, look.color),
            f"{each.name:<{longest}}",
            paint(severity, STYLES[each.severity], look.color),
            *([f"{each.fixable} by --fix"] if each.fixable else []),
        ]
    )
