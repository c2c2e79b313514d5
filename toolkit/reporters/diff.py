"""What fixes change in a draft, as a unified diff."""

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from toolkit.lint.fixes import Fixes
from toolkit.reporters.formats import Look
from toolkit.reporters.places import path_from_here
from toolkit.reporters.terminal import BOLD, paint, printable

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_STYLES = {"-": "31", "+": "32", "@": "36"}
_NO_END = "\\ No newline at end of file"


def render(every: Iterable[Fixes], look: Look) -> str:
    """The diff of every file that changes; ``patch -p0`` makes the same of LF and CRLF files."""
    return "\n".join(line for fixes in every for line in _lines(fixes, look))


def _lines(fixes: Fixes, look: Look) -> Iterator[str]:
    for file in fixes.files:
        name = printable(path_from_here(str(fixes.root), file.source.path))
        before, after = _LINE.findall(file.source.text), _LINE.findall(file.text)
        for number, line in enumerate(unified_diff(before, after, name, name)):
            text = line.removesuffix("\n") if look.width is None else printable(line.rstrip("\r\n"))
            style = BOLD if number < len(("---", "+++")) else _STYLES.get(line[0], "")
            yield paint(text, style, look.color and bool(style))
            if not line.endswith(("\r", "\n")):
                yield _NO_END
