"""LaTeX source as a value: its text, what LaTeX typesets of it, and look-ups by offset."""

import re
from collections.abc import Iterator
from functools import cached_property

from toolkit.model.place import LineIndex, Place, Span
from toolkit.readers.tex_scan import scan
from toolkit.readers.tex_scanned import Context, Macro, Scan

_GAP_BEFORE = re.compile(r"[ \t]+\Z")
_WORD_BEFORE = re.compile(r"[^\s~{}\\$\[\](),;:]+\Z")
_LONGEST_GAP = 80
_LONGEST_WORD = 40
_LONGEST_OPTION = 5000
_MOST_OPTION_PARTS = 200
_OPTION_PART = re.compile(r"[^\]\\{]*(?:\\[\s\S]|[\]{])")
_SPACE = re.compile(r"[ \t]*(?:\r\n|\n|\r)?[ \t]*")


class Source:
    """One piece of LaTeX source, scanned.

    Args:
        text: the source.
        path: how a person knows the file; relative to the draft's root.
        context: what earlier files told.
        at_is_letter: ``@`` belongs to names, as it does in a class or style file.
    """

    def __init__(
        self,
        text: str,
        path: str = "",
        context: Context | None = None,
        *,
        at_is_letter: bool = False,
    ) -> None:
        self.text = text
        self.path = path
        package = at_is_letter or path.endswith((".sty", ".cls"))
        self.scan: Scan = scan(text, context, package=package)
        self.live = self.scan.live

    @cached_property
    def lines(self) -> LineIndex:
        """Where the lines begin."""
        return LineIndex(self.text)

    @cached_property
    def _by_name(self) -> dict[str, list[Macro]]:
        found: dict[str, list[Macro]] = {}
        for macro in self.scan.macros:
            found.setdefault(macro.name, []).append(macro)
        return found

    def place(self, span: Span) -> Place:
        """The place of a span in this file."""
        return self.lines.place(self.path, span)

    def line(self, offset: int) -> int:
        """The line, from 1, of an offset."""
        return self.lines.line_column(offset)[0]

    def macros(self, *names: str) -> Iterator[Macro]:
        """The uses of control words in running text, in order."""
        by_name = self._by_name
        if len(names) == 1:
            yield from by_name.get(names[0], ())
        else:
            found = (macro for name in names for macro in by_name.get(name, ()))
            yield from sorted(found, key=lambda macro: macro.start)

    def blank_before(self, offset: int) -> Span | None:
        """The blanks between ``offset`` and what stands before it on its line; None for none."""
        before = self.live[max(0, offset - _LONGEST_GAP) : offset]
        gap = _GAP_BEFORE.search(before)
        if gap is None or gap.start() == 0 or before[gap.start() - 1] in "\r\n":
            return None
        return Span(offset - len(gap[0]), offset)

    def word_before(self, offset: int) -> str:
        """The word that ends at ``offset``; empty where none does."""
        word = _WORD_BEFORE.search(self.live[max(0, offset - _LONGEST_WORD) : offset])
        return word[0] if word else ""

    def skip_space(self, offset: int) -> int:
        """The offset after blanks and at most one line end."""
        space = _SPACE.match(self.live, offset)
        return space.end() if space else offset

    def star(self, offset: int) -> int:
        """The offset after a star, where one stands there."""
        after = self.skip_space(offset)
        return after + 1 if self.live[after : after + 1] == "*" else offset

    def option(self, offset: int) -> Span | None:
        """The content of the ``[…]`` at or after ``offset``; None where none stands there.

        At most 5,000 characters long, with at most 200 groups and control words in it.
        """
        start = self.skip_space(offset)
        if self.live[start : start + 1] != "[":
            return None
        position, last = start + 1, min(len(self.live), start + _LONGEST_OPTION)
        if self.live.find("]", position, last) < 0:
            return None
        for _ in range(_MOST_OPTION_PARTS):
            part = _OPTION_PART.match(self.live, position, last)
            if part is None:
                break
            if part[0][-1] == "]":
                return Span(start + 1, part.end() - 1)
            position = part.end()
            if part[0][-1] == "{":
                position = self.scan.groups.get(position - 1, position)
        return None

    def argument(self, offset: int) -> Span | None:
        """The content of the ``{…}`` at or after ``offset``; None where none stands there."""
        start = self.skip_space(offset)
        end = self.scan.groups.get(start)
        return None if end is None else Span(start + 1, end - 1)

    def arguments(self, offset: int, signature: str) -> tuple[tuple[Span | None, ...], int]:
        """Read arguments: ``s`` a star, ``o`` optional, ``m`` in braces or a single token.

        Returns:
            A span for each letter, None where the argument is not there; and the offset after.
        """
        found: list[Span | None] = []
        for kind in signature:
            if kind == "s":
                after = self.star(offset)
                found.append(Span(after - 1, after) if after > offset else None)
                offset = after
                continue
            span = self.option(offset) if kind == "o" else self.argument(offset)
            found.append(span)
            offset = span.end + 1 if span else offset
        return tuple(found), offset

    def slice(self, span: Span | None) -> str | None:
        """The source at a span, comments and all that is not typeset left out."""
        return None if span is None else self.live[span.start : span.end]
