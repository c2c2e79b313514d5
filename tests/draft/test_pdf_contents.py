"""Headings that are set as those of another level are get their own from the contents."""

from collections.abc import Callable

import pytest

from toolkit.draft.pdf_outline import outline
from toolkit.readers.pdf import Pdf, PdfBookmark

Sheets = Callable[..., Pdf]

TEXT = "\n.\n.\n.\n.\n.\n.\n"
BODY = f"# AIMS{TEXT}\n# The Coil{TEXT}\n# Wires{TEXT}\n# FINDINGS{TEXT}\n# OUTLOOK{TEXT}"
APPENDIX = f"\n# Proofs{TEXT}"
LISTED = """
- Aims 1
> The Coil . . . . 1
> Wires . . . . . 2
- Findings 2
- Outlook ii
- Proofs 3
"""
DEPTHS = {"Aims": 0, "The Coil": 1, "Wires": 1, "Findings": 0, "Outlook": 0, "Proofs": 0}


def levels(pdf: Pdf) -> dict[str, int]:
    return {each.title.capitalize(): each.level for each in outline(pdf).headings}


def bookmarked(pdf: Pdf, depths: dict[str, int]) -> Pdf:
    marks = (PdfBookmark(title, depth, 1) for title, depth in depths.items())
    return Pdf(pdf.pages, page_count=pdf.page_count, bookmarks=tuple(marks))


def test_without_contents_a_heading_is_of_the_level_that_it_is_set_as(sheets: Sheets) -> None:
    assert levels(sheets(BODY + APPENDIX))["Proofs"] == 2


def test_the_indents_of_the_contents_tell_the_level(sheets: Sheets) -> None:
    found = levels(sheets("# Contents\n" + LISTED + "\n" + BODY + APPENDIX))
    assert found["Proofs"] == 1
    assert found["Wires"] == 2


def test_bookmarks_tell_the_level(sheets: Sheets) -> None:
    found = levels(bookmarked(sheets(BODY + APPENDIX), DEPTHS))
    assert found["Proofs"] == 1
    assert found["Wires"] == 2


@pytest.mark.parametrize(
    "depths",
    [
        dict.fromkeys(DEPTHS, 0),
        DEPTHS | {"Aims": 1, "Findings": 1, "Outlook": 1, "Proofs": 1, "The Coil": 0, "Wires": 0},
        {"Aims": 0, "Findings": 0, "Outlook": 0, "The Coil": 1, "Proofs": 0},
        DEPTHS | {"Outlook": 1},
    ],
    ids=["all alike", "upside down", "one of a level", "at odds with the print"],
)
def test_contents_that_do_not_tell_levels_apart_tell_none(
    sheets: Sheets, depths: dict[str, int]
) -> None:
    pdf = sheets(BODY + APPENDIX)
    assert levels(bookmarked(pdf, depths)) == levels(pdf)


def test_a_number_tells_more_than_the_contents(sheets: Sheets) -> None:
    body = f"# 1 Aims{TEXT}\n= 1.1 Coils{TEXT}\n= 1.2 Wires{TEXT}\n# 2 Outlook{TEXT}"
    depths = {"Aims": 0, "Outlook": 0, "Coils": 1, "Wires": 0}
    more = f"\n# 3 Costs{TEXT}\n= 3.1 Silver{TEXT}\n= 3.2 Copper{TEXT}"
    depths |= {"Costs": 0, "Silver": 1, "Copper": 1}
    assert levels(bookmarked(sheets(body + more), depths))["Wires"] == 2


def test_the_references_stay_where_they_are(sheets: Sheets) -> None:
    pdf = sheets(BODY + f"\n# References{TEXT}")
    assert levels(bookmarked(pdf, DEPTHS | {"References": 1}))["References"] == 1
