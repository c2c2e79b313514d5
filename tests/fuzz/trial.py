"""One input given to one target: whether it holds, and how long it takes."""

import signal
import time
import traceback

from tests.fuzz.targets import Target

_BYTES = 100_000
HANGS_AFTER_S = 30.0
"""Of CPU: then the process ends, whatever it is in the middle of."""
_MOST_SECONDS_OF_TRIALS = 10.0


def failure(target: Target, data: bytes) -> str:
    """Why an input is a failure, empty where it is none: an exception, or its CPU time."""
    signal.setitimer(signal.ITIMER_PROF, HANGS_AFTER_S)
    begin = time.process_time()
    try:
        target.take(data)
    except Exception as error:
        return _told(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    taken = time.process_time() - begin
    return "slow" if taken > target.seconds * max(1, len(data) / _BYTES) else ""


def smaller(target: Target, data: bytes, why: str) -> bytes:
    """An input that fails in the same way with as little in it as some seconds of trials find."""
    piece, deadline = len(data) // 2, time.process_time() + _MOST_SECONDS_OF_TRIALS
    while piece:
        position = 0
        while position < len(data):
            if time.process_time() > deadline:
                return data
            less = data[:position] + data[position + piece :]
            if failure(target, less) == why:
                data = less
            else:
                position += piece
        piece //= 2
    return data


def _told(error: Exception) -> str:
    """The kind of an exception, and where in our own code it arose."""
    cause = error.__cause__ or error
    frames = traceback.extract_tb(cause.__traceback__)
    where = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
    return f"{type(cause).__name__} at {where}"
