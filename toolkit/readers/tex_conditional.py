"""Conditionals in LaTeX source: what begins one, which of its branches is read, where it ends."""

import re
from collections.abc import Collection, Mapping

import msgspec

from toolkit.readers.pattern import rare
from toolkit.readers.tex_balance import Balance, Open
from toolkit.readers.tex_mask import Mask
from toolkit.readers.tex_names import CONDITIONALS, NOT_CONDITIONALS

Flags = Mapping[str, bool | None]
"""What each ``\\newif`` flag was last set to; None where that cannot be known."""

_WORD = rare(r"%[^\n\r]*|\\(?:([a-zA-Z@]+)|[\s\S]?)")
_NEWIF = re.compile(r"\s*\\if([a-zA-Z@]+)")
_CASE = rare(
    r"\s*([+-]?[0-9]{1,6})(?:\s|\\relax(?![a-zA-Z@])|(?=[^\\0-9])|(?=\\(?:or|else|fi)(?![a-zA-Z@])))"
)
_DIVIDERS = frozenset({"else", "or"})
_DIVIDER = re.compile(r"\\(?:else|or)(?![a-zA-Z@])")
_ALONE = re.compile(r"\s*\}")
_FIXED: Flags = {"iftrue": True, "iffalse": False}


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
        ``else``, ``or``, ``fi`` or, where the text ends first, an empty word; then the offsets at
        which that control word starts and ends.
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
        elif name in _DIVIDERS:
            if depth == 0:
                return name, word.start(), word.end()
        elif begins_conditional(text, name, word.end()):
            depth += 1
    return "", len(text), len(text)


def dividers(text: str) -> tuple[int, ...]:
    """The offsets at which a branch may end and the next begin, in order."""
    return tuple(divider.start() for divider in _DIVIDER.finditer(text))


def exclude_each_other(text: str, first: int, second: int) -> bool:
    """Whether two offsets, in their order, stand in two branches of one conditional."""
    position = first
    while position < second:
        word, start, position = branch_end(text, position)
        if second < start:
            return False
        while word in _DIVIDERS:
            word, start, position = branch_end(text, position)
            if second < start:
                return True
    return False


class _Branch(msgspec.Struct):
    """A conditional whose ``\\fi`` is still to come."""

    value: bool | None
    before: list[Open] | None
    after_first: list[Open] | None = None
    in_else: bool = False
    is_case: bool = False
    is_divided: bool = False


class Conditionals:
    """The conditionals that are open while a text is read, and what is known of its flags.

    Of one whose value is known, the other branch is masked; of one whose value is not, both are
    read, each from the same state of balance. Methods return the offset where reading goes on.
    """

    def __init__(self, text: str, flags: Flags, mask: Mask, balance: Balance) -> None:
        self.flags = dict(flags)
        self._text = text
        self._mask = mask
        self._balance = balance
        self._branches: list[_Branch] = []

    def begin(self, name: str, end: int) -> int:
        """Enter the conditional ``\\name``, which ends at ``end``.

        One that is all there is to the end of its group is handed to a macro, not begun, as in
        etoolbox's ``\\patchcmd``.
        """
        if name in _FIXED and _ALONE.match(self._text, end):
            return end
        if name == "ifcase":
            return self._begin_case(end)
        value = _FIXED[name] if name in _FIXED else self.flags.get(name[2:])
        if value is False:
            word, after = self._skip(end, {"else"})
            if word == "else":
                self._branches.append(_Branch(True, None, in_else=True))
            return after
        self._branches.append(_Branch(value, None if value else self._balance.snapshot()))
        return end

    def _begin_case(self, end: int) -> int:
        """Enter the branch of an ``\\ifcase`` that its number chooses; all of them without one."""
        number = _CASE.match(self._text, end)
        if number is None:
            self._branches.append(_Branch(None, self._balance.snapshot(), is_case=True))
            return end
        wanted, after, word = int(number[1]), number.end(), "or"
        self._mask.blank(end, after)
        while wanted and word == "or":
            word, after = self._skip(after, {"else", "or"} if wanted > 0 else {"else"})
            wanted -= 1
        if word in _DIVIDERS:
            self._branches.append(_Branch(True, None, in_else=word == "else", is_case=True))
        return after

    def _skip(self, position: int, until: Collection[str]) -> tuple[str, int]:
        """Mask branches up to a word of ``until`` or the ``\\fi``; that word, and its end."""
        word, after = "or", position
        while word in _DIVIDERS:
            word, start, after = branch_end(self._text, after)
            if word in until:
                break
        self._mask.blank(position, start)
        return word, after

    def otherwise(self, name: str, end: int) -> int:
        """Read the ``\\else`` or ``\\or`` that ends at ``end``."""
        if not self._branches or self._branches[-1].in_else:
            return end
        branch = self._branches[-1]
        if name == "or" and not branch.is_case:
            return end
        if branch.value:
            self._branches.pop()
            return self._skip(end, ())[1]
        branch.in_else = name == "else"
        if not branch.is_divided:
            branch.is_divided = True
            branch.after_first = self._balance.snapshot()
            self._balance.forgive()
        self._balance.restore(branch.before)
        return end

    def close(self) -> None:
        """Read a ``\\fi``."""
        if self._branches:
            branch = self._branches.pop()
            if branch.is_divided:
                self._balance.resent()
            self._balance.restore(branch.after_first)

    def new_flag(self, end: int) -> int:
        """Read what follows the ``\\newif`` that ends at ``end``."""
        found = _NEWIF.match(self._text, end)
        if found is None:
            return end
        self.flags.setdefault(found[1], False)
        return found.end()

    def set_flag(self, name: str) -> None:
        """Read ``\\name``, such as ``\\drafttrue``; in a doubtful branch it tells nothing sure."""
        value = name.endswith("true")
        flag = name[:-4] if value else name[:-5]
        self.flags[flag] = value if self.is_sure else None

    @property
    def is_sure(self) -> bool:
        """Whether LaTeX surely reads what stands here: no branch around it is doubtful."""
        return all(branch.value is not None for branch in self._branches)
