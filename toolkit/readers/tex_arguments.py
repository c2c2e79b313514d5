"""What the arguments of commands say, the user's macros in them spelt out: keys, names, text."""

import re
from collections.abc import Callable, Iterator

from toolkit.model.place import Span
from toolkit.readers.tex import Source
from toolkit.readers.tex_macros import Macros
from toolkit.readers.tex_spell import spelt_name, spelt_out

_KEY = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_SPACE = re.compile(r"\s+")
_MULTICITE_NOTES = re.compile(r"\s*\([^()]{0,500}\)")


class Arguments:
    """The arguments in one source.

    Args:
        macros: what the draft defines.
        at: where the items of an expansion stand; None in a file's own source.
        budget: how many more times a macro may be spelt out, in a list of one that many share.
    """

    def __init__(self, source: Source, macros: Macros, at: Span | None, budget: list[int]) -> None:
        self.source = source
        self.macros = macros
        self.at = at
        self.budget = budget

    def span(self, start: int, end: int) -> Span:
        """Where something stands in its file."""
        return self.at or Span(start, end)

    def spelt(self, fragment: Span | None) -> str:
        """The source at a span, the user's macros in it spelt out."""
        return self._afforded(spelt_out, self.source.slice(fragment) or "")

    def keys(self, argument: Span | None) -> Iterator[tuple[str, Span]]:
        """The comma-separated keys of an argument, each with its place; none that is computed."""
        if argument is not None:
            for found in _KEY.finditer(self.source.live, argument.start, argument.end):
                span, names = self.span(*found.span()), self.name(found[0])
                for key in map(str.strip, names.split(",")):
                    if key and "\\" not in key:
                        yield key, span

    def name(self, source: str) -> str:
        """A key or a file's name, the user's macros in it spelt out, on one line."""
        return self._afforded(spelt_name, _SPACE.sub(" ", source))

    def _afforded(self, spell: Callable[[str, Macros], str], text: str) -> str:
        if "\\" not in text or self.budget[0] <= 0:
            return text
        spelt = spell(text, self.macros)
        self.budget[0] -= spelt != text
        return spelt


def multicited(source: Source, position: int) -> Iterator[Span]:
    """The keys of ``\\cites`` and its like, which take notes and keys as often as one likes.

    Args:
        position: the offset after the command's name.
    """
    while notes := _MULTICITE_NOTES.match(source.live, position):
        position = notes.end()
    while True:
        (_, _, keys), position = source.arguments(position, "oom")
        if keys is None:
            return
        yield keys
