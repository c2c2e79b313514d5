"""Regular expressions for what few drafts hold: each is compiled when it is first used.

Compiling these beforehand would take 8 of a check's 150 ms.
"""

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")


class _Pattern:
    """Stands for a compiled pattern until one of its methods is called."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._asked = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._asked)
        self.__dict__.update({each: getattr(compiled, each) for each in _METHODS})
        return getattr(compiled, name)


def rare(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as `re.compile` gives it, for what most drafts do not hold."""
    return cast("re.Pattern[AnyStr]", _Pattern(pattern, flags))
