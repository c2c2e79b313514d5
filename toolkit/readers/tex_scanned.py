"""What a pass over LaTeX source finds, and what it takes along to the next file."""

import msgspec

from toolkit.readers.tex_balance import Environment, Unbalanced
from toolkit.readers.tex_conditional import Flags
from toolkit.readers.tex_define import Definition
from toolkit.readers.tex_verbatim import Verbatim


class Context(msgspec.Struct, frozen=True):
    """What the files before tell the reader of the next one."""

    flags: Flags = {}
    verbatim: Verbatim = Verbatim()


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
        context: what the next file is to be read with.
        ended: whether ``\\end{document}`` was reached.
    """

    live: str
    macros: tuple[Macro, ...]
    groups: dict[int, int]
    environments: tuple[Environment, ...]
    definitions: tuple[Definition, ...]
    unbalanced: tuple[Unbalanced, ...]
    context: Context
    ended: bool
