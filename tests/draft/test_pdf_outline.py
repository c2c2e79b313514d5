"""What is known of a document from its PDF alone, on documents set by several classes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.draft.pdf_outline import PdfOutline, outline
from toolkit.readers.pdf import Pdf, PdfPage, read_pdf

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

Typeset = Callable[[str], Path]

SENTENCE = "The needle came to rest and the second observer wrote the reading down. "
WORDS = 13
TIMES = r"\usepackage[T1]{fontenc}\usepackage{mathptmx}"
# Sections as conference classes set them: small capitals made of two sizes, italic subsections.
CONFERENCE = r"""\usepackage{titlesec}
\renewcommand\thesection{\Roman{section}}\renewcommand\thesubsection{\Alph{subsection}}
\newcommand\two[2]{#1{\footnotesize #2}}
\titleformat{\section}{\centering}{\thesection.}{.5em}{}
\titleformat{\subsection}{\itshape}{\thesubsection.}{.5em}{}"""
# Sections as physics journals set them: small bold capitals, all levels alike.
JOURNAL = r"""\usepackage{titlesec}
\renewcommand\thesection{\Roman{section}}\renewcommand\thesubsection{\Alph{subsection}}
\titleformat{\section}{\bfseries\small\centering}{\thesection.}{.7em}{\MakeUppercase}
\titleformat{\subsection}{\bfseries\small\centering}{\thesubsection.}{.7em}{}"""
ABSTRACT = r"\begin{abstract}" + SENTENCE * 9 + r"\end{abstract}"
REFERENCES = (
    r"\begin{thebibliography}{9}"
    r"\bibitem{a} C. Babbage. On the influence of signs. \textbf{12}, 1827."
    r"\bibitem{b} A. Lovelace. Notes by the translator. \textbf{3}, 1843."
    r"\end{thebibliography}"
)
SECTIONS = ("Aims", "Earlier Measurements", "A Balance for Currents", "What We Saw", "Outlook")
LONG = "How the Torsion of a Silver Wire Was Told from That of the Silk Which Carries It"


def prose(sentences: int) -> str:
    """A paragraph of so many sentences."""
    return SENTENCE * sentences + "\n\n"


def body(star: str = "", top: str = "section", below: str = "subsection") -> str:
    """Five sections; the third has two subsections and all that may be taken for a heading."""
    parts = []
    for title in SECTIONS:
        parts.append(rf"\{top}{star}{{{title}}}" + prose(6))
        if title == SECTIONS[2]:
            parts.append(rf"\{below}{star}{{The Coil}}" + prose(4))
            parts.append(rf"\{below}{star}{{{LONG}}}" + DISTRACTIONS + prose(4))
    return "".join(parts)


DISTRACTIONS = rf"""
\begin{{itemize}}
\item \textbf{{A bold item}}
\item \textbf{{Another}} {SENTENCE}
\end{{itemize}}
\newtheorem{{theorem}}{{Theorem}}
\begin{{theorem}} {SENTENCE} \end{{theorem}}
\paragraph{{Run in.}} {SENTENCE}
\begin{{table}}[t]\centering
\caption{{Deflections in degrees for three currents.}}\label{{t}}
\begin{{tabular}}{{lrr}}\textbf{{Wire}} & \textbf{{Left}} & \textbf{{Right}}\\
Silver & 1 & 2\\ Silk & 3 & 4 \end{{tabular}}
\end{{table}}
\begin{{figure}}[t]\centering\rule{{3cm}}{{1cm}}\caption{{The balance.}}\label{{f}}\end{{figure}}
Figure~\ref{{f}} shows it.
"""


def document(
    options: str = "10pt,twocolumn",
    text: str = "",
    *,
    cls: str = "article",
    preamble: str = "",
    front: str = r"\maketitle" + ABSTRACT,
    after: str = REFERENCES,
) -> str:
    """The source of a paper."""
    return (
        rf"\documentclass[{options}]{{{cls}}}{TIMES}{preamble}"
        r"\title{On the Force between Two Currents and on Its Measurement}"
        r"\author{Andr\'e Amp\`ere \and Wilhelm Weber}\begin{document}"
        f"{front}{text or body()}{after}" + r"\end{document}"
    )


@pytest.fixture(scope="session")
def outlined(typeset: Typeset) -> Callable[[str], PdfOutline]:
    """Sets a source and outlines its PDF."""
    known: dict[str, PdfOutline] = {}

    def build(source: str) -> PdfOutline:
        if source not in known:
            known[source] = outline(read_pdf(typeset(source).read_bytes()))
        return known[source]

    return build


Outlined = Callable[[str], PdfOutline]


def titles(found: PdfOutline) -> list[tuple[int, str, str]]:
    """Level, number and title of the headings."""
    return [(each.level, each.number, each.title) for each in found.headings]


def numbered(bibliography: str = "References") -> list[tuple[int, str, str]]:
    """The headings of ``body`` as numbered by most classes."""
    found = [(1, str(n), title) for n, title in enumerate(SECTIONS, start=1)]
    found[3:3] = [(2, "3.1", "The Coil"), (2, "3.2", LONG)]
    return [*found, (1, "", bibliography)]


def unnumbered() -> list[tuple[int, str, str]]:
    """The headings of ``body`` in a document without numbers."""
    return [(level, "", title) for level, _, title in numbered()]


TWO_COLUMNS = document()
ONE_COLUMN = document("11pt")
CLASSES = {
    "two columns": (TWO_COLUMNS, numbered()),
    "one column": (ONE_COLUMN, numbered()),
    "unnumbered": (document(text=body("*")), unnumbered()),
    "unnumbered in one column": (document("11pt", body("*")), unnumbered()),
    "chapters": (
        document(
            "11pt",
            body(top="chapter", below="section"),
            cls="report",
            front=r"\maketitle\tableofcontents",
        ),
        numbered("Bibliography"),
    ),
    "koma": (document("11pt", cls="scrartcl", front=r"\maketitle\tableofcontents"), numbered()),
    "running heads and numbered lines": (
        document("11pt", preamble=r"\usepackage{lineno}\linenumbers\pagestyle{headings}"),
        numbered(),
    ),
    "bold capitals of one size": (
        document(preamble=JOURNAL),
        [
            (level, number, title.upper() if level == 1 else title)
            for (level, _, title), number in zip(
                numbered(), ("I", "II", "III", "A", "B", "IV", "V", ""), strict=True
            )
        ],
    ),
}


@needs_tex
@pytest.mark.parametrize("name", CLASSES)
def test_headings_are_those_of_the_source(outlined: Outlined, name: str) -> None:
    source, expected = CLASSES[name]
    assert titles(outlined(source)) == expected


@needs_tex
def test_small_capitals_made_of_two_sizes_are_headings(outlined: Outlined) -> None:
    text = (
        r"\section{\two{I}{NTRODUCTION}}" + prose(30) + r"\subsection{Early Work}" + prose(9)
        + r"\section{\two{T}{HE} \two{C}{OIL}}" + prose(30)
        + r"\section*{\two{R}{EFERENCES}}" + prose(3)
    )  # fmt: skip
    found = outlined(document("10pt,twocolumn", text, preamble=CONFERENCE, after=" "))
    assert titles(found) == [
        (1, "I", "INTRODUCTION"),
        (2, "A", "Early Work"),
        (1, "II", "THE COIL"),
        (1, "", "REFERENCES"),
    ]


@needs_tex
def test_a_heading_has_its_page_column_and_words(outlined: Outlined) -> None:
    first, second, third, coil, *_ = outlined(TWO_COLUMNS).headings
    assert (first.page, first.column, first.words) == (1, 1, 6 * WORDS)
    assert (second.page, second.words) == (1, 6 * WORDS)
    assert coil.words == 4 * WORDS
    assert third.words > 10 * WORDS
    assert {each.column for each in outlined(TWO_COLUMNS).headings} == {1, 2}


@needs_tex
@pytest.mark.parametrize("source", [TWO_COLUMNS, ONE_COLUMN], ids=["two columns", "one column"])
def test_title_and_abstract_are_read(outlined: Outlined, source: str) -> None:
    found = outlined(source)
    assert found.title == "On the Force between Two Currents and on Its Measurement"
    assert found.abstract is not None
    assert (found.abstract.words, found.abstract.page) == (9 * WORDS, 1)


@needs_tex
def test_an_abstract_that_is_run_in_ends_before_the_keywords(outlined: Outlined) -> None:
    front = (
        rf"\maketitle{{\small\bfseries\emph{{Abstract}}---{SENTENCE * 7}\par"
        r"\emph{Index Terms}---torsion, silver, silk\par}"
    )
    found = outlined(document(front=front)).abstract
    assert found is not None
    assert found.words == 7 * WORDS


@needs_tex
def test_a_document_without_abstract_has_none(outlined: Outlined) -> None:
    assert outlined(CLASSES["koma"][0]).abstract is None


@needs_tex
def test_captions_say_whether_the_text_mentions_them(outlined: Outlined) -> None:
    captions = outlined(TWO_COLUMNS).captions
    found = {(each.kind, each.number, each.text): each.mentioned for each in captions}
    assert found == {
        ("table", "1", "Deflections in degrees for three currents."): False,
        ("figure", "1", "The balance."): True,
    }


@needs_tex
def test_body_type_and_columns_are_told(outlined: Outlined) -> None:
    assert [
        (found.body_size, found.body_font, found.columns)
        for found in map(outlined, (TWO_COLUMNS, ONE_COLUMN))
    ] == [(10.0, "NimbusRomNo9L-Regu", 2), (10.9, "NimbusRomNo9L-Regu", 1)]


@needs_tex
def test_unresolved_marks_are_found_and_questions_are_not(outlined: Outlined) -> None:
    text = (
        r"\section{Aims}What?? Is \verb|a ?? b| or [?] an answer? \textbf{Really??} "
        + prose(9)
        + r"\section{More}See Figure~\ref{none}, page~\pageref{none} and \cite{none,other}. "
        + prose(9)
    )
    marks = outlined(document(text=text)).unresolved
    assert [mark.text for mark in marks] == ["??", "??", "[?, ?]"]


@needs_tex
def test_marks_of_natbib_are_found(outlined: Outlined) -> None:
    text = r"\section{Aims}" + prose(9) + r"As shown \citep{none}, or who knows (?)." + prose(9)
    found = outlined(document(text=text, preamble=r"\usepackage[numbers,round]{natbib}"))
    assert [mark.text for mark in found.unresolved] == ["(?)"]


@needs_tex
def test_what_follows_the_references_is_told(outlined: Outlined) -> None:
    after = REFERENCES + r"\appendix\section{Proofs}" + prose(6)
    found = outlined(document(after=after))
    assert found.references is not None
    assert found.references.title == "References"
    assert found.text_above_references is True
    assert found.references_end is not None
    assert (found.references_end.number, found.references_end.title) == ("A", "Proofs")


@needs_tex
def test_references_at_the_top_of_a_page_have_nothing_above(outlined: Outlined) -> None:
    found = outlined(document(after=r"\clearpage" + REFERENCES))
    assert (found.text_above_references, found.references_end) == (False, None)


@needs_tex
def test_without_references_there_are_none(outlined: Outlined) -> None:
    found = outlined(document(after=" "))
    assert (found.references, found.text_above_references) == (None, None)


SLIDES = r"""\documentclass{beamer}\usepackage[T1]{fontenc}\usepackage{lmodern}
\title{On Currents}\author{Wilhelm Weber}\begin{document}
\frame{\titlepage}
\section{Aims}
\begin{frame}{What We Asked}\begin{itemize}\item One thing\item and another\end{itemize}\end{frame}
\begin{frame}{What We Found over a Long Summer of Reading Scales in a Cold Cellar}Less.\end{frame}
\begin{frame}A picture speaks.\end{frame}
\end{document}"""


@needs_tex
def test_slides_have_a_title_for_each_frame(outlined: Outlined) -> None:
    found = outlined(SLIDES)
    assert [(frame.page, frame.title) for frame in found.frames] == [
        (1, "On Currents"),
        (2, "What We Asked"),
        (3, "What We Found over a Long Summer of Reading Scales in a Cold Cellar"),
        (4, ""),
    ]
    assert found.headings == ()


@needs_tex
def test_a_paper_has_no_frames(outlined: Outlined) -> None:
    assert outlined(TWO_COLUMNS).frames == ()


@pytest.mark.parametrize("pdf", [Pdf(), Pdf(pages=(PdfPage(1, 612, 792, (), has_image=True),))])
def test_a_pdf_without_text_has_nothing_in_it(pdf: Pdf) -> None:
    found = outline(pdf)
    assert (found.title, found.headings, found.abstract) == (None, (), None)
    assert (found.captions, found.references, found.unresolved) == ((), None, ())
