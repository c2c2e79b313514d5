"""Files on disk, asked about and read without an exception: what cannot be read is empty."""

import os
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
