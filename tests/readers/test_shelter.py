"""Whatever a reader does to its process, the one that asked for it goes on."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.readers import shelter
from toolkit.readers.pdf import read_pdf
from toolkit.readers.shelter import MOST_MEMORY_BYTES, begun, sheltered

ROOT = Path(__file__).parents[2]
PDF = ROOT / "examples/report/report.pdf"
LAST_WORDS = """
import faulthandler, os, sys
from toolkit.readers.shelter import sheltered
faulthandler.enable(open(sys.argv[1], "w"))
sheltered(lambda data: os.abort(), b"x", bytes)
"""
WITHOUT_FORK = """
import os, sys
del os.fork
sys.modules["resource"] = None
from toolkit.readers.pdf import read_pdf
print(read_pdf(open(sys.argv[1], "rb").read()).page_count)
"""
CHILDREN_LEFT = """
import os
from toolkit.readers.shelter import sheltered
sheltered(lambda data: os.abort(), b"x", bytes)
try:
    print(os.waitpid(-1, os.WNOHANG))
except ChildProcessError:
    print("none")
"""
NOT_ASKED_FOR = """
import os, time
from toolkit.readers.shelter import begun
begun(lambda data: time.sleep(60), b"x", bytes)
try:
    print(os.waitpid(-1, os.WNOHANG))
except ChildProcessError:
    print("none")
"""
LEAVES_AT_ONCE = """
import os, time
from toolkit.readers.shelter import begun
value = begun(lambda data: time.sleep(4) or data * 1_000_000, b"x", bytes)
print(value.__self__._child, flush=True)
os._exit(0)
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: there are no children")


def takes_all_memory(data: bytes) -> bytes:
    return data * MOST_MEMORY_BYTES


def never_ends(data: bytes) -> bytes:
    while data:
        pass
    return data


def falls_asleep(data: bytes) -> bytes:
    time.sleep(60)
    return data


def aborts(_data: bytes) -> bytes:
    os.abort()


def raises(data: bytes) -> bytes:
    raise ValueError(f"no {data!r} here")


def prints(data: bytes) -> bytes:
    os.write(2, data)
    return data


def run_python(code: str, *arguments: Path) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout


def is_alive(process: Path) -> bool:
    try:
        return ") Z " not in process.read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_value_comes_back_as_it_was() -> None:
    made = sheltered(lambda data: (data.decode(), (1, 2.5)), b"x", tuple[str, tuple[int, float]])
    assert made == ("x", (1, 2.5))


def test_a_long_value_comes_back_whole() -> None:
    assert sheltered(lambda data: data * 5_000_000, b"ab", bytes) == b"ab" * 5_000_000


@pytest.mark.parametrize(
    "read",
    [takes_all_memory, never_ends, falls_asleep, aborts],
    ids=lambda read: read.__name__,
)
def test_a_reader_that_goes_too_far_gives_nothing(
    read: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelter, "MOST_CPU_S", 1)
    monkeypatch.setattr(shelter, "MOST_WAIT_S", 0.2 if read is falls_asleep else 60.0)
    assert sheltered(read, b"x", bytes) is None


def test_a_reader_that_raises_is_our_bug() -> None:
    with pytest.raises(RuntimeError, match="ValueError: no b'x' here"):
        sheltered(raises, b"x", bytes)


def test_what_a_reader_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    assert sheltered(prints, b"invalid pdf header", bytes) == b"invalid pdf header"
    assert capfd.readouterr() == ("", "")


def test_what_python_says_of_a_crash_is_not_seen(tmp_path: Path) -> None:
    run_python(LAST_WORDS, tmp_path / "said.txt")
    assert (tmp_path / "said.txt").read_text("utf-8") == ""


def test_where_a_system_has_no_fork_a_pdf_is_read_without_shelter() -> None:
    assert int(run_python(WITHOUT_FORK, PDF)) == len(read_pdf(PDF.read_bytes()).pages)


def test_no_child_is_left_behind() -> None:
    assert run_python(CHILDREN_LEFT) == "none\n"


def test_a_reader_is_at_work_before_its_value_is_asked_for(tmp_path: Path) -> None:
    at_work = tmp_path / "at-work"
    value = begun(lambda data: str(at_work.write_bytes(data)), b"xy", str)
    deadline = time.monotonic() + 30
    while not at_work.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert at_work.exists()
    assert value() == "2"


def test_a_child_whose_value_nobody_asks_for_is_ended() -> None:
    assert run_python(NOT_ASKED_FOR) == "none\n"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc: who is alive")
def test_a_child_ends_with_a_parent_that_leaves_at_once_and_holds_no_output_open() -> None:
    child = Path("/proc", run_python(LEAVES_AT_ONCE).strip(), "stat")
    assert is_alive(child)  # in its reader still, and the output ended
    deadline = time.monotonic() + 30
    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_alive(child)
