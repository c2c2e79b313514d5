"""Rows are tall enough for their text, and the page is the one that prints largest."""

import pytest

from toolkit.grading.formats.form import Row
from toolkit.grading.formats.page import PADDING_PT, TALLEST_ROW_PT, fit, lines_needed

STYLES = ("text",) * 6


def rows(*texts: str) -> list[Row]:
    return [Row((text, "", "", "", "", ""), STYLES) for text in texts]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("one", 1),
        ("one\ntwo", 2),
        ("one\n\nthree", 3),
        ("word " * 40, 10),
        ("M" * 200, 17),
        ("i" * 200, 4),
        ("字" * 40, 4),
    ],
)
def test_lines_are_counted_by_the_width_of_the_letters(text: str, lines: int) -> None:
    assert lines_needed(text, 24) == lines


def test_a_row_grows_by_a_line_at_a_time() -> None:
    one, two, three = fit(rows("a", "a\nb", "a\nb\nc"), evidence=True).heights
    assert three - two == two - one
    assert one == two - one + PADDING_PT


def test_a_row_is_never_lower_than_it_asks_nor_taller_than_the_format_allows() -> None:
    low = Row(("a",), ("text",), spans=True, least_pt=50)
    tall = Row(("a\n" * 500,), ("text",), spans=True)
    assert fit([low, tall], evidence=True).heights == (50, TALLEST_ROW_PT)


def test_larger_type_takes_more_lines_and_taller_ones() -> None:
    text = "word " * 60
    small, large = (Row((text,), ("text",), spans=True, scale=scale) for scale in (1, 2))
    heights = fit([small, large], evidence=True).heights
    assert heights[1] > 3 * heights[0]


def test_a_text_that_spans_has_the_room_of_all_columns() -> None:
    text = "word " * 30
    spanning, single = fit(
        [Row(("", text), ("text",) * 2, spans=True), *rows(text)], evidence=True
    ).heights
    assert spanning < single


def test_evidence_takes_no_room_where_there_is_none() -> None:
    assert fit(rows("a"), evidence=False).widths[2] == 0
    assert fit(rows("a"), evidence=True).widths[2] > 0


def test_long_evidence_is_given_wider_columns() -> None:
    def found(lines: int) -> Row:
        return Row(("", "", "evidence " * 12 * lines, "", "", ""), STYLES)

    short, long = fit([found(1)] * 5, evidence=True), fit([found(5)] * 12, evidence=True)
    assert long.widths[2] > short.widths[2]


def test_no_other_page_would_print_larger() -> None:
    few = fit(rows(*["a"] * 8), evidence=True)
    many = fit(rows(*["a\n" * 6] * 14), evidence=True)
    assert few.landscape
    assert not many.landscape
    assert 0 < many.scale < few.scale <= 1
