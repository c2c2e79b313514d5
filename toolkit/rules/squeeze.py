"""The rule on spacing tricks that make a document look shorter than it is."""

import re
from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_length import read_length
from toolkit.readers.tex_names import SILENT_ENVIRONMENTS
from toolkit.readers.tex_scanned import Macro
from toolkit.rules.base import ByStage, Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.line_spacing import closer_lines
from toolkit.rules.parameter import Names
from toolkit.rules.phrases import shortened
from toolkit.rules.set_lengths import set_lengths
from toolkit.rules.small_type import small_type
from toolkit.rules.spacing import DEFAULT_PT, EM_PT, PAGE_LENGTHS

_LONGEST_NAME = 20
_PAGE_PACKAGES = frozenset({"geometry", "fullpage", "a4wide"})
_SKIP = rare(r"\s*(-\s*[\d.,]*\s*(?:\\[a-zA-Z]+|(?:true\s*)?[a-z]{2}))")
_VALUE = rare(r"\s*=?\s*(-?\s*[\d.,]+\s*(?:\\[a-zA-Z]+|(?:true\s*)?[a-z]{2}))")
_CAPTION_SKIP = rare(r"skip\s*=\s*(-[^,}]*[1-9][^,}]*)")
_LETTERS = re.compile(r"[a-zA-Z]+")
_ASSIGNED = rare(r"\s*(?:=|by\b)?\s*-?\s*(?:\d|\.\d|\\[a-zA-Z])")
_PARAGRAPH = "Nothing was left out of it, and nothing was added to it.\n" * 10

Trick = tuple[Span, str]


class SqueezedLayout(Rule):
    r"""Space or type is made smaller than the style has it, to fit more on a page.

    Page limits compare documents that are set alike. Told are negative ``\vspace``, lines set
    closer, pages made longer, ``savetrees``, paragraphs in small type, and gaps around floats,
    captions and formulas below those of LaTeX's own classes. Where the course's style sets the
    page, so is geometry or another package that sets it anew.

    Tables, formulas, listings and pictures may be drawn as they need, captions, notes and lists of
    references may be small and tight, and slides have no pages to gain. The draft's own style files
    and macros are not looked into.
    """

    code = "LEN003"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "the layout is squeezed"
    hint = "leave the spacing to the style, and shorten the text instead"
    parameters = (Names("allow", "are commands, lengths and packages to let pass", "captionsetup"),)
    _styled = 'document.style = "conf.sty"'
    good = (
        Good("\\vspace{3pt}\\vspace{-0pt}\\vskip 3pt\nText."),
        Good("\\lstset{frame=single, basicstyle={\\ttfamily\\linespread{0.9}\\small}}"),
        Good("\\fvset{formatcom=\\renewcommand{\\baselinestretch}{0.9}}"),
        Good("\\begin{tikzpicture}\\vspace{-3pt}\\end{tikzpicture}"),
        Good("\\captionsetup{font={small,stretch=0.9}}\\renewcommand{\\arraystretch}{0.8}"),
        Good("\\begin{table}\\linespread{0.9}\\selectfont x\\end{table}\\singlespacing"),
        Good("\\linespread{1.1}\\setlength{\\textfloatsep}{24pt}\\enlargethispage{-1cm}"),
        Good("\\begin{table}\\small x\\end{table}\\footnote{\\small A short note.}"),
        Good("\\documentclass{article}\\usepackage[margin=2cm]{geometry}\\begin{document}"),
        Good(
            "\\documentclass{article}\\usepackage[pass]{geometry}\\begin{document}",
            requires=_styled,
        ),
        Good("\\documentclass{beamer}\\begin{document}\\vspace{-1cm}\\end{document}"),
        Good(f"\\small A note.\\normalsize\n{_PARAGRAPH}"),
        Good(f"\\section*{{Literatur}}\\small [1] {_PARAGRAPH}"),
    )
    bad = (
        Bad("Text.\\vspace*{-6pt} More.", at=(1, 6)),
        Bad("\\vskip-.5\\baselineskip Text.", at=(1, 1)),
        Bad("\\enlargethispage{2\\baselineskip}", at=(1, 1)),
        Bad("\\linespread{.95}", at=(1, 1)),
        Bad("\\lstset{basicstyle=\\ttfamily}\\linespread{.95}", at=(1, 30)),
        Bad("\\renewcommand{\\baselinestretch}{0.9}", at=(1, 1)),
        Bad("\\AtBeginDocument{\\linespread{0.9}\\selectfont}", at=(1, 18)),
        Bad("\\addtolength{\\baselineskip}{-1pt}", at=(1, 1)),
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
        Bad("\\advance\\textheight by 1cm", requires=_styled, at=(1, 9)),
        Bad("\\addtolength{\\topmargin}{-1cm}", requires=_styled, at=(1, 1)),
        Bad("\\titlespacing*{\\section}{0pt}{2pt}{1pt}", requires=_styled, at=(1, 1)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.is_slides:
            return
        course = draft.requirements
        is_styled = course is not None and bool(course.document.style)
        for tex in draft.tex:
            found = [*_skips(tex), *closer_lines(draft, tex), *_lengths(tex), *_savetrees(tex)]
            found += small_type(draft, tex)
            if is_styled:
                found += _page(tex)
            for span, message in sorted(dict(found).items()):
                if self.names("allow").isdisjoint(_LETTERS.findall(tex.slice(span) or "")):
                    yield self.finding(tex, span, message=message)


def _skips(tex: TexFile) -> Iterator[Trick]:
    """Negative space, and pages made longer."""
    for macro in tex.macros("vspace", "addvspace", "vskip", "vglue"):
        if macro.name.endswith("space"):
            (_, argument), end = tex.arguments(macro.end, "sm")
            amount = (tex.slice(argument) or "").strip()
        else:
            skip = _SKIP.match(tex.live, macro.end)
            amount, end = (skip[1], skip.end()) if skip else ("", macro.end)
        if amount.startswith("-") and read_length(amount, EM_PT) != 0 and not _is_drawn(tex, macro):
            yield Span(macro.start, end), _taken(macro, amount)
    for macro in tex.macros("captionsetup"):
        (_, options), end = tex.arguments(macro.end, "om")
        if skip := _CAPTION_SKIP.search(tex.slice(options) or ""):
            yield Span(macro.start, end), _taken(macro, skip[1])
    for macro in tex.macros("enlargethispage"):
        (_, argument), end = tex.arguments(macro.end, "sm")
        amount = (tex.slice(argument) or "").strip()
        if amount and not amount.startswith("-") and read_length(amount, EM_PT) != 0:
            message = f"\\enlargethispage makes the page {_gain(amount)} longer"
            yield Span(macro.start, end), message


def _is_drawn(tex: TexFile, macro: Macro) -> bool:
    return any(each.name in SILENT_ENVIRONMENTS for each in tex.environments.around(macro.start))


def _taken(macro: Macro, amount: str) -> str:
    return f"\\{macro.name} takes {_gain(amount[1:])} of space away"


def _lengths(tex: TexFile) -> Iterator[Trick]:
    """Gaps made smaller than LaTeX's own."""
    for macro, name, value, end in set_lengths(tex):
        default, size = DEFAULT_PT.get(name), read_length(value, EM_PT)
        if default is None or size is None:
            continue
        gain = -size if macro.name == "addtolength" else default - size
        if gain > 0:
            yield Span(macro.start, end), _smaller(name, gain)
    for macro in tex.macros(*DEFAULT_PT):
        given = _VALUE.match(tex.live, macro.end)
        size = read_length(given[1], EM_PT) if given and not _is_used(tex, macro) else None
        if size is not None and size < DEFAULT_PT[macro.name]:
            yield Span(macro.start, macro.end), _smaller(macro.name, DEFAULT_PT[macro.name] - size)


def _smaller(name: str, gain: float) -> str:
    return f"\\{name} is made {gain:.3g} pt smaller"


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
    for macro, name, _, end in set_lengths(tex):
        if name in PAGE_LENGTHS:
            yield Span(macro.start, end), _anew(name)


def _anew(name: str) -> str:
    return f"\\{name} is changed, which the course's style sets"


def _is_used(tex: TexFile, macro: Macro) -> bool:
    """Whether a length is read, not set: it is a value, or a part of one."""
    before = tex.live[max(0, macro.start - _LONGEST_NAME) : macro.start]
    if before.endswith("\\advance"):
        return False
    stuck = before[-1:].strip()
    return (bool(stuck) and stuck not in "}]") or before.rstrip().endswith("\\dimexpr")


def _gain(amount: str) -> str:
    """An amount for a person: without what it stretches, on one line."""
    return shortened(amount.split(" plus ")[0].split(" minus ")[0])
