"""The running prose of LaTeX source: a mask that leaves words where they stand, and their count."""

import re

from toolkit.model.place import Span
from toolkit.readers import tex_names
from toolkit.readers.tex import Source
from toolkit.readers.tex_balance import Environment
from toolkit.readers.tex_mask import Mask

WORD = re.compile(r"[^\W_]+(?:['’.,/-][^\W_]+)*")
"""A word as people count them: letters and digits, joined by hyphens, apostrophes or a point."""

_MATH = re.compile(r"\\[()\[\]]|\\[\s\S]?|\$\$?|\n[ \t]*\n")
_CLOSES = {"$": "$", "$$": "$$", "\\(": "\\)", "\\[": "\\]"}
_OVERLAY = re.compile(r"\s*(?:<[^<>]{0,200}>)?")
_COMMAND = re.compile(r"\\(?:[a-zA-Z@]+\*?|[\s\S]?)")
_SILENT_SIGNATURES = {
    **dict.fromkeys(tex_names.CITE_MACROS | tex_names.MULTICITE_MACROS, "soom"),
    **dict.fromkeys(tex_names.REF_MACROS - {"hyperref"}, "som"),
    **dict.fromkeys(tex_names.RANGE_REF_MACROS, "smm"),
    **dict.fromkeys(tex_names.INPUT_MACROS, "m"),
    **dict.fromkeys(tex_names.IMAGE_MACROS, "soom"),
    **dict.fromkeys(tex_names.SECTION_LEVELS, "som"),
    **dict.fromkeys(
        "label nocite bibitem bibliographystyle usepackage documentclass RequirePackage "
        "caption captionof subcaption vspace hspace setlength addtolength setcounter graphicspath "
        "pagestyle thispagestyle input color definecolor url bibliography addbibresource "
        "printbibliography addtocounter captionsetup hypersetup geometry newtheorem theoremstyle "
        "renewcommand newcommand providecommand DeclareMathOperator newlength tikzset "
        "lstset vskip rule hyphenation PassOptionsToPackage numberwithin "
        "bibinfo date email index glossary pagenumbering linespread fontsize selectfont "
        "title author thanks affiliation institute guidance keywords".split(),
        "sommm",
    ),
    **dict.fromkeys("textcolor colorbox href begin frametitle framesubtitle".split(), "om"),
    "hyperref": "o",
    "parbox": "om",
    "item": "",
}
"""The arguments of a command that are no prose; a heading's and a caption's are counted apart."""


def _math(live: str) -> list[tuple[int, int]]:
    """The ranges of inline and displayed formulas; an unclosed one ends at a blank line."""
    found, opened, start = [], "", 0
    for token in _MATH.finditer(live):
        sign = token[0]
        if sign[0] == "\n":
            opened = opened if opened in ("\\[", "$$") else ""
        elif opened:
            if sign == _CLOSES[opened] or (opened == "$" and sign == "$$"):
                found.append((start, token.end()))
                opened = ""
        elif sign in _CLOSES:
            opened, start = sign, token.start()
    return found


class Prose:
    """The running prose of a source, of the same length.

    Commands, formulas, headings, captions, floats, tables and keys are blanked. An inline formula
    leaves one ``x``, since a reader takes it for a word.
    """

    def __init__(self, source: Source, floats: tuple[Span, ...]) -> None:
        mask = Mask(source.live)
        for macro in source.scan.macros:
            signature = _SILENT_SIGNATURES.get(macro.name)
            if signature:
                _, end = source.arguments(macro.end, signature)
                mask.blank(macro.start, end)
        for environment in source.scan.environments:
            mask.blank(environment.start, _after_titles(source, environment))
            mask.blank(environment.body_end, environment.end)
            if environment.name in tex_names.SILENT_ENVIRONMENTS:
                mask.blank(environment.start, environment.end)
        for span in floats:
            mask.blank(span.start, span.end)
        formulas = [] if "$" not in source.live and "\\(" not in source.live else _math(source.live)
        for start, end in formulas:
            mask.blank(start, end)
        text = mask.applied()
        if formulas:
            text = _marked(text, formulas, source.live)
        self.text = _COMMAND.sub(lambda command: " " * len(command[0]), text)

    def words(self, span: Span) -> int:
        """How many words stand in a span."""
        return sum(1 for _ in WORD.finditer(self.text, span.start, span.end))


def _after_titles(source: Source, environment: Environment) -> int:
    """Where the prose of an environment may begin: after the options and titles of a slide."""
    overlay = _OVERLAY.match(source.live, environment.body_start)
    if environment.name != "frame" or overlay is None:
        return environment.body_start
    return source.arguments(overlay.end(), "oomm")[1]


def _marked(text: str, formulas: list[tuple[int, int]], live: str) -> str:
    """An ``x`` for each inline formula that stands in prose."""
    inline = [start for start, _ in formulas if live[start : start + 2] not in ("$$", "\\[")]
    pieces, position = [], 0
    for start in inline:
        pieces += [text[position:start], "x"]
        position = start + 1
    return "".join([*pieces, text[position:]])
