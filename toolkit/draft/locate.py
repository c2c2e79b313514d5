"""Finds what is to be checked: the draft's root, its settings and its main file, and says why."""

import os.path
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from toolkit.draft.settings import SETTINGS_FILE, Settings, find_settings, read_settings
from toolkit.model.errors import InputError
from toolkit.readers.disk import is_file, is_folder, read_text
from toolkit.readers.pattern import rare

_MAGIC_ROOT = rare(r"^[ \t]*%[ \t]*!TeX[ \t]+root[ \t]*=[ \t]*(\S.*?)[ \t]*$", re.I | re.M)
_USUAL_STEMS = ("main", "report", "paper", "proposal", "presentation", "slides", "thesis")
_FRAGMENT_CLASSES = frozenset({"standalone", "subfiles"})
_CLASS = re.compile(r"^[^%\r\n]*\\documentclass\b", re.M)
_SOURCES = frozenset({".tex", ".ltx", ".latex"})
_MOST_NAMED = 5
_MOST_CANDIDATES = 500
_DEEPEST_FOLDER = 3


class Location(msgspec.Struct, frozen=True):
    """Where a draft is.

    Args:
        root: the folder its names are looked up from.
        main: the main file, from the root; empty for a PDF alone.
        why: how the main file was chosen, for a person.
        pdf: the PDF, where one was given alone.
        settings: of ``draftsmith.toml``, or the defaults.
        top: a folder above ``root`` that was named, or whose ``draftsmith.toml`` names the main
            file: what lies in it is the draft's too. None where there is none.
    """

    root: Path
    main: str
    why: str
    settings: Settings
    pdf: Path | None = None
    top: Path | None = None


class _Candidate(msgspec.Struct, frozen=True):
    path: str
    is_slides: bool
    inputs: int


def locate(path: Path, wanted: str = "") -> Location:
    """Find the draft that a person means by ``path``.

    Args:
        path: a folder, a LaTeX file, or a PDF.
        wanted: the main file's name that the template asks for; breaks a tie.

    Raises:
        InputError: there is nothing there, no LaTeX file, or no saying which is the main one.
        SettingsError: ``draftsmith.toml`` is not valid.
    """
    if is_folder(path):
        return _in_folder(path, wanted)
    if not is_file(path):
        raise InputError("there is no such file or folder", place=str(path))
    if path.suffix.lower() == ".pdf":
        return Location(path.parent, "", "a PDF alone", _settings(path.parent)[0], path)
    if not _is_source(path):
        raise InputError(
            "is neither a folder, a .tex file nor a PDF", place=str(path), hint="name one of these"
        )
    return _of_file(path)


def _settings(folder: Path) -> tuple[Settings, Path | None]:
    found = find_settings(folder)
    return (read_settings(found), found.parent) if found else (Settings(), None)


def _of_file(path: Path) -> Location:
    settings, home = _settings(path.parent)
    text = read_text(path).text
    root = _MAGIC_ROOT.search(text[:5000])
    if root is not None:
        target = _without_detour(path.parent / root[1])
        if is_file(target) and not target.samefile(path):
            why = f"{path.name} names it as its root"
            return Location(target.parent, target.name, why, settings)
    if "\\documentclass" not in text and settings.main and home and is_file(home / settings.main):
        return Location(home, settings.main, f"{SETTINGS_FILE} names it", settings)
    top = home if home and _is_named(path, settings, home) else None
    return Location(path.parent, path.name, "it was named", settings, top=top)


def _without_detour(path: Path) -> Path:
    """The path without ``sections/..``, where no link on it leads elsewhere."""
    direct = Path(os.path.normpath(path))
    return direct if is_file(direct) and is_file(path) and direct.samefile(path) else path


def _is_named(path: Path, settings: Settings, home: Path) -> bool:
    """Whether the settings name a file that lies in a folder below theirs."""
    if not settings.main or not is_file(home / settings.main):
        return False
    folder = path.parent.resolve()
    is_below = folder != home and folder.is_relative_to(home)
    return is_below and (home / settings.main).samefile(path)


def _in_folder(folder: Path, wanted: str) -> Location:
    settings, home = _settings(folder)
    if settings.main and home is not None:
        if not is_file(home / settings.main):
            raise InputError(
                f"names the main file {settings.main}, which is not there",
                place=str(home / SETTINGS_FILE),
                hint="correct the key main",
            )
        return Location(home, settings.main, f"{SETTINGS_FILE} names it", settings)
    main, why = _chosen(folder, wanted)
    inner = (folder / main).parent
    top = folder if inner != folder else None
    return Location(inner, Path(main).name, why, settings, top=top)


def _chosen(folder: Path, wanted: str) -> tuple[str, str]:
    sources = list(islice(_sources(folder), _MOST_CANDIDATES))
    if not sources:
        return _without_source(folder)
    found = _candidates(folder, sources)
    if not found:
        names = ", ".join(path.name for path in sources[:_MOST_NAMED])
        raise InputError(
            f"none of its LaTeX files has a \\documentclass: {names}",
            place=str(folder),
            hint="name the main file",
        )
    if len(found) == 1:
        return found[0].path, "the only file with a \\documentclass"
    rank, reason = _ranked(found, wanted, folder)
    return rank.path, f"{reason}, of {len(found)} files with a \\documentclass"


def _without_source(folder: Path) -> tuple[str, str]:
    pdfs = sorted(path.name for path in folder.glob("*.pdf"))
    hint = f"check the PDF alone: draftsmith check {folder / pdfs[0]}" if pdfs else ""
    raise InputError("holds no LaTeX source", place=str(folder), hint=hint)


def _sources(folder: Path) -> Iterator[Path]:
    """LaTeX files in a folder and a few below it, the upper ones first."""
    level = [folder]
    for _ in range(_DEEPEST_FOLDER):
        entries = [path for place in level for path in _entries(place)]
        yield from (path for path in entries if is_file(path) and _is_source(path))
        level = [path for path in entries if is_folder(path) and not path.is_symlink()]


def _is_source(path: Path) -> bool:
    return path.suffix.lower() in _SOURCES


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder and is not hidden; nothing where it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _candidates(folder: Path, sources: list[Path]) -> list[_Candidate]:
    """The files that begin a document of their own and that no other one inputs.

    Where the text alone shows that there is but one, nothing is scanned.
    """
    # Start-up cost: most folders have one such file, or name it, and are not scanned for it.
    from toolkit.draft.tex_file import TexFile
    from toolkit.readers.tex_read import inputs_of, packages_of

    found: list[_Candidate] = []
    read_elsewhere: set[str] = set()
    read = ((path, read_text(path)) for path in sources)
    whole = [(path, decoded) for path, decoded in read if _CLASS.search(decoded.text)]
    if len(whole) == 1:
        return [_Candidate(whole[0][0].relative_to(folder).as_posix(), False, 0)]
    for path, decoded in whole:
        name = path.relative_to(folder).as_posix()
        tex = TexFile(decoded, name)
        classes = [package.name for package in packages_of(tex) if package.is_class]
        inputs = inputs_of(tex)
        home = path.parent.relative_to(folder)
        for each in inputs:
            for ending in ("", ".tex"):
                read_elsewhere.add((home / each.folder / f"{each.target}{ending}").as_posix())
        if classes and classes[0] not in _FRAGMENT_CLASSES:
            found.append(_Candidate(name, classes[0] == "beamer", len(inputs)))
    tops = [candidate for candidate in found if candidate.path not in read_elsewhere]
    return tops or found


def _ranked(found: list[_Candidate], wanted: str, folder: Path) -> tuple[_Candidate, str]:
    """The most likely main file, and the first reason that told it from the rest."""
    shallowest = min(candidate.path.count("/") for candidate in found)
    left = [candidate for candidate in found if candidate.path.count("/") == shallowest]
    if len(left) == 1:
        return left[0], "the only one at the top"
    for reason, passed in _tests(left, Path(wanted).stem.lower(), folder):
        if len(passed) == 1:
            return passed[0], reason
    names = ", ".join(candidate.path for candidate in left)
    raise InputError(
        f"holds several documents, none more likely the main one: {names}",
        place=str(folder),
        hint=f"name one: draftsmith check {folder / left[0].path}",
    )


def _tests(
    left: list[_Candidate], wanted: str, folder: Path
) -> Iterator[tuple[str, list[_Candidate]]]:
    """What tells a main file from others, the surest first, and the files that pass."""
    by_stem = {Path(candidate.path).stem.lower(): candidate for candidate in left}
    for stem in (wanted, *_USUAL_STEMS):
        if stem in by_stem:
            yield f"called {stem}", [by_stem[stem]]
    built = [each for each in left if is_file((folder / each.path).with_suffix(".pdf"))]
    yield "the only one with a PDF of its name", built
    most = max(candidate.inputs for candidate in left)
    yield "inputs the most files", [each for each in left if each.inputs == most]
