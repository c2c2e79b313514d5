"""Which lines of a sketched PDF are headings, and which only look like some."""

from collections.abc import Callable

import pytest

from toolkit.draft.pdf_headings import find_headings
from toolkit.draft.pdf_layout import lay_out
from toolkit.draft.pdf_outline import outline
from toolkit.draft.pdf_pages import parts_of
from toolkit.readers.pdf import Pdf

Sheets = Callable[..., Pdf]

TEXT = "\n.\n.\n.\n.\n.\n.\n"
OPENING = "# 1 Aims" + TEXT
CLOSING = "\n# 2 Outlook" + TEXT


def found(pdf: Pdf) -> list[str]:
    """The headings, two blanks deeper for each level below the first, with their numbers."""
    headings = (each.heading for each in find_headings(lay_out(pdf)))
    return ["  " * (each.level - 1) + f"{each.number} {each.title}".strip() for each in headings]


HEADINGS = {
    "numbered sections of three levels": (
        OPENING + "\n= 1.1 Coils" + TEXT + "\n* 1.1.1 Wire" + TEXT + CLOSING,
        ["1 Aims", "  1.1 Coils", "    1.1.1 Wire", "2 Outlook"],
    ),
    "an unnumbered section among numbered ones": (
        OPENING + "\n# Thanks" + TEXT + CLOSING,
        ["1 Aims", "Thanks", "2 Outlook"],
    ),
    "parts of an appendix": (
        OPENING + CLOSING + "\n# A Proofs" + TEXT + "\n= A.1 Coils" + TEXT
        + "\n* A.1.1 Wire" + TEXT + "\n= A.2 Abstract" + TEXT,
        ["1 Aims", "2 Outlook", "A Proofs", "  A.1 Coils", "    A.1.1 Wire", "  A.2 Abstract"],
    ),
    "parts below Roman numbers": (
        "# I. Aims" + TEXT + "\n= I.1 Coils" + TEXT + "\n# II. Outlook" + TEXT
        + "\n= II.1 Wire" + TEXT,
        ["I Aims", "  I.1 Coils", "II Outlook", "  II.1 Wire"],
    ),
    "a title whose second line begins with a letter": (
        OPENING + "\n# 2 On the Use of Mercury:\n# A Note" + TEXT,
        ["1 Aims", "2 On the Use of Mercury: A Note"],
    ),
    "no numbers, told by the references": (
        "# Aims" + TEXT + "\n= Coils" + TEXT + "\n# References" + TEXT,
        ["Aims", "  Coils", "References"],
    ),
    "no numbers, told by size": (
        "# Aims" + TEXT + "\n= Coils" + TEXT + "\n# Outlook" + TEXT,
        ["Aims", "  Coils", "Outlook"],
    ),
    "no numbers, below a title and a list in type of their own": (
        "@ A Great Title\n\n+ A. Author\n\n# Contents" + TEXT
        + "\n# Aims" + TEXT + "\n= Coils" + TEXT + "\n# References" + TEXT,
        ["Aims", "  Coils", "References"],
    ),
    "no numbers, references and contents in the type of the title": (
        "@ A Great Title\n\n- A. Author\n\n@ Contents" + TEXT
        + "\n# Aims" + TEXT + "\n# Outlook" + TEXT + "\n@ Bibliography" + TEXT,
        ["Aims", "Outlook", "Bibliography"],
    ),
    "no numbers or references, contents in the type of the title": (
        "! A Great Title\n\n- A. Author\n\n! Contents" + TEXT
        + "\n# Aims" + TEXT + "\n# Outlook" + TEXT,
        ["Aims", "Outlook"],
    ),
    "no numbers or references, a title page and one chapter": (
        "@ A Great Title\n\n! Aims" + TEXT + "\n! Contents" + TEXT,
        ["Aims"],
    ),
    "no numbers, sections in capitals of the same type": (
        "# AIMS" + TEXT + "\n# Coils" + TEXT + "\n# OUTLOOK" + TEXT + "\n# REFERENCES" + TEXT,
        ["AIMS", "  Coils", "OUTLOOK", "REFERENCES"],
    ),
    "no numbers, a first section not in capitals": (
        "# Aims" + TEXT + "\n# COIL" + TEXT + "\n# WIRE" + TEXT + "\n# References" + TEXT,
        ["Aims", "COIL", "WIRE", "References"],
    ),
    "numbers of the sections alone": (
        OPENING + "\n= Coils" + TEXT + "\n= Wire" + TEXT + CLOSING,
        ["1 Aims", "  Coils", "  Wire", "2 Outlook"],
    ),
    "references in larger type than the sections": (
        OPENING + CLOSING + "\n@ References" + TEXT,
        ["1 Aims", "2 Outlook", "References"],
    ),
    "references of unnumbered sections that are not the largest bold type": (
        "# A Great Heading" + TEXT + "\n# Another" + TEXT + "\n= Aims" + TEXT
        + "\n= References" + TEXT,
        ["Aims", "References"],
    ),
    "a heading over two lines": (
        OPENING + "\n# 2 On Coils and on\n# Their Wire" + TEXT,
        ["1 Aims", "2 On Coils and on Their Wire"],
    ),
    "an italic subsection with a number": (
        OPENING + "\n/ 1.1 Coils" + TEXT + "\n/ 1.2 Wire" + TEXT + CLOSING,
        ["1 Aims", "  1.1 Coils", "  1.2 Wire", "2 Outlook"],
    ),
    "appendices with letters": (
        OPENING + CLOSING + "\n# A Proofs" + TEXT + "\n# B Tables" + TEXT,
        ["1 Aims", "2 Outlook", "A Proofs", "B Tables"],
    ),
    "an article that is no letter": (
        OPENING + "\n# 2 Outlook" + TEXT + "\n# A" + TEXT.strip("\n"),
        ["1 Aims", "2 Outlook"],
    ),
    "a chapter's number above its title": (
        "= Chapter 1\n\n@ Aims" + TEXT + "\n= Chapter 2\n\n@ Outlook" + TEXT,
        ["1 Aims", "2 Outlook"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADINGS)
def test_headings_are_told(sheets: Sheets, name: str) -> None:
    sketch, expected = HEADINGS[name]
    assert found(sheets(sketch)) == expected


DISTRACTIONS = {
    "a bold line": "\n* Never touch the coil" + TEXT,
    "an italic line": "\n/ Never touch the coil" + TEXT,
    "a theorem": "\n# Theorem 3 (Weber)" + TEXT,
    "a bold list item": "\n* 1 Wind the coil\n* 2 Close the key" + TEXT,
    "a caption": "\n# Figure 2: The coil" + TEXT,
    "a large table cell": "\n# Current\n| 3" + TEXT,
    "a large line amid the text": "\n.\n# Coils\n.\n.\n",
    "a class of a catalogue": "\n= B.8 [Coils]: Wire" + TEXT,
    "lines of the contents": "\n# 1 Aims 3\n\n# 2 Outlook 4\n.\n",
    "a line of the contents with leaders": "\n# 1.1 The Coils of Copper . . . . 7\n.\n",
    "a heading of the contents": "\n# Contents" + TEXT,
    "a large paragraph": "\n# "
    + "The coil is wound by hand and is never to be touched. " * 4
    + "\n",
    "a formula": "\n# x + y = z + 2" + TEXT,
}


@pytest.mark.parametrize("name", DISTRACTIONS)
def test_what_only_looks_like_a_heading_is_none(sheets: Sheets, name: str) -> None:
    pdf = sheets(OPENING + DISTRACTIONS[name] + CLOSING)
    assert found(pdf) == ["1 Aims", "2 Outlook"]


def test_the_title_block_and_the_abstract_hold_no_headings(sheets: Sheets) -> None:
    front = "@ On Currents\n\n# Wilhelm Weber\n\n# Abstract" + TEXT + "\n"
    assert found(sheets(front + OPENING + CLOSING)) == ["1 Aims", "2 Outlook"]


LANGUAGES = (
    ("Literaturverzeichnis", "Anhang"),
    ("Références", "Annexes"),
    ("Bibliografía", "Apéndice"),
    ("Bibliograf´ıa", "Ap´endice"),
    ("Riferimenti bibliografici", "Appendice"),
    ("Referências", "Apêndice"),
    ("Referenser", "Bilagor"),
    ("Literatuur", "Bijlagen"),
)


@pytest.mark.parametrize(("references", "appendix"), LANGUAGES)
def test_references_and_appendix_are_known_in_other_languages(
    sheets: Sheets, references: str, appendix: str
) -> None:
    pdf = sheets(OPENING + CLOSING, f"# {references}" + TEXT, f"# {appendix}" + TEXT)
    assert [name for _, name in parts_of(outline(pdf))][2:] == ["references", "appendix"]


def test_an_abstract_in_another_language_is_no_heading(sheets: Sheets) -> None:
    front = "# Abstract" + TEXT + "\n# Zusammenfassung" + TEXT + "\n"
    assert found(sheets(front + OPENING + CLOSING)) == ["1 Aims", "2 Outlook"]


def test_initials_of_an_entry_in_small_italics_are_no_number(sheets: Sheets) -> None:
    sketch = "# I. Aims" + TEXT + "\n/ A. The Coil" + TEXT + "\n# II. Outlook" + TEXT
    assert found(sheets(sketch + "\n, M. Faraday, Experimental Researches" + TEXT)) == [
        "I Aims",
        "  A The Coil",
        "II Outlook",
    ]


def test_an_abstract_ends_the_title_block_without_numbers(sheets: Sheets) -> None:
    front = "@ On Currents\n\n# Wilhelm Weber\n\n# Abstract" + TEXT
    assert found(sheets(front + "\n# Aims" + TEXT + "\n# References" + TEXT)) == [
        "Aims",
        "References",
    ]


def test_a_bold_line_among_numbered_ones_in_bold_is_no_heading(sheets: Sheets) -> None:
    sketch = OPENING + "\n* 1.1.1 Wire" + TEXT + "\n* Never touch the coil" + TEXT + CLOSING
    assert found(sheets(sketch)) == ["1 Aims", "    1.1.1 Wire", "2 Outlook"]


def test_without_an_abstract_the_first_number_ends_the_title_block(sheets: Sheets) -> None:
    assert found(sheets("@ On Currents\n\n# Wilhelm Weber\n\n" + OPENING + CLOSING)) == [
        "1 Aims",
        "2 Outlook",
    ]


def test_sections_before_the_first_number_are_kept_on_other_pages(sheets: Sheets) -> None:
    assert found(sheets("-\n\n# Preface" + TEXT, "-\n\n" + OPENING + CLOSING)) == [
        "Preface",
        "1 Aims",
        "2 Outlook",
    ]


def test_running_heads_are_no_headings(sheets: Sheets) -> None:
    pages = [f"^ {n} WEBER\n# {n} Part {n}" + TEXT * 4 for n in range(1, 6)]
    assert found(sheets(*pages)) == [f"{n} Part {n}" for n in range(1, 6)]


def test_bold_headings_at_the_top_of_many_pages_are_kept(sheets: Sheets) -> None:
    pages = [f"# {n} Part {n}\n" + TEXT * 4 for n in range(1, 6)]
    assert found(sheets(*pages)) == [f"{n} Part {n}" for n in range(1, 6)]


def test_a_document_that_sets_nothing_off_has_no_headings(sheets: Sheets) -> None:
    assert found(sheets(TEXT)) == []
