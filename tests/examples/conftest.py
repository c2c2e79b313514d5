"""Where the examples are, and which of them are drafts."""

import shutil
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
KINDS = {
    "proposal": "proposal",
    "report": "report",
    "presentation": "presentation",
    "faulty-report": "report",
    "submissions/betelgeuse": "report",
    "submissions/capella": "report",
}


@pytest.fixture
def examples() -> Path:
    """The folder of the examples; nothing in it is changed."""
    return EXAMPLES


@pytest.fixture(params=KINDS)
def draft(request: pytest.FixtureRequest) -> Path:
    """Each example draft's folder."""
    return EXAMPLES / str(request.param)


@pytest.fixture(params=["proposal", "report", "presentation"])
def finished(request: pytest.FixtureRequest) -> Path:
    """Each finished draft's folder."""
    return EXAMPLES / str(request.param)


@pytest.fixture
def copy(finished: Path, tmp_path: Path) -> Path:
    """A copy of a finished draft, to build in, without its PDF."""
    folder = tmp_path / finished.name
    ignored = shutil.ignore_patterns(f"{finished.name}.pdf", "code", "*.aux", "*.fdb_latexmk")
    shutil.copytree(finished, folder, ignore=ignored)
    return folder
