"""A PDF that is all there is tells what its source tells, or one line says why it cannot."""

import io
from pathlib import Path

import pypdf
import pytest

from toolkit.draft.inspection import FloatFact
from toolkit.lint.check import check
from toolkit.model.errors import InputError

REPORT = Path(__file__).parents[2] / "examples" / "report" / "report.pdf"


def _blank() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(612, 792)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=REPORT)
    writer.encrypt("a password", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"no PDF at all", "it is not a PDF"),
        (REPORT.read_bytes()[:20_000], "it is cut off or damaged"),
        (_blank(), "no text"),
        (_locked(), "asks for a password"),
    ],
    ids=["empty", "not a PDF", "cut off", "without text", "locked"],
)
def test_a_pdf_that_tells_nothing_is_said_so(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError, match=why):
        check(path, template="stat453/report")


def _beginnings(floats: tuple[FloatFact, ...]) -> set[str]:
    """The first two words of each caption: no formula or reference of the report is so early."""
    return {" ".join((found.caption or "").split()[:2]) for found in floats}


def test_a_pdf_tells_what_its_source_tells() -> None:
    alone = check(REPORT, template="stat453/report").inspection
    source = check(REPORT.parent).inspection
    assert alone.pages == source.pages
    titles = [section.title for section in source.sections if section.level == "section"]
    assert [section.title for section in alone.sections if section.level == "section"] == titles
    assert alone.title == source.title
    beginnings = [_beginnings(fact.floats) for fact in (alone, source)]
    assert beginnings[0] == beginnings[1]
