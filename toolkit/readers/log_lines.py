"""Puts a TeX log's lines back together, each with the file that TeX was reading at the time."""

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

WRAP_COLUMN = 79  # TeX's default max_print_line: bytes in pdfTeX, characters in the others
MAX_LINES = 1_000_000  # a run writes some thousands; what follows is not read

_NEVER_WRAPPED = re.compile(r"This is |\*\*| \d")  # the banner and the memory statistics
_PARENTHESIS = re.compile(r'\((?:"([^"\n]+)"|([^\s()"]+\.[A-Za-z]\w*))?|\)')
_BOX = re.compile(r"(?:Over|Under)full \\[hv]box")
_ERROR = re.compile(r"! |[^:]+?\.[A-Za-z]\w*:\d+: ")
_ERROR_CONTEXT_END = re.compile(r"l\.\d+ ")
_ERROR_CONTEXT_LINES = 20


class LogLine(msgspec.Struct, frozen=True):
    """One line as it was before TeX wrapped it.

    Args:
        file: the one it is about; empty if unknown.
        before: the file that was read and closed before this one was opened, beside it.
    """

    text: str
    file: str
    before: str = ""


def log_lines(text: str) -> tuple[LogLine, ...]:
    r"""The lines of a log.

    TeX opens a parenthesis before each file's name and closes it at the file's end. Text that TeX
    quotes, in a box that is too full or around an error, may hold parentheses of its own and is
    passed over.
    """
    lines = []
    stack: list[str] = []
    closed: dict[int, str] = {}
    quoted = _Quotation()
    for line in islice(_unwrapped(text), MAX_LINES):
        depth = len(stack) - 1
        lines.append(LogLine(line, stack[-1] if stack else "", closed.get(depth, "")))
        if not quoted.covers(line):
            _follow(line, stack, closed)
    return tuple(lines)


def _unwrapped(text: str) -> Iterator[str]:
    """The lines, those that TeX wrapped rejoined; a log with a longer line was never wrapped."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if any(len(line) > WRAP_COLUMN and not _NEVER_WRAPPED.match(line) for line in lines):
        yield from lines
        return
    parts: list[str] = []
    for line in lines:
        parts.append(line)
        if not _is_full(line):
            yield "".join(parts)
            parts = []
    if parts:
        yield "".join(parts)


def _is_full(line: str) -> bool:
    return len(line) == WRAP_COLUMN or len(line.encode("utf-8", "replace")) == WRAP_COLUMN


def _follow(line: str, stack: list[str], closed: dict[int, str]) -> None:
    """Opens and closes files as the line does; any other parenthesis stays in the same file.

    Args:
        closed: the file that was closed last at each depth.
    """
    for found in _PARENTHESIS.finditer(line):
        if found[0] != ")":
            stack.append(found[1] or found[2] or (stack[-1] if stack else ""))
        elif stack:
            name = stack.pop()
            if not stack or name != stack[-1]:
                closed[len(stack)] = name


class _Quotation:
    """Whether the next line is text that TeX quotes from the document."""

    def __init__(self) -> None:
        self._in_box = False
        self._error_lines = 0

    def covers(self, line: str) -> bool:
        if _BOX.match(line):
            self._in_box = True
        elif self._in_box:
            self._in_box = False
            return True
        elif _ERROR.match(line):
            self._error_lines = _ERROR_CONTEXT_LINES
        elif self._error_lines:
            self._error_lines -= 1
            if _ERROR_CONTEXT_END.match(line):
                self._error_lines = 1
            return True
        return False
