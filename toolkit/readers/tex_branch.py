r"""Which branch of a macro's body a use of it takes: ``\IfBooleanTF``, ``\IfNoValueTF`` and kin."""

import re
from collections.abc import Sequence

from toolkit.readers.tex_define import next_group

_TEST = re.compile(r"\\If(Boolean|NoValue|Value)(TF|T|F)\s*\{\s*#([1-9])\s*\}")
_MOST_TESTS = 50


def taken(body: str, arguments: Sequence[str | None]) -> str:
    """The body of a macro with each test of an argument replaced by the branch that it takes.

    Args:
        body: with its parameters in it.
        arguments: of the use; None for an optional one, or a star, that is not there.
    """
    position = 0
    for _ in range(_MOST_TESTS):
        test = _TEST.search(body, position)
        if test is None:
            break
        branches, end = _branches(body, test.end(), test[2])
        index = int(test[3]) - 1
        there = index < len(arguments) and arguments[index] is not None
        holds = there is (test[1] != "NoValue")
        chosen = branches.get("T" if holds else "F", "")
        body = body[: test.start()] + chosen + body[end:]
        position = test.start()
    return body


def _branches(body: str, position: int, names: str) -> tuple[dict[str, str], int]:
    """The groups that follow a test, by the letters of its name, and the offset after them."""
    found: dict[str, str] = {}
    for name in names:
        group = next_group(body, position)
        if group is None:
            break
        found[name], position = group
    return found, position
