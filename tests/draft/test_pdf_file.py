"""What a PDF is, by the shape of its pages."""

import pytest

from toolkit.draft.pdf_file import PdfFile
from toolkit.readers.pdf import Pdf, PdfPage


@pytest.mark.parametrize(
    ("sizes", "is_slides"),
    [
        ([(362.8, 272.1)] * 2, True),
        ([(453.5, 255.1)], True),
        ([(720.0, 540.0)], True),
        ([(453.5, 255.1), (612.0, 792.0)], False),
        ([(612.0, 792.0)], False),
        ([(792.0, 612.0)], False),
        ([(841.9, 595.3)], False),
        ([], False),
    ],
    ids=["4:3", "16:9", "larger", "mixed", "letter", "letter lying", "A4 lying", "no pages"],
)
def test_slides_are_known_by_the_shape_of_every_page(
    sizes: list[tuple[float, float]], is_slides: bool
) -> None:
    pages = tuple(
        PdfPage(number, *size, (), has_image=False) for number, size in enumerate(sizes, 1)
    )
    pdf = Pdf(pages=pages, page_count=len(pages))
    assert PdfFile("talk.pdf", lambda: pdf).is_slides is is_slides
