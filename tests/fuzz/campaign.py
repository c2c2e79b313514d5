"""Many inputs given to one target, in a child process that may crash or hang."""

import multiprocessing
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection

from tests.fuzz.targets import TARGETS, spoilt
from tests.fuzz.trial import failure, smaller

WAITS_AFTER_S = 900.0
"""Of wall time: on a busy machine an input may wait long for its turn."""
MOST_FAILURES = 20


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that should not have done what it did.

    Args:
        number: of the input.
        why: the exception and its place, ``slow``, or how the process ended.
        data: the input, smaller where it could be made so.
    """

    number: int
    why: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of all inputs: how many were tried, in how many seconds, and which failed."""

    tried: int
    seconds: float
    failures: tuple[Failure, ...]


def campaign(name: str, seed: int, numbers: range) -> Outcome:
    """Give a target its inputs, until all are tried or twenty have failed."""
    begin = time.monotonic()
    failures: list[Failure] = []
    left = numbers
    while left and len(failures) < MOST_FAILURES:
        for number, found in _lap(name, seed, left):
            left = range(number + 1, numbers.stop)
            if found is not None:
                failures.append(found)
            if len(failures) >= MOST_FAILURES:
                break
    return Outcome(left.start - numbers.start, time.monotonic() - begin, tuple(failures))


def _lap(name: str, seed: int, numbers: range) -> Iterator[tuple[int, Failure | None]]:
    """Each input and its failure, as far as one child process gets."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(name, seed, numbers, theirs))
    child.start()
    theirs.close()
    number = numbers.start
    try:
        while number < numbers.stop:
            if not ours.poll(WAITS_AFTER_S):
                yield number, Failure(number, "waits", spoilt(name, seed, number))
                return
            yield number, ours.recv()
            number += 1
    except EOFError:
        child.join()
        why = f"ends the process with {child.exitcode}"
        yield number, Failure(number, why, spoilt(name, seed, number))
    finally:
        child.kill()
        child.join()


def _work(name: str, seed: int, numbers: range, results: Connection) -> None:
    """Try every input; tell its failure, or that there was none.

    No program is found, so that no input waits for TeX to look for a file.
    """
    os.environ["PATH"] = ""
    target = TARGETS[name]
    for number in numbers:
        data = spoilt(name, seed, number)
        why = failure(target, data)
        results.send(Failure(number, why, smaller(target, data, why)) if why else None)
