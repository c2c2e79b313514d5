"""Drafts to build, each a folder of its own beside a folder that no build may touch."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from toolkit.build.build import Built, build
from toolkit.build.limits import MB, Limits

SHORT = Limits(seconds=20, disk=8 * MB, file=4 * MB, log=2 * MB)
SECRET = "the-secret-of-1543"

Build = Callable[..., Built]


def document(body: str, preamble: str = "") -> str:
    """A document whose body begins on line 4."""
    return (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the draft's, with a file that nobody else should read."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.tex").write_text(SECRET, encoding="utf-8")
    return folder


@pytest.fixture
def built(outside: Path) -> Build:
    """Builds a draft of these files, and sees that it and what lies beside it stay as they are."""

    def make(files: Mapping[str, str], engine: str = "", limits: Limits = SHORT) -> Built:
        for program in ("latexmk", engine or "pdflatex"):
            if shutil.which(program) is None:
                pytest.skip(f"needs TeX: {program} is not installed")
        root = outside.parent / "draft"
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        before = contents(outside.parent)
        answer = build(root, "main.tex", engine=engine, limits=limits)
        assert contents(outside.parent) == before
        return answer

    return make


def contents(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by path."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
