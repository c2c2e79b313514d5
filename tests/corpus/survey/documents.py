"""Finds the documents that a folder of projects holds."""

import re
from collections.abc import Iterator
from pathlib import Path

_CLASS = re.compile(rb"^[^%\r\n]*\\documentclass\s*(?:\[[^\]]*\])?\s*\{\s*([^{}\s]+)", re.M)
_BODY = re.compile(rb"^[^%\r\n]*\\begin\s*\{document\}", re.M)
_FRAGMENTS = frozenset({b"standalone", b"subfiles"})
_ENDINGS = frozenset({".tex", ".ltx"})


def documents(folder: Path, each: int) -> Iterator[Path]:
    """The main files of every project below a folder, the longest first.

    Args:
        each: how many documents to take of one project, which is one subfolder.
    """
    for project in sorted(path for path in folder.iterdir() if path.is_dir()):
        sources = [path for path in project.rglob("*") if path.suffix in _ENDINGS]
        mains = [path for path in sources if path.is_file() and _is_main(path)]
        yield from sorted(mains, key=lambda path: (-path.stat().st_size, path))[:each]


def class_of(path: Path) -> str:
    """The document class that a file names; empty where it names none."""
    found = _CLASS.search(path.read_bytes())
    return found[1].decode("utf-8", "replace") if found else ""


def _is_main(path: Path) -> bool:
    source = path.read_bytes()
    found = _CLASS.search(source)
    return bool(found and found[1] not in _FRAGMENTS and _BODY.search(source))
