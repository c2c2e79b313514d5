"""What of a draft's folder is copied, and what stays behind."""

import os
from pathlib import Path

import pytest

from toolkit.build import scratch
from toolkit.build.scratch import copy_draft
from toolkit.model.errors import InputError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A draft's folder with a main file."""
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "main.tex").write_text("Text", encoding="utf-8")
    return folder


def copied(root: Path) -> set[str]:
    """The files of the copy, by path."""
    target = root.parent / "scratch"
    copy_draft(root, "main.tex", target)
    return {p.relative_to(target).as_posix() for p in target.rglob("*") if not p.is_dir()}


@pytest.mark.parametrize(
    ("name", "comes"),
    {
        "part.tex": True,
        "figures/deep/plot.pdf": True,
        "main.bbl": True,
        "other.aux": True,
        "sub/main.aux": True,
        "main.aux": False,
        "main.pdf": False,
        "main.fdb_latexmk": False,
        ".git/config": False,
        ".latexmkrc": False,
        "node_modules/a.js": False,
        "/".join("d" * 20) + "/deep.tex": True,
        "/".join("d" * 21) + "/deep.tex": False,
    }.items(),
)
def test_a_file_is_copied_where_tex_may_need_it(root: Path, name: str, comes: bool) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("x", encoding="utf-8")
    assert copied(root) == ({"main.tex", name} if comes else {"main.tex"})


def test_a_file_too_large_for_tex_stays_behind(root: Path) -> None:
    with (root / "data.csv").open("wb") as stream:
        stream.truncate(scratch.LARGEST_FILE + 1)
    assert copied(root) == {"main.tex"}


def test_a_folder_that_holds_too_much_is_refused(root: Path) -> None:
    for number in range(scratch.MOST_BYTES // scratch.LARGEST_FILE + 1):
        with (root / f"{number}.csv").open("wb") as stream:
            stream.truncate(scratch.LARGEST_FILE)
    with pytest.raises(InputError, match="put the draft into a folder of its own"):
        copied(root)


def test_a_folder_of_too_many_files_is_refused(root: Path) -> None:
    for number in range(scratch.MOST_FILES):
        (root / f"{number}.txt").touch()
    with pytest.raises(InputError, match="holds more than 20,000 files or 300 MB"):
        copied(root)


def test_a_pipe_is_no_file_to_copy(root: Path) -> None:
    os.mkfifo(root / "pipe.tex")
    assert copied(root) == {"main.tex"}


def test_a_link_to_nowhere_is_left_out(root: Path) -> None:
    (root / "gone.tex").symlink_to("nowhere.tex")
    assert copied(root) == {"main.tex"}
