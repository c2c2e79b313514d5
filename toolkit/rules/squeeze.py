"""The rule on spacing tricks that make a document look shorter than it is."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.tex_length import read_length
from toolkit.readers.tex_names import SILENT_ENVIRONMENTS
from toolkit.readers.tex_scan import Macro
from toolkit.rules.base import ByStage, Rule
from toolkit.rules.example import Bad, Good

LEAST_SMALL_WORDS = 100
"""Fewer words in small type are a note; more are a paragraph of the text. Ours."""

DEFAULT_PT: Mapping[str, float] = MappingProxyType(
    {
        "parskip": 0.0,
        "abovecaptionskip": 10.0,
        "belowcaptionskip": 0.0,
        "floatsep": 12.0,
        "textfloatsep": 20.0,
        "intextsep": 12.0,
        "dblfloatsep": 12.0,
        "dbltextfloatsep": 20.0,
        "columnsep": 10.0,
        "abovedisplayskip": 10.0,
        "belowdisplayskip": 10.0,
    }
)
"""TeX points that LaTeX's own classes give at 10 pt (size10.clo, article.cls); less is a gain."""

PAGE_LENGTHS = frozenset(
    "textheight textwidth topmargin oddsidemargin evensidemargin headheight headsep footskip "
    "hoffset voffset columnsep".split()
)
SMALL = ("small", "footnotesize", "scriptsize", "tiny")
SIZES = (*SMALL, "normalsize", "large", "Large")
_BODY_ENDS = ("bibliography", "printbibliography", "appendix")
_EM_PT: Mapping[str, float] = MappingProxyType(
    {"em": 10.0, "ex": 4.3, "\\baselineskip": 12.0, "\\parskip": 0.0}
)
"""TeX points in type of 10 pt: Computer Modern's (cmr10.tfm) and its leading (size10.clo)."""

_LONGEST_NAME = 20
_PAGE_PACKAGES = frozenset({"geometry", "fullpage", "a4wide"})
_SKIP = re.compile(r"\s*(-\s*[\d.,]*\s*(?:\\[a-zA-Z]+|(?:true\s*)?[a-z]{2}))")
_SPREAD = re.compile(r"\s*(0?[.,]\d+|0)\s*\Z")
_NAME = re.compile(r"\s*\\([a-zA-Z]+)\s*\Z")
_ASSIGNED = re.compile(r"\s*=?\s*-?\s*(?:\d|\.\d|\\[a-zA-Z])")
_STRETCH = re.compile(
    r"^[^%\n]*?(\\(?:def|(?:re)?newcommand\s*\*?)\s*\{?\s*\\baselinestretch)", re.MULTILINE
)
_PARAGRAPH = "Nothing was left out of it, and nothing was added to it.\n" * 10

Trick = tuple[Span, str]


class SqueezedLayout(Rule):
    r"""Space or type is made smaller than the style has it, to fit more on a page.

    Page limits compare documents that are set alike. Told are negative ``\vspace``, lines set
    closer, pages made longer, ``savetrees``, paragraphs in small type, and gaps around floats,
    captions and formulas below those of LaTeX's own classes. Where the course's style sets the
    page, so is geometry or another package that sets it anew.

    Tables, formulas and pictures may be drawn as they need, notes may be small, and slides have no
    pages to gain. The draft's own style files and macros are not looked into.
    """

    code = "LEN003"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "the layout is squeezed"
    hint = "leave the spacing to the style, and shorten the text instead"
    _styled = 'document.style = "conf.sty"'
    good = (
        Good("\\vspace{3pt}\\vspace{-0pt}\\vskip 3pt\nText."),
        Good("\\begin{tikzpicture}\\vspace{-3pt}\\end{tikzpicture}"),
        Good("\\linespread{1.1}\\setlength{\\textfloatsep}{24pt}\\enlargethispage{-1cm}"),
        Good("\\begin{table}\\small x\\end{table}\\footnote{\\small A short note.}"),
        Good("\\documentclass{article}\\usepackage[margin=2cm]{geometry}\\begin{document}"),
        Good(
            "\\documentclass{article}\\usepackage[pass]{geometry}\\begin{document}",
            requires=_styled,
        ),
        Good("\\documentclass{beamer}\\begin{document}\\vspace{-1cm}\\end{document}"),
        Good(f"\\small A note.\\normalsize\n{_PARAGRAPH}"),
    )
    bad = (
        Bad("Text.\\vspace*{-6pt} More.", at=(1, 6)),
        Bad("\\vskip-.5\\baselineskip Text.", at=(1, 1)),
        Bad("\\enlargethispage{2\\baselineskip}", at=(1, 1)),
        Bad("\\linespread{.95}", at=(1, 1)),
        Bad("\\renewcommand{\\baselinestretch}{0.9}", at=(1, 1)),
        Bad("\\begin{spacing}{0.9}\nText.\n\\end{spacing}", at=(1, 1)),
        Bad("\\setlength{\\textfloatsep}{8pt plus 2pt}", at=(1, 1)),
        Bad("\\addtolength\\abovedisplayskip{-.5em}", at=(1, 1)),
        Bad(f"Text.\n\\small\n{_PARAGRAPH}", at=(2, 1)),
        Bad(f"{{\\footnotesize {_PARAGRAPH}}}", at=(1, 2)),
        Bad(f"\\begin{{small}}\n{_PARAGRAPH}\\end{{small}}", at=(1, 1)),
        Bad("\\documentclass{article}\n\\usepackage{savetrees}\n\\begin{document}", at=(2, 13)),
        Bad(
            "\\documentclass{article}\n\\usepackage[margin=2cm]{geometry}\n\\begin{document}",
            requires=_styled,
            at=(2, 25),
        ),
        Bad("\\textheight=10in", requires=_styled, at=(1, 1)),
        Bad("\\addtolength{\\topmargin}{-1cm}", requires=_styled, at=(1, 1)),
        Bad("\\titlespacing*{\\section}{0pt}{2pt}{1pt}", requires=_styled, at=(1, 1)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.is_slides:
            return
        course = draft.requirements
        is_styled = course is not None and bool(course.document.style)
        for tex in draft.tex:
            found = [*_skips(tex), *_lines(tex), *_lengths(tex), *_small(tex), *_savetrees(tex)]
            if is_styled:
                found += _page(tex)
            for span, message in sorted(dict(found).items()):
                yield self.finding(tex, span, message=message)


def _skips(tex: TexFile) -> Iterator[Trick]:
    """Negative space, and pages made longer."""
    drawn = _Blocks(
        Span(each.start, each.end)
        for each in tex.scan.environments
        if each.name in SILENT_ENVIRONMENTS
    )
    for macro in tex.macros("vspace", "vskip"):
        if macro.name == "vspace":
            (_, argument), end = tex.arguments(macro.end, "sm")
            amount = (tex.slice(argument) or "").strip()
        else:
            skip = _SKIP.match(tex.live, macro.end)
            amount, end = (skip[1], skip.end()) if skip else ("", macro.end)
        if amount.startswith("-") and read_length(amount, _EM_PT) != 0 and macro.start not in drawn:
            gain = _gain(amount[1:])
            yield Span(macro.start, end), f"\\{macro.name} takes {gain} of space away"
    for macro in tex.macros("enlargethispage"):
        (_, argument), end = tex.arguments(macro.end, "sm")
        amount = (tex.slice(argument) or "").strip()
        if amount and not amount.startswith("-"):
            message = f"\\enlargethispage makes the page {_gain(amount)} longer"
            yield Span(macro.start, end), message


def _lines(tex: TexFile) -> Iterator[Trick]:
    """Lines set closer than they are."""
    for macro in tex.macros("linespread", "setstretch"):
        argument = tex.argument(macro.end)
        factor = _SPREAD.match(tex.slice(argument) or "")
        if argument and factor:
            yield Span(macro.start, argument.end + 1), _closer(f"\\{macro.name}", factor[1])
    for environment in tex.scan.environments:
        if environment.name in ("spacing", "spacing*"):
            argument = tex.argument(environment.body_start)
            factor = _SPREAD.match(tex.slice(argument) or "")
            if factor:
                span = Span(environment.start, environment.body_start)
                yield span, _closer("the environment spacing", factor[1])
    for definition in tex.scan.definitions:
        factor = _SPREAD.match(definition.body)
        where = _STRETCH.search(tex.text) if definition.name == "baselinestretch" else None
        if factor and where:
            yield Span(*where.span(1)), _closer("\\baselinestretch", factor[1])


def _closer(trick: str, factor: str) -> str:
    closer = 100 * (1 - float(factor.replace(",", ".")))
    return f"{trick} sets the lines {closer:.0f} % closer"


def _lengths(tex: TexFile) -> Iterator[Trick]:
    """Gaps made smaller than LaTeX's own."""
    for macro, name, value, end in _set_lengths(tex):
        default, size = DEFAULT_PT.get(name), read_length(value, _EM_PT)
        if default is None or size is None:
            continue
        gain = -size if macro.name == "addtolength" else default - size
        if gain > 0:
            message = f"\\{name} is made {gain:.3g} pt smaller"
            yield Span(macro.start, end), message


def _set_lengths(tex: TexFile) -> Iterator[tuple[Macro, str, str, int]]:
    """What ``\\setlength`` and ``\\addtolength`` change: which length, and the value."""
    for macro in tex.macros("setlength", "addtolength"):
        (first,), end = tex.arguments(macro.end, "m")
        if first is None:
            bare = re.compile(r"\s*\\[a-zA-Z]+").match(tex.live, macro.end)
            first, end = (Span(*bare.span()), bare.end()) if bare else (None, end)
        name = _NAME.match(tex.slice(first) or "")
        value = tex.argument(end)
        if name and value:
            yield macro, name[1], (tex.slice(value) or "").strip(), value.end + 1


def _small(tex: TexFile) -> Iterator[Trick]:
    """Paragraphs in small type: to the end of their group, or to the next size."""
    for environment in tex.scan.environments:
        words = (
            tex.prose.words(Span(environment.body_start, environment.body_end))
            if environment.name in SMALL
            else 0
        )
        if words >= LEAST_SMALL_WORDS:
            span = Span(environment.start, environment.body_start)
            yield span, f"{words} words are set in \\{environment.name}"
    uses = list(tex.macros(*SMALL))
    if not uses:
        return
    groups = (Span(start, end) for start, end in tex.scan.groups.items())
    framed = _Blocks(
        Span(each.start, each.end) for each in tex.scan.environments if each.name != "document"
    )
    inside = _Blocks(groups)
    ends = [m.start for m in tex.macros(*SIZES, *_BODY_ENDS) if m.start not in inside]
    for macro in uses:
        if macro.start in framed:
            continue
        end = _small_until(tex, macro, inside, ends)
        words = tex.prose.words(Span(macro.end, end))
        if words >= LEAST_SMALL_WORDS:
            yield Span(macro.start, macro.end), f"{words} words are set in \\{macro.name}"


def _small_until(tex: TexFile, macro: Macro, inside: "_Blocks", ends: list[int]) -> int:
    """Where a size ends; at once for one in an argument or deeper in a group."""
    if macro.start not in inside:
        after = bisect_right(ends, macro.start)
        return ends[after] if after < len(ends) else len(tex.live)
    opening = macro.start - 1
    before = tex.live[max(0, opening - 1) : opening]
    if tex.live[opening] == "{" and not (before.isalpha() or before in ("]", "}", "*")):
        return tex.scan.groups.get(opening, macro.end)
    return macro.end


def _savetrees(tex: TexFile) -> Iterator[Trick]:
    for package in tex.items.packages:
        if package.name == "savetrees":
            yield package.span, "savetrees narrows margins, gaps and type"


def _page(tex: TexFile) -> Iterator[Trick]:
    """The page and its headings, set anew although the course's style sets them."""
    for package in tex.items.packages:
        if package.name in _PAGE_PACKAGES and "pass" not in package.options:
            yield package.span, f"{package.name} sets the page anew, which the course's style sets"
    for macro in tex.macros("geometry", "newgeometry", "titlespacing"):
        message = f"\\{macro.name} sets anew what the course's style sets"
        yield Span(macro.start, macro.end), message
    for macro in tex.macros(*sorted(PAGE_LENGTHS)):
        if _ASSIGNED.match(tex.live, macro.end) and not _is_used(tex, macro):
            yield Span(macro.start, macro.end), _anew(macro.name)
    for macro, name, _, end in _set_lengths(tex):
        if name in PAGE_LENGTHS:
            yield Span(macro.start, end), _anew(name)


def _anew(name: str) -> str:
    return f"\\{name} is changed, which the course's style sets"


def _is_used(tex: TexFile, macro: Macro) -> bool:
    """Whether a length is read, not set: it is a value, or a part of one."""
    before = tex.live[max(0, macro.start - _LONGEST_NAME) : macro.start]
    stuck = before[-1:].strip()
    return (bool(stuck) and stuck not in "}]") or before.rstrip().endswith("\\dimexpr")


def _gain(amount: str) -> str:
    """An amount for a person: without what it stretches, and without outer blanks."""
    return amount.split(" plus ")[0].split(" minus ")[0].strip()


class _Blocks:
    """Stretches of a source, of which an offset is in one or not."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in sorted(spans):
            if not self.ends or span.start >= self.ends[-1]:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]
