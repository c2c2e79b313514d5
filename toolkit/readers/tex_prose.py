"""The running prose of LaTeX source: a mask that leaves words where they stand, and their count."""

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cached_property

from toolkit.model.place import Span
from toolkit.readers import tex_names
from toolkit.readers.tex import Source
from toolkit.readers.tex_arguments import multicited
from toolkit.readers.tex_balance import Environment
from toolkit.readers.tex_mask import Mask

WORD = re.compile(r"[^\W_]++(?:['’.,/-][^\W_]++)*+")
"""A word as people count them: letters and digits, joined by hyphens, apostrophes or a point."""

_MATH = re.compile(r"\\[()\[\]]|\\[\s\S]?|\$\$?|\n[ \t]*\n")
_CLOSES = {"$": "$", "$$": "$$", "\\(": "\\)", "\\[": "\\]"}
_OVERLAY = re.compile(r"\s*(?:<[^<>]{0,200}>)?")
_COMMAND = re.compile(r"\\(?:[a-zA-Z@]+\*?|[^\r\n]?)")
_BREAK = re.compile(r"\\\\\*?(?:[ \t]*\[[^\[\]\n]{0,40}\])?")
_LETTER = re.compile(
    r"""\\["'`^~=.](?:\{\\?[a-zA-Z]{0,2}\}|\\?[a-zA-Z])"""
    r"|\\[Hcdbkruvt](?:\{\\?[a-zA-Z]{1,2}\}|[ \t]+[a-zA-Z]|\\[a-zA-Z])"
    r"|\\(?:ss|ae|oe|AE|OE|aa|AA|dh|DH|th|TH|ng|NG|o|O|l|L|i|j)(?![a-zA-Z@])(?:\{\}|[ \t]+)?"
    r"|\\(?:(?:La|Bib)?TeXe?)(?![a-zA-Z@])"
)
"""Commands that print a letter or a word: accents, the letters of other alphabets, logos."""

_FILLER = "\N{MODIFIER LETTER APOSTROPHE}"
"""Stands where a letter is typed in several characters: part of a word, and of no other text."""

_SILENT_SIGNATURES = {
    **dict.fromkeys(tex_names.CITE_MACROS, "soom"),
    **dict.fromkeys(tex_names.REF_MACROS - {"hyperref"}, "soom"),
    **dict.fromkeys(tex_names.RANGE_REF_MACROS, "somm"),
    **dict.fromkeys(tex_names.INPUT_MACROS, "m"),
    **dict.fromkeys(tex_names.IMAGE_MACROS, "soom"),
    **dict.fromkeys(tex_names.SECTION_LEVELS, "som"),
    **dict.fromkeys(
        "label nocite bibitem bibliographystyle usepackage documentclass RequirePackage "
        "caption subcaption vspace hspace graphicspath pagestyle thispagestyle color url "
        "bibliography addbibresource printbibliography captionsetup hypersetup geometry "
        "theoremstyle newlength tikzset lstset sisetup hyphenation usetikzlibrary date email "
        "index glossary pagenumbering linespread title author thanks affiliation institute "
        "guidance keywords todo TODO phantom hphantom vphantom pagebreak nopagebreak linebreak "
        "enlargethispage bibliographyunit crefname graphicspath".split(),
        "som",
    ),
    **dict.fromkeys(
        "setlength addtolength setcounter addtocounter PassOptionsToPackage numberwithin bibinfo "
        "fontsize markboth rule DeclareMathOperator".split(),
        "somm",
    ),
    **dict.fromkeys("definecolor addcontentsline".split(), "mmm"),
    "captionof": "smom",
    "IfFileExists": "m",
    "newtheorem": "smomo",
    "resizebox": "smm",
    "raisebox": "moo",
    "scalebox": "mo",
    "rotatebox": "om",
    "multicolumn": "mm",
    "multirow": "omom",
    **dict.fromkeys("textcolor colorbox href begin frametitle framesubtitle".split(), "om"),
    "hyperref": "o",
    "parbox": "ooom",
}
"""The arguments of a command that are no prose; a heading's and a caption's are counted apart."""

_ARGUMENTS = {
    "frame": "oomm",
    "multicols": "mo",
    "subfigure": "oom",
    "subtable": "oom",
    **dict.fromkeys("minipage column adjustbox spacing list tcolorbox labeling".split(), "ooom"),
}
"""The arguments of an environment, after an overlay such as ``<1->``; others have options only."""


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

    Args:
        hidden: floats, inputs and whatever else is no prose.
        printed: names of the user's macros that stand for text.
    """

    def __init__(
        self, source: Source, hidden: tuple[Span, ...], printed: Collection[str] = ()
    ) -> None:
        mask = Mask(source.live)
        for macro in source.scan.macros:
            signature = _SILENT_SIGNATURES.get(macro.name)
            if macro.name in tex_names.MULTICITE_MACROS:
                mask.blank(
                    macro.start,
                    max((c.end for c in multicited(source, macro.end)), default=macro.end),
                )
            elif signature:
                _, end = source.arguments(macro.end, signature)
                mask.blank(macro.start, end)
        for environment in source.scan.environments:
            mask.blank(environment.start, _after_arguments(source, environment))
            mask.blank(environment.body_end, environment.end)
            if environment.name in tex_names.SILENT_ENVIRONMENTS:
                mask.blank(environment.start, environment.end)
        for span in hidden:
            mask.blank(span.start, span.end)
        formulas = _math(source.live)
        for start, end in formulas:
            mask.blank(start, end)
        text = mask.applied()
        if formulas:
            text = _marked(text, formulas, source.live)
        text = _LETTER.sub(lambda letter: _FILLER * len(letter[0]), _BREAK.sub(_blank, text))
        self.text = _COMMAND.sub(
            lambda command: (_FILLER if command[0][1:] in printed else " ") * len(command[0]), text
        )

    @cached_property
    def _beginnings(self) -> list[int]:
        return [word.start() for word in WORD.finditer(self.text)]

    def words(self, span: Span) -> int:
        """How many words begin in a span."""
        return bisect_left(self._beginnings, span.end) - bisect_left(self._beginnings, span.start)


def _after_arguments(source: Source, environment: Environment) -> int:
    """Where the prose of an environment may begin: after its options and arguments."""
    overlay = _OVERLAY.match(source.live, environment.body_start)
    start = overlay.end() if overlay and overlay[0].strip() else environment.body_start
    _, end = source.arguments(start, _ARGUMENTS.get(environment.name, "o"))
    return min(end, environment.body_end)


def _blank(found: "re.Match[str]") -> str:
    return " " * len(found[0])


def _marked(text: str, formulas: list[tuple[int, int]], live: str) -> str:
    """An ``x`` for each inline formula that stands in prose."""
    inline = [start for start, _ in formulas if live[start : start + 2] not in ("$$", "\\[")]
    pieces, position = [], 0
    for start in inline:
        pieces += [text[position:start], "x"]
        position = start + 1
    return "".join([*pieces, text[position:]])
