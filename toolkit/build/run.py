"""Runs one command in a scratch folder until it ends or uses more than it may."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from toolkit.build.limits import MB, Limits
from toolkit.build.reach import environment, readable
from toolkit.readers.disk import is_file

_HERE = Path()
_CAGE = Path(__file__).with_name("cage.py")
_LOOK_EVERY_S = 0.1
_WRITES_ON = "the document never stopped writing"
_TAIL_BYTES = 4_000


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended.

    Args:
        exit_code: negative for the signal that ended it.
        output: the end of what it printed.
        stopped: which limit stopped it, as a line for a person; empty where none did.
    """

    exit_code: int
    output: str
    stopped: str


def run(
    command: tuple[str, ...],
    work: Path,
    home: Path,
    limits: Limits,
    *,
    inner: Path = _HERE,
    opens_tmp: bool = False,
    makes_fonts: bool = False,
) -> Run:
    """Run a command in ``work``, with ``home`` for its own files, and nowhere else to write.

    Args:
        command: the program by its full path, and its arguments.
        work: resolved, as is ``home``.
        inner: the folder in ``work`` to run it in; what lies above that it can read by ``..``.
        opens_tmp: it needs files in ``/tmp``, and gets them even where that is everybody's.
        makes_fonts: METAFONT may be asked for fonts that are not installed.
    """
    folders = (work, home)
    told = _told(command, folders, limits, opens_tmp)
    printed = home / "output.txt"
    with printed.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(_CAGE), told],
            cwd=work / inner,
            env=environment(home, looks_up=inner != _HERE, makes_fonts=makes_fonts),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            stopped = _watch(process, folders, limits)
        finally:
            _end(process)
    said = tail(printed, _TAIL_BYTES)
    return Run(process.returncode, said, stopped or _too_much(folders, limits))


def tail(path: Path, most: int) -> str:
    """The last bytes of a regular file as text; empty where there is none."""
    data = read_regular(path)
    return data[-most:].decode("utf-8", "replace")


def read_regular(path: Path) -> bytes:
    """The bytes of a file that an untrusted program left; none where a link leads, or a pipe.

    Args:
        path: resolved, but for what the program may have made of it.
    """
    if not is_file(path) or path.resolve() != path:
        return b""
    return path.read_bytes()


def _told(
    command: tuple[str, ...], folders: tuple[Path, ...], limits: Limits, opens_tmp: bool
) -> str:
    return json.dumps(
        {
            "command": command,
            "reads": readable(),
            "writes": [*map(str, folders)],
            "opens_tmp": opens_tmp,
            "memory": limits.memory,
            "file": limits.file,
            "seconds": int(limits.seconds) + 1,
        }
    )


def _watch(process: subprocess.Popen[bytes], folders: tuple[Path, ...], limits: Limits) -> str:
    """Wait for the end, or for a limit; the line on it, empty where none was hit."""
    deadline = time.monotonic() + limits.seconds
    while True:
        try:
            process.wait(_LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            if time.monotonic() > deadline:
                return f"stopped after {limits.seconds:g} s: the document never ended"
            if stopped := _too_much(folders, limits):
                return stopped
        else:
            return ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _too_much(folders: tuple[Path, ...], limits: Limits) -> str:
    total = 0
    for entry in (entry for folder in folders for entry in _files(folder)):
        try:
            size = entry.stat(follow_symlinks=False).st_size
        except OSError:  # it was a temporary file
            continue
        total += size
        if size > limits.log and entry.name.endswith(".log"):
            return f"stopped at {limits.log // MB:,} MB of log: the document never stopped talking"
        if size >= limits.file:
            return f"stopped at {limits.file // MB:,} MB in one file: {_WRITES_ON}"
        if total >= limits.disk:
            return f"stopped at {limits.disk // MB:,} MB on disk: {_WRITES_ON}"
    return ""


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Every file below a folder; one too deep to be named is passed over."""
    waiting = [str(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        yield entry
        except OSError:
            continue
