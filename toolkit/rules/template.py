"""The rule on the course's template: its class, options and style files."""

import posixpath
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from toolkit.course.requirements import DocumentRule
from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place, Span
from toolkit.readers.tex_items import Package
from toolkit.readers.text import decode
from toolkit.rules.base import Need, Rule
from toolkit.rules.example import Bad, Good

_STANDARD_CLASSES = frozenset({"article", "report", "book", "proc"})
_STANDARD_DEFAULTS = frozenset({"10pt", "letterpaper", "oneside", "final"})
"""What LaTeX's own classes take as given (classes.dtx, `ExecuteOptions`)."""

_ALTERNATIVES = (
    tuple(f"{size}pt" for size in (8, 9, 10, 11, 12, 14, 17, 20)),
    ("letterpaper", "a4paper", "a5paper", "b5paper", "legalpaper", "executivepaper"),
    ("onecolumn", "twocolumn"),
    ("oneside", "twoside"),
    ("draft", "final"),
)
"""Class options of which only one can hold."""

_STYLE = '[document]\nclass = "article"\nstyle = "{}"'


class WrongTemplate(Rule):
    r"""The class, its options or the style are not the course's, or its style file was edited.

    Options may stand in any order, and one that the class takes as given need not be written. The
    style may be loaded by another style of the draft's own. Line ends apart, a style file must be
    the course's to the letter: what it sets is what makes papers comparable.
    """

    code = "LAY006"
    severity = Severity.ERROR
    message = "this is not the course's template"
    needs = (Need.SOURCE, Need.TEMPLATE)
    good = (
        Good(
            "\\documentclass[twocolumn,11pt]{article}\n\\begin{document}A.\\end{document}",
            requires='document.options = ["11pt", "letterpaper", "twocolumn"]',
        ),
        Good(
            "\\documentclass{article}\n\\usepackage{our}\n\\begin{document}A.\\end{document}",
            files={"our.sty": "\\RequirePackage{conf}", "conf.sty": "\\ProvidesPackage{conf}"},
            requires=_STYLE.format("conf.sty"),
        ),
    )
    bad = (
        Bad(
            "\\documentclass{report}\n\\begin{document}A.\\end{document}",
            requires='document.class = "article"',
            at=(1, 1),
        ),
        Bad(
            "% A paper.\n\\documentclass[10pt]{article}\n\\begin{document}A.\\end{document}",
            requires='document.options = ["twocolumn"]',
        ),
        Bad(
            "\\documentclass[12pt]{article}\n\\begin{document}A.\\end{document}",
            requires='document.options = ["10pt"]',
            at=(1, 1),
        ),
        Bad(
            "\\documentclass{article}\n\\begin{document}A.\\end{document}",
            requires=_STYLE.format("conf.sty"),
            at=(1, 1),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.requirements is None:
            return
        rule = draft.requirements.document
        for tex in draft.tex:
            for macro in tex.macros("documentclass"):
                at = Span(macro.start, macro.end)
                found = next((p for p in tex.items.packages if p.is_class), None)
                if found is not None:
                    yield from self._class(tex, at, found, rule)
                yield from self._style(draft, tex, at, rule.style)
                return

    def _class(
        self, tex: TexFile, at: Span, found: Package, rule: DocumentRule
    ) -> Iterator[Finding]:
        if found.name != rule.class_:
            options = f"[{','.join(rule.options)}]" if rule.options else ""
            yield self.finding(
                tex,
                at,
                message=f"the class is {found.name}, not {rule.class_}",
                hint=f"begin with \\documentclass{options}{{{rule.class_}}}",
            )
            return
        for option in rule.options:
            if option in found.options:
                continue
            rival = _rival(option, found.options)
            if rival:
                message = f"the class has the option {rival}, not {option}"
                yield self.finding(tex, at, message=message, hint=f"write {option} in its place")
            elif not (found.name in _STANDARD_CLASSES and option in _STANDARD_DEFAULTS):
                message = f"the class lacks the option {option}"
                yield self.finding(tex, at, message=message, hint=f"add {option} to its options")

    def _style(self, draft: Draft, tex: TexFile, at: Span, style: str) -> Iterator[Finding]:
        loaded = {
            posixpath.basename(package.name): (file, package.span)
            for file in (*draft.styles, *draft.tex)
            for package in file.items.packages
            if not package.is_class
        }
        stem = style.removesuffix(".sty")
        if style and stem not in loaded:
            message = f"the style {stem} is not loaded"
            hint = f"add \\usepackage{{{stem}}} after the class"
            yield self.finding(tex, at, message=message, hint=hint)
            return
        own = {posixpath.basename(file.path): file for file in draft.styles}
        for name, data in draft.template_files:
            if name in own:
                yield from self._edited(own[name], data)
            elif loader := loaded.get(name.removesuffix(".sty")):
                message = f"the style file {name} is not beside {draft.main}"
                hint = "copy it from the course's template"
                yield self.finding(*loader, message=message, hint=hint)

    def _edited(self, style: TexFile, data: bytes) -> Iterator[Finding]:
        ours, theirs = _lines(style.text), _lines(decode(data).text)
        pairs = enumerate(zip_longest(ours, theirs), start=1)
        line = next((number for number, (a, b) in pairs if a != b), 0)
        if line:
            yield self.remark(
                Place(style.path, 0, line, 1, line, 1),
                message=f"the style file {style.path} is not the course's, from this line on",
                hint="put the course's own file back; set what is yours in the main file",
            )


def _rival(option: str, given: Sequence[str]) -> str:
    """The option that stands where another one of its kind is asked for; empty for none."""
    key, equals, _ = option.partition("=")
    group = next((kind for kind in _ALTERNATIVES if option in kind), ())
    for other in given:
        if other in group or (equals and other.partition("=")[0] == key):
            return other
    return ""


def _lines(text: str) -> list[str]:
    return text.rstrip().splitlines()
