"""Finds the lengths that a file of a draft sets."""

import re
from collections.abc import Iterator

from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.tex_scanned import Macro

_NAME = re.compile(r"\s*\\([a-zA-Z]+)\s*\Z")
_BARE = re.compile(r"\s*\\[a-zA-Z]+")


def set_lengths(tex: TexFile) -> Iterator[tuple[Macro, str, str, int]]:
    """What ``\\setlength`` and ``\\addtolength`` change: which length, and the value."""
    for macro in tex.macros("setlength", "addtolength"):
        (first,), end = tex.arguments(macro.end, "m")
        if first is None:
            bare = _BARE.match(tex.live, macro.end)
            first, end = (Span(*bare.span()), bare.end()) if bare else (None, end)
        name = _NAME.match(tex.slice(first) or "")
        value = tex.argument(end)
        if name and value:
            yield macro, name[1], (tex.slice(value) or "").strip(), value.end + 1
