"""Drafts on disk for the tests of this room."""

from collections.abc import Callable
from pathlib import Path

import pytest

BEFORE = "\\documentclass{article}\n\\begin{document}\n"
AFTER = "\\end{document}\n"

Written = Callable[..., Path]


def whole(body: str) -> str:
    """A main file around a body."""
    return f"{BEFORE}{body}\n{AFTER}"


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a draft, ``main.tex`` around a body and other files as they are; gives its folder."""

    def write(body: str, **files: str) -> Path:
        folder = tmp_path / "draft"
        folder.mkdir(exist_ok=True)
        for name, text in {"main.tex": whole(body), **files}.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
        return folder

    return write
