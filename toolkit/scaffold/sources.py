"""The files that a template gives a draft, by the path each has there."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from toolkit.course.requirements import Requirements
from toolkit.course.resources import COURSE_FILE, TEMPLATE_FILE, templates_folder
from toolkit.model.errors import ScaffoldError

# Shared files, and the path of each in a draft.
_SHARED = {
    "metadata.tex": "metadata.tex",
    "latexmkrc": "latexmkrc",
    "draftsmith.toml": "draftsmith.toml",
    "draftsmith.sty": "draftsmith.sty",
    "gitignore": ".gitignore",
    "check.yml": ".github/workflows/check.yml",
}
_CODE_README = "code.md"


def source_files(folder: Path, manifest: Requirements) -> Mapping[str, bytes]:
    """What a template gives a draft: its own files, its course's style, what all drafts share.

    Args:
        folder: of the template.
        manifest: the template's.

    Returns:
        Paths relative to the draft, with forward slashes, and contents. A template's own file
        takes the place of a shared one.

    Raises:
        ScaffoldError: a file is missing, cannot be read, or would lie outside the draft.
    """
    main, style = _inside(manifest.main), _inside(manifest.document.style)
    files = dict(_shared(manifest))
    if manifest.document.style:
        files[style] = _read(_style(folder, style))
    files |= {path: _read(folder / path) for path in _own(folder)}
    if main not in files:
        raise ScaffoldError("the template has no such file", place=str(folder / main))
    return files


def _shared(manifest: Requirements) -> Iterator[tuple[str, bytes]]:
    shared = templates_folder() / "shared"
    for name, path in _SHARED.items():
        yield path, _read(shared / name)
    if manifest.code:
        yield _inside(f"{manifest.code.folder}/README.md"), _read(shared / _CODE_README)


def _style(folder: Path, name: str) -> Path:
    """The style: the template's own, else its course's."""
    own = folder / name
    course = folder.resolve().parent
    return course / name if not own.exists() and (course / COURSE_FILE).is_file() else own


def _own(folder: Path) -> Iterator[str]:
    """The template's own files, without its manifest and anything hidden."""
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in (*folders, *sorted(names)):
            path = Path(parent, name)
            if path.is_symlink():
                hint = "a template must hold its files itself"
                raise ScaffoldError("this is a symbolic link", place=str(path), hint=hint)
        for name in sorted(names):
            relative = Path(parent, name).relative_to(folder).as_posix()
            if relative != TEMPLATE_FILE and not name.startswith("."):
                yield relative


def _inside(path: str) -> str:
    """The path, seen to lie inside the draft on any system."""
    windows, posix = PureWindowsPath(path), PurePosixPath(path)
    if windows.drive or windows.root or posix.is_absolute() or ".." in windows.parts:
        raise ScaffoldError("the template names a path outside the draft", place=path)
    return windows.as_posix()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise ScaffoldError(reason, place=str(path)) from error
