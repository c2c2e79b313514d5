"""What is open while LaTeX source is read: groups, environments and ``\\left``."""

import msgspec

from toolkit.model.place import Span

_DEEPEST_COMPARISON = 1000
"""Open groups above which two branches are not compared: no prose nests so deep."""

_FARTHEST_HALF = 64
"""How many unclosed ones down a closing half looks for its other half."""

_DEEPEST_ARGUMENT = 500
"""Groups nested deeper are paired and not kept: no macro takes its argument from there."""

DEEPEST_NEST = 10_000
"""What nests deeper is no LaTeX: TeX itself stops at 255 groups (``grouping levels``)."""

_MOST_UNBALANCED = 1000
"""Halves listed at the most: a text with more is no LaTeX, and nobody reads them all."""


class Environment(msgspec.Struct, frozen=True, gc=False):
    """An environment; its body is what stands between its begin and its end."""

    name: str
    start: int
    body_start: int
    body_end: int
    end: int


class Unbalanced(msgspec.Struct, frozen=True):
    """Something opened and not closed, or closed and not opened.

    Args:
        kind: ``{``, ``left`` or ``environment``; ``nest`` for what nests too deep to be read on.
        name: the environment's name, else empty.
        opened: whether the opening half stands alone.
        span: of the half that stands alone.
    """

    kind: str
    name: str
    opened: bool
    span: Span


class Open(msgspec.Struct, frozen=True, gc=False):
    """One thing that is open: its opening half spans ``start`` to ``end``."""

    kind: str
    name: str
    start: int
    end: int


class Balance:
    """Pairs what opens with what closes, and lists what has no other half.

    Args:
        braces_lead: where the two cross, braces are paired and the environment is what stands
            alone; else environments are paired and the brace stands alone. An environment of which
            two arguments hold a half each, as ``\\pretitle{\\begin{center}}`` and its counterpart
            do, then counts as whole.
    """

    __slots__ = (
        "braces_lead",
        "environments",
        "forgiving",
        "groups",
        "in_arguments",
        "stack",
        "unbalanced",
    )

    def __init__(self, *, braces_lead: bool = False) -> None:
        self.braces_lead = braces_lead
        self.stack: list[Open] = []
        self.groups: dict[int, int] = {}
        self.environments: list[Environment] = []
        self.unbalanced: list[Unbalanced] = []
        self.forgiving = 0
        self.in_arguments: set[str] = set()

    def push(self, kind: str, name: str, start: int, end: int) -> None:
        """Open a group, an environment or a ``\\left``."""
        self.stack.append(Open(kind, name, start, end))

    def close(self, kind: str, name: str, start: int, end: int) -> None:
        """Close the innermost one of this kind and name; what is open inside it is unbalanced."""
        stack = self.stack
        if not (stack and stack[-1].kind == kind and stack[-1].name == name):
            depth = self._depth_of(kind, name) if stack else None
            if self.braces_lead and kind == "{" and depth is not None:
                self.in_arguments.update(opened.name for opened in stack[depth:])
            if depth is None:
                self._alone(kind, name, start, end, opened=False)
                return
            self._abandon(depth + 1)
        opened = stack.pop()
        if kind == "{" and len(stack) < _DEEPEST_ARGUMENT:
            self.groups[opened.start] = end
        elif kind == "environment":
            self.environments.append(Environment(name, opened.start, opened.end, start, end))

    def _depth_of(self, kind: str, name: str) -> int | None:
        """Where the innermost one stands; what does not lead cannot close across what does."""
        leading = "{" if self.braces_lead else "environment"
        top = len(self.stack) - 1
        for depth in range(top, max(-1, top - _FARTHEST_HALF), -1):
            candidate = self.stack[depth]
            if candidate.kind == kind and candidate.name == name:
                return depth
            if kind != leading and candidate.kind == leading:
                if self.braces_lead:
                    self.in_arguments.add(name)
                return None
        return None

    def _abandon(self, depth: int) -> None:
        for left in self.stack[depth:]:
            if self.is_full:
                break
            self._alone(left.kind, left.name, left.start, left.end, opened=True)
        del self.stack[depth:]

    def _alone(self, kind: str, name: str, start: int, end: int, *, opened: bool) -> None:
        if not (self.forgiving or self.is_full):
            self.unbalanced.append(Unbalanced(kind, name, opened, Span(start, end)))

    @property
    def is_full(self) -> bool:
        """Whether so much stands alone that the text is no LaTeX."""
        return len(self.unbalanced) >= _MOST_UNBALANCED

    @property
    def in_group(self) -> bool:
        """Whether a brace was opened last."""
        return bool(self.stack) and self.stack[-1].kind == "{"

    @property
    def is_too_deep(self) -> bool:
        """Whether more is open than any LaTeX nests."""
        return len(self.stack) > DEEPEST_NEST

    def give_up(self) -> None:
        """Say of all that is open one thing: that it nests too deep, where it began to."""
        deepest = self.stack[-1]
        span = Span(deepest.start, deepest.end)
        self.unbalanced = [Unbalanced("nest", "", True, span)]
        self.stack.clear()

    def keep_innermost(self) -> None:
        """What is open around the innermost cannot be told: the rest of the text is hidden."""
        del self.stack[:-1]

    def finish(self) -> None:
        """Nothing more comes: what is still open is unbalanced."""
        self._abandon(0)
        opened = {half.name for half in self.unbalanced if half.opened}
        closed = {half.name for half in self.unbalanced if not half.opened}
        whole = (self.in_arguments & opened & closed) - {""}
        self.unbalanced = [half for half in self.unbalanced if half.name not in whole]

    def forgive(self) -> None:
        """List nothing until `resent`: what closes in one of two branches opened in another two."""
        self.forgiving += 1

    def resent(self) -> None:
        """End one `forgive`."""
        self.forgiving -= 1

    def snapshot(self) -> list[Open] | None:
        """What is open now, for `restore`; None when it is too deep to be worth it."""
        return list(self.stack) if len(self.stack) <= _DEEPEST_COMPARISON else None

    def restore(self, snapshot: list[Open] | None) -> None:
        """Go back to what was open at the snapshot: another branch begins there too."""
        if snapshot is not None:
            self.stack = list(snapshot)
