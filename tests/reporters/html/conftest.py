"""Pages of real drafts, and of reports that the tests make."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.lint.check import check
from toolkit.lint.report import Report
from toolkit.readers.disk import read_text
from toolkit.reporters.formats import Look, renderer

EXAMPLES = Path(__file__).parents[3] / "examples"

Page = Callable[..., Path]


@pytest.fixture(scope="session")
def faulty() -> Report:
    """The check of a draft with many faults."""
    return check(EXAMPLES / "faulty-report")


@pytest.fixture(scope="session")
def lone(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The check of its PDF alone, with findings on four of its pages."""
    folder = tmp_path_factory.mktemp("lone")
    shutil.copy(EXAMPLES / "faulty-report" / "report.pdf", folder / "handed-in.pdf")
    return check(folder / "handed-in.pdf", template="stat453/report")


def written(*reports: Report) -> str:
    """The page of some reports, with the sources that are on disk."""
    look = Look(sources=lambda path: read_text(Path(path)).text)
    return renderer("html")(reports, look)


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The file with the page of some reports, each made once."""
    folder = tmp_path_factory.mktemp("pages")

    def write(*reports: Report) -> Path:
        file = folder / ("-".join(str(id(each)) for each in reports) + ".html")
        if not file.exists():
            file.write_text(written(*reports), encoding="utf-8")
        return file

    return write
