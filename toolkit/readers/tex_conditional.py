"""Conditionals in LaTeX source: which control words begin one, and where a branch ends."""

import re

from toolkit.readers.tex_names import CONDITIONALS, NOT_CONDITIONALS

_WORD = re.compile(r"%[^\n\r]*|\\(?:([a-zA-Z@]+)|[\s\S]?)")


def begins_conditional(text: str, name: str, after: int) -> bool:
    """Whether ``\\name``, which ends at ``after``, is closed by a ``\\fi``.

    Primitives and flags are; ``\\ifthenelse{…}`` and its like take arguments and are not.
    """
    if name in CONDITIONALS:
        return True
    if not name.startswith("if") or name in NOT_CONDITIONALS:
        return False
    return text[after : after + 1] not in ("{", "[", "*")


def branch_end(text: str, position: int) -> tuple[str, int, int]:
    """Where the branch that begins at ``position`` ends.

    Returns:
        ``else``, ``fi`` or, where the text ends first, an empty word; then the offsets at which
        that control word starts and ends.
    """
    depth = 0
    for word in _WORD.finditer(text, position):
        name = word[1]
        if name is None:
            continue
        if name == "fi":
            if depth == 0:
                return "fi", word.start(), word.end()
            depth -= 1
        elif name == "else":
            if depth == 0:
                return "else", word.start(), word.end()
        elif begins_conditional(text, name, word.end()):
            depth += 1
    return "", len(text), len(text)
