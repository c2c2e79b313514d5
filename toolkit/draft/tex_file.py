"""One file of a draft, read: LaTeX source with its items and prose, or a bibliography."""

from collections.abc import Iterable
from functools import cached_property

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
from toolkit.readers.text import Decoded, TextFault


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
