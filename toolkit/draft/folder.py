"""The files that lie in a folder and below it."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from stat import S_ISREG

import msgspec

MOST_FILES = 5_000
"""Listed at the most: a draft of more files is no draft, and nobody waits for it."""

_UNLISTED_FOLDERS = frozenset(
    {".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "venv"}
)
"""Folders that programs keep for themselves, often of thousands of files."""


class ListedFile(msgspec.Struct, frozen=True):
    """A file that lies in a folder.

    Args:
        path: from the folder, with forward slashes.
        size: in bytes.
    """

    path: str
    size: int


def files_below(folder: Path) -> tuple[ListedFile, ...]:
    """The files in a folder and below it, by path; links to elsewhere are not followed.

    None where the folder is not there or cannot be read; 5,000 at the most.
    """
    return tuple(sorted(islice(_walk(folder), MOST_FILES), key=lambda file: file.path))


def _walk(root: Path) -> Iterator[ListedFile]:
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name not in _UNLISTED_FOLDERS)
        for name in sorted(names):
            path = Path(folder, name)
            try:
                state = path.stat()
            except (OSError, ValueError):
                continue
            if S_ISREG(state.st_mode):
                yield ListedFile(path.relative_to(root).as_posix(), state.st_size)
