"""A certificate for a prize, as LaTeX to print."""

from toolkit.grading.latex_page import document, text
from toolkit.grading.roster import Team

_RULE = r"\rule{0.6\textwidth}{0.5pt}"


def certificate(award: str, event: str, team: Team) -> str:
    """One page, landscape: the prize, the team, its members, and a line to sign on.

    Args:
        award: the prize's name.
        event: what it was won at, such as the course's title.
    """
    members = r" \\[0.3em] ".join(rf"\large {text(member.name)}" for member in team.members)
    body = (
        r"\vspace*{\stretch{2}}",
        r"\begin{center}",
        rf"{{\large {text(event)}}}\par\vspace{{2em}}",
        rf"{{\Huge\bfseries {text(award)}}}\par\vspace{{2.5em}}",
        r"{\large awarded to}\par\vspace{1.5em}",
        rf"{{\LARGE {text(team.name)}}}\par\vspace{{1.2em}}",
        rf"\begin{{tabular}}{{c}} {members} \end{{tabular}}\par",
        r"\vspace{\stretch{1}}",
        _RULE,
        r"\end{center}",
        r"\vspace*{\stretch{1}}",
    )
    return document(body, geometry="landscape,margin=2.5cm")
