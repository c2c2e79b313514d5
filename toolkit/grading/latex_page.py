r"""LaTeX documents that the grading makes to be printed, whatever the texts in them hold.

They need LaTeX's own classes and nothing beyond its required packages. Where a text holds what
pdfLaTeX cannot set, the document is for LuaLaTeX and says so on its first line.
"""

from collections.abc import Iterable

from toolkit.build.typeset import FOR_LUALATEX
from toolkit.grading import words
from toolkit.scaffold.latex_text import PDFLATEX, escape, tidy

_CLASS = r"\documentclass[11pt]{article}"
_FONTS = r"""\usepackage{iftex}
\iftutex\usepackage{fontspec}\else\usepackage[T1]{fontenc}\usepackage{textcomp}\fi"""
_OTHER_SCRIPTS = r"""\makeatletter
\def\fallbacks{}
\@for\name:=Liberation Sans,Arial,FreeSans,DejaVu Sans,Noto Sans CJK SC,Noto Serif CJK SC,%
    Songti SC,SimSun,Noto Sans Devanagari,Noto Emoji,Symbola%
  \do{\IfFontExistsTF{\name}{\edef\fallbacks{\fallbacks"name:\name:mode=node;",}}{}}
\directlua{luaotfload.add_fallback("others", {\fallbacks})}
\makeatother
\setmainfont{lmroman10-regular.otf}[BoldFont=lmroman10-bold.otf,
  ItalicFont=lmroman10-italic.otf, RawFeature={fallback=others}]
\setsansfont{lmsans10-regular.otf}[BoldFont=lmsans10-bold.otf,
  ItalicFont=lmsans10-oblique.otf, RawFeature={fallback=others}]"""
"""For LuaLaTeX: what Latin Modern lacks comes from the first of these fonts that has it."""
SANS = r"""\iftutex\else\usepackage[scaled=0.92]{helvet}\fi
\renewcommand\familydefault{\sfdefault}"""
"""For a preamble: a face without serifs, as forms have it."""
_ALIKE = r"""\ifdefined\pdfextension
  \protected\def\pdfinfo{\pdfextension info }
  \pdfvariable suppressoptionalinfo 767
\else
  \pdfinfoomitdate=1
  \pdftrailerid{}
  \pdfsuppressptexinfo=-1
\fi"""
"""No date and no identifier is written, so that one source always gives the same file."""
_PLAIN = r"""\pagestyle{empty}
\setlength{\parindent}{0pt}"""


def document(
    body: Iterable[str],
    *,
    geometry: str = "margin=2cm",
    preamble: str = "",
    comment: Iterable[str] = (),
) -> str:
    r"""A whole document's source.

    Args:
        body: its lines, between ``\begin{document}`` and the end.
        geometry: options of the package of that name.
        preamble: more lines for the preamble.
        comment: lines for whoever opens the source.
    """
    lines = tuple(body)
    beyond = bool(set(tidy("\n".join(lines))) - set(PDFLATEX))
    source = (
        *(f"% {line}" for line in comment),
        _CLASS,
        rf"\usepackage[{geometry}]{{geometry}}",
        _FONTS,
        *((_OTHER_SCRIPTS,) if beyond else ()),
        _ALIKE,
        _PLAIN,
        *((preamble,) if preamble else ()),
        r"\begin{document}",
        *lines,
        r"\end{document}",
    )
    return FOR_LUALATEX * beyond + "\n".join(source) + "\n"


def text(value: str) -> str:
    """Any text on one line as LaTeX that prints just that text; controls are left out."""
    printable = "".join(char if char.isprintable() else " " for char in value)
    return escape(tidy(printable)).replace(words.MINUS, "$-$").replace(words.TIMES, r"$\times$")
