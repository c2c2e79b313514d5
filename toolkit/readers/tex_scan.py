"""The scanner: one pass over LaTeX source that finds control words, groups and environments.

It masks what LaTeX does not typeset as text (comments, verbatim, branches not taken, all after
``\\end{document}``) and takes definitions out of the running text. Linear in the length of the
source; any input gives a value.
"""

import re
from collections.abc import Callable

from toolkit.readers import tex_names
from toolkit.readers.tex_balance import Balance
from toolkit.readers.tex_conditional import Conditionals, begins_conditional
from toolkit.readers.tex_define import Definition, read_definition
from toolkit.readers.tex_mask import Mask
from toolkit.readers.tex_scanned import Context, Macro, Scan
from toolkit.readers.tex_verbatim import after_options, closing, raw_argument

_ENVIRONMENT = re.compile(r"\s{0,80}\{\s{0,80}([^{}\\%\s#]{1,80})\s{0,80}\}")
_LINE_END = re.compile(r"[\r\n]|\Z")
_GROUP_ENDS = re.compile(r"\s{0,80}\}")
_MOST_UNREADABLE_DEFINITIONS = 16
"""After so many that never end, the text is no LaTeX and definitions are read no more."""


class _Scanner:
    """The state of one pass; each method that reads a macro returns where to go on."""

    def __init__(self, text: str, context: Context, *, package: bool, braces_lead: bool) -> None:
        self.text = text
        self.mask = Mask(text)
        self.balance = Balance(braces_lead=braces_lead)
        self.conditionals = Conditionals(text, context.flags, self.mask, self.balance)
        self.verbatim = context.verbatim
        self.macros: list[Macro] = []
        self.definitions: list[Definition] = []
        self.at_is_letter = package
        self.unreadable_definitions = 0
        self.ended = False
        self.token = self.tokens()

    def tokens(self) -> "re.Pattern[str]":
        letters = "a-zA-Z@" if self.at_is_letter else "a-zA-Z"
        shorts = f"|[{re.escape(self.verbatim.shorts)}]" if self.verbatim.shorts else ""
        return re.compile(rf"\\(?:([{letters}]+)|[\s\S]?)|[%{{}}]{shorts}")

    def run(self) -> Scan:
        text, position, balance = self.text, 0, self.balance
        while token := self.token.search(text, position):
            start, position = token.span()
            character = text[start]
            if character == "\\":
                if name := token[1]:
                    position = self.word(name, start, position)
            elif character == "{":
                balance.push("{", "", start, position)
                if balance.is_too_deep:
                    balance.give_up()
                    position = self.stop(position)
            elif character == "}":
                balance.close("{", "", start, position)
            elif character == "%":
                position = self.line_end(start)
                self.mask.blank(start, position)
            else:
                position = self.between(position, character)
        balance.finish()
        return self.outcome()

    def outcome(self) -> Scan:
        return Scan(
            self.mask.applied(),
            tuple(self.macros),
            self.balance.groups,
            tuple(sorted(self.balance.environments, key=lambda found: found.start)),
            tuple(self.definitions),
            tuple(sorted(self.balance.unbalanced, key=lambda half: half.span)),
            Context(self.conditionals.flags, self.verbatim),
            self.ended,
        )

    def line_end(self, position: int) -> int:
        end = _LINE_END.search(self.text, position)
        return end.start() if end else len(self.text)

    def stop(self, position: int) -> int:
        """Nothing after ``position`` is read."""
        self.mask.blank(position, len(self.text))
        return len(self.text)

    def word(self, name: str, start: int, end: int) -> int:
        special = _SPECIAL.get(name)
        if special is not None:
            return special(self, name, start, end)
        if name[:2] == "if" and begins_conditional(self.text, name, end):
            return self.conditionals.begin(name, end)
        if name in self.verbatim.macros:
            return self.verb(name, start, end)
        self.macros.append(Macro(name, start, end))
        if name[-4:] == "true" or name[-5:] == "false":
            self.conditionals.set_flag(name)
        return end

    def begin(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        found = _ENVIRONMENT.match(self.text, end)
        if found is None:
            return end
        environment, end = found[1], found.end()
        self.balance.push("environment", environment, start, end)
        if environment not in self.verbatim.environments:
            return end
        after = self.text.find(f"\\end{{{environment}}}", end)
        if after < 0:
            self.balance.keep_innermost()
            return self.stop(end)
        self.mask.blank(end, after)
        return after

    def end(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        found = _ENVIRONMENT.match(self.text, end)
        if found is None:
            return end
        end, is_last = found.end(), found[1] == "document"
        if is_last and self.balance.in_group and _GROUP_ENDS.match(self.text, end):
            return end
        self.balance.close("environment", found[1], start, end)
        if not is_last:
            return end
        self.ended = True
        return self.stop(end)

    def left(self, name: str, start: int, end: int) -> int:
        if name == "left":
            self.balance.push("left", "", start, end)
        else:
            self.balance.close("left", "", start, end)
        return end

    def endinput(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        return self.stop(self.line_end(end)) if self.conditionals.is_sure else end

    def letters(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        self.at_is_letter = name == "makeatletter"
        self.token = self.tokens()
        return end

    def verb(self, name: str, start: int, end: int) -> int:
        self.macros.append(Macro(name, start, end))
        end = after_options(self.text, name, end)
        delimiter = self.text[end : end + 1]
        if delimiter == "{" and name not in ("verb", "Verb"):
            return self.raw_group(end)
        if not delimiter or delimiter.isspace() or delimiter.isalpha():
            return end
        return self.between(end + 1, delimiter)

    def between(self, position: int, delimiter: str) -> int:
        """Blank what stands between ``position`` and the delimiter, on one line."""
        end = closing(self.text, position, delimiter)
        if end is None:
            return position
        self.mask.blank(position, end)
        return end + 1

    def raw(self, name: str, start: int, end: int) -> int:
        self.macros.append(Macro(name, start, end))
        return self.raw_group(end)

    def raw_group(self, end: int) -> int:
        """Blank what stands in the braces at ``end``."""
        inside = raw_argument(self.text, end)
        if inside is None:
            return end
        self.balance.groups[inside[0] - 1] = inside[1] + 1
        self.mask.blank(*inside)
        return inside[1] + 1

    def declare_verbatim(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        self.verbatim, end = self.verbatim.declared(name, self.text, end)
        self.token = self.tokens()
        return end

    def newif(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        return self.conditionals.new_flag(end)

    def otherwise(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        return self.conditionals.otherwise(name, end)

    def fi(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        self.conditionals.close()
        return end

    def define(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        if self.unreadable_definitions > _MOST_UNREADABLE_DEFINITIONS:
            return end
        found = read_definition(self.text, name, end)
        if found is None:
            self.unreadable_definitions += 1
            return end
        definition, after = found
        self.definitions.append(definition)
        self.verbatim = self.verbatim.defined(definition)
        self.mask.blank(end, after)
        return after


_Handler = Callable[[_Scanner, str, int, int], int]

_SPECIAL: dict[str, _Handler] = {
    "begin": _Scanner.begin,
    "end": _Scanner.end,
    "left": _Scanner.left,
    "right": _Scanner.left,
    "endinput": _Scanner.endinput,
    "makeatletter": _Scanner.letters,
    "makeatother": _Scanner.letters,
    "else": _Scanner.otherwise,
    "or": _Scanner.otherwise,
    "fi": _Scanner.fi,
    "newif": _Scanner.newif,
    **dict.fromkeys(
        (
            "DefineShortVerb",
            "MakeShortVerb",
            "DeleteShortVerb",
            "lstMakeShortInline",
            "lstnewenvironment",
            "DefineVerbatimEnvironment",
            "newminted",
            "newtcblisting",
            "excludecomment",
            "includecomment",
        ),
        _Scanner.declare_verbatim,
    ),
    **dict.fromkeys(tex_names.RAW_ARGUMENT_MACROS, _Scanner.raw),
    **dict.fromkeys(tex_names.DEFINERS, _Scanner.define),
}


def scan(text: str, context: Context | None = None, *, package: bool = False) -> Scan:
    """Scan LaTeX source.

    Where halves stand alone it is scanned again with braces, not environments, as what is sure to
    be paired: ``\\pretitle{\\begin{center}}`` is balanced so, a forgotten brace is not. The reading
    with fewer halves alone is the one meant.

    Args:
        text: the source.
        context: what earlier files told.
        package: the source is a class or style file, in which ``@`` is a letter.
    """
    context = context or Context()
    first = _Scanner(text, context, package=package, braces_lead=False)
    found = first.run()
    if not found.unbalanced or first.balance.is_full:
        return found
    other = _Scanner(text, context, package=package, braces_lead=True).run()
    return other if len(other.unbalanced) < len(found.unbalanced) else found
