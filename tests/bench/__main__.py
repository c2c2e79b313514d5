"""Times draftsmith beside its peers and prints a table: ``python -m tests.bench``."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.commands import copies, ours, theirs
from tests.bench.measure import Run, scans, side_by_side

SOURCE = "draftsmith check, source"
PEERS = ("chktex", "checkcites", "texcount")


def processes() -> Iterator[str]:
    """A line for each process: its medians, as a part of the source check, and most memory."""
    with TemporaryDirectory() as folder:
        source, whole = copies(Path(folder))
        found = side_by_side([*ours(source, whole), *theirs(source)])
    if all(name in found for name in PEERS):
        each = [found[name] for name in PEERS]
        found[" + ".join(PEERS)] = Run(
            sum(run.taken for run in each),
            sum(run.worked for run in each),
            max(run.memory for run in each),
        )
    base = found[SOURCE]
    yield f"| {'whole process':32} | {'ms':>5} | {'ratio':>5} | {'CPU ms':>6} | {'MB':>4} |"
    yield f"|{'-' * 34}|{'-' * 6}:|{'-' * 6}:|{'-' * 7}:|{'-' * 5}:|"
    for name, run in found.items():
        yield (
            f"| {name:32} | {run.taken * 1000:5.0f} | {run.taken / base.taken:5.2f} "
            f"| {run.worked * 1000:6.0f} | {run.memory:4.0f} |"
        )


def scanner() -> Iterator[str]:
    """A line for each size of source: ms for every 100 KB of it."""
    yield "| scanner, source of | ms per 100 KB |"
    yield "|-------------------:|--------------:|"
    for size, taken in scans().items():
        yield f"| {size:>15} KB | {taken * 1000:13.1f} |"


print(*processes(), "", *scanner(), sep="\n")
