"""LaTeX documents to read: each file of ``data/latex`` holds one, with all the files it is of."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

DOCUMENTS = Path(__file__).parent / "data/latex"
_FILE = re.compile(r"%% file: (.+?\.\w+)(?: encoding=(\S+))?(?: newline=(\S+))?\n")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a ``document`` runs on each."""
    if "document" in metafunc.fixturenames:
        paths = sorted(DOCUMENTS.glob("*.tex"))
        metafunc.parametrize("document", paths, ids=[path.stem for path in paths])


@pytest.fixture(scope="session")
def unpack() -> Callable[[Path, Path], Path]:
    """Writes the files that a document is of into a folder and gives the main one."""

    def write(document: Path, folder: Path) -> Path:
        _, *parts = _FILE.split(document.read_text(encoding="utf-8"))
        for name, encoding, newline, text in zip(*[iter(parts)] * 4, strict=True):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            ended = text.replace("\n", "\r\n") if newline == "crlf" else text
            path.write_bytes(ended.encode(encoding or "utf-8"))
        return folder / "main.tex"

    return write
