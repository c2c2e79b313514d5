"""LaTeX fragments as plain text: titles, captions, names."""

import re
from functools import cache
from typing import Any

from toolkit.readers import tex_names

_SPACE = re.compile(r"\s+")
_SIMPLE = re.compile(r"[{}]|~")
_HARD = re.compile(r"[\\$%&^_#]|--|``|''")
_EASY = re.compile(
    r"\\(?:emph|textbf|textit|texttt|textsc|textsf|bfseries|itshape|ttfamily|small|email)"
    r"(?![a-zA-Z])[ \t]*|\\([%&_#$])|\\[, ]|---?|``|''"
)
_EASY_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "\\,": " ", "\\ ": " "}
_LONGEST = 5000
_SIGN = re.compile(r"\\.|[\[\]{}]", re.S)
_MOST_OPEN_OPTIONS = 4
"""Each ``[`` that never closes is read twice, and so is all that stands in it."""

_KEPT = {
    **dict.fromkeys(
        "textrm textsf texttt textmd textup textsl textnormal text mbox hbox vbox fbox enquote "
        "uline sout uppercase lowercase MakeUppercase MakeLowercase MakeTextUppercase url path "
        "nolinkurl centerline textsubscript".split(),
        "{",
    ),
    **dict.fromkeys("textcolor colorbox".split(), "[{{"),
    **dict.fromkeys("framebox makebox parbox hyperref".split(), "[[[{"),
    "parbox": "[[[{{",
    "raisebox": "{[[{",
    "resizebox": "*{{{",
    "scalebox": "{[{",
    "rotatebox": "[{{",
    "href": "{{",
    "foreignlanguage": "{{",
    "texorpdfstring": "{{",
}
"""Commands whose last argument is the text they print, and the arguments that they take."""

_DROPPED = {
    **dict.fromkeys(tex_names.CITE_MACROS | tex_names.MULTICITE_MACROS, "*[[{"),
    **dict.fromkeys(tex_names.REF_MACROS - tex_names.OPTIONAL_REF_MACROS, "*{"),
    **dict.fromkeys(tex_names.RANGE_REF_MACROS, "*{{"),
    **dict.fromkeys(
        "label index glossary nocite thanks inst orcidID orcidlink phantom hphantom vphantom "
        "input vskip IEEEmembership authornotemark affmark corref fnref".split(),
        "{",
    ),
    **dict.fromkeys("vspace hspace".split(), "*{"),
    **dict.fromkeys("setlength addtolength setcounter addtocounter fontsize".split(), "{{"),
    **dict.fromkeys("color footnote footnotetext tnote".split(), "[{"),
    "footnotemark": "[",
    "today": "",
    "-": "",
}
"""Commands that print nothing of a title's own, and the arguments that they take."""

_SIGNS = {
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2ε",
    "TeX": "TeX",
    "BibTeX": "BibTeX",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "texteuro": "€",
    "ddag": "‡",
    "slash": "/",
    "textquotedbl": '"',
    "textasciicircum": "^",
    "textasciitilde": "~",
    "abstractname": "Abstract",
    "ackname": "Acknowledgments",
    "appendixname": "Appendix",
    "bibname": "Bibliography",
    "discintname": "Disclosure of Interests",
    "refname": "References",
}
"""Commands that print a sign, a logo or, in English, a heading of the class's."""


@cache
def _reader() -> tuple[Any, Any]:
    """What turns a fragment into text, and what it knows of the arguments of commands."""
    from pylatexenc import latex2text, latexwalker  # start-up cost: only a fragment needs it
    from pylatexenc.macrospec import std_macro

    arguments = latexwalker.get_default_latex_context_db()
    texts = latex2text.get_default_latex_context_db()
    taken = {**dict.fromkeys(_SIGNS, ""), **_KEPT, **_DROPPED}
    printed = {**_SIGNS, **dict.fromkeys(_DROPPED, "")}
    printed |= {name: f"%({len(spec)})s" for name, spec in _KEPT.items()}
    arguments.add_context_category(
        "draftsmith",
        prepend=True,
        macros=[std_macro(name, spec) for name, spec in taken.items()],
    )
    texts.add_context_category(
        "draftsmith",
        prepend=True,
        macros=[latex2text.MacroTextSpec(name, text) for name, text in printed.items()],
    )
    speaker = latex2text.LatexNodes2Text(
        latex_context=texts, math_mode="text", keep_comments=False, strict_latex_spaces=False
    )
    return speaker, arguments


def _open_options(source: str) -> bool:
    """Whether many ``[`` are not closed in the group they stand in."""
    waiting: list[str] = []
    lost = 0
    for sign in _SIGN.findall(source):
        if sign in "[{":
            waiting.append(sign)
        elif sign == "]" and waiting[-1:] == ["["]:
            waiting.pop()
        elif sign == "}":
            while waiting and waiting.pop() == "[":
                lost += 1
    return lost + waiting.count("[") > _MOST_OPEN_OPTIONS


def plain(source: str) -> str:
    """The text that a fragment of LaTeX prints, on one line.

    Args:
        source: LaTeX; its comments, footnotes, labels, citations and the numbers of references
            are left out. What is too broken to read is given back as it stands, white space
            folded. Of what is longer than a page, the beginning is read.
    """
    source = source[:_LONGEST]
    if not _HARD.search(_EASY.sub("", source)):  # start-up cost: most names and titles end here
        text = _SIMPLE.sub(lambda sign: " " if sign[0] == "~" else "", _EASY.sub(_easily, source))
    else:
        speaker, arguments = _reader()
        source = source.replace("[", "{[}") if _open_options(source) else source
        try:
            text = speaker.latex_to_text(source, latex_context=arguments, tolerant_parsing=True)
        except Exception:
            text = source
    return _SPACE.sub(" ", text).strip()


def _easily(found: "re.Match[str]") -> str:
    """What a change of type, an escaped sign, a dash or a quotation mark prints."""
    sign: str | None = found[1]
    return sign or _EASY_SIGNS.get(found[0], "")
