"""Which files of a draft's folder are handed in with it, and which are left out."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePosixPath

from toolkit.course.requirements import CodeRule
from toolkit.draft.draft import Draft
from toolkit.draft.folder import files_below
from toolkit.draft.settings import SETTINGS_FILE

LEFTOVERS = frozenset(
    "aux bcf blg dvi fdb_latexmk fls idx ilg ind ist lof log lol lot nav out ptc snm synctex toc "
    "vrb xdv".split()
)
"""Endings of what LaTeX and its helpers write for themselves."""

_READ_BY_NAME = frozenset("sty cls bst bbx cbx lbx clo def cfg ldf fd tfm otf ttf pfb bbl".split())
_KEPT_STEMS = frozenset({"readme", "license", "licence", "latexmkrc", "makefile"})
_NAMED = re.compile(r"[{\[,=][ \t]*([^{}\[\],=\s]{1,200})")


def left_out(draft: Draft) -> tuple[str, ...]:
    """The files in a draft's folder that are no part of it, by path.

    A part are its sources, what they or its settings read or only name, its PDF and what LaTeX
    wrote beside it under the same name, its code, and what tells how it is built. So are hidden
    files of version control and of `draftsmith new`.
    """
    parts = frozenset(_parts(draft))
    names = cache(lambda: frozenset(_names(draft)))
    code = (draft.requirements.code if draft.requirements else None) or CodeRule()
    return tuple(
        file.path
        for file in files_below(draft.root)
        if file.path not in parts
        and not file.path.startswith(f"{code.folder}/")
        and not _is_kept(PurePosixPath(file.path), PurePosixPath(draft.main).stem, names)
    )


def _parts(draft: Draft) -> Iterator[str]:
    yield from (tex.path for tex in (*draft.tex, *draft.styles))
    yield from (file.path for file in draft.bib)
    yield SETTINGS_FILE
    yield from (str(PurePosixPath(name)) for name in draft.settings.check.given_texts)
    if draft.pdf is not None:
        yield draft.pdf.path
    yield from (image.path for image in draft.images if image.path)


def _names(draft: Draft) -> Iterator[str]:
    """The names in any argument of the sources, with their endings and without."""
    for tex in (*draft.tex, *draft.styles):
        for path in _NAMED.findall(tex.live):
            name = path.rpartition("/")[2]
            yield from (name, name.rpartition(".")[0])


def _is_kept(path: PurePosixPath, main: str, names: Callable[[], frozenset[str]]) -> bool:
    stem, ending = path.name.partition(".")[0], path.suffix[1:].lower()
    if path.parts[0].startswith((".git", ".latexmkrc")):
        return True
    if stem == main and (ending in LEFTOVERS or ending in ("bbl", "pdf", "gz", "xml")):
        return True
    if ending in _READ_BY_NAME or stem.lower() in _KEPT_STEMS:
        return True
    return not path.name.startswith(".") and bool({path.name, path.stem} & names())
