"""One file of a draft, read: LaTeX source with its items and prose, or a bibliography."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import msgspec

from toolkit.draft.nesting import Nesting
from toolkit.model.place import LineIndex, Place, Span
from toolkit.readers.bib import Bib
from toolkit.readers.tex import Source
from toolkit.readers.tex_balance import Environment
from toolkit.readers.tex_items import Items
from toolkit.readers.tex_macros import Macros
from toolkit.readers.tex_prose import Prose
from toolkit.readers.tex_read import read
from toolkit.readers.tex_scanned import Context
from toolkit.readers.text import Decoded, TextFault, declared_encoding, decode

LARGEST_FILE_BYTES = 64 * 1024 * 1024
"""A source file larger than this is no draft; its end is not read."""


def is_file(path: Path) -> bool:
    """Whether there is a file, no folder, pipe or device, of a name that the system can hold."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, the first 64 MiB at the most; none where it cannot be read."""
    if not is_file(path):
        return b""
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE_BYTES)
    except OSError:
        return b""


def read_text(path: Path, declared: str = "") -> Decoded:
    """The text of a file in its declared encoding, or what it declares itself."""
    data = read_bytes(path)
    return decode(data, declared_encoding(data) or declared)


class TexFile(Source):
    """A LaTeX file of the draft.

    Args:
        decoded: its text, and where its bytes were not what they should be.
        path: from the draft's root, with forward slashes.
        context: what the files read before it told.
    """

    def __init__(self, decoded: Decoded, path: str, context: Context | None = None) -> None:
        super().__init__(decoded.text, path, context)
        self.encoding: str = decoded.encoding
        self.fault: TextFault | None = decoded.fault
        self.known = Macros()
        self._left_out: tuple[Span, ...] = ()

    def learn(self, macros: Macros) -> None:
        """Take the definitions of the whole draft, once all its files are scanned."""
        self.known = macros

    def leave_out(self, spans: Iterable[Span]) -> None:
        """Take some stretches for not set, before any of the file's items is asked for."""
        self._left_out = tuple(spans)

    def leaves_out(self, span: Span) -> bool:
        """Whether what stands at a span is not set."""
        return any(span.start in each for each in self._left_out)

    @cached_property
    def items(self) -> Items:
        """The headings, citations, labels and so on that stand in the file."""
        found = read(self, self.known)
        return found.without(self.leaves_out) if self._left_out else found

    @cached_property
    def groups(self) -> Nesting[Span]:
        """Its groups in braces."""
        return Nesting(Span(start, end) for start, end in self.scan.groups.items())

    @cached_property
    def environments(self) -> Nesting[Environment]:
        """Its environments."""
        return Nesting(self.scan.environments)

    @cached_property
    def prose(self) -> Prose:
        """The running prose: no formulas, floats, headings, keys or commands."""
        items = self.items
        expanded = (*items.references, *items.citations, *items.captions, *items.labels)
        hidden = [item.span for item in (*items.floats, *items.inputs)]
        hidden += [item.span for item in expanded if item.expanded]
        hidden += self._left_out
        return Prose(self, tuple(hidden), self.known.words)


class BibFile(msgspec.Struct, frozen=True, dict=True):
    """A bibliography file of the draft."""

    path: str
    bib: Bib
    fault: TextFault | None
    encoding: str = "utf-8"

    @cached_property
    def lines(self) -> LineIndex:
        """Where the lines begin."""
        return LineIndex(self.bib.text)

    def place(self, span: Span) -> Place:
        """The place of a span in this file."""
        return self.lines.place(self.path, span)
