"""Runs one command that may use so much and reach so far: started as a program of its own.

Its one argument is JSON: ``command``, ``reads`` and ``writes`` (paths), ``memory`` and ``file``
(bytes) and ``seconds``. Limits and reach pass on to whatever the command starts. A program of its
own needs no code between a fork and an exec, which is not safe in a process that has threads.

Reach is held by Landlock (Linux 5.13 and later, man page landlock(7)): there, nothing outside the
paths can be opened, no TCP connection made and no process outside signalled. Where the system has
no Landlock the other limits still hold.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Iterable

# Numbers and bits of <linux/landlock.h>; the calls have the same numbers on all architectures
# of today.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_BENEATH_A_PATH = 1
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS of <linux/prctl.h>
_EXECUTE, _READ_FILE, _READ_FOLDER = 1 << 0, 1 << 2, 1 << 3
_READ = _EXECUTE | _READ_FILE | _READ_FOLDER
_OF_FILES = _EXECUTE | 1 << 1 | _READ_FILE | 1 << 14 | 1 << 15  # write, truncate, ioctl
_RIGHTS_SINCE = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
_TCP_SINCE, _ALL_TCP = 4, 0b11
_SCOPES_SINCE, _ALL_SCOPES = 6, 0b11  # abstract sockets, signals


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("parent", ctypes.c_int32))


def landlock_version() -> int:
    """Which Landlock the system has, from 1; 0 where it has none."""
    return max(0, _call(_CREATE_RULESET, None, 0, _VERSION_FLAG)) if _IS_LINUX else 0


_IS_LINUX = sys.platform == "linux"


def _call(number: int, *arguments: object) -> int:
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.syscall.restype = ctypes.c_long
    wide = (ctypes.c_long(each) if isinstance(each, int) else each for each in arguments)
    return int(kernel.syscall(ctypes.c_long(number), *wide))


def _confine(reads: Iterable[str], writes: Iterable[str]) -> None:
    """Keep this process and its children to these paths, as far as the system can."""
    version = landlock_version()
    if not version:
        return
    all_rights = sum(right for since, right in _RIGHTS_SINCE.items() if since <= version)
    handled = _Ruleset(
        all_rights,
        _ALL_TCP if version >= _TCP_SINCE else 0,
        _ALL_SCOPES if version >= _SCOPES_SINCE else 0,
    )
    size = (
        ctypes.sizeof(handled) if version >= _SCOPES_SINCE else 16 if version >= _TCP_SINCE else 8
    )
    ruleset = _checked(_call(_CREATE_RULESET, ctypes.byref(handled), size, 0))
    for paths, rights in ((reads, _READ), (writes, all_rights)):
        for path in paths:
            _allow(ruleset, path, rights & all_rights)
    ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0)))
    _checked(_call(_RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    rule = _PathRule(rights if os.path.isdir(path) else rights & _OF_FILES, parent)  # noqa: PTH112 - pathlib is slow to start
    _checked(_call(_ADD_RULE, ruleset, _BENEATH_A_PATH, ctypes.byref(rule), 0))
    os.close(parent)


def _checked(answer: int) -> int:
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer


def _limit(what: int, most: int) -> None:
    """Set one limit, as far as the system knows it and allows it."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(what, (most, most))
    except (OSError, ValueError):
        return


def main() -> None:
    """Become the command."""
    told = json.loads(sys.argv[1])
    for number in (signal.SIGPIPE, signal.SIGXFSZ):  # Python ignores both, and so would TeX
        signal.signal(number, signal.SIG_DFL)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, told["file"])
    _limit(resource.RLIMIT_AS, told["memory"])
    _limit(resource.RLIMIT_DATA, told["memory"])
    _limit(resource.RLIMIT_CPU, told["seconds"])
    _confine(told["reads"], told["writes"])
    os.execv(told["command"][0], told["command"])


if __name__ == "__main__":
    main()
