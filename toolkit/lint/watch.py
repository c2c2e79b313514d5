"""Tells when the files of a draft change, by looking at them again and again."""

import os
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

POLL_S = 0.015
"""A change is seen after half of this on average, and believed after as much again."""

MOST_FILES = 5000
_REST = 20
"""Times as long as a look takes is waited before the next, so that it costs a twentieth of a core
at the most, however large the folder."""

_SUFFIXES = tuple(".tex .ltx .latex .sty .cls .bib .bbl .pdf .png .jpg .jpeg .eps .toml".split())
"""What a check looks at. LaTeX's notes on a run change all the time while it builds; the PDF is
what it writes last."""

Snapshot = frozenset[tuple[str, int, int, int]]
"""Each file with its time in ns, its size and its number in the file system."""


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """What files there are: those named, and in the folders named all that a check may look at.

    Of more than 5000 files only so many are looked at; hidden folders are not.
    """
    return frozenset(islice(_states(paths), MOST_FILES))


def wait_for_change(paths: Iterable[Path], before: Snapshot) -> None:
    """Return as soon as the files are no longer as they were, and stay so for a moment.

    An editor that saves a file empties it first.
    """
    looked_at, seen = tuple(paths), before
    while True:
        began = time.monotonic()
        now = snapshot(looked_at)
        if now == seen != before:
            return
        seen = now
        rest = 0.0 if now != before else _REST * (time.monotonic() - began)
        time.sleep(max(POLL_S, rest))


def _states(paths: Iterable[Path]) -> Iterator[tuple[str, int, int, int]]:
    for path in paths:
        for file in _files(path) if path.is_dir() else (os.fspath(path),):
            try:
                state = os.stat(file)  # noqa: PTH116 - making a Path of each would double a look
            except OSError:
                continue
            yield file, state.st_mtime_ns, state.st_size, state.st_ino


def _files(folder: Path) -> Iterator[str]:
    """The files in a folder and below it that a check may look at."""
    left = [os.fspath(folder)]
    while left:
        try:
            entries = sorted(os.scandir(left.pop()), key=lambda each: each.name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    left.append(entry.path)
            elif entry.name.lower().endswith(_SUFFIXES):
                yield entry.path
