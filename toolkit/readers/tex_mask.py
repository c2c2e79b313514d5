"""A text of the same length in which some ranges are blanked, so that offsets stay true."""

import re

_WITHIN_LINE = re.compile(r"[^\r\n]+")


class Mask:
    """Collects ranges to blank, in any order and overlapping at will.

    Args:
        text: what to blank them in.
    """

    __slots__ = ("_ranges", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._ranges: list[tuple[int, int]] = []

    def blank(self, start: int, end: int) -> None:
        """Blank the characters from ``start`` to before ``end``; line ends stay."""
        if end > start:
            self._ranges.append((start, end))

    def applied(self) -> str:
        """The text with every range turned into spaces."""
        pieces, position, text = [], 0, self._text
        for start, end in sorted(self._ranges):
            if end <= position:
                continue
            start = max(start, position)
            pieces.append(text[position:start])
            pieces.append(_WITHIN_LINE.sub(_blank, text[start:end]))
            position = end
        pieces.append(text[position:])
        return "".join(pieces)


def _blank(found: "re.Match[str]") -> str:
    return " " * len(found[0])
