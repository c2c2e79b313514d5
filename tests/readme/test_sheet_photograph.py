"""The README's picture of a page of sheets is of the page as it is."""

import io

from PIL import Image

from tests.readme.sheet_photograph import SHEET_PHOTOGRAPH, SIZE_PX, sheet_photographed

MOST_BYTES = 150_000


def test_the_sheet_in_the_picture_can_be_photographed_again() -> None:
    again = Image.open(io.BytesIO(sheet_photographed()))
    assert again.size == Image.open(SHEET_PHOTOGRAPH).size == SIZE_PX
    assert SHEET_PHOTOGRAPH.stat().st_size < MOST_BYTES
