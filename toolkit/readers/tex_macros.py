"""The macros and environments a draft defines, and how a use of one is expanded."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from msgspec.structs import replace

from toolkit.readers import tex_names
from toolkit.readers.pattern import rare
from toolkit.readers.tex_branch import taken
from toolkit.readers.tex_define import Definition
from toolkit.readers.tex_lookahead import followed, looks_ahead

_WORD = re.compile(r"\\([a-zA-Z@]+)|\\begin\s*\{([^{}]+)\}")
_BEGIN = re.compile(r"\\begin\s*\{([^{}]+)\}")
_PARAMETER = re.compile(r"#([1-9])")
_LETTER = re.compile(r"(?<![\\a-zA-Z@])[^\W\d_]")
_LAST = re.compile(r"\\([a-zA-Z@]+)\s*\Z")
_CITING = rare(r"\\[a-zA-Z@]*(?:cite|ref|bib|link|@)", re.IGNORECASE)
_DEEPEST = 5
"""Macros that use macros are followed so many steps."""

_LONGEST_BODY = 5000
"""Characters of a body that is still a simple macro."""

BARE_COMMANDS = frozenset(
    "maketitle appendix printbibliography lipsum blindtext Blindtext appendixpage".split()
)
"""Commands of interest that take no argument we read."""

COMMANDS_OF_INTEREST = BARE_COMMANDS | frozenset(
    "title author date thanks affiliation institute email bibliographystyle graphicspath svgpath "
    "abstract includeonly keywords guidance todo TODO frametitle framesubtitle subtitle "
    "acknowledgments acknowledgements".split()
)

INTERESTING = (
    frozenset(tex_names.SECTION_LEVELS)
    | tex_names.CITE_MACROS
    | tex_names.REF_MACROS
    | tex_names.INPUT_MACROS
    | tex_names.IMAGE_MACROS
    | COMMANDS_OF_INTEREST
    | frozenset(
        "nocite label caption captionof bibliography addbibresource addglobalbib addsectionbib "
        "bibitem subfloat subcaptionbox documentclass usepackage RequirePackage epsfig psfig "
        "subcaption lstinputlisting".split()
    )
)
"""Control words that give items; a macro whose body uses one is expanded."""

Meaning = tuple[str, str, Definition | None]
"""What a control word stands for: the command that takes what follows it, what comes before that
command, and the draft's own macro to expand in its place, where it is one."""


class Macros:
    """The definitions that matter to a reader: those that wrap something of interest.

    Args:
        definitions: in the order the draft gives them; a later one replaces an earlier.
    """

    def __init__(self, definitions: Iterable[Definition] = ()) -> None:
        every = tuple(definitions)
        self.every = every
        self._macros = followed(_in_force(d for d in every if d.end is None))
        self._environments = _in_force(d for d in every if d.end is not None)
        self.aliases = {
            d.name: d.alias for d in every if d.alias in INTERESTING and d.name not in INTERESTING
        }
        self._wrapping = self._that_wrap()
        self.meanings = {name: self._meaning(name) for name in (*self.aliases, *self._wrapping)}
        """Of each control word that does not stand for itself."""
        self.meanings |= dict.fromkeys(self._that_cite_no_more(), ("", "", None))

    def plus(self, definitions: Iterable[Definition]) -> "Macros":
        """These and more."""
        more = tuple(definitions)
        return Macros((*self.every, *more)) if more else self

    def _that_wrap(self) -> frozenset[str]:
        """Names of the macros whose bodies reach something of interest, in a few steps."""
        known: frozenset[str] = frozenset(self.aliases)
        for _ in range(_DEEPEST):
            found = frozenset(
                d.name
                for d in self._macros.values()
                if d.signature is not None
                and not looks_ahead(d)
                and len(d.body) <= _LONGEST_BODY
                and _reaches(d.body, known)
            )
            if found | known == known:
                break
            known |= found
        fixed = INTERESTING - tex_names.CITE_MACROS - tex_names.REF_MACROS
        return known - fixed - frozenset(self.aliases)

    def _that_cite_no_more(self) -> Iterator[str]:
        """Names of citations and references that the draft gives to what is neither."""
        for name in (tex_names.CITE_MACROS | tex_names.REF_MACROS) & self._macros.keys():
            found = self._macros[name]
            if name not in self._wrapping and found.signature and not _CITING.search(found.body):
                yield name

    def _meaning(self, name: str) -> Meaning:
        r"""Follows a copy to what it copies, and a macro such as ``\unskip~\cite`` to its end."""
        before, passed = "", {name}
        while name in self._wrapping and len(passed) <= _DEEPEST:
            definition = self._macros[name]
            last = _LAST.search(definition.body) if definition.signature == "" else None
            if last is None or last[1] in passed or not self._takes_what_follows(last[1]):
                return name, before, definition
            before += definition.body[: last.start()]
            name = last[1]
            passed.add(name)
        return self.aliases.get(name, name), before, None

    def _takes_what_follows(self, name: str) -> bool:
        known = name in self.aliases or name in self._wrapping
        return known or (name in INTERESTING and name not in BARE_COMMANDS)

    @cached_property
    def words(self) -> frozenset[str]:
        """Names of the macros that take no argument and stand for words."""
        texts = filter(None, map(self.text, self._macros))
        return frozenset(d.name for d in texts if d.signature == "" and _LETTER.search(d.body))

    def beginning_with(self, names: Collection[str]) -> frozenset[str]:
        """Names of the draft's own macros that begin with one of some commands, or are it."""
        leading = ((d.name, _WORD.match(d.body.lstrip())) for d in self._macros.values())
        wrapped = {name for name, word in leading if word and word[1] in names}
        return frozenset(wrapped | {own for own, name in self.aliases.items() if name in names})

    def text(self, name: str) -> Definition | None:
        """The definition of a macro that stands for text; None for what is code or unknown."""
        found = self._macros.get(name)
        if found is None or found.signature is None or name in INTERESTING:
            return None
        return found if len(found.body) <= _LONGEST_BODY and "@" not in found.body else None

    def environment(self, name: str) -> Definition | None:
        """The definition to expand where the environment begins; None where none is known."""
        return self._environments.get(name)

    def float_kind(self, environment: str) -> str:
        """What a floating environment holds, following the user's own; empty for no float."""
        for _ in range(_DEEPEST):
            kind = tex_names.FLOAT_KINDS.get(environment.rstrip("*"))
            if kind:
                return kind
            definition = self._environments.get(environment)
            begin = _BEGIN.search(definition.body) if definition else None
            if begin is None:
                return ""
            environment = begin[1]
        return ""


def _in_force(definitions: Iterable[Definition]) -> dict[str, Definition]:
    """The definition that holds in the end, by its name; of a copy, that of what it copies."""
    found: dict[str, Definition] = {}
    for definition in definitions:
        if definition.alias:
            copied = found.get(definition.alias)
            if copied is not None and definition.alias not in INTERESTING:
                found[definition.name] = replace(copied, name=definition.name)
        elif not definition.provided or definition.name not in found:
            found[definition.name] = definition
    return found


def _reaches(body: str, known: frozenset[str]) -> bool:
    for word in _WORD.finditer(body):
        name = word[1]
        if name in INTERESTING or name in known:
            return True
    return bool((begin := _BEGIN.search(body)) and begin[1].rstrip("*") in tex_names.FLOAT_KINDS)


def expanded(definition: Definition, arguments: tuple[str | None, ...]) -> str:
    """The body with the arguments in their places; a missing optional one is its default."""

    def argument(parameter: "re.Match[str]") -> str:
        index = int(parameter[1]) - 1
        value = arguments[index] if index < len(arguments) else ""
        return definition.default if value is None else value

    return _PARAMETER.sub(argument, taken(definition.body, arguments))
