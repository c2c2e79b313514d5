r"""Macros in plain TeX's manner that look at the next sign: ``\@ifnextchar[`` and ``\@ifstar``."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from toolkit.readers.tex_define import Definition, next_group

_AHEAD = re.compile(r"\s*\\(?:(?:kernel)?@ifnextchar\s*\[|@ifstar(?![a-zA-Z@]))")
_NAME = re.compile(r"\s*(\\([a-zA-Z@]+))\s*")
_END = re.compile(r"(?:\s|\\relax(?![a-zA-Z@]))*")


def looks_ahead(definition: Definition) -> bool:
    """Whether a macro does nothing before it looks at the next sign."""
    return definition.signature == "" and _AHEAD.match(definition.body) is not None


def followed(definitions: Mapping[str, Definition]) -> dict[str, Definition]:
    r"""Definitions by name, those that look ahead with the arguments of what they go on with.

    ``\def\plot{\@ifnextchar[\plot@with\plot@plain}`` takes an optional argument, and then what
    ``\plot@with`` takes after its own. One whose branches are more than a macro with or without an
    option, or whose first branch looks ahead in its turn, stays as it is.
    """
    return {
        name: (looks_ahead(each) and _with_arguments(each, definitions)) or each
        for name, each in definitions.items()
    }


def _with_arguments(definition: Definition, others: Mapping[str, Definition]) -> Definition | None:
    """A macro that looks ahead as one with a signature; None where that cannot be told."""
    body = definition.body
    ahead = _AHEAD.match(body)
    there = ahead and _branch(body, ahead.end())
    absent = there and _branch(body, there[1])
    if not (ahead and there and absent) or not _END.fullmatch(body, absent[1]):
        return None
    name = _NAME.fullmatch(there[0])
    goes_on = others.get(name[2]) if name else None
    if goes_on is None or goes_on.signature is None or looks_ahead(goes_on):
        return None
    mark, test, option = ("s", "Boolean", "") if "@ifstar" in ahead[0] else ("o", "Value", "[#1]")
    after = goes_on.signature.removeprefix("o") if option else goes_on.signature
    rest = "".join(f"{{#{number}}}" for number in range(2, len(after) + 2))
    branches = f"{{{there[0]}{option}{rest}}}{{{absent[0]}{rest}}}"
    return replace(definition, signature=mark + after, body=rf"\If{test}TF{{#1}}{branches}")


def _branch(body: str, position: int) -> tuple[str, int] | None:
    """A branch, which is a group or a lone macro, and the offset after it."""
    name = _NAME.match(body, position)
    return (name[1], name.end()) if name else next_group(body, position)
