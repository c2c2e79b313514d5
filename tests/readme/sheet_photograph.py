"""The README's picture of a page of sheets: one team's, half filled, with its PDF beside it."""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser import Browser
from tests.grading.page_filling import ENTER
from tests.readme.document import ROOT
from tests.readme.photograph import photograph

SHEET_PHOTOGRAPH = ROOT / ".github" / "sheet.png"
SIZE_PX = 1500, 940
SECONDS_FOR_THE_PDF = 3
"""Until Chromium's viewer has drawn the first page; nothing tells a page when it has."""

EXAMPLES = ROOT / "examples"
COMMAND = (
    sys.executable, "-m", "toolkit", "sheets", "stat453/report",
    "--grader", "Ada Lovelace", "--format", "html", "--quiet",
    "--roster", str(EXAMPLES / "roster.csv"), "--submissions", str(EXAMPLES / "submissions"),
)  # fmt: skip
FILLED = {
    "score.abstract": "12.5",
    "note.abstract": "Says what was done and found; the last sentence could say why it matters.",
    "score.introduction": "14",
    "score.related-work": "13",
}
FINISHED = {
    **{f"score.{id_}": "10" for id_ in ("contributions", "conclusions", "abstract")},
    **{f"score.{id_}": "13.5" for id_ in ("introduction", "related-work")},
    **{f"score.{id_}": "22" for id_ in ("proposed-method", "experiments")},
    "score.results-discussion": "25",
    **{f"deduction.{id_}": "0" for id_ in ("pages-over", "pages-under", "unattributed-images")},
    "deduction.wrong-template": "no",
    "ready": "yes",
}


def sheet_photographed() -> bytes:
    """The page of a grader's sheets in a window, as PNG."""
    with TemporaryDirectory() as folder, Browser(size=SIZE_PX) as browser:
        subprocess.run((*COMMAND, "-o", folder), cwd=ROOT, check=True, timeout=300)
        browser.open(Path(folder, "ada-lovelace.html"))
        for team, values in enumerate((FILLED, FINISHED)):
            browser.execute_script(ENTER, team, values)
        time.sleep(SECONDS_FOR_THE_PDF)
        return photograph(browser)
