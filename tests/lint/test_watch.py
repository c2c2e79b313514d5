"""A change of a draft's files is seen, and nothing else is."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.lint.watch import MOST_FILES, snapshot, wait_for_change


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A draft's folder."""
    for path in ("main.tex", "parts/one.tex", "figures/a.png", ".git/index.tex", "main.log"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    return tmp_path


def _write(folder: Path) -> None:
    (folder / "parts" / "one.tex").write_text("longer than before", encoding="utf-8")


def _touch(folder: Path) -> None:
    os.utime(folder / "main.tex", ns=(1, 1))


def _replace(folder: Path) -> None:
    """As an editor saves: a new file of the same size and time over the old one."""
    old = folder / "main.tex"
    times = old.stat().st_mtime_ns
    new = folder / "main.tmp"
    new.write_text("MAIN.TEX", encoding="utf-8")
    os.utime(new, ns=(times, times))
    new.replace(old)


def _add(folder: Path) -> None:
    (folder / "figures" / "b.PDF").write_text("", encoding="utf-8")


def _remove(folder: Path) -> None:
    (folder / "figures" / "a.png").unlink()


@pytest.mark.parametrize("change", [_write, _touch, _replace, _add, _remove])
def test_a_change_is_seen(folder: Path, change: Callable[[Path], None]) -> None:
    before = snapshot([folder])
    change(folder)
    assert snapshot([folder]) != before


@pytest.mark.parametrize("path", ["main.log", "main.aux", ".git/index.tex", "notes.txt"])
def test_what_no_check_looks_at_is_not(folder: Path, path: str) -> None:
    before = snapshot([folder])
    (folder / path).write_text("anything else", encoding="utf-8")
    assert snapshot([folder]) == before


def test_a_file_is_watched_by_itself_even_where_it_is_not_there_yet(tmp_path: Path) -> None:
    before = snapshot([tmp_path / "known.json"])
    (tmp_path / "known.json").write_text("{}", encoding="utf-8")
    assert snapshot([tmp_path / "known.json"]) != before


def test_a_link_to_a_folder_is_not_followed(folder: Path) -> None:
    (folder / "again").symlink_to(folder, target_is_directory=True)
    assert {name.count("again") for name, *_ in snapshot([folder])} <= {0}


def test_a_folder_of_many_files_is_looked_at_in_part(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 10):
        (tmp_path / f"{number}.tex").touch()
    assert len(snapshot([tmp_path])) == MOST_FILES


def test_waiting_ends_with_the_change(folder: Path) -> None:
    before = snapshot([folder])
    timer = threading.Timer(0.1, _write, [folder])
    timer.start()
    wait_for_change([folder], before)
    timer.join()
    assert snapshot([folder]) != before


class Saving(type(Path())):  # type: ignore[misc]  # the class of the system's own paths
    """A file that an editor is still writing: it has grown whenever it is looked at."""

    whole = 10

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        if super().stat().st_size < self.whole:
            with self.open("a", encoding="utf-8") as file:
                file.write("x")
        return super().stat(follow_symlinks=follow_symlinks)


def test_waiting_goes_on_until_a_save_is_whole(tmp_path: Path) -> None:
    file = Saving(tmp_path / "main.tex")
    (tmp_path / "main.tex").touch()
    wait_for_change([file], snapshot([tmp_path / "main.tex"]))
    assert len((tmp_path / "main.tex").read_text(encoding="utf-8")) == Saving.whole
