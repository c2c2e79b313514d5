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
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

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


class _Sheltered(Generic[T]):
    """A reading that goes on in a child process while this one does other things."""

    def __init__(self, read: Callable[[bytes], T], data: bytes, kind: type[T]) -> None:
        """Begin to read; the arguments are those of `sheltered`."""
        self._kind = kind
        ours, theirs = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(ours)  # so that a child whose parent is gone cannot write, and ends
            _work(read, data, theirs)
        os.close(theirs)
        self._pipe = ours
        self._end = weakref.finalize(self, _end, ours, self._child)

    def result(self) -> T | None:
        """Wait for what `sheltered` gives; asked for once."""
        try:
            answer = _received(self._pipe, self._child)
        finally:
            self._end.detach()
            os.close(self._pipe)
            _, status = os.waitpid(self._child, 0)
        if answer.startswith(_RAISED):
            raise RuntimeError(f"a reader raised:\n{answer[1:].decode()}")
        whole = answer.startswith(_GIVEN) and os.WIFEXITED(status)
        return msgspec.msgpack.decode(answer[1:], type=self._kind) if whole else None


def begun(read: Callable[[bytes], T], data: bytes, kind: type[T]) -> Callable[[], T | None]:
    """Begin what `sheltered` does; the function that waits for the value, called once.

    A child whose value nobody asks for is ended with the function that would have told it.
    """
    if not hasattr(os, "fork"):
        return partial(read, data)
    return _Sheltered(read, data, kind).result


def sheltered(read: Callable[[bytes], T], data: bytes, kind: type[T]) -> T | None:
    """What a reader gives for the bytes; None where it asked for too much, or crashed.

    Args:
        kind: of the value, which comes back as MessagePack: what a crashed child leaves is data.

    Raises:
        RuntimeError: the reader raised, which none should.
    """
    return begun(read, data, kind)()


def _end(pipe: int, child: int) -> None:
    """End a child that nobody waits for."""
    os.close(pipe)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


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

    Nor does it hold the parent's output open, of which a reader waits for the end.

    What refers to itself is not collected: it takes 8 ms of a report's 130, and the end is near.
    """
    gc.disable()
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
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
