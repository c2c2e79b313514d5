"""Papers whose pages are known: where text, references, appendix and floats fall on them."""

from typing import NamedTuple

SENTENCE = "The needle came to rest and the second observer wrote the reading down. "
NEW_PAGE = r"\newpage\newpage "
FIGURE = r"\begin{figure}[t]\centering\rule{3cm}{2cm}\caption{The balance.}\end{figure}"


def section(title: str, sentences: int, star: str = "") -> str:
    """A section of so many sentences; seventy fill a page."""
    return rf"\section{star}{{{title}}}" + SENTENCE * sentences + "\n\n"


def references(entries: int = 6) -> str:
    """A list of references."""
    items = (rf"\bibitem{{a{n}}} A. Lovelace. Notes. {SENTENCE} 1843." for n in range(entries))
    return r"\begin{thebibliography}{9}" + "".join(items) + r"\end{thebibliography}"


def paper(text: str) -> str:
    """The source of a two-column paper in our style."""
    return (
        r"\documentclass[10pt,letterpaper,twocolumn]{article}\usepackage{draftsmith}"
        r"\title{On Currents}\author{Wilhelm Weber}\begin{document}\maketitle "
        + text
        + r"\end{document}"
    )


class Case(NamedTuple):
    """A paper and what is to be counted in it."""

    text: str
    total: int
    body: int
    begin: int | None
    above: bool | None
    free: tuple[str, ...] = ("references",)


TEXT = section("Aims", 40) + section("Findings", 60)
CASES = {
    "references below text": Case(TEXT + references(), 2, 2, 2, True),
    "references in the second column": Case(
        section("Aims", 40) + section("Findings", 70) + references(4), 2, 2, 2, True
    ),
    "references at the top of the second column": Case(
        section("Aims", 40) + section("Findings", 40) + r"\newpage " + references(4),
        *(2, 2, 2, True),
    ),
    "references at the top of a page": Case(TEXT + NEW_PAGE + references(), 3, 2, 3, False),
    "references at the top, running on": Case(TEXT + NEW_PAGE + references(60), 4, 2, 3, False),
    "references that count": Case(TEXT + NEW_PAGE + references(), 3, 3, 3, False, ()),
    "no references": Case(TEXT, 2, 2, None, None),
    "an appendix that counts": Case(
        TEXT + NEW_PAGE + references() + r"\clearpage\appendix" + section("Proofs", 20),
        *(4, 3, 3, False),
    ),
    "an appendix that is free": Case(
        TEXT + NEW_PAGE + references() + r"\clearpage\appendix" + section("Proofs", 20),
        *(4, 2, 3, False, ("references", "appendix")),
    ),
    "an appendix right after the references": Case(
        TEXT + NEW_PAGE + references() + r"\appendix" + section("Proofs", 10),
        *(3, 2, 3, False, ("references", "appendix")),
    ),
    "a section after the references": Case(
        TEXT + NEW_PAGE + references() + r"\clearpage" + section("Contributions", 10),
        *(4, 3, 3, False),
    ),
    "a section on the page of the references": Case(
        TEXT + NEW_PAGE + references() + section("Contributions", 10), 3, 3, 3, False
    ),
    "a float above the references": Case(
        TEXT + r"\suppressfloats " + FIGURE + NEW_PAGE + references(), 3, 3, 3, None
    ),
    "a float after the references": Case(
        TEXT + NEW_PAGE + references() + FIGURE.replace("[t]", "[p]").replace("figure", "figure*"),
        4,
        3,
        3,
        False,
    ),
    "a float after an appendix that counts, and the references": Case(
        TEXT
        + NEW_PAGE
        + r"\appendix"
        + section("Proofs", 20)
        + r"\clearpage "
        + references()
        + FIGURE.replace("[t]", "[p]").replace("figure", "figure*"),
        *(5, 4, 4, False),
    ),
    "a float of a free appendix": Case(
        TEXT + NEW_PAGE + references() + r"\appendix" + section("Proofs", 70) + FIGURE,
        *(4, 2, 3, False, ("references", "appendix")),
    ),
}
