"""What a check imports, and how long each package and each room of ours takes."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from tests.bench.measure import environment

ROUNDS = 7
_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")
_THEIRS = ("click", "msgspec", "pylatexenc", "typing_extensions")


def imports(folder: Path) -> dict[str, tuple[int, float]]:
    """The modules and milliseconds of each package, of our own by room, the longest first.

    Of each module it is the shortest of seven runs, itself without what it imports.
    """
    shortest: dict[str, float] = {}
    for _ in range(ROUNDS):
        for module, taken in _imported(folder):
            shortest[module] = min(taken, shortest.get(module, taken))
    found: dict[str, list[float]] = defaultdict(list)
    for module, taken in shortest.items():
        found[_package(module)].append(taken)
    ordered = sorted(found.items(), key=lambda each: -sum(each[1]))
    return {package: (len(each), sum(each)) for package, each in ordered}


def _imported(folder: Path) -> list[tuple[str, float]]:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "toolkit", "check", "."],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return [(line[2], int(line[1]) / 1000) for line in _LINE.finditer(run.stderr)]


def _package(module: str) -> str:
    root, *inner = module.split(".")
    if root == "toolkit":
        return f"toolkit.{inner[0]}" if inner else root
    return root if root in _THEIRS else "Python's own"
