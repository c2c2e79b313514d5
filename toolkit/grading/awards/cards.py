"""Voting cards: a page for each voter, on which the voter's own team does not stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.course.rubric import Award
from toolkit.grading import words
from toolkit.grading.awards.ballots import PROJECT, VOTER, VOTERS_TEAM
from toolkit.grading.cells import csv_text
from toolkit.grading.latex_page import document, text
from toolkit.grading.roster import Roster
from toolkit.grading.sheet import member_labels
from toolkit.reporters.html.template import environment

_PREAMBLE = r"""\usepackage{array,longtable}
\renewcommand{\arraystretch}{1.6}"""


@dataclass(frozen=True, slots=True)
class Card:
    """One voter's card.

    Args:
        voter: by name; empty for a guest, who writes it in.
        team: the voter's own; empty for a guest.
        projects: that the voter votes on.
    """

    voter: str
    team: str
    projects: tuple[str, ...]


def cards(roster: Roster, guests: int) -> tuple[Card, ...]:
    """A card for each student, and blank ones.

    Args:
        guests: cards for those who attend and are not on the roster.
    """
    names = tuple(team.name for team in roster.teams)
    own = tuple(
        Card(label, team.name, tuple(name for name in names if name != team.name))
        for team in roster.teams
        for label in member_labels(team.members)
    )
    return own + (Card("", "", names),) * guests


def as_html(made: Iterable[Card], title: str, awards: tuple[Award, ...]) -> str:
    """All cards as one document for a browser, which prints each on a page of its own."""
    template = environment(Path(__file__).parent, number=words.number).get_template("cards.html")
    return template.render(cards=tuple(made), title=title, awards=awards)


def as_latex(made: Iterable[Card], title: str, awards: tuple[Award, ...]) -> str:
    """All cards as one LaTeX document, each on a page of its own."""
    pages = (line for card in made for line in _page(card, title, awards))
    return document(pages, preamble=_PREAMBLE)


def as_table(made: Iterable[Card], awards: tuple[Award, ...]) -> str:
    """The table that ballots are counted in: a row for each named voter and project, no votes."""
    rows = (
        (card.voter, card.team, project, *("" for _ in awards))
        for card in made
        for project in card.projects
        if card.voter
    )
    return csv_text((VOTER, VOTERS_TEAM, PROJECT, *(award.id for award in awards)), rows)


def _page(card: Card, title: str, awards: tuple[Award, ...]) -> Iterator[str]:
    voter = text(card.voter) or r"\rule{6cm}{0.4pt}"
    of_team = rf", {text(card.team)}" if card.team else ""
    yield rf"{{\Large\bfseries {text(title)}}}\par\medskip Voter: {voter}{of_team}\par\medskip"
    yield r"Give every project points for each prize; what you leave blank is no vote.\par"
    columns = r">{\centering\arraybackslash}p{2.6cm}|" * len(awards)
    yield rf"\begin{{longtable}}{{|p{{5cm}}|{columns}}}"
    heads = " & ".join(rf"{text(each.name)} (0--{text(words.number(each.max))})" for each in awards)
    yield rf"\hline project & {heads} \\ \hline \endhead"
    for project in card.projects:
        yield rf"{text(project)} {'& ' * len(awards)} \\ \hline"
    yield r"\end{longtable}\clearpage"
