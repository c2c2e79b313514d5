"""Real PDFs for the tests of this room, each source set once in a test run."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

STYLE = Path(__file__).parents[2] / "templates/shared/draftsmith.sty"


@pytest.fixture(scope="session")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Sets LaTeX source twice, our style beside it, and gives the PDF's path; .aux beside it."""
    known: dict[str, Path] = {}

    def build(source: str) -> Path:
        if source not in known:
            folder = tmp_path_factory.mktemp("draft")
            (folder / "draft.tex").write_text(source, encoding="utf-8")
            (folder / STYLE.name).write_bytes(STYLE.read_bytes())
            command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "draft.tex"]
            for _ in range(2):
                subprocess.run(command, cwd=folder, check=True, capture_output=True)
            known[source] = folder / "draft.pdf"
        return known[source]

    return build
