"""The files that fixes change: byte for byte as they were, but for the edits."""

import codecs
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import BibFile, TexFile
from toolkit.readers.disk import read_bytes

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source of a draft that can be written back.

    Args:
        path: from the draft's root.
        target: the file itself, links followed.
        mark: the byte order mark it begins with; none where it has none.
        text: what stands in it after the mark.
    """

    path: str
    target: Path
    encoding: str
    mark: bytes
    text: str

    def encoded(self, text: str) -> bytes:
        """The file's bytes with another text in it.

        Raises:
            UnicodeEncodeError: the encoding lacks one of its characters.
        """
        return self.mark + text.encode(self.encoding)


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A source and its text with the fixes in it."""

    source: SourceFile
    text: str

    @property
    def before(self) -> bytes:
        """What the file held when it was read."""
        return self.source.encoded(self.source.text)

    @property
    def after(self) -> bytes:
        """What it is to hold."""
        return self.source.encoded(self.text)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A source that is left alone, and why."""

    path: str
    reason: str


def source_files(draft: Draft) -> Iterator[SourceFile | KeptFile]:
    """The sources of a draft: those that can be written back, and the others with the reason."""
    for tex in draft.tex:
        yield _source_file(draft.root, tex, tex.text)
    for file in draft.bib:
        yield _source_file(draft.root, file, file.bib.text)


def _source_file(root: Path, file: TexFile | BibFile, text: str) -> SourceFile | KeptFile:
    if file.fault:
        return KeptFile(file.path, file.fault.message)
    target = (root / file.path).resolve()
    if not target.is_relative_to(root.resolve()):
        return KeptFile(file.path, "it lies outside the draft's folder")
    data = read_bytes(target)
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    source = SourceFile(file.path, target, file.encoding, mark, text)
    if not data or source.encoded(text) != data:
        return KeptFile(file.path, "it does not hold what was checked")
    if not target.stat().st_mode & _WRITABLE:
        return KeptFile(file.path, "it is read-only")
    return source
