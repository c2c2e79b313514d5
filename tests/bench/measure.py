"""How long processes take and how much memory they need, each run in turn with the others."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.commands import Command
from tests.bench.report import ROOT

ROUNDS = 15


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

    def __add__(self, other: "Run") -> "Run":
        memory = max(self.memory, other.memory)
        return Run(self.taken + other.taken, self.worked + other.worked, memory)


Runs = tuple[Run, ...]
"""Those of one command, a turn each: what two commands took in the same turn may be compared."""


def side_by_side(commands: Sequence[Command], rounds: int = ROUNDS) -> dict[str, Runs]:
    """The runs of each, by name; in turns, so that noise meets all of them alike."""
    turns = [{command.name: once(command) for command in commands} for _ in range(rounds + 1)]
    del turns[0]  # it filled the caches
    return {command.name: tuple(turn[command.name] for turn in turns) for command in commands}


def once(command: Command) -> Run:
    """What a command takes.

    Raises:
        RuntimeError: it failed, so that its time tells nothing.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command.typed,
        cwd=command.folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if not 0 <= process.returncode <= command.worst_exit:
        raise RuntimeError(f"{command.name} failed with {process.returncode}")
    return Run(taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def environment() -> dict[str, str]:
    """This one, in which Python keeps what it compiled: a package that pip installed has it too."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def typical(runs: Runs) -> Run:
    """The medians of some runs, and their most memory."""
    return Run(
        median(run.taken for run in runs),
        median(run.worked for run in runs),
        max(run.memory for run in runs),
    )


def ratio(these: Runs, those: Runs) -> float:
    """How many times as long these take as those did in the same turn; the median."""
    return median(a.taken / b.taken for a, b in zip(these, those, strict=True))


def together(each: Sequence[Runs]) -> Runs:
    """Several commands one after the other, taken for one."""
    first, *others = each
    for runs in others:
        first = tuple(a + b for a, b in zip(first, runs, strict=True))
    return first
