"""How the scanner's time grows with the source it is given."""

import time
from collections.abc import Mapping
from math import log
from statistics import median

from tests.bench.report import EXAMPLE
from toolkit.readers.tex_scan import scan

SIZES_KB = (10, 100, 1000, 10_000)
_KB = 1000
_READ_IN_ALL_KB = 20_000
"""At every size, in so many rounds as that takes, at least 3 and at most 15."""


def scans() -> dict[int, float]:
    """Median processor seconds for each 100 KB of source, by the size of the whole in KB."""
    sections = sorted((EXAMPLE / "sections").glob("*.tex"))
    text = "".join(path.read_text(encoding="utf-8") for path in sections)
    found = {}
    for size in SIZES_KB:
        source = (text * (size * _KB // len(text) + 1))[: size * _KB]
        rounds = max(3, min(15, _READ_IN_ALL_KB // size))
        found[size] = median(_worked(source) for _ in range(rounds)) * 100 / size
    return found


def growth(found: Mapping[int, float]) -> float:
    """The power of its size that the time of a source grows with, from 100 KB on: linear is 1."""
    small, large = SIZES_KB[1], SIZES_KB[-1]
    return 1 + log(found[large] / found[small]) / log(large / small)


def _worked(source: str) -> float:
    start = time.process_time()
    scan(source)
    return time.process_time() - start
