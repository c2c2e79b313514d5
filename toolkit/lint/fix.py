"""Applies the fixes that findings carry to the text of their file."""

from collections.abc import Iterable

from toolkit.model.finding import Edit


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; of two that overlap, the one that begins first."""
    pieces, position = [], 0
    for edit in sorted(edits, key=lambda each: each.span):
        if edit.span.start < position:
            continue
        pieces += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    return "".join([*pieces, text[position:]])
