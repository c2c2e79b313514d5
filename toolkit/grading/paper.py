"""The PDF that a team handed in, to be looked at beside its sheet."""

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote


def paper_of(submission: Path, main: str = "") -> Path | None:
    """The PDF of a submission; None where there is none, or more than one that it could be.

    In a folder, that is the one named as the template's main file, else the one beside a LaTeX file
    of its name, else the only one.

    Args:
        main: the file name of the template's main file.
    """
    if not submission.is_dir():
        return submission if submission.suffix.casefold() == ".pdf" else None
    try:
        beside = _pdfs(submission.iterdir())
        all_pdfs = beside or _pdfs(submission.rglob("*"))
    except OSError:
        return None
    named = [pdf for pdf in beside if main and pdf.stem == Path(main).stem]
    built = [pdf for pdf in beside if pdf.with_suffix(".tex").is_file()]
    likeliest = named or built or all_pdfs
    return likeliest[0] if len(likeliest) == 1 else None


def address(file: Path, folder: Path) -> str:
    """Where a file is from a page in a folder; empty where no relative address leads there."""
    try:
        relative = os.path.relpath(file, folder)
    except ValueError:  # another drive
        return ""
    return quote(Path(relative).as_posix().encode("utf-8", "surrogateescape"))


def _pdfs(paths: Iterable[Path]) -> list[Path]:
    visible = (path for path in paths if not path.name.startswith("."))
    return sorted(path for path in visible if path.suffix.casefold() == ".pdf" and path.is_file())
