"""What an environment itself says: a label among its options, a file it holds, that it begins."""

import re
from collections.abc import Iterator

from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_balance import Environment
from toolkit.readers.tex_items import Bibliography, Command, Item, Label

_NOTED = frozenset("thebibliography abstract appendices frame titlepage".split())
_LABEL = rare(
    r"\s*(?:<[^<>]{0,200}>\s*)?(?:\[<[^\[\]]{0,200}\]\s*)?"
    r"\[(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\}){0,500}\}){0,2000}?\blabel\s*=\s*\{?\s*([^,\]}\s]+)"
)
"""The label among an environment's options, after overlays such as ``<1->`` and ``[<+->]``."""

_OPTION = re.compile(r"\s*\[([^\[\]{}%]{1,500})\]")
_FILE_NAME = rare(r"\s*(?:\[[^\]]{0,200}\])?\s*\{([^{}]{1,200})\}")


def items_of(found: Environment, text: str, at: Span | None) -> Iterator[Item]:
    """The items that an environment gives by itself, without those that stand in it.

    Args:
        text: the source it stands in, verbatim text and all.
        at: where a user's macro gives it; None in a file's own source.
    """

    def span(start: int, end: int) -> Span:
        return at or Span(start, end)

    if found.name in ("lstlisting", "frame"):
        yield from option_label(text, found.body_start, at)
    elif found.name.rstrip("*") == "filecontents":
        name = _FILE_NAME.match(text, found.body_start)
        if name is not None:
            body = text[name.end() : found.body_end]
            yield Command(span(*name.span(1)), "filecontents", name[1], body)
    elif found.name == "refsection":
        option = _OPTION.match(text, found.body_start)
        for file in option[1].split(",") if option else ():
            yield Bibliography(span(found.start, found.body_start), file.strip())
    if found.name in _NOTED:
        yield Command(span(found.start, found.end), f"begin-{found.name}", "")


def option_label(text: str, position: int, at: Span | None) -> Iterator[Label]:
    """The label among the options that stand at a position, in the manner of `items_of`."""
    if label := _LABEL.match(text, position):
        yield Label(at or Span(*label.span(1)), label[1], expanded=bool(at))
