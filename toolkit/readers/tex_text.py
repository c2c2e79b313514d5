"""LaTeX fragments as plain text: titles, captions, names."""

import re
from functools import cache
from typing import Any

_SPACE = re.compile(r"\s+")
_SIMPLE = re.compile(r"[{}]|~")
_HARD = re.compile(r"[\\$%&^_#]|--|``|''")
_MARGIN = re.compile(
    r"\\(?:thanks|footnote|footnotemark|label|index|vspace|hspace|inst|orcidID)\*?"
)
_LONGEST = 20_000


@cache
def _reader() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text  # start-up cost: only a fragment needs it

    return LatexNodes2Text(math_mode="text", keep_comments=False, strict_latex_spaces=False)


def plain(source: str) -> str:
    """The text that a fragment of LaTeX prints, on one line.

    Args:
        source: LaTeX without comments; footnotes and labels in it are left out. What is too
            broken to read is given back as it stands, white space folded.
    """
    source = source[:_LONGEST]
    if not _HARD.search(source):
        return _SPACE.sub(
            " ", _SIMPLE.sub(lambda sign: " " if sign[0] == "~" else "", source)
        ).strip()
    source = without_notes(source)
    try:
        text = _reader().latex_to_text(source, tolerant_parsing=True)
    except Exception:
        text = source
    return _SPACE.sub(" ", text).strip()


def without_notes(source: str) -> str:
    """The source without footnotes, labels and marks that a title may carry."""
    pieces, position = [], 0
    for note in _MARGIN.finditer(source):
        if note.start() < position:
            continue
        pieces.append(source[position : note.start()])
        position = _after_argument(source, note.end())
    return "".join([*pieces, source[position:]])


def _after_argument(source: str, position: int) -> int:
    if source[position : position + 1] != "{":
        return position
    depth = 0
    for offset in range(position, len(source)):
        depth += (source[offset] == "{") - (source[offset] == "}")
        if depth == 0:
            return offset + 1
    return len(source)
