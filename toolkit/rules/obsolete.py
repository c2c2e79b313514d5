"""Rules on LaTeX that has a better form today, each with that form and the reason."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Edit, Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_scanned import Macro
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Names


class Modern(NamedTuple):
    """What stands for something obsolete today, and why it should."""

    form: str
    why: str


_SWITCH = "it undoes the fonts set before it, and newer classes do not have it"
_INTERFACE = "graphicx draws PDF and PNG too"
_OLD_PACKAGE = "nobody looks after it any more"
COMMANDS: Mapping[str, Modern] = {
    "bf": Modern(r"\textbf{…} or \bfseries, \mathbf{…} in formulas", _SWITCH),
    "it": Modern(r"\textit{…} or \itshape, \mathit{…} in formulas", _SWITCH),
    "rm": Modern(r"\textrm{…} or \rmfamily, \mathrm{…} in formulas", _SWITCH),
    "sc": Modern(r"\textsc{…} or \scshape", _SWITCH),
    "sf": Modern(r"\textsf{…} or \sffamily, \mathsf{…} in formulas", _SWITCH),
    "sl": Modern(r"\textsl{…} or \slshape", _SWITCH),
    "tt": Modern(r"\texttt{…} or \ttfamily, \mathtt{…} in formulas", _SWITCH),
    "atop": Modern(r"\genfrac or \substack", "it splits its group in a way that is easy to miss"),
    "choose": Modern(r"\binom{…}{…}", "it splits its group in a way that is easy to miss"),
    "over": Modern(r"\frac{…}{…}", "it splits its group in a way that is easy to miss"),
    "centerline": Modern(r"{\centering …\par}", "it is plain TeX's, and breaks no lines"),
    "epsfbox": Modern(r"\includegraphics", _INTERFACE),
    "epsffile": Modern(r"\includegraphics", _INTERFACE),
    "epsfig": Modern(r"\includegraphics", _INTERFACE),
    "psfig": Modern(r"\includegraphics", _INTERFACE),
}
ENVIRONMENTS: Mapping[str, Modern] = {
    "eqnarray": Modern("align", "it sets too much space around the sign of relation"),
    "eqnarray*": Modern("align*", "it sets too much space around the sign of relation"),
}
PACKAGES: Mapping[str, Modern] = {
    "a4": Modern("geometry", _OLD_PACKAGE),
    "a4wide": Modern("geometry", "it makes lines too long to read"),
    "caption2": Modern("caption", _OLD_PACKAGE),
    "doublespace": Modern("setspace", _OLD_PACKAGE),
    "epsf": Modern("graphicx", _INTERFACE),
    "epsfig": Modern("graphicx", _INTERFACE),
    "fancyheadings": Modern("fancyhdr", _OLD_PACKAGE),
    "fullpage": Modern("geometry", _OLD_PACKAGE),
    "isolatin1": Modern("UTF-8, which needs no package", _OLD_PACKAGE),
    "mathptm": Modern("newtxtext and newtxmath", _OLD_PACKAGE),
    "palatino": Modern("newpxtext and newpxmath", "it leaves the formulas in another font"),
    "psfig": Modern("graphicx", _INTERFACE),
    "pslatex": Modern("newtxtext and newtxmath", _OLD_PACKAGE),
    "subfigure": Modern("subcaption", "nobody looks after it, and it clashes with hyperref"),
    "t1enc": Modern(r"\usepackage[T1]{fontenc}", _OLD_PACKAGE),
    "times": Modern("newtxtext and newtxmath", "it leaves the formulas in another font"),
    "ucs": Modern("UTF-8, which needs no package", _OLD_PACKAGE),
}
"""Mostly after l2tabu (Ensenbach and Trettin, "Das LaTeX2e-Sündenregister", 2016), chapter 1."""

OLD_ENCODINGS = frozenset(
    "latin1 latin2 latin3 latin4 latin5 latin9 latin10 ansinew applemac cp1250 cp1252 cp437 cp850 "
    "cp852 utf8x".split()
)
_ENCODING = Modern("UTF-8, which needs no package", "no other encoding holds every name and sign")
_DISPLAY = Modern(r"\[…\]", "the space around $$ is wrong, and fleqn does not reach it")
SWITCHES = frozenset("bf it rm sc sf sl tt".split())
_PLAIN = frozenset(
    "document abstract center flushleft flushright quote quotation itemize enumerate description "
    "multicols".split()
)
"""Environments in which fonts and formulas are those of the text around them."""

_SIMPLE_GROUP = rare(r"\{\\[a-z]{2}[ \t]+([^{}\\$&%#~\s](?:[^{}\\$&%#\r\n]*[^{}\\$&%#\s])?)\}")
_MATH_SHIFT = re.compile(r"\\[\s\S]?|\$\$?|\n[ \t]*\n")


class ObsoleteCommand(Rule):
    r"""A command, environment or package that has a better form today.

    It still works, until a class does without it, and mostly it sets something worse than its
    successor does. What the draft defines itself is its own.

    Mended are ``$$`` and a group such as ``{\bf word}`` in running text, outside of any other
    group, since only there both forms print the same.
    """

    code = "TEX001"
    severity = Severity.INFO
    is_habit = True
    parameters = (Names("allow", "are commands, environments and packages to let pass", "bf"),)
    message = "there is a better form today"
    good = (
        Good(r"\[ x \] \textbf{a} {\bfseries a} \begin{align} x \end{align} \$\$"),
        Good(r"$a$$b$ $\frac{a}{b}$ \includegraphics{example-image}"),
        Good("\\newcommand\\bf{\\bfseries}\n{\\bf a}"),
        Good("\\documentclass{article}\n\\usepackage{newtxtext}\n\\begin{document}\\end{document}"),
    )
    bad = (
        Bad("So $$ x = y $$ holds.", at=(1, 4), fixed=r"So \[ x = y \] holds."),
        Bad("$$\nx\n$$", at=(1, 1), fixed="\\[\nx\n\\]"),
        Bad(r"A {\bf bold word}.", at=(1, 4), fixed=r"A \textbf{bold word}."),
        Bad(r"\textit{A {\bf word}}", at=(1, 12)),
        Bad(r"$x = {\bf y}$", at=(1, 7)),
        Bad(r"$a \over b$", at=(1, 4)),
        Bad("\\begin{eqnarray}\nx &=& y\n\\end{eqnarray}", at=(1, 1)),
        Bad(r"\centerline{A}", at=(1, 1)),
        Bad(
            "\\documentclass{article}\n\\usepackage{amsmath,times}\n\\begin{document}\\end{document}",
            at=(2, 21),
        ),
        Bad(
            "\\documentclass{article}\n\\usepackage[latin1]{inputenc}\n"
            "\\begin{document}\\end{document}",
            at=(2, 21),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for tex in draft.tex:
            own = {definition.name for definition in tex.known.every} | self.names("allow")
            enclosed = _Enclosed(tex)
            for macro in tex.macros(*sorted(COMMANDS.keys() - own)):
                edit = _as_argument(tex, macro, enclosed)
                span = Span(macro.start, macro.end)
                yield self._told(tex, span, f"\\{macro.name}", COMMANDS[macro.name], edit)
            for found in tex.scan.environments:
                if found.name in ENVIRONMENTS and found.name not in own:
                    span = Span(found.start, found.body_start)
                    yield self._told(tex, span, found.name, ENVIRONMENTS[found.name])
            for start, end in () if "$$" in own else _displays(tex.live):
                edit = _as_brackets(tex, start, end, enclosed)
                yield self._told(tex, Span(start, start + 2), "$$", _DISPLAY, edit)
            yield from self._packages(tex)

    def _packages(self, tex: TexFile) -> Iterator[Finding]:
        for package in tex.items.packages:
            if package.is_class or package.name in self.names("allow"):
                continue
            if package.name in PACKAGES:
                name = f"the package {package.name}"
                yield self._told(tex, package.span, name, PACKAGES[package.name])
            elif package.name == "inputenc":
                for option in OLD_ENCODINGS.intersection(package.options):
                    yield self._told(tex, package.span, f"the encoding {option}", _ENCODING)

    def _told(
        self, tex: TexFile, span: Span, name: str, modern: Modern, edit: Edit | None = None
    ) -> Finding:
        return self.finding(
            tex,
            span,
            edit,
            message=f"{name} is obsolete: {modern.why}",
            hint=f"use {modern.form}",
        )


class _Enclosed:
    """Where the fonts or the way of setting may be others than in running text.

    That is within any group, and within any environment that is not known to leave them as they
    are; of those inside each other the outermost counts.
    """

    def __init__(self, tex: TexFile) -> None:
        spans = [*tex.scan.groups.items()]
        spans += [(e.start, e.end) for e in tex.scan.environments if e.name not in _PLAIN]
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if not self.ends or start >= self.ends[-1]:
                self.starts.append(start)
                self.ends.append(end)

    def begin(self, offset: int) -> int | None:
        """Where the outermost one around an offset begins; None in running text."""
        index = bisect_right(self.starts, offset) - 1
        return self.starts[index] if index >= 0 and offset < self.ends[index] else None


def _as_argument(tex: TexFile, macro: Macro, enclosed: _Enclosed) -> Edit | None:
    r"""``{\bf word}`` as ``\textbf{word}``, where both print the same; None elsewhere."""
    brace = macro.start - 1
    group = _SIMPLE_GROUP.match(tex.live, brace) if brace >= 0 else None
    if group is None or macro.name not in SWITCHES or enclosed.begin(brace) != brace:
        return None
    inside = slice(*group.span(1))
    if not tex.prose.text[inside] == tex.live[inside] == tex.text[inside]:
        return None
    return Edit(Span(*group.span()), f"\\text{macro.name}{{{group[1]}}}")


def _as_brackets(tex: TexFile, start: int, end: int, enclosed: _Enclosed) -> Edit | None:
    r"""``$$…$$`` as ``\[…\]``, where that is another spelling; None elsewhere."""
    formula = tex.text[start + 2 : end - 2]
    if "eqno" in formula or enclosed.begin(start) is not None:
        return None
    return Edit(Span(start, end), f"\\[{formula}\\]")


def _displays(live: str) -> Iterator[tuple[int, int]]:
    """The formulas between two ``$$``; the two of ``$a$$b$`` open none."""
    if "$$" not in live:
        return
    opened, start = "", 0
    for token in _MATH_SHIFT.finditer(live):
        sign = token[0]
        if sign[0] == "\n":
            opened = ""
        elif sign == "$" and opened != "$$":
            opened = "" if opened else "$"
        elif sign == "$$" and opened != "$":
            if opened:
                yield start, token.end()
            opened, start = "" if opened else "$$", token.start()
