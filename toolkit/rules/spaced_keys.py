"""Keys that cleveref reads together with a blank beside them, and so does not find."""

import re

from toolkit.draft.tex_file import TexFile
from toolkit.readers.pattern import rare
from toolkit.readers.tex_items import Reference
from toolkit.readers.tex_names import CLEVEREF_MACROS

_BLANK_BEFORE = rare(r"[,{](?:[ \t]+|[ \t]*\r?\n[ \t]*)\Z")
_BLANK_AFTER = re.compile(r"[ \t]*\r?\n|[ \t]")
_LONGEST_GAP = 80


def is_spaced(tex: TexFile, reference: Reference) -> bool:
    """Whether a reference of cleveref's holds a blank beside its key; a comment ends none."""
    if reference.command not in CLEVEREF_MACROS or reference.expanded:
        return False
    start, end = reference.span.start, reference.span.end
    before = _BLANK_BEFORE.search(tex.text, max(0, start - _LONGEST_GAP), start)
    return before is not None or _BLANK_AFTER.match(tex.text, end) is not None
