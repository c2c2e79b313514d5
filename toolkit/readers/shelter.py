"""Reads bytes that nobody trusts in a child process, bounded in memory and time.

A library in C ends the whole process where memory ends: PDFium takes six gigabytes, then aborts, on
three kilobytes of forms that show each other. So it reads in a child, and the child alone ends.

A child takes a fork. Windows has none: there the bytes are read in the process itself, without
bounds, and a file made to harm can end it.
"""

import faulthandler
import gc
import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

import msgspec

if hasattr(os, "fork"):  # Windows has neither
    import resource

MOST_MEMORY_BYTES = 400_000_000
"""On top of what the process has; a thesis of 300 pages with pictures takes 60 MB."""
MOST_CPU_S = 8
MOST_WAIT_S = 240.0
"""Of wall time, for a machine on which the seconds above are long in coming."""

_READ_BYTES = 1 << 20
_SIZES = Path("/proc/self/statm")
_GIVEN, _RAISED = b"=", b"!"

T = TypeVar("T")


def sheltered(read: Callable[[bytes], T], data: bytes, kind: type[T]) -> T | None:
    """What a reader gives for the bytes; None where it asked for too much, or crashed.

    Args:
        kind: of the value, which comes back as MessagePack: what a crashed child leaves is data.

    Raises:
        RuntimeError: the reader raised, which none should.
    """
    if not hasattr(os, "fork"):
        return read(data)
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _work(read, data, theirs)
    os.close(theirs)
    try:
        answer = _received(ours, child)
    finally:
        os.close(ours)
        _, status = os.waitpid(child, 0)
    if answer.startswith(_RAISED):
        raise RuntimeError(f"a reader raised:\n{answer[1:].decode()}")
    whole = answer.startswith(_GIVEN) and os.WIFEXITED(status)
    return msgspec.msgpack.decode(answer[1:], type=kind) if whole else None


def _work(read: Callable[[bytes], T], data: bytes, answer: int) -> NoReturn:
    """Read, answer and end, whatever happens."""
    try:
        _bound()
        told = _told(read, data)
        with os.fdopen(answer, "wb") as stream:
            stream.write(told)
    finally:
        os._exit(0)


def _told(read: Callable[[bytes], T], data: bytes) -> bytes:
    try:
        return _GIVEN + msgspec.msgpack.encode(read(data))
    except MemoryError:
        return b""
    except Exception:  # it is raised again in the parent
        return _RAISED + traceback.format_exc().encode("utf-8", "replace")


def _bound() -> None:
    """Bound this process, and keep what a library says of a broken file off the screen.

    What refers to itself is not collected: it takes 8 ms of a report's 130, and the end is near.
    """
    gc.disable()
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S))
    if _SIZES.exists():  # elsewhere the system does not tell how much is in use, or hold to a bound
        in_use = int(_SIZES.read_text("ascii").split()[0]) * resource.getpagesize()
        most = in_use + MOST_MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _received(pipe: int, child: int) -> bytes:
    """What the child writes until it ends; it is ended once it has had its time."""
    deadline = time.monotonic() + MOST_WAIT_S
    ready = select.poll()
    ready.register(pipe)
    parts: list[bytes] = []
    while ready.poll(max(0.0, deadline - time.monotonic()) * 1000):
        part = os.read(pipe, _READ_BYTES)
        if not part:
            return b"".join(parts)
        parts.append(part)
    os.kill(child, signal.SIGKILL)
    return b""
