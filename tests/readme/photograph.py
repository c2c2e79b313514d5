"""The README's picture of a check as a page for a browser: findings beside a page of a PDF."""

import io
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.browser import Browser
from tests.readme.document import ROOT
from toolkit.lint.check import check
from toolkit.reporters.formats import Look, renderer

PHOTOGRAPH = ROOT / ".github" / "report.png"
SIZE_PX = 1200, 900
COLOURS = 128
"""Fewer bytes by half; letters keep their greys."""


def photographed() -> bytes:
    """The findings of a lone PDF in a window, as PNG."""
    with TemporaryDirectory() as folder, Browser(size=SIZE_PX) as browser:
        shutil.copy(ROOT / "examples" / "faulty-report" / "report.pdf", folder)
        report = check(Path(folder, "report.pdf"), template="stat453/report")
        page = Path(folder, "report.html")
        page.write_text(renderer("html")((report,), Look()), encoding="utf-8")
        browser.open(page)
        browser.execute_script("document.querySelector('.file h2').scrollIntoView()")
        return photograph(browser)


def photograph(browser: Browser) -> bytes:
    """What a browser shows, as PNG of few bytes."""
    shot = Image.open(io.BytesIO(browser.get_screenshot_as_png()))
    stream = io.BytesIO()
    shot.convert("RGB").quantize(COLOURS).save(stream, "png", optimize=True)
    return stream.getvalue()
