"""The spreadsheet as LibreOffice prints it: one page, with every line of every cell on it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from toolkit.course.loading import load_rubric
from toolkit.course.resources import rubrics
from toolkit.grading.formats import xlsx
from toolkit.grading.sheet import Proposal, Sheet

pytestmark = pytest.mark.skipif(
    shutil.which("libreoffice") is None, reason="needs LibreOffice: libreoffice is not installed"
)

Printed = dict[str, tuple[int, str]]

LINES = (
    "231 words, 200 to 250 asked",
    "the key lovelace1843sketch-of-the-analytical-engine is defined nowhere [CIT001, "
    "sections/related-work.tex:33:12]; 3 more: sections/introduction.tex:12:1, "
    "sections/method.tex:14:40, sections/conclusions.tex:9:2",
    "WIDE WORDS MAKE A MUCH LONGER LINE THAN MOST, SO THEY WRAP SOONER",
)


@pytest.fixture(scope="module")
def printed(make_sheet: Callable[..., Sheet], tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The pages and the text of each rubric's sheet, with a marker at the end of every text."""
    folder = tmp_path_factory.mktemp("printed")
    paths = {name: folder / f"{name.replace('/', '-')}.xlsx" for name in rubrics()}
    for name, path in paths.items():
        path.write_bytes(xlsx.write(marked(make_sheet, name)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", "pdf", "--outdir", str(folder))
    command = ("libreoffice", profile, *convert, *map(str, paths.values()))
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: read(path.with_suffix(".pdf")) for name, path in paths.items()}


def marked(make_sheet: Callable[..., Sheet], name: str) -> Sheet:
    rubric = load_rubric(name)
    evidence = tuple((each.id, (*LINES, f"end-{each.id}")) for each in rubric.criteria)
    why = "10 body pages, limit 8: 2 × −10 = −20, as the references begin on page 11"
    proposals = tuple(Proposal(each.id, 2, f"{why} end-{each.id}") for each in rubric.deductions)
    remarks = ("the check found 3 errors, 12 warnings", "last-remark")
    return make_sheet(rubric=rubric, evidence=evidence, proposals=proposals, remarks=remarks)


def read(path: Path) -> tuple[int, str]:
    pages = PdfReader(path).pages
    return len(pages), "".join("".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("name", rubrics())
def test_every_rubric_s_sheet_prints_on_one_page(printed: Printed, name: str) -> None:
    assert printed[name][0] == 1


@pytest.mark.parametrize("name", rubrics())
def test_no_cell_is_cut_off(printed: Printed, name: str) -> None:
    rubric, (_, text) = load_rubric(name), printed[name]
    ends = [f"end-{each.id}" for each in (*rubric.criteria, *rubric.deductions)]
    asks = ["".join(each.questions[-1].split()) for each in rubric.criteria if each.questions]
    assert [end for end in (*ends, *asks, "last-remark") if end not in text] == []
