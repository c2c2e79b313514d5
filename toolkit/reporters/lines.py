"""The one line of a finding that editors' problem matchers and `grep` read."""

from toolkit.model.finding import Finding, Severity
from toolkit.reporters.places import place_from_here
from toolkit.reporters.terminal import BOLD, fold, paint, printable

STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_INDENT = 4


def finding_lines(
    finding: Finding, root: str, *, color: bool, width: int | None = None, ending: str = ""
) -> list[str]:
    """``path:line:col: severity CODE message``, folded where a width is given.

    Args:
        root: the draft's, from where the command runs.
        ending: what follows the message.
    """
    where = printable(str(place_from_here(root, finding.place)))
    lead = f"{where}: {finding.severity} {finding.code} "
    message = printable(finding.message + ending)
    severity = paint(str(finding.severity), STYLES[finding.severity], color)
    painted = f"{paint(where, BOLD, color)}: {severity} {paint(finding.code, BOLD, color)} "
    return fold(message, width, lead, indent=_INDENT, painted=painted)
