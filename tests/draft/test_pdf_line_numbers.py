"""Numbers in the margin are known by counting up, on one page or where another page has them."""

import pytest

from toolkit.draft.pdf_line_numbers import line_numbers
from toolkit.readers.pdf import PdfLine, PdfPage

MARGIN_PT, TEXT_PT = 90.0, 300.0
FULL = [(str(number), MARGIN_PT) for number in range(1, 9)]


def page(number: int, texts: list[tuple[str, float]]) -> PdfPage:
    """A page with a line for each text, which ends so far from the left, in pt."""
    lines = tuple(
        PdfLine(text, right - 8, 20.0 * row, right, 20.0 * row + 6, 6.0, False, "Sans", 6.0, ())
        for row, (text, right) in enumerate(texts, start=1)
    )
    return PdfPage(number, 612.0, 792.0, lines, has_image=False)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([("9", MARGIN_PT), ("10", MARGIN_PT)], ["9", "10"]),
        ([("9", TEXT_PT), ("10", TEXT_PT)], []),
        ([("10", MARGIN_PT), ("9", MARGIN_PT)], []),
        ([("Words", MARGIN_PT)], []),
    ],
    ids=["few in the margin", "elsewhere", "counting down", "words"],
)
def test_a_page_with_few_numbers_has_them_where_another_has(
    texts: list[tuple[str, float]], found: list[str]
) -> None:
    numbers = line_numbers([page(1, FULL), page(2, texts)])
    assert [line.text for line in numbers[2]] == found


def test_few_numbers_alone_are_none_of_lines() -> None:
    assert line_numbers([page(1, FULL[:3])]) == {1: ()}
