"""What LaTeX reads raw: environments, macros, and the characters that ``\\verb`` is short for."""

import re

import msgspec

from toolkit.readers.pattern import rare
from toolkit.readers.tex_define import Definition
from toolkit.readers.tex_names import VERBATIM_ENVIRONMENTS, VERBATIM_MACROS

_SHORT_VERB = rare(r"\*?(?:\[[^\]\n]{0,200}\])?\s*\{?\\?(\S)\}?")
_NEW_ENVIRONMENT = rare(r"\s*(?:\[[^\]]{0,200}\])?\s*\{([^{}]{1,80})\}")
_RAW_ARGUMENT = rare(r"\s*\{((?:[^{}\\]|\\[\s\S]|\{[^{}]{0,500}\}){0,2000})\}")
_PREFIX = re.compile(r"\*?(?:\[[^\]\n]{0,200}\])?")
_MINT_LANGUAGE = re.compile(r"\s*\{[^{}]{0,80}\}")
_LONGEST_VERB = 1000
_READS_RAW = rare(
    r"\\(?:verbatim|[BL]?Verbatim|VerbatimEnvironment|lstlisting|comment|minted)(?![a-zA-Z])"
)
_ONLY_VERB = re.compile(r"\s*\\([a-zA-Z]+)(?:\[[^\]]*\])?\s*\Z")
_NO_SHORT_VERB = "\\%{}"


class Verbatim(msgspec.Struct, frozen=True):
    """The names that are read raw.

    Args:
        environments: down to the first ``\\end`` of their name.
        macros: between two equal characters, or in braces.
        shorts: characters that are read as ``\\verb`` with themselves.
    """

    environments: frozenset[str] = VERBATIM_ENVIRONMENTS
    macros: frozenset[str] = VERBATIM_MACROS
    shorts: str = ""

    def declared(self, name: str, text: str, end: int) -> tuple["Verbatim", int]:
        """These and what ``\\name`` declares or takes back.

        Args:
            end: the offset after ``\\name``.

        Returns:
            The names, and the offset from which reading goes on.
        """
        if name.endswith(("ShortVerb", "ShortInline")):
            return self._with_short(name, text, end)
        found = _NEW_ENVIRONMENT.match(text, end)
        if found is None:
            return self, end
        if name == "includecomment":
            environments = self.environments - {found[1]}
        else:
            code = {f"{found[1]}code"} if name == "newminted" else frozenset()
            environments = self.environments | {found[1]} | code
        return msgspec.structs.replace(self, environments=environments), end

    def _with_short(self, name: str, text: str, end: int) -> tuple["Verbatim", int]:
        found = _SHORT_VERB.match(text, end)
        if found is None or found[1] in _NO_SHORT_VERB:
            return self, end
        others = self.shorts.replace(found[1], "")
        shorts = others if name.startswith("Delete") else others + found[1]
        return msgspec.structs.replace(self, shorts=shorts), found.end()

    def defined(self, definition: Definition) -> "Verbatim":
        """These and what a definition wraps."""
        if definition.end is not None:
            if not _READS_RAW.search(definition.body):
                return self
            environments = self.environments | {definition.name}
            return msgspec.structs.replace(self, environments=environments)
        body = _ONLY_VERB.match(f"\\{definition.alias}" if definition.alias else definition.body)
        if body is None or body[1] not in self.macros:
            return self
        return msgspec.structs.replace(self, macros=self.macros | {definition.name})


def after_options(text: str, name: str, end: int) -> int:
    """The offset after the star, options and language that may follow a verbatim macro."""
    if name == "mintinline":
        options = _PREFIX.match(text, end)
        language = _MINT_LANGUAGE.match(text, options.end() if options else end)
        end = language.end() if language else end
    prefix = _PREFIX.match(text, end)
    return prefix.end() if prefix else end


def closing(text: str, position: int, delimiter: str) -> int | None:
    """Where the delimiter stands again on the line of ``position``; None where it does not."""
    found = text.find(delimiter, position, position + _LONGEST_VERB)
    return None if found < 0 or "\n" in text[position:found] else found


def raw_argument(text: str, end: int) -> tuple[int, int] | None:
    """The offsets between the braces of a raw argument; None where none stands there."""
    found = _RAW_ARGUMENT.match(text, end)
    return found.span(1) if found else None
