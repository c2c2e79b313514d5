"""The rule on filler that stands where text should be."""

import re
from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.phrases import shortened

FILLER_MACROS = (
    "lipsum",
    "blindtext",
    "Blindtext",
    "blinddocument",
    "Blinddocument",
    "blindlist",
    "blinditemize",
    "blindenumerate",
    "kant",
)
_FILLER = rare(
    r"\bLorem\s+ipsum\b|(?i:\blorem\s+ipsum\s+dolor\b|\bdolor\s+sit\s+amet\b"
    r"|\bconsectetu(?:r|er)\s+adipisc|\bsed\s+do\s+eiusmod\b|\but\s+enim\s+ad\s+minim\b"
    r"|\bduis\s+aute\s+irure\b|\bexcepteur\s+sint\b)"
)
_FILLER_SIGNS = ("ipsum", "dolor", "consectetu", "eiusmod", "enim", "irure", "excepteur")
"""A text with none of these is no filler: looked for first, since `_FILLER` is slow."""

_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n|\Z")


class FillerText(Rule):
    r"""Filler stands where text should be.

    Lorem ipsum typed out, once for each paragraph that holds it, or printed by ``\lipsum``,
    ``\blindtext`` or ``\kant``. To speak of lorem ipsum in passing is no fault.
    """

    code = "TXT003"
    severity = Severity.ERROR
    message = "filler text"
    hint = "write the text, or remove the filler"
    good = (
        Good("\\documentclass{article}\n\\usepackage{lipsum}\n\\begin{document}A.\\end{document}"),
        Good("Boxes are filled with lorem ipsum before printing."),
    )
    bad = (
        Bad("Lorem ipsum dolor sit amet,\nconsectetur adipiscing elit.", at=(1, 1)),
        Bad("Text. Sed ut. Duis aute irure dolor.", at=(1, 15)),
        Bad(r"\lipsum[1-3]", at=(1, 1)),
        Bad("Text.\n\\Blindtext", at=(2, 1)),
        Bad("\\newcommand\\fill{\\lipsum[1]}\nText. \\fill", at=(2, 7)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for tex in draft.tex:
            for span, name in _fillers(tex):
                yield self.finding(tex, span, message=f"filler text, made by \\{name}")
            typed = tex.live.lower()
            if not any(sign in typed for sign in _FILLER_SIGNS):
                continue
            after = 0
            for found in _FILLER.finditer(tex.live):
                if found.start() >= after:
                    yield self.finding(
                        tex, Span(*found.span()), message=f"filler text: “{shortened(found[0])}”"
                    )
                    end = _PARAGRAPH_END.search(tex.live, found.end())
                    after = end.start() if end else len(tex.live)


def _fillers(tex: TexFile) -> Iterator[tuple[Span, str]]:
    for command in tex.items.commands:
        if command.expanded and command.name in FILLER_MACROS:
            yield command.span, command.name
    for macro in tex.macros(*FILLER_MACROS):
        yield Span(macro.start, macro.end), macro.name
