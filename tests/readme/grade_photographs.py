"""The README's pictures of grades: the gradebook as LibreOffice prints it, and the staff's page."""

import io
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import ImageChops

from tests.browser import Browser
from tests.readme.document import ROOT
from tests.readme.photograph import COLOURS, photograph
from toolkit.course.loading import load_graded
from toolkit.grading.collecting.collect import Collected, collect
from toolkit.grading.gradebook import summary, xlsx
from toolkit.grading.roster import read_roster

GRADEBOOK = ROOT / ".github" / "gradebook.png"
SUMMARY = ROOT / ".github" / "summary.png"
SUMMARY_SIZE_PX = 1000, 1080
_OF_PART = 1
"""The number of the printed page with a part's marks, from 0; the first page holds grades."""
_SCALE = 1.6
"""Pixels for each point of the paper."""
_MARGIN_PX = 16


def graded() -> Collected:
    """The grades of the examples."""
    examples = ROOT / "examples"
    course, rubrics = load_graded("stat453")
    roster = read_roster(examples / "roster.csv")
    return collect([examples / "graded"], roster, rubrics, courses=(course,))


def gradebook_photographed() -> bytes:
    """A part's worksheet on paper, as PNG without the paper that is left."""
    with TemporaryDirectory() as folder:
        book = Path(folder, "gradebook.xlsx")
        book.write_bytes(xlsx.write(graded()))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, str(book)], check=True, capture_output=True, timeout=300)
        with pypdfium2.PdfDocument(book.with_suffix(".pdf")) as document:
            page = document[_OF_PART].render(scale=_SCALE).to_pil().convert("RGB")
    table = page.crop((0, 0, page.width, page.height * 3 // 4))  # the footer stands below
    left, top, right, bottom = ImageChops.invert(table).getbbox()
    shot = page.crop((left - _MARGIN_PX, top - _MARGIN_PX, right + _MARGIN_PX, bottom + _MARGIN_PX))
    stream = io.BytesIO()
    shot.quantize(COLOURS).save(stream, "png", optimize=True)
    return stream.getvalue()


def summary_photographed() -> bytes:
    """The staff's page in a window, as PNG."""
    with TemporaryDirectory() as folder, Browser(size=SUMMARY_SIZE_PX) as browser:
        page = Path(folder, "summary.html")
        page.write_bytes(summary.write(graded()))
        browser.open(page)
        return photograph(browser)
