"""The scanner: one pass over LaTeX source that finds control words, groups and environments.

It masks what LaTeX does not typeset as text (comments, verbatim, branches not taken, all after
``\\end{document}``) and takes definitions out of the running text. Linear in the length of the
source; any input gives a value.
"""

import re
from collections.abc import Callable, Mapping

import msgspec

from toolkit.readers import tex_define, tex_names
from toolkit.readers.tex_balance import Balance, Environment, Open, Unbalanced
from toolkit.readers.tex_conditional import begins_conditional, branch_end
from toolkit.readers.tex_define import Definition
from toolkit.readers.tex_mask import Mask

Flags = Mapping[str, bool | None]
"""What each ``\\newif`` flag was last set to; None where that cannot be known."""

_ENVIRONMENT = re.compile(r"\s{0,80}\{\s{0,80}([^{}\\%\s#]{1,80})\s{0,80}\}")
_LINE_END = re.compile(r"[\r\n]|\Z")
_NEWIF = re.compile(r"\s*\\if([a-zA-Z@]+)")
_SHORT_VERB = re.compile(r"\*?\s*\{?\\(.)\}?")
_NEW_VERBATIM = re.compile(r"\s*(?:\[[^\]]{0,200}\])?\s*\{([^{}]{1,80})\}")
_RAW_ARGUMENT = re.compile(r"\s*\{((?:[^{}\\]|\\[\s\S]|\{[^{}]{0,500}\}){0,2000})\}")
_VERB_PREFIX = re.compile(r"\*?(?:\[[^\]\n]{0,200}\])?")
_MINT_LANGUAGE = re.compile(r"\s*\{[^{}]{0,80}\}")
_LONGEST_VERB = 1000
_MOST_UNREADABLE_DEFINITIONS = 16
"""After so many that never end, the text is no LaTeX and definitions are read no more."""


class Macro(msgspec.Struct, frozen=True, gc=False):
    """A control word in running text: ``\\name`` from ``start`` to before ``end``."""

    name: str
    start: int
    end: int


class Scan(msgspec.Struct, frozen=True):
    """What one pass finds.

    Args:
        live: the text, of the same length, with all that is not typeset blanked.
        macros: control words in running text, in order.
        groups: from the offset of each ``{`` to the offset after its ``}``.
        environments: in order of their begins.
        definitions: the macros and environments that the text defines, in order.
        unbalanced: halves that stand alone, in order.
        ended: whether ``\\end{document}`` was reached.
    """

    live: str
    macros: tuple[Macro, ...]
    groups: dict[int, int]
    environments: tuple[Environment, ...]
    definitions: tuple[Definition, ...]
    unbalanced: tuple[Unbalanced, ...]
    flags: dict[str, bool | None]
    ended: bool


class _Branch(msgspec.Struct):
    """A conditional whose ``\\fi`` is still to come."""

    value: bool | None
    before: list[Open] | None
    after_first: list[Open] | None = None
    in_else: bool = False


class _Scanner:
    """The state of one pass; each method that reads a macro returns where to go on."""

    def __init__(self, text: str, flags: Flags, *, package: bool) -> None:
        self.text = text
        self.mask = Mask(text)
        self.balance = Balance()
        self.macros: list[Macro] = []
        self.definitions: list[Definition] = []
        self.flags = dict(flags)
        self.branches: list[_Branch] = []
        self.verbatim = set(tex_names.VERBATIM_ENVIRONMENTS)
        self.short_verbs = ""
        self.at_is_letter = package
        self.unreadable_definitions = 0
        self.ended = False
        self.token = self.tokens()

    def tokens(self) -> "re.Pattern[str]":
        letters = "a-zA-Z@" if self.at_is_letter else "a-zA-Z"
        shorts = f"|[{re.escape(self.short_verbs)}]" if self.short_verbs else ""
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
            self.flags,
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
            return self.conditional(name, end)
        self.macros.append(Macro(name, start, end))
        if name[-4:] == "true" or name[-5:] == "false":
            self.set_flag(name)
        return end

    def begin(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        found = _ENVIRONMENT.match(self.text, end)
        if found is None:
            return end
        environment, end = found[1], found.end()
        self.balance.push("environment", environment, start, end)
        if environment not in self.verbatim:
            return end
        closing = self.text.find(f"\\end{{{environment}}}", end)
        closing = len(self.text) if closing < 0 else closing
        self.mask.blank(end, closing)
        return closing

    def end(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        found = _ENVIRONMENT.match(self.text, end)
        if found is None:
            return end
        self.balance.close("environment", found[1], start, found.end())
        if found[1] != "document":
            return found.end()
        self.ended = True
        return self.stop(found.end())

    def left(self, name: str, start: int, end: int) -> int:
        if name == "left":
            self.balance.push("left", "", start, end)
        else:
            self.balance.close("left", "", start, end)
        return end

    def endinput(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        return self.stop(self.line_end(end))

    def letters(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        self.at_is_letter = name == "makeatletter"
        self.token = self.tokens()
        return end

    def verb(self, name: str, start: int, end: int) -> int:
        self.macros.append(Macro(name, start, end))
        if name == "mintinline":
            options = _VERB_PREFIX.match(self.text, end)
            language = _MINT_LANGUAGE.match(self.text, options.end() if options else end)
            end = language.end() if language else end
        prefix = _VERB_PREFIX.match(self.text, end)
        end = prefix.end() if prefix else end
        delimiter = self.text[end : end + 1]
        if delimiter == "{" and name not in ("verb", "Verb"):
            return self.raw(name, start, end, recorded=True)
        if not delimiter or delimiter.isspace() or delimiter.isalpha():
            return end
        return self.between(end + 1, delimiter)

    def between(self, position: int, delimiter: str) -> int:
        """Blank what stands between ``position`` and the delimiter, on one line."""
        closing = self.text.find(delimiter, position, position + _LONGEST_VERB)
        if closing < 0 or "\n" in self.text[position:closing]:
            return position
        self.mask.blank(position, closing)
        return closing + 1

    def raw(self, name: str, start: int, end: int, *, recorded: bool = False) -> int:
        if not recorded:
            self.macros.append(Macro(name, start, end))
        found = _RAW_ARGUMENT.match(self.text, end)
        if found is None:
            return end
        self.balance.groups[found.start(1) - 1] = found.end()
        self.mask.blank(found.start(1), found.end(1))
        return found.end()

    def short_verb(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        found = _SHORT_VERB.match(self.text, end)
        if found is None:
            return end
        if name == "DeleteShortVerb":
            self.short_verbs = self.short_verbs.replace(found[1], "")
        elif found[1] not in "\\%{}":
            self.short_verbs += found[1]
        self.token = self.tokens()
        return found.end()

    def new_verbatim(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        if found := _NEW_VERBATIM.match(self.text, end):
            self.verbatim.add(found[1])
            if name == "newminted":
                self.verbatim.add(f"{found[1]}code")
        return end

    def include_comment(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        if found := _NEW_VERBATIM.match(self.text, end):
            self.verbatim.discard(found[1])
        return end

    def newif(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        found = _NEWIF.match(self.text, end)
        if found is None:
            return end
        self.flags.setdefault(found[1], False)
        return found.end()

    def set_flag(self, name: str) -> None:
        value = name.endswith("true")
        flag = name[:-4] if value else name[:-5]
        sure = all(branch.value is not None for branch in self.branches)
        self.flags[flag] = value if sure else None

    def conditional(self, name: str, end: int) -> int:
        known = {"iftrue": True, "iffalse": False}
        value = known[name] if name in known else self.flags.get(name[2:])
        if value is False:
            word, start, after = branch_end(self.text, end)
            self.mask.blank(end, start)
            if word != "else":
                return after
            self.branches.append(_Branch(True, None, in_else=True))
            return after
        self.branches.append(_Branch(value, None if value else self.balance.snapshot()))
        return end

    def otherwise(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape
        if not self.branches or self.branches[-1].in_else:
            return end
        branch = self.branches[-1]
        if branch.value:
            _, closing, after = branch_end(self.text, end)
            self.mask.blank(end, closing)
            self.branches.pop()
            return after
        branch.in_else = True
        branch.after_first = self.balance.snapshot()
        self.balance.restore(branch.before)
        self.balance.forgive()
        return end

    def fi(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        if self.branches:
            branch = self.branches.pop()
            if branch.in_else and branch.value is None:
                self.balance.resent()
            self.balance.restore(branch.after_first)
        return end

    def define(self, name: str, start: int, end: int) -> int:  # noqa: ARG002 - one shape for all
        if self.unreadable_definitions > _MOST_UNREADABLE_DEFINITIONS:
            return end
        found = _read_definition(self.text, name, end)
        if found is None:
            self.unreadable_definitions += 1
            return end
        definition, after = found
        self.definitions.append(definition)
        self.mask.blank(end, after)
        return after


def _read_definition(text: str, name: str, end: int) -> tuple[Definition, int] | None:
    if name == "let":
        return tex_define.read_let(text, end)
    if name in tex_names.PRIMITIVE_DEFINERS:
        return tex_define.read_primitive(text, end)
    if name in tex_names.MACRO_DEFINERS or name in tex_names.XPARSE_DEFINERS:
        return tex_define.read_macro(text, end, xparse=name in tex_names.XPARSE_DEFINERS)
    xparse = name in tex_names.XPARSE_ENVIRONMENT_DEFINERS
    return tex_define.read_environment(text, end, xparse=xparse)


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
    "fi": _Scanner.fi,
    "newif": _Scanner.newif,
    "DefineShortVerb": _Scanner.short_verb,
    "MakeShortVerb": _Scanner.short_verb,
    "DeleteShortVerb": _Scanner.short_verb,
    "lstnewenvironment": _Scanner.new_verbatim,
    "DefineVerbatimEnvironment": _Scanner.new_verbatim,
    "newminted": _Scanner.new_verbatim,
    "newtcblisting": _Scanner.new_verbatim,
    "excludecomment": _Scanner.new_verbatim,
    "includecomment": _Scanner.include_comment,
    **dict.fromkeys(tex_names.VERBATIM_MACROS, _Scanner.verb),
    **dict.fromkeys(tex_names.RAW_ARGUMENT_MACROS, _Scanner.raw),
    **dict.fromkeys(tex_names.DEFINERS, _Scanner.define),
}


def scan(text: str, flags: Flags | None = None, *, package: bool = False) -> Scan:
    """Scan LaTeX source.

    Args:
        text: the source.
        flags: what earlier files set.
        package: the source is a class or style file, in which ``@`` is a letter.
    """
    return _Scanner(text, flags or {}, package=package).run()
