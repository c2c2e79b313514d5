"""Follows ``\\input`` from the main file: which files a draft is made of, in which order."""

import posixpath
from collections.abc import Callable
from pathlib import Path

import msgspec

from toolkit.draft.file_branches import branches_not_taken
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.disk import found_file, is_file, read_text
from toolkit.readers.pattern import rare
from toolkit.readers.tex_define import Definition
from toolkit.readers.tex_items import Input
from toolkit.readers.tex_macros import Macros
from toolkit.readers.tex_read import inputs_of, packages_of
from toolkit.readers.tex_scanned import Context
from toolkit.readers.tex_spell import spelt_name
from toolkit.readers.text import Decoded, declared_encoding

Read = Callable[[Path, str], Decoded]

MOST_FILES = 2000
DEEPEST_INPUT = 100
"""TeX itself opens 15 files inside each other (``max_in_open``)."""

SYSTEM_INPUTS = frozenset("glyphtounicode epsf pdfcolmk binhex psfig multido tikz pgf".split())
"""Files that a TeX installation brings and drafts read by name."""

_CARRIED = rare(
    r"\\begin\s?\{filecontents\*?\}\s{0,9}(?:\[[^\]]{0,200}\])?\s{0,9}\{([^{}]{1,200})\}"
)
"""What a source writes by ``filecontents``, and reads after."""


class Segment(msgspec.Struct, frozen=True):
    """A run of one file that LaTeX reads without a break, as offsets."""

    tex: TexFile
    start: int
    end: int


class Missing(msgspec.Struct, frozen=True):
    """A file that is named at ``span`` of ``tex`` and cannot be read.

    Args:
        target: as it is named.
        loop: the chain of files, where it is one that reads itself again; else empty.
        too_deep: it is there, but so many files read each other around it that it is not.
        too_many: it is there, but so many are read before it that it and those after it are not.
    """

    tex: TexFile
    span: Span
    target: str
    loop: tuple[str, ...] = ()
    too_deep: bool = False
    too_many: bool = False


class Reading(msgspec.Struct, frozen=True):
    """The files of a draft.

    Args:
        files: each once, in the order LaTeX first opens them, the main file first.
        styles: class and style files of the draft's own.
        segments: what LaTeX reads, in order, down to ``\\end{document}``.
        left_out: what ``\\includeonly`` keeps it from reading, and what that inputs.
    """

    files: tuple[TexFile, ...]
    styles: tuple[TexFile, ...]
    segments: tuple[Segment, ...]
    missing: tuple[Missing, ...]
    truncated: bool
    left_out: tuple[TexFile, ...] = ()


class _Follower:
    """The state of one walk along the inputs."""

    def __init__(self, root: Path, main: str, read: Read) -> None:
        self.root = root
        self.job = Definition("jobname", "", body=posixpath.splitext(posixpath.basename(main))[0])
        self.read = read
        self.context = Context()
        self.encoding = ""
        self.files: dict[str, TexFile] = {}
        self.styles: dict[str, TexFile] = {}
        self.segments: list[Segment] = []
        self.missing: list[Missing] = []
        self.inputs = 0
        self.truncated = False
        self.known: Macros | None = None
        self.chosen: frozenset[str] | None = None
        self.left_out: dict[str, TexFile] = {}
        self.carried: set[str] = set()

    def open(self, path: str) -> TexFile:
        decoded = self.read(self.root / path, self.encoding)
        self.encoding = self.encoding or declared_encoding(decoded.text.encode("utf-8", "replace"))
        tex = TexFile(decoded, path, self.context)
        self.context = tex.scan.context
        self.carried.update(_CARRIED.findall(tex.text) if "filecontents" in tex.text else ())
        self.known = None
        return tex

    def follow(self, path: str, chain: tuple[str, ...]) -> bool:
        """Read a file and all it inputs; whether the document goes on after it."""
        tex = self.files.get(path)
        if tex is None:
            tex = self.files[path] = self.open(path)
            self.read_styles(tex)
            self.choose(tex)
        position = 0
        tex.leave_out(branches_not_taken(tex, lambda named: self.resolve(named, path)))
        for found in inputs_of(tex):
            if tex.leaves_out(found.span):
                continue
            target = self.resolve(found, path)
            if found.command == "include" and self.chosen and found.target not in self.chosen:
                self.segments.append(Segment(tex, position, found.span.start))
                position = found.span.end
                self.leave_out(target)
                continue
            if target is None:
                is_asked = found.command != "InputIfFileExists" and _is_plain(found.target)
                if is_asked and self.carried.isdisjoint((found.target, f"{found.target}.tex")):
                    self.missing.append(Missing(tex, found.span, found.target))
                continue
            if target in chain:
                self.missing.append(Missing(tex, found.span, found.target, (*chain, target)))
                continue
            if len(chain) >= DEEPEST_INPUT:
                self.missing.append(Missing(tex, found.span, found.target, too_deep=True))
                continue
            if self.inputs >= MOST_FILES:
                if not self.truncated:
                    self.missing.append(Missing(tex, found.span, found.target, too_many=True))
                self.truncated = True
                break
            self.inputs += 1
            self.segments.append(Segment(tex, position, found.span.start))
            position = found.span.end
            if not self.follow(target, (*chain, target)):
                return False
        self.segments.append(Segment(tex, position, len(tex.text)))
        return not tex.scan.ended or (len(chain) > 1 and _is_whole(tex))

    def choose(self, tex: TexFile) -> None:
        """Learn from ``\\includeonly`` which files alone ``\\include`` reads."""
        for macro in tex.macros("includeonly"):
            names = (tex.slice(tex.argument(macro.end)) or "").split(",")
            self.chosen = frozenset(map(str.strip, names))

    def leave_out(self, target: str | None) -> None:
        """Read a file that LaTeX does not, and all it inputs, for what an older run told of it."""
        waiting = [target]
        while waiting:
            path = waiting.pop()
            if path is not None and path not in self.left_out and len(self.left_out) < MOST_FILES:
                decoded = self.read(self.root / path, self.encoding)
                tex = self.left_out[path] = TexFile(decoded, path, self.context)
                waiting.extend(self.resolve(found, path) for found in inputs_of(tex))

    def macros(self) -> Macros:
        """What the files read so far define, the style files' first."""
        if self.known is None:
            files = (*self.styles.values(), *self.files.values())
            self.known = Macros([self.job, *(d for tex in files for d in tex.scan.definitions)])
        return self.known

    def read_styles(self, tex: TexFile) -> None:
        """Read the draft's own class and packages, for what they define."""
        for package in packages_of(tex):
            path = f"{package.name}.{'cls' if package.is_class else 'sty'}"
            if path not in self.styles and _is_plain(path) and is_file(self.root / path):
                self.styles[path] = self.open(path)
                self.read_styles(self.styles[path])

    def resolve(self, found: Input, from_path: str) -> str | None:
        """The path, from the root, of the file that is meant; None where there is none."""
        exact = found.target
        if "\\" in exact:
            exact = spelt_name(exact, self.macros())
        extended = f"{exact}.tex"
        names = (extended, exact) if posixpath.splitext(exact)[1] != ".tex" else (exact, extended)
        base = posixpath.dirname(from_path) if found.command.startswith("sub") else ""
        places = (posixpath.join(base, found.folder, name) for name in names)
        return found_file(self.root, map(posixpath.normpath, places))


def _is_whole(tex: TexFile) -> bool:
    """Whether a file is a document of its own, as subfiles and standalone ones are.

    Read by another, it ends itself alone.
    """
    return any(package.is_class for package in packages_of(tex))


def _is_plain(name: str) -> bool:
    """Whether a name can be looked up: no macro in it, none that TeX brings itself."""
    stem = name.removesuffix(".tex")
    return not any(sign in name for sign in "\\#|\0") and stem not in SYSTEM_INPUTS


def read_draft(root: Path, main: str, read: Read = read_text) -> Reading:
    """Read the main file and everything it inputs.

    Args:
        root: the folder that names are looked up from, as LaTeX does.
        main: the main file, from the root.
        read: gives the text of a file in a declared encoding.

    Returns:
        A reading; a file that is missing or reads itself again is listed and left out.
    """
    follower = _Follower(root, main, read)
    follower.follow(main, (main,))
    files, styles = tuple(follower.files.values()), tuple(follower.styles.values())
    macros = follower.macros()
    elsewhere = follower.left_out.items()
    left_out = tuple(tex for path, tex in elsewhere if path not in follower.files)
    for tex in (*files, *styles, *left_out):
        tex.learn(macros)
    segments, missing = tuple(follower.segments), tuple(follower.missing)
    return Reading(files, styles, segments, missing, follower.truncated, left_out)
