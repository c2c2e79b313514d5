"""Finds a draft and begins to read its PDF, which takes longer than all the rest of it."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from toolkit.course.loading import load_requirements
from toolkit.course.requirements import Requirements
from toolkit.draft.locate import Location, locate
from toolkit.draft.pdf_file import PdfFile
from toolkit.model.errors import InputError
from toolkit.readers.disk import is_file, read_bytes

if TYPE_CHECKING:  # start-up cost: a check of the source needs none of these
    from collections.abc import Callable

    from toolkit.readers.pdf import Pdf

_OUTPUT_FOLDERS = ("", "build", "out", "output")


class Found(msgspec.Struct, frozen=True):
    """A draft that is there, of which nothing but the settings was read yet.

    Args:
        template: that was asked for; None for what ``draftsmith.toml`` says.
        named: what that template requires; None where none was asked for.
        pdf: its PDF, which a child process is reading; None where there is none.
    """

    location: Location
    template: str | Path | None
    named: Requirements | None
    pdf: PdfFile | None


def find_draft(path: Path, *, template: str | Path | None = None, pdf: Path | None = None) -> Found:
    """Find the draft that a person means by ``path``; arguments and errors as `load_draft`."""
    named = load_requirements(template) if template else None
    location = locate(path, named.main if named else "")
    found = location.pdf or _pdf_path(location, pdf)
    return Found(location, template, named, _begun(found, location.root) if found else None)


def _pdf_path(location: Location, given: Path | None) -> Path | None:
    if given is not None:
        if not is_file(given):
            raise InputError("there is no such PDF", place=str(given))
        return given
    named = location.settings.pdf
    if named:
        return location.root / named if is_file(location.root / named) else None
    return beside(location, ".pdf")


def beside(location: Location, suffix: str) -> Path | None:
    """What LaTeX wrote for the main file, beside it or in a usual folder for output."""
    stem = Path(location.main).stem
    for folder in _OUTPUT_FOLDERS:
        path = location.root / folder / f"{stem}{suffix}"
        if is_file(path):
            return path
    return None


@lru_cache(maxsize=1)
def _pdf_of(data: bytes) -> "Callable[[], Pdf]":
    """Begins to read a PDF's bytes. While its sources are watched the same ones come again and
    again, and reading them is most of a check."""
    from toolkit.readers.pdf import begin_pdf  # start-up cost: a check of the source needs no PDF

    return begin_pdf(data)


def _begun(path: Path, root: Path) -> PdfFile:
    try:
        name = path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        name = str(path)
    return PdfFile(name, _pdf_of(read_bytes(path)), path.stat().st_mtime, path)
