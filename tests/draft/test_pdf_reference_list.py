"""A list of references without a heading is told by its entries in small print, to the end."""

from collections.abc import Callable

import pytest

from toolkit.draft.pdf_outline import PdfOutline, outline
from toolkit.readers.pdf import Pdf

Sheets = Callable[..., Pdf]

TEXT = "# 1 Aims" + "\n." * 12 + "\n\n# 2 Outlook" + "\n." * 12 + "\n"
PROSE = "\n." * 6 + "\n"
LIST = "\n\n' [1] A. Lovelace, Notes.\n' Set in London.\n' [2] C. Babbage.\n' [3] G. S. Ohm.\n"
NAMED = (
    "\n\n' A.-M. Ampère, Théorie\n' (Akademie, Paris, 1826) and no more.\n"
    "' Lovelace, A., Notes, 1843.\n' von Jolly, P., Notes (1864a).\n' A word that is set below.\n"
)
TWO_MORE = "' G. S. Ohm and\n' J. Henry, Notes, 1827.\n' C. Babbage and\n' J. Henry, Notes, 1833.\n"


def references(found: PdfOutline) -> tuple[int, bool | None] | None:
    """Their page, and whether text stands above them."""
    heading = found.references
    return (heading.page, found.text_above_references) if heading else None


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ((TEXT + LIST,), (1, True)),
        ((TEXT, LIST), (2, False)),
        ((TEXT + LIST + "\n\n# A Proofs" + "\n." * 9,), (1, True)),
        ((TEXT + NAMED,), (1, True)),
        ((TEXT, NAMED), (2, False)),
        ((TEXT + NAMED.replace(" Théorie", " with\n' J. Henry, Théorie") + TWO_MORE,), (1, True)),
        ((TEXT + NAMED + "\n\n# A Proofs" + "\n." * 9,), (1, True)),
    ],
    ids=[
        *("below text", "on a page of its own", "above an appendix"),
        *("without labels", "without labels on a page of its own"),
        *("without labels, of several names", "without labels, an appendix"),
    ],
)
def test_a_list_without_a_heading_is_that_of_the_references(
    sheets: Sheets, pages: tuple[str, ...], expected: tuple[int, bool]
) -> None:
    assert references(outline(sheets(*pages))) == expected


@pytest.mark.parametrize(
    "sketch",
    [
        TEXT + LIST.replace("'", "-"),
        TEXT + LIST.replace("[2]", "[4]"),
        TEXT + LIST.replace("' [3] G. S. Ohm.\n", ""),
        TEXT + LIST.lstrip("\n"),
        TEXT + LIST + "\n\n" + ".\n" * 9,
        TEXT + NAMED.replace("'", "-"),
        TEXT + NAMED.replace("' Lovelace, A., Notes, 1843.\n", ""),
        TEXT + NAMED.replace("1826", "1,826").replace("1843", "p. 43"),
        TEXT + NAMED + "' G. S. Ohm, Notes.\n' C. Babbage, Notes.\n",
        TEXT + NAMED.replace("and no more.\n", "and no more.\n" + "' A word or two.\n" * 24),
        TEXT + NAMED.lstrip("\n"),
        NAMED.strip() + "\n\n" + TEXT,
    ],
    ids=[
        *("as large as text", "not counted", "of two", "close below text", "amid the text"),
        *(
            "names as large as text",
            "two names",
            "names without years",
            "some years",
            "too long for entries",
        ),
        *("names close below text", "names above the text"),
    ],
)
def test_what_only_looks_like_a_list_is_none(sheets: Sheets, sketch: str) -> None:
    assert references(outline(sheets(sketch))) is None


def test_a_heading_of_references_is_left_alone(sheets: Sheets) -> None:
    found = outline(sheets(TEXT + "\n\n# References\n" + LIST.strip()))
    assert [each.title for each in found.headings] == ["Aims", "Outlook", "References"]


def test_what_follows_a_list_without_a_heading_is_no_part_of_a_section(sheets: Sheets) -> None:
    text = f"# AIMS{PROSE}\n# The Coil{PROSE}\n# OUTLOOK{PROSE}"
    after = f"\n# Proofs{PROSE}\n# More Proofs{PROSE}\n# THANKS{PROSE}\n# To Whom{PROSE}"
    found = outline(sheets(text + LIST + "\n\n" + after))
    assert [(each.title, each.level) for each in found.headings] == [
        ("AIMS", 1),
        ("The Coil", 2),
        ("OUTLOOK", 1),
        ("References", 1),
        ("Proofs", 1),
        ("More Proofs", 1),
        ("THANKS", 1),
        ("To Whom", 2),
    ]


def test_what_has_a_number_below_a_list_without_a_heading_is_of_its_level(sheets: Sheets) -> None:
    text = f"# 1 Aims{PROSE}\n= 1.1 Coils{PROSE}" + LIST + f"\n\n= 1.2 Wires{PROSE}"
    found = outline(sheets(text + f"\n# 2 Outlook{PROSE}"))
    assert [each.level for each in found.headings] == [1, 2, 1, 2, 1]
