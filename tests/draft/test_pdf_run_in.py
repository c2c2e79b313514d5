"""Headings run into their text, or set in italics below small capitals, are told from its bold."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.draft.papers import SENTENCE
from toolkit.draft.pdf_outline import PdfHeading, outline
from toolkit.readers.pdf import read_pdf

Typeset = Callable[[str], Path]

TEXT = SENTENCE * 12 + "\n\n"


def headings(pdf: Path) -> tuple[PdfHeading, ...]:
    return outline(read_pdf(pdf.read_bytes())).headings


def found(pdf: Path) -> list[str]:
    """The headings, two blanks deeper for each level below the first, with their numbers."""
    return ["  " * (h.level - 1) + f"{h.number} {h.title}".strip() for h in headings(pdf)]


def document(cls: str, body: str) -> str:
    return rf"\documentclass{{{cls}}}\begin{{document}}{body}\end{{document}}"


def paper(cls: str, middle: str, star: str) -> str:
    first, last = rf"\section{star}{{Aims}}" + TEXT, rf"\section{star}{{Outlook}}" + TEXT
    return document(cls, first + middle + last)


LONG = "How the Temperature of the Room Was Kept from Changing at Night and during the Day"
BELOW = rf"\subsection*{{The Coil}}{TEXT}\subsection*{{{LONG}}}{TEXT}"


def test_headings_run_into_the_text_are_subsections(typeset: Typeset) -> None:
    expected = ["Aims", "  The Coil", f"  {LONG}", "Outlook"]
    assert found(typeset(paper("amsart", BELOW, "*"))) == expected


def test_numbered_headings_run_into_the_text_are_subsections(typeset: Typeset) -> None:
    expected = ["1 Aims", "  1.1 The Coil", f"  1.2 {LONG}", "2 Outlook"]
    assert found(typeset(paper("amsart", BELOW.replace("*", ""), ""))) == expected


def test_words_beside_a_heading_are_text_below_it(typeset: Typeset) -> None:
    words = {each.title: each.words for each in headings(typeset(paper("amsart", BELOW, "*")))}
    assert words["The Coil"] == len(TEXT.split())


TWO_LINES_PT = 30
DIVIDED = LONG.replace("Was Kept", r"Was Kept\pagebreak[4]", 1)


@pytest.mark.parametrize("columns", ["", r"\twocolumn "], ids=["one column", "two columns"])
@pytest.mark.parametrize("note", ["", r"\footnote{A word.}"], ids=["", "above a footnote"])
def test_a_heading_in_the_line_may_go_on_in_the_next_column(
    typeset: Typeset, columns: str, note: str
) -> None:
    below = rf"\subsection*{{{DIVIDED}}}{TEXT}\subsection*{{The Coil}}{TEXT}"
    pdf = typeset(paper("amsart", rf"{columns}Words{note}. {TEXT}{below}", "*"))
    assert found(pdf) == ["Aims", f"  {LONG}", "  The Coil", "Outlook"]
    divided = headings(pdf)[1]
    assert divided.words == len(TEXT.split())
    assert divided.area.bottom - divided.area.top < TWO_LINES_PT


BOLD = (r"\textbf{Note.} ", r"\noindent\textbf{Never touch the coil} ")


@pytest.mark.parametrize("bold", BOLD, ids=["indented", "without a full stop"])
def test_bold_words_of_a_paragraph_are_no_heading(typeset: Typeset, bold: str) -> None:
    middle = rf"\medskip {bold}{TEXT}\medskip {bold}{TEXT}"
    assert found(typeset(paper("amsart", middle, "*"))) == ["Aims", "Outlook"]


def test_a_heading_in_the_line_may_fill_it(typeset: Typeset) -> None:
    full = rf"\subsection*{{Swings per Minute}}\ \\{TEXT}"
    expected = ["Aims", "  The Coil", f"  {LONG}", "  Swings per Minute", "Outlook"]
    assert found(typeset(paper("amsart", BELOW + full, "*"))) == expected


def test_bold_lines_that_end_in_full_stops_may_head_sections(typeset: Typeset) -> None:
    bold = r"\medskip\noindent\textbf{%s.}\\" + TEXT
    body = bold % "Aims" + bold % "Outlook" + bold % "Thanks"
    assert found(typeset(document("article", body))) == ["Aims", "Outlook", "Thanks"]


def test_an_accent_beside_a_heading_in_italics_is_part_of_its_line(typeset: Typeset) -> None:
    below = rf"\subsection*{{The Torsion of M\"obius Strips}}{TEXT * 2}" * 2
    assert len(found(typeset(paper("IEEEtran", below, "*")))) == 4


def test_a_heading_stands_apart_from_the_lines_of_small_print_above_it(typeset: Typeset) -> None:
    small = rf"{{\footnotesize\noindent {TEXT * 2}\par}}\vspace{{-21pt}}"
    middle = rf"{small}\section*{{Wires}}{TEXT}"
    assert found(typeset(paper("article", middle, "*"))) == ["Aims", "Wires", "Outlook"]


def test_statements_that_are_counted_are_no_headings(typeset: Typeset) -> None:
    shown = rf"\medskip\noindent\textbf{{Observation 1.}} {TEXT}"
    middle = shown + shown.replace("1", "2")
    assert found(typeset(paper("amsart", middle, "*"))) == ["Aims", "Outlook"]


def test_bold_words_in_an_article_are_no_headings(typeset: Typeset) -> None:
    middle = rf"\medskip\noindent\textbf{{Note.}} {TEXT}" * 2
    assert found(typeset(paper("article", middle, "*"))) == ["Aims", "Outlook"]
    assert found(typeset(paper("article", middle, ""))) == ["1 Aims", "2 Outlook"]


ITALIC = rf"\subsection*{{The Coil}}{TEXT}\subsection*{{Swings per Minute}}{TEXT}"


def test_italics_below_small_capitals_are_subsections(typeset: Typeset) -> None:
    expected = ["Aims", "  The Coil", "  Swings per Minute", "Outlook"]
    assert [each.title() for each in found(typeset(paper("IEEEtran", ITALIC, "*")))] == [
        each.title() for each in expected
    ]


@pytest.mark.parametrize("line", ["It swings.", "it swings"])
def test_an_italic_line_that_reads_as_no_title_is_none(typeset: Typeset, line: str) -> None:
    middle = rf"\medskip\noindent\textit{{{line}}}\medskip\par {TEXT}" * 2
    assert len(found(typeset(paper("IEEEtran", middle, "*")))) == 2


def test_an_italic_line_that_goes_on_as_text_is_no_heading(typeset: Typeset) -> None:
    entries = rf"\medskip\noindent\textit{{{LONG}}} {TEXT * 2}" * 2
    assert found(typeset(paper("IEEEtran", entries, "*"))) == ["AIMS", "OUTLOOK"]
