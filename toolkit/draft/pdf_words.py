"""The words on lines of a PDF."""

import re
from collections.abc import Iterable

_DIVIDED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-ZÀ-ÖØ-Þ])")
_WORD = re.compile(r"\S*[^\W_]\S*")


def join_lines(lines: Iterable[str]) -> str:
    """Lines as one text; a word divided at a line's end is put together again."""
    return _DIVIDED.sub("", "\n".join(lines)).replace("\n", " ")


def count_words(lines: Iterable[str]) -> int:
    """How many words stand on the lines: what blanks divide and holds a letter or digit."""
    return len(_WORD.findall(join_lines(lines)))
