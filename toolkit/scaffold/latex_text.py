r"""Plain text that a person typed, made safe for LaTeX: what was typed is what is printed."""

import re
import unicodedata
from itertools import pairwise
from typing import Literal

from toolkit.model.errors import ScaffoldError

Engine = Literal["pdflatex", "lualatex"]

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_UNESCAPES = {latex.removesuffix("{}"): sign for sign, latex in _ESCAPES.items()}
_SPECIAL = re.compile(r"\\(?:[a-zA-Z]+(?:\{\}|[ \t]*)|[\s\S]?)|[{}~]")
_LIGATING = "-,<>"  # doubled, they would turn into a dash or a quotation mark
_APART = r"\/"  # an italic correction: invisible, and it keeps both engines from joining the two

# What draftsmith.sty's Times prints beyond ASCII: found by setting every character that LaTeX's
# T1 and TS1 tables declare and reading the page back (test_latex_text.py repeats it).
_TIMES = (
    "00A1-00A7 00A9-00AC 00AE 00B0-00B3 00B5-0107 010C-0113 0116-011B 011E-011F 0122-0123 "
    "012A-012B 012E-0131 0136-0137 0139-013E 0141-0148 014C-014D 0150-015B 015E-0165 016A-016B "
    "016E-0173 0178-017E 0192 0218-0219 02D9 02DB 2013-2014 2018-201A 201C-201E 2020-2022 2026 "
    "2030 2039-203A 2044 20AC 2122"
)
# What pdfLaTeX builds from a letter and an accent, though that Times has no such letter.
_BUILT = (
    "0108-010B 0114-0115 011C-011D 0120-0121 0124-0125 0128-0129 012C-012D 0132-0134 014E-014F "
    "015C-015D 0168-0169 016C-016D 0174-0177 01C4-01D4 01E2-01E3 01E6-01EB 01F4-01F5 021A-021B "
    "0232-0233 1E02-1E03 1E0D 1E1E-1E21 1E25 1E30-1E31 1E37 1E43 1E45 1E47 1E5B 1E63 1E6D "
    "1E8E-1E91 1EF2-1EF3 2010-2011"
)
_NEVER = frozenset({"Cc", "Cs", "Co", "Cn"})  # Unicode's controls, surrogates and unassigned


def _characters(ranges: str) -> frozenset[str]:
    ends = (part.partition("-") for part in ranges.split())
    return frozenset(
        chr(code)
        for first, _, last in ends
        for code in range(int(first, 16), int(last or first, 16) + 1)
    )


ASCII = _characters("0020-007E")
TIMES = ASCII | _characters(_TIMES)
PDFLATEX = TIMES | _characters(_BUILT)


def tidy(text: str) -> str:
    """The text with letters and accents composed and each run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def escape(text: str, engine: Engine = "pdflatex") -> str:
    """LaTeX that prints exactly the text, in running text and in a PDF's title.

    Args:
        text: tidied, and of characters that the engine can set.
        engine: with LuaLaTeX, text that Times lacks letters for is set in another font, whole.
    """
    escaped = "".join(
        (_APART if each in _LIGATING and each == before else "") + _ESCAPES.get(each, each)
        for before, each in pairwise(f" {text}")
    )
    if engine == "lualatex" and not TIMES.issuperset(text):
        return rf"\otherscript{{{escaped}}}"
    return escaped


def unescape(latex: str) -> str | None:
    """The text that `escape` made into this; None where it holds what `escape` never writes.

    Signs that a person left bare (``&``, ``_``, ``$``) stand for themselves, a tie for a space.
    """
    parts: list[str] = []
    position = 0
    known = {_APART: "", "~": " ", **_UNESCAPES}
    for found in _SPECIAL.finditer(latex):
        sign = known.get(found[0].removesuffix("{}").rstrip(" \t"))
        if sign is None:
            return None
        parts += (latex[position : found.start()], sign)
        position = found.end()
    return "".join(parts) + latex[position:]


def refuse_unsettable(text: str, engine: Engine, what: str) -> None:
    """See to it that the engine can set the text.

    Args:
        text: tidied.
        what: whose text it is, for the message, such as ``title``.

    Raises:
        ScaffoldError: some characters cannot be set; each is named.
    """
    no_text = tuple(each for each in text if unicodedata.category(each) in _NEVER)
    if no_text:
        raise ScaffoldError(f"{_named(no_text)} is not text", place=what, hint="leave it out")
    beyond = tuple(each for each in text if each not in PDFLATEX)
    if beyond and engine == "pdflatex":
        hint = "leave it out, or choose LuaLaTeX: --set engine=lualatex"
        raise ScaffoldError(f"pdflatex cannot set {_named(beyond)}", place=what, hint=hint)


def _named(characters: tuple[str, ...]) -> str:
    """The characters, each once, with code and Unicode name."""
    return ", ".join(map(_name, dict.fromkeys(characters)))


def _name(character: str) -> str:
    shown = character if character.isprintable() else ""
    name = unicodedata.name(character, "a control or unassigned character")
    return f"{shown} (U+{ord(character):04X} {name})".strip()
