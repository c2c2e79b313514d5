"""Runs one command that may use so much and reach so far: started as a program of its own.

Its one argument is JSON: ``command``, ``reads`` (paths), ``writes`` (folders), ``opens_tmp``
(whether it needs files of ``/tmp``), ``memory`` and ``file`` (bytes) and ``seconds``. Limits and
reach pass on to whatever the command starts. A program of its own needs no code between a fork and
an exec, which is not safe in a process that has threads.

Reach is held by Landlock (Linux 5.13 and later, man page landlock(7)): there, nothing outside the
paths can be opened, no TCP connection made and no process outside signalled. Where the system
lets users make namespaces (man page user_namespaces(7)), ``/tmp`` holds nothing but the folders to
write to, and there is no network. Where it does not, a command that needs ``/tmp`` can open what
it knows the name of there. Where the system has neither, the other limits still hold.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# Numbers and bits of <linux/landlock.h>; the calls have the same numbers on all architectures
# of today.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_BENEATH_A_PATH = 1
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS of <linux/prctl.h>
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_FILE, _MAKE_FILE, _TRUNCATE, _IOCTL = 1 << 5, 1 << 8, 1 << 14, 1 << 15
_READ = _EXECUTE | _READ_FILE | _READ_FOLDER
_SOME_FILES = _READ_FILE | _WRITE_FILE | _REMOVE_FILE | _MAKE_FILE | _TRUNCATE
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL
_ALL = (1 << 16) - 1
_RIGHTS_SINCE = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
_TCP_SINCE, _ALL_TCP = 4, 0b11
_SCOPES_SINCE, _ALL_SCOPES = 6, 0b11  # abstract sockets, signals

_NAMESPACES = 0x10000000 | 0x00020000 | 0x40000000  # users, mounts, network: <linux/sched.h>
_BIND, _RECURSIVE, _PRIVATE = 0x1000, 0x4000, 0x40000  # <linux/mount.h>
_TMP, _NOWHERE = "/tmp", "/dev/null"
_TMP_BYTES = 100_000_000
_IS_LINUX = sys.platform == "linux"
_C = ctypes.CDLL(None, use_errno=True)


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("parent", ctypes.c_int32))


def landlock_version() -> int:
    """Which Landlock the system has, from 1; 0 where it has none."""
    return max(0, _call(_CREATE_RULESET, None, 0, _VERSION_FLAG)) if _IS_LINUX else 0


def _call(number: int, *arguments: object) -> int:
    wide = (ctypes.c_long(each) if isinstance(each, int) else each for each in arguments)
    return int(_C.syscall(ctypes.c_long(number), *wide))


def _confine(granted: Mapping[str, int]) -> None:
    """Keep this process and its children to some paths, as far as the system can.

    Args:
        granted: the rights to each path and all below it.
    """
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
    for path, rights in granted.items():
        _allow(ruleset, path, rights & all_rights)
    _C.prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0)))
    _checked(_call(_RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    if not Path(path).exists():
        return
    parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    rule = _PathRule(rights if Path(path).is_dir() else rights & _OF_FILES, parent)
    _checked(_call(_ADD_RULE, ruleset, _BENEATH_A_PATH, ctypes.byref(rule), 0))
    os.close(parent)


def _has_namespaces(folders: Sequence[str]) -> bool:
    """Whether a child of ours can get a ``/tmp`` of its own; a failure leaves no half of it."""
    child = os.fork()
    if child == 0:
        try:
            _separate(folders)
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def _separate(folders: Sequence[str]) -> None:
    """Leave the network, and get a ``/tmp`` of our own that holds nothing but some folders."""
    user, group = os.getuid(), os.getgid()
    _checked(_C.unshare(_NAMESPACES))
    ids = {"setgroups": "deny", "uid_map": f"{user} {user} 1", "gid_map": f"{group} {group} 1"}
    for name, text in ids.items():
        Path("/proc/self", name).write_text(text, "ascii")
    kept = {path: os.open(path, os.O_PATH) for path in folders if path.startswith(f"{_TMP}/")}
    _mount(None, "/", None, _RECURSIVE | _PRIVATE)
    _mount("tmpfs", _TMP, "tmpfs", 0, f"size={_TMP_BYTES}")
    for path, own in kept.items():
        Path(path).mkdir(parents=True)
        _mount(f"/proc/self/fd/{own}", path, None, _BIND)
        os.close(own)


def _mount(source: str | None, target: str, kind: str | None, flags: int, data: str = "") -> None:
    texts = (each.encode() if each else None for each in (source, target, kind))
    _checked(_C.mount(*texts, ctypes.c_ulong(flags), data.encode()))


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
    granted = dict.fromkeys(told["reads"], _READ) | dict.fromkeys(told["writes"], _ALL)
    granted[_NOWHERE] = _WRITE_FILE | _READ_FILE
    if _IS_LINUX and _has_namespaces(told["writes"]):
        _separate(told["writes"])
        os.chdir(Path.cwd())  # by its place in the new /tmp
        granted[_TMP] = _ALL
    elif told["opens_tmp"]:
        granted[_TMP] = _SOME_FILES
    _confine(granted)
    os.execv(told["command"][0], told["command"])


if __name__ == "__main__":
    main()
