"""Pages of a PDF with the places of findings marked on their pictures."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from toolkit.lint.report import Report
from toolkit.model.place import Area
from toolkit.readers.pdf_picture import Picture, draw_pages
from toolkit.reporters.html.entry import Entry

MOST_PICTURES = 40
"""In one report: about 5 MB."""

TOO_MANY = f"no picture: a report holds {MOST_PICTURES} at the most"
NOT_DRAWN = "no picture: this page could not be drawn"


class Box(msgspec.Struct, frozen=True):
    """Where a finding stands, in percent of its page's width and height."""

    entry: Entry
    left: float
    top: float
    width: float
    height: float


class Sheet(msgspec.Struct, frozen=True):
    """A page and the findings on it.

    Args:
        address: of its picture, with the picture in it; empty where there is none.
        width_pt: of the page, as height, in pt; 0 where there is no picture.
        lacking: why there is no picture; else empty.
    """

    page: int
    entries: tuple[Entry, ...]
    address: str = ""
    width_pt: float = 0.0
    height_pt: float = 0.0
    lacking: str = ""
    boxes: tuple[Box, ...] = ()


def sheets(report: Report, entries: Sequence[Entry], room: int) -> tuple[Sheet, ...]:
    """The pages with findings, by number.

    Args:
        entries: of the report's PDF, by page.
        room: for so many pictures, those of the first pages.
    """
    by_page: dict[int, list[Entry]] = {}
    for entry in entries:
        by_page.setdefault(entry.finding.place.page, []).append(entry)
    numbers = sorted(by_page)
    pictures = draw_pages(report.pdf(), numbers[:room]) if numbers else {}
    return tuple(_sheet(page, tuple(by_page[page]), pictures) for page in numbers)


def _sheet(page: int, entries: tuple[Entry, ...], pictures: Mapping[int, Picture | None]) -> Sheet:
    picture = pictures.get(page)
    if picture is None:
        return Sheet(page, entries, lacking=NOT_DRAWN if page in pictures else TOO_MANY)
    return Sheet(
        page,
        entries,
        address=f"data:image/png;base64,{b64encode(picture.png).decode('ascii')}",
        width_pt=picture.width_pt,
        height_pt=picture.height_pt,
        boxes=tuple(_boxes(entries, picture)),
    )


def _boxes(entries: Sequence[Entry], picture: Picture) -> Iterator[Box]:
    """A box for each area that shows on the page."""
    page = Area(0.0, 0.0, picture.width_pt, picture.height_pt)
    for entry in entries:
        for area in entry.finding.place.areas:
            left, right = max(area.left, page.left), min(area.right, page.right)
            top, bottom = max(area.top, page.top), min(area.bottom, page.bottom)
            if left < right and top < bottom:
                yield Box(
                    entry,
                    100 * left / page.right,
                    100 * top / page.bottom,
                    100 * (right - left) / page.right,
                    100 * (bottom - top) / page.bottom,
                )
