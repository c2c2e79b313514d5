"""A folder that a build works in, and the copy of a draft in it; the draft stays as it is."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.build.limits import MB
from toolkit.model.errors import InputError

MOST_BYTES = 300 * MB
MOST_FILES = 20_000
DEEPEST_FOLDER = 20
LARGEST_FILE = 50 * MB
"""TeX reads no larger one; a data set beside the draft is left where it is."""

_HERE = Path()
_OF_NO_USE = frozenset("__pycache__ node_modules site-packages".split())
_MADE_BY_TEX = tuple(
    ".aux .bcf .blg .fdb_latexmk .fls .lof .log .lot .nav .out .pdf .run.xml .snm .synctex.gz "
    ".toc .vrb .xdv".split()
)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder of our own, gone afterwards with whatever a document made of it.

    ``rm`` goes down to any depth; Python's own ``rmtree`` gives up a thousand folders down.
    """
    folder = Path(tempfile.mkdtemp(prefix="draftsmith-")).resolve()
    try:
        yield folder
    finally:
        subprocess.run(["rm", "-rf", "--", str(folder)], check=False, stderr=subprocess.DEVNULL)


def copy_draft(root: Path, main: str, scratch: Path, folder: Path = _HERE) -> None:
    """Copy what TeX may read of a draft into ``scratch``, which must not be there yet.

    Hidden files, files over ``LARGEST_FILE`` bytes, folders nested past use and what an earlier
    run left of the main file stay behind; its ``.bbl`` is copied, since it may be all there is of
    the bibliography. A symbolic link is kept as one where it leads to something inside the draft,
    else left out.

    Args:
        folder: where LaTeX is run, and leaves its files, from ``root``.

    Raises:
        InputError: the folder holds too much to be a draft, or cannot be read.
    """
    left = MOST_BYTES
    made = {str(folder / f"{Path(main).stem}{ending}") for ending in _MADE_BY_TEX}
    scratch.mkdir()
    try:
        for number, path in enumerate(_entries(root)):
            name = path.relative_to(root)
            if str(name) not in made:
                left -= _copy(name, root, scratch)
            if left < 0 or number >= MOST_FILES:
                raise InputError(
                    f"holds more than {MOST_FILES:,} files or {MOST_BYTES // MB} MB",
                    place=str(root),
                    hint="put the draft into a folder of its own",
                )
    except OSError as error:
        place = str(error.filename or root)
        raise InputError(f"cannot be copied: {error.strerror}", place=place) from error


def _entries(root: Path) -> Iterator[Path]:
    """All that is not hidden, each folder before what is in it; links are not followed."""
    for folder, subfolders, files in os.walk(root):
        place = Path(folder)
        if len(place.relative_to(root).parts) >= DEEPEST_FOLDER:
            subfolders.clear()
        subfolders[:] = sorted(
            name for name in subfolders if not name.startswith(".") and name not in _OF_NO_USE
        )
        yield from (place / name for name in subfolders)
        yield from (place / name for name in sorted(files) if not name.startswith("."))


def _copy(name: Path, root: Path, scratch: Path) -> int:
    """Copy one file, folder or link; the bytes it took."""
    path, target = root / name, scratch / name
    if path.is_symlink():
        inside = _inside(path, root)
        if inside is not None:
            target.symlink_to(os.path.relpath(scratch / inside, target.parent))
    elif path.is_dir():
        target.mkdir()
    elif path.is_file() and (size := path.stat().st_size) <= LARGEST_FILE:
        shutil.copyfile(path, target)
        return size
    return 0


def _inside(link: Path, root: Path) -> Path | None:
    """Where in the draft a link leads; None where it leads out of it or nowhere."""
    try:
        return link.resolve(strict=True).relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError):
        return None
