"""Pages with findings: which have a picture, and where its boxes are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.lint.report import Report
from toolkit.model.finding import Finding
from toolkit.model.place import Area, Place
from toolkit.reporters.html.entry import entries
from toolkit.reporters.html.sheet import NOT_DRAWN, TOO_MANY, Sheet, sheets

PDF = Path(__file__).parents[3] / "examples" / "report" / "report.pdf"

Sheets = Callable[..., tuple[Sheet, ...]]


@pytest.fixture
def shown(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> Sheets:
    """The pages of a report with a finding at each of these places."""

    def show(*places: Place, room: int = 9, data: bytes | None = None) -> tuple[Sheet, ...]:
        pdf = PDF.read_bytes() if data is None else data
        report = make_report(*map(make_finding, places), pdf=lambda: pdf)
        (file,) = entries(report, lambda _: "", 1)
        return sheets(report, file.entries, room)

    return show


def test_each_page_has_one_picture_for_all_its_findings(shown: Sheets) -> None:
    first, second = shown(Place("a.pdf", 2), Place("a.pdf", 1), Place("a.pdf", 2))
    assert [first.page, second.page] == [1, 2]
    assert [len(first.entries), len(second.entries)] == [1, 2]
    assert all(each.address.startswith("data:image/png;base64,iVBOR") for each in (first, second))


def test_findings_on_a_page_are_numbered_from_its_top(shown: Sheets) -> None:
    tops = (500.0, 100.0, 300.0)
    places = [Place("a.pdf", 1, areas=(Area(10, top, 20, top + 9),)) for top in tops]
    (sheet,) = shown(*places)
    found = [(each.number, each.finding.place.areas[0].top) for each in sheet.entries]
    assert found == [(1, 100.0), (2, 300.0), (3, 500.0)]


def test_a_box_is_a_share_of_the_page(shown: Sheets) -> None:
    (sheet,) = shown(Place("a.pdf", 1, areas=(Area(153, 198, 306, 594),)))
    (box,) = sheet.boxes
    assert (box.left, box.top, box.width, box.height) == pytest.approx((25, 25, 25, 50))


def test_a_box_ends_with_the_page(shown: Sheets) -> None:
    (sheet,) = shown(Place("a.pdf", 1, areas=(Area(-50, 0, 9_999, 792), Area(700, 1, 710, 2))))
    (box,) = sheet.boxes
    assert (box.left, box.top, box.width, box.height) == pytest.approx((0, 0, 100, 100))


def test_pages_beyond_those_there_is_room_for_say_so(shown: Sheets) -> None:
    drawn = shown(Place("a.pdf", 1), Place("a.pdf", 2), Place("a.pdf", 3), room=2)
    assert [bool(each.address) for each in drawn] == [True, True, False]
    assert [each.lacking for each in drawn] == ["", "", TOO_MANY]


@pytest.mark.parametrize("data", [b"", b"no PDF"])
def test_pages_that_cannot_be_drawn_say_so(data: bytes, shown: Sheets) -> None:
    (sheet,) = shown(Place("a.pdf", 1, areas=(Area(1, 2, 3, 4),)), data=data)
    assert (sheet.address, sheet.boxes, sheet.lacking) == ("", (), NOT_DRAWN)
