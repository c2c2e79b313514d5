"""What a setting holds for: the running text, or something that is set apart from it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.rules.spacing import SIZES

_RUNNING = frozenset(
    "document abstract multicols multicols* paracol spacing spacing* singlespace onehalfspace "
    "doublespace center flushleft flushright quote quotation itemize enumerate description "
    "sloppypar appendices adjustwidth otherlanguage linenumbers".split()
) | frozenset(SIZES)
"""Environments that hold text like that around them."""

_AT_START = frozenset("AtBeginDocument AtEndPreamble AfterEndPreamble normalsize everypar".split())
"""Commands whose argument holds for the whole document, or with every change to its type."""

_HOOKS = frozenset(
    "AddToHook appto preto gappto gpreto apptocmd pretocmd AtBeginEnvironment".split()
)
_OF_TEXT = rare(r"\s*(?:begindocument\b|env/document/|document\s*\Z|\\normalsize\s*\Z)")
"""What of the places that a hook can name is the document's text."""

_NAME = re.compile(r"\\([a-zA-Z@]+)\*?\Z")
_LONGEST_NAME = 40
_LONGEST_OPTION = 200
_WORD = re.compile(r"[^\W\d_]{2,}")  # a formula counts as a letter
_BLANK = " \t\r\n"
_MOST_ARGUMENTS = 9  # TeX allows no more
_READS = rare(r"\\(?:input|include|subfile|import|subimport)\b")
_REFERENCES = rare(r"\\(?:printbibliography|bibliography)\b|\\begin\s*\{thebibliography\}")
_OTHERS = rare(
    r"\\(?:begin\s*\{(?!document)|tableofcontents|listof|printindex|lstinputlisting|verbatim)"
)


class Surroundings:
    """The groups and environments of one file, for asking what stands in them is set for."""

    def __init__(self, tex: TexFile) -> None:
        self._tex = tex
        self._opened = {end: start for start, end in tex.scan.groups.items()}
        self._reads, self._references, self._others = (
            [found.start() for found in what.finditer(tex.live)]
            for what in (_READS, _REFERENCES, _OTHERS)
        )

    def is_apart(self, setting: Span, end: int = 0) -> bool:
        """Whether a setting is for a float, a note, a list of references or the like.

        Args:
            setting: the command that sets.
            end: the offset to which it holds; 0 for the end of the group or environment around it.
        """
        around = list(self._tex.environments.around(setting.start))
        if any(each.name not in _RUNNING for each in around):
            return True
        groups = list(self._tex.groups.around(setting.start))
        if any(self._is_of_another(each.start) for each in groups):
            return True
        ends = [*(each.body_end for each in around[:1]), *(each.end for each in groups[:1])]
        return self._holds_no_text(setting.end, end or min(ends, default=len(self._tex.live)))

    def _holds_no_text(self, start: int, end: int) -> bool:
        """Whether something stands in a stretch, up to the references, and none of it is prose."""
        references = _next(self._references, start, end)
        last = end if references is None else references
        is_text = _WORD.search(self._tex.prose.text, start, last) is not None
        if is_text or _next(self._reads, start, last) is not None:
            return False
        return references is not None or _next(self._others, start, last) is not None

    def _is_of_another(self, opening: int) -> bool:
        """Whether a group is the argument of a command that is not for the whole text."""
        owner, first = self._owner(opening)
        if owner in _HOOKS:
            return not _OF_TEXT.match(first)
        return bool(owner) and owner not in _AT_START

    def _owner(self, opening: int) -> tuple[str, str]:
        """The command that takes a group, and its first argument; both empty where none does."""
        live, position, first = self._tex.live, opening, ""
        for _ in range(_MOST_ARGUMENTS):
            last = position
            while last and live[last - 1] in _BLANK:
                last -= 1
            if live[last - 1 : last] == "}" and last in self._opened:
                position = self._opened[last]
                first = live[position + 1 : last - 1]
            elif live[last - 1 : last] == "]":
                position = max(0, live.rfind("[", max(0, last - _LONGEST_OPTION), last))
            else:
                break
        name = _NAME.search(live, max(0, position - _LONGEST_NAME), position)
        return (name[1], first) if name else ("", "")


def _next(offsets: Sequence[int], start: int, end: int) -> int | None:
    """The first of some offsets that is in a range."""
    index = bisect_left(offsets, start)
    return offsets[index] if index < len(offsets) and offsets[index] < end else None
