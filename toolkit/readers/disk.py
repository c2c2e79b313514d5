"""Files on disk, asked about and read without an exception: what cannot be read is empty."""

import os
import posixpath
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from toolkit.readers.text import Decoded, declared_encoding, decode

LARGEST_FILE_BYTES = 64 * 1024 * 1024
"""A source file larger than this is no draft; its end is not read."""


def is_file(path: Path) -> bool:
    """Whether there is a file, no folder, pipe or device, of a name that the system can hold."""
    return os.path.isfile(path)  # noqa: PTH113 - the method raises on a name that is too long


def is_folder(path: Path) -> bool:
    """Whether there is a folder; names as in `is_file`."""
    return os.path.isdir(path)  # noqa: PTH112 - the method raises on such a name


def found_file(root: Path, paths: Iterable[str]) -> str | None:
    """The first of some paths from a folder that is a file, as kpathsea finds it; None for none.

    Where no file is spelt as asked, capitals and small letters of its name are one, not those of
    its folder.
    """
    wanted = tuple(path for path in paths if not path.startswith("/"))
    exact = (path for path in wanted if is_file(root / path))
    return next(exact, None) or next(filter(None, (_in_any_case(root, p) for p in wanted)), None)


def _in_any_case(root: Path, path: str) -> str | None:
    folder, name = posixpath.split(path)
    try:
        names = _names(root / folder, (root / folder).stat().st_mtime_ns)
    except (OSError, ValueError):
        return None
    same = names.get(name.casefold(), "")
    return posixpath.join(folder, same) if same and is_file(root / folder / same) else None


@lru_cache(maxsize=64)
def _names(folder: Path, changed_ns: int) -> Mapping[str, str]:  # noqa: ARG001 - a part of the key
    """What a folder holds, by its names in small letters; of several the first in order."""
    names = sorted((each.name for each in folder.iterdir()), reverse=True)
    return {each.casefold(): each for each in names}


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, the first 64 MiB at the most; none where it cannot be read."""
    if not is_file(path):
        return b""
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE_BYTES)
    except OSError:
        return b""


def read_text(path: Path, declared: str = "") -> Decoded:
    """The text of a file in its declared encoding, or what it declares itself."""
    data = read_bytes(path)
    return decode(data, declared_encoding(data) or declared)
