"""Definitions of macros and environments in LaTeX source: their arguments and their bodies."""

import re

import msgspec
from msgspec.structs import replace

from toolkit.readers import tex_names
from toolkit.readers.pattern import rare

_GROUP_TOKEN = re.compile(r"\\[\s\S]?|%[^\n\r]*|[{}]")
_LONGEST_BODY = 200_000
_GAP = r"(?:\s|%[^\n\r]*)*"  # blanks, line ends and comments, as TeX passes over them
_NAME = re.compile(r"\s*\*?\s*(?:\{\s*\\([a-zA-Z@]+|.)\s*\}|\\([a-zA-Z@]+|.))")
_ENVIRONMENT_NAME = rare(r"\s*\*?\s*\{\s*([^{}\\\s]{1,80})\s*\}")
_COUNT = re.compile(_GAP + r"\[\s*(\d)\s*\]")
_DEFAULT = re.compile(_GAP + r"\[([^\]\[]{0,500})\]")
_NUMBERED = rare(r"(?:^|,)\s*([1-9])\s*=([^,]*)")
_PARAMETERS = re.compile(r"(\[#1\])?((?:#\d)*)(?=\s*\{)")
_DELIMITED = re.compile(r"[^{}%]{0,200}(?=\{)")
_LET = rare(r"\s*\\([a-zA-Z@]+|.)\s*=?\s?\\([a-zA-Z@]+)")
_COPY = rare(r"\s*\{?\s*\\([a-zA-Z@]+)[\s{}]*\\([a-zA-Z@]+)\s*\}?")
_SPACE = re.compile(_GAP)
_XPARSE_ARGUMENT = rare(r"\s*[+!>]*(?:\{[^{}]*\})?\s*([mosOrRdDtgGvbeE])")


class Definition(msgspec.Struct, frozen=True):
    """A macro or environment that a draft defines.

    Args:
        name: without the backslash.
        signature: a letter for each argument: ``m`` in braces, ``o`` optional, ``s`` a star;
            None when the arguments are delimited in a way that is not followed.
        default: what an optional first argument is when it is left out.
        body: the replacement text; for an environment, what its begin stands for.
        end: for an environment, what its end stands for; None for a macro.
        alias: the macro it was ``\\let`` to, else empty.
        provided: it is to hold only where the draft has none of its name so far.
    """

    name: str
    signature: str | None
    default: str = ""
    body: str = ""
    end: str | None = None
    alias: str = ""
    provided: bool = False


def group_end(text: str, start: int) -> int | None:
    """The offset after the ``}`` that closes the ``{`` at ``start``; None when none does.

    Comments and escaped braces do not count. Looks 200,000 characters ahead at the most.
    """
    depth = 0
    for token in _GROUP_TOKEN.finditer(text, start, start + _LONGEST_BODY):
        character = token[0]
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                return token.end()
    return None


def next_group(text: str, position: int) -> tuple[str, int] | None:
    """The content of the braced group at or after white space, and the offset after it."""
    space = _SPACE.match(text, position)
    start = space.end() if space else position
    if text[start : start + 1] != "{":
        return None
    end = group_end(text, start)
    return None if end is None else (text[start + 1 : end - 1], end)


def _plain_signature(text: str, position: int) -> tuple[str, str, int]:
    """The arguments of ``[2][default]``: their letters, the default, the offset after."""
    count = _COUNT.match(text, position)
    if count is None:
        return "", "", position
    arguments, position = int(count[1]), count.end()
    default = _DEFAULT.match(text, position)
    if default is None:
        return "m" * arguments, "", position
    return "o" + "m" * (arguments - 1), default[1], default.end()


def _xparse_signature(specification: str) -> str:
    letters = []
    for argument in _XPARSE_ARGUMENT.finditer(specification):
        kind = argument[1]
        letters.append(
            "m" if kind in "mv" else "s" if kind == "t" else kind if kind == "s" else "o"
        )
    return "".join(letters)


def _arguments(text: str, position: int, *, xparse: bool) -> tuple[str, str, int] | None:
    """The arguments' letters, the default and the offset after; None where none can be read."""
    if not xparse:
        return _plain_signature(text, position)
    specification = next_group(text, position)
    return specification and (_xparse_signature(specification[0]), "", specification[1])


def read_macro(text: str, position: int, *, xparse: bool) -> tuple[Definition, int] | None:
    """Read what follows ``\\newcommand`` or, with ``xparse``, ``\\NewDocumentCommand``.

    Args:
        position: the offset after the defining macro's name.

    Returns:
        The definition and the offset after it; None where none can be read.
    """
    name = _NAME.match(text, position)
    if name is None:
        return None
    arguments = _arguments(text, name.end(), xparse=xparse)
    if arguments is None:
        return None
    signature, default, position = arguments
    body = next_group(text, position)
    if body is None:
        return None
    return Definition(name[1] or name[2], signature, default, body[0]), body[1]


def read_numbered(text: str, position: int) -> tuple[Definition, int] | None:
    """Read what follows ``\\newcommandx`` of xargs, in the manner of `read_macro`.

    Its defaults are numbered, as in ``[3][1=a, 3=b]``: any argument may be left out.
    """
    found = read_macro(text, position, xparse=False)
    if found is None:
        return None
    definition, end = found
    defaults = dict(_NUMBERED.findall(definition.default))
    numbers = range(1, len(definition.signature or "") + 1)
    signature = "".join("o" if str(number) in defaults else "m" for number in numbers)
    return replace(definition, signature=signature, default=defaults.get("1", "")), end


def read_primitive(text: str, position: int) -> tuple[Definition, int] | None:
    """Read what follows ``\\def``, in the manner of `read_macro`."""
    name = _NAME.match(text, position)
    if name is None:
        return None
    parameters = _PARAMETERS.match(text, name.end())
    if parameters is not None:
        signature: str | None = "o" * bool(parameters[1]) + "m" * (len(parameters[2]) // 2)
        position = parameters.end()
    else:
        delimited = _DELIMITED.match(text, name.end())
        if delimited is None:
            return None
        signature, position = None, delimited.end()
    body = next_group(text, position)
    if body is None:
        return None
    return Definition(name[1] or name[2], signature, "", body[0]), body[1]


def read_let(text: str, position: int, *, copies: bool) -> tuple[Definition, int] | None:
    """Read what follows ``\\let`` or, with ``copies``, ``\\NewCommandCopy``, as `read_macro`."""
    found = (_COPY if copies else _LET).match(text, position)
    if found is None:
        return None
    return Definition(found[1], None, alias=found[2]), found.end()


def read_environment(text: str, position: int, *, xparse: bool) -> tuple[Definition, int] | None:
    """Read what follows ``\\newenvironment``, in the manner of `read_macro`."""
    name = _ENVIRONMENT_NAME.match(text, position)
    if name is None:
        return None
    arguments = _arguments(text, name.end(), xparse=xparse)
    if arguments is None:
        return None
    signature, default, position = arguments
    begin = next_group(text, position)
    end = next_group(text, begin[1]) if begin else None
    if begin is None or end is None:
        return None
    return Definition(name[1], signature, default, begin[0], end[0]), end[1]


def read_definition(text: str, name: str, end: int) -> tuple[Definition, int] | None:
    """Read what follows the defining macro ``\\name``, which ends at ``end``, as `read_macro`."""
    found = _read_definition(text, name, end)
    if found is None or name not in tex_names.PROVIDERS:
        return found
    return replace(found[0], provided=True), found[1]


def _read_definition(text: str, name: str, end: int) -> tuple[Definition, int] | None:
    if name == "let" or name in tex_names.COPIERS:
        return read_let(text, end, copies=name in tex_names.COPIERS)
    if name in tex_names.PRIMITIVE_DEFINERS:
        return read_primitive(text, end)
    if name in tex_names.MACRO_DEFINERS or name in tex_names.XPARSE_DEFINERS:
        return read_macro(text, end, xparse=name in tex_names.XPARSE_DEFINERS)
    if name in tex_names.XARGS_DEFINERS:
        return read_numbered(text, end)
    xparse = name in tex_names.XPARSE_ENVIRONMENT_DEFINERS
    return read_environment(text, end, xparse=xparse)
