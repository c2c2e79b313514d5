"""Running heads, feet and page numbers of sketched PDFs, and what is kept for text."""

from collections.abc import Callable

import pytest

from toolkit.draft.pdf_layout import lay_out
from toolkit.readers.pdf import Pdf

Sheets = Callable[..., Pdf]

TEXT = ".\n" * 30


def others(pdf: Pdf) -> list[str]:
    """The rows that are not prose."""
    return [row.line.text for row in lay_out(pdf).rows if not row.line.text.startswith("The")]


@pytest.mark.parametrize("number", ["7", "– 7 –", "Page 7", "vii", "7/12", "7 of 12"])
def test_page_numbers_are_no_text(sheets: Sheets, number: str) -> None:
    assert others(sheets(TEXT + f"_ {number}")) == []


def test_a_head_that_says_the_same_on_two_pages_is_no_text(sheets: Sheets) -> None:
    pages = [f"^ Weber, On Currents {n}\n" + TEXT for n in (2, 3)]
    assert others(sheets(TEXT, TEXT, TEXT, *pages)) == []


def test_heads_that_change_are_known_by_their_height(sheets: Sheets) -> None:
    pages = [f"^ {title}\n" + TEXT for title in ("Aims", "Coils", "Wire", "Outlook")]
    assert others(sheets(*pages)) == []


def test_a_lone_line_at_the_top_is_text(sheets: Sheets) -> None:
    assert others(sheets("^ A word before\n" + TEXT, TEXT, TEXT)) == ["A word before"]


def test_text_and_leading_are_measured(sheets: Sheets) -> None:
    layout = lay_out(sheets(TEXT + "# A heading\n" + TEXT))
    assert (layout.body_size, layout.body_font) == (10.0, "Times")
    assert (layout.leading, layout.columns) == (12.0, 1)


def test_rows_know_their_neighbours(sheets: Sheets) -> None:
    rows = lay_out(sheets("- Wire\n| 3\n\n- Coil")).rows
    assert [(row.line.text, row.alone) for row in rows] == [
        ("Wire", False),
        ("3", False),
        ("Coil", True),
    ]
    assert rows[2].above == pytest.approx(24)


def test_a_page_number_may_stand_as_high_as_an_article_on_a4_sets_it(sheets: Sheets) -> None:
    tall = ".\n" * 50
    assert others(sheets(tall + "_ 7")) == []
    assert others(sheets(tall + "_ See 7")) == ["See 7"]


@pytest.mark.parametrize(
    ("head", "text"),
    [("^ 4\n| CHAPTER 1. AIMS", []), ("^ Weber\n| On Currents", ["Weber", "On Currents"])],
    ids=["a number", "words"],
)
def test_a_row_with_a_page_number_apart_is_a_head_on_one_page_too(
    sheets: Sheets, head: str, text: list[str]
) -> None:
    assert others(sheets(TEXT, head + "\n" + TEXT)) == text
