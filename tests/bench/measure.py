"""How long a process takes and how much memory it needs at the most; how fast the scanner is."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.commands import REPORT, ROOT, Command
from toolkit.readers.tex_scan import scan

ROUNDS = 15
SIZES_KB = (10, 100, 1000, 10_000)
_KB = 1000


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took.

    Args:
        taken: seconds from start to end.
        worked: seconds of a processor, which say more on a machine that is not idle.
        memory: megabytes at the most; never less than the measuring process holds.
    """

    taken: float
    worked: float
    memory: float


def once(command: Command) -> Run:
    """What a command takes."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command.typed,
        cwd=command.folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _environment() -> dict[str, str]:
    """This one, in which Python keeps what it compiled: a package that pip installed has it too."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def side_by_side(commands: Sequence[Command]) -> dict[str, Run]:
    """The medians of each, and its most memory; run in turns, so that all share the noise."""
    runs: dict[str, list[Run]] = {command.name: [] for command in commands}
    for turn in range(ROUNDS + 1):
        for command in commands:
            run = once(command)
            if turn:  # the first turn fills the caches
                runs[command.name].append(run)
    return {
        name: Run(
            median(run.taken for run in each),
            median(run.worked for run in each),
            max(run.memory for run in each),
        )
        for name, each in runs.items()
    }


def body() -> str:
    """The sections of the example report, as one source."""
    sections = sorted(Path(REPORT, "sections").glob("*.tex"))
    return "".join(path.read_text(encoding="utf-8") for path in sections)


def scans() -> dict[int, float]:
    """Median processor seconds for each 100 KB of source, by the size of the whole in KB."""
    text = body()
    found = {}
    for size in SIZES_KB:
        source = (text * (size * _KB // len(text) + 1))[: size * _KB]
        rounds = max(3, min(ROUNDS, 2 * SIZES_KB[-1] // (10 * size)))
        found[size] = median(_worked(source) for _ in range(rounds)) * 100 / size
    return found


def _worked(source: str) -> float:
    start = time.process_time()
    scan(source)
    return time.process_time() - start
