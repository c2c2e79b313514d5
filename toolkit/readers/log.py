"""Reads what TeX wrote into a ``.log`` file: errors, boxes too full, and what it did not find."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from toolkit.readers.log_lines import LogLine, log_lines

MAX_EACH = 1_000  # of any one kind, so that a hostile log stays small
MAX_CONTEXT = 30  # lines that TeX prints between an error and its line number

_ENGINE = re.compile(r"This is (\w+)")
_OUTPUT = re.compile(r"Output written on .+? \((\d{1,9}) pages?\b")
_RERUN = re.compile(r"Rerun to get|Rerun LaTeX|Please (?:\(re\)|re)run", re.IGNORECASE)
_PLACED_ERROR = re.compile(r"((?:[A-Za-z]:)?[^:]+?\.[A-Za-z]\w*):(\d{1,9}): (.+)")
_ERROR = re.compile(r"!(?: |(?=\w))(.+)")
_END_OF_RUN = "==> Fatal error occurred"
_ERROR_LINE = re.compile(r"l\.(\d{1,9}) ")
_CONTEXT = re.compile(
    r"l\.\d{1,9} |<(?:argument|inserted text|to be read again|recently read|template|output)> ?"
    r"|\\\S+ [^>]{0,200}->"
)
_CONTINUED = re.compile(r"\([\w-]+\)\s+(.*)")
_OVERFULL = re.compile(
    r"Overfull \\([hv]box) \((\d{1,9}(?:\.\d{1,9})?)pt too (?:wide|high)\)"
    r"(?:.*? at lines? (\d{1,9})(?:--(\d{1,9}))?)?"
)
_UNDEFINED = re.compile(
    r"(Citation|[Rr]eference) [`']([^']{1,500})'(?: on page \S{1,40})? undefined"
)
_NOT_FOUND = re.compile(
    r"(?:Error|Warning): File [`']([^']{1,500})' not found|I can't find file [`']([^']{1,500})'"
)
_NOT_INCLUDED = re.compile(r"No file (.+\.tex)\.$")


@dataclass(frozen=True, slots=True)
class LogError:
    """An error that stopped TeX or made it guess.

    Args:
        message: as TeX or the package put it, on one line.
        file: as TeX named it; where it named none, the file its parentheses say it was in, and
            empty where they do not tell.
        line: from 1; 0 where TeX gave none.
        read: the text that TeX had just read, of a macro's body or the file; does not count when
            two errors are compared.
    """

    message: str
    file: str
    line: int
    read: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Overfull:
    """A box that holds more than it should.

    Args:
        points: by how much, in TeX points.
        kind: ``hbox`` is too wide, ``vbox`` too high.
        file: the file that TeX's parentheses say it was in; empty where they do not tell. Of a
            paragraph that ends in the next file it is the one that it began in.
        first_line: from 1; 0 where it arose while a page was put together.
        last_line: the same as the first where there is one line.
    """

    points: float
    kind: Literal["hbox", "vbox"]
    file: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Log:
    """What one run of TeX had to say, each kind in its order and at most a thousand of it.

    Args:
        engine: ``pdfTeX``, ``LuaHBTeX``…; empty where the log does not begin as one.
        undefined_citations: each key once.
        undefined_references: each label once.
        missing_files: as the document names them, each once.
        output_pages: None where nothing was written.
        rerun: whether another run would change the result.
    """

    engine: str = ""
    errors: tuple[LogError, ...] = ()
    overfull: tuple[Overfull, ...] = ()
    undefined_citations: tuple[str, ...] = ()
    undefined_references: tuple[str, ...] = ()
    missing_files: tuple[str, ...] = ()
    output_pages: int | None = None
    rerun: bool = False


def missing_file(said: str) -> str:
    """The file that TeX says it cannot find; empty where it says no such thing."""
    found = _NOT_FOUND.search(said)
    return (found[1] or found[2]) if found else ""


def read_log(text: str) -> Log:
    """Reads a whole log, of any engine, with or without ``-file-line-error``."""
    lines = log_lines(text)
    engine = _ENGINE.match(text)
    outputs = [found for line in lines if (found := _OUTPUT.match(line.text))]
    undefined = [found for line in lines if (found := _UNDEFINED.search(line.text))]
    return Log(
        engine=engine[1] if engine else "",
        errors=tuple(islice(_errors(lines), MAX_EACH)),
        overfull=tuple(islice(_overfull(lines), MAX_EACH)),
        undefined_citations=_once(found[2] for found in undefined if found[1] == "Citation"),
        undefined_references=_once(found[2] for found in undefined if found[1] != "Citation"),
        missing_files=_once(_missing_files(lines)),
        output_pages=int(outputs[-1][1]) if outputs else None,
        rerun=any(_RERUN.search(line.text) for line in lines),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(names), MAX_EACH))


def _errors(lines: tuple[LogLine, ...]) -> Iterator[LogError]:
    for index, line in enumerate(lines):
        if _END_OF_RUN in line.text:
            continue
        if placed := _PLACED_ERROR.match(line.text):
            message = _whole(placed[3], lines, index)
            yield LogError(message, placed[1], int(placed[2]), _read(lines, index))
        elif error := _ERROR.match(line.text):
            message = _whole(error[1], lines, index)
            yield LogError(message, line.file, _line_of(lines, index), _read(lines, index))


def _whole(message: str, lines: tuple[LogLine, ...], index: int) -> str:
    """The message with the lines on which a package went on, such as ``(hyperref)  …``."""
    for line in islice(lines, index + 1, index + 10):
        more = _CONTINUED.match(line.text)
        if not more:
            break
        message = f"{message} {more[1]}"
    return message.strip()


def _line_of(lines: tuple[LogLine, ...], index: int) -> int:
    """The number in the ``l.12 …`` that TeX prints below an error."""
    for line in islice(lines, index + 1, index + 1 + MAX_CONTEXT):
        if found := _ERROR_LINE.match(line.text):
            return int(found[1])
        if _ERROR.match(line.text) or _PLACED_ERROR.match(line.text):
            break
    return 0


def _read(lines: tuple[LogLine, ...], index: int) -> str:
    """The first of the lines below an error that show what TeX was reading, up to where it was."""
    for line in islice(lines, index + 1, index + 1 + MAX_CONTEXT):
        if found := _CONTEXT.match(line.text):
            return line.text[found.end() :]
        if _ERROR.match(line.text) or _PLACED_ERROR.match(line.text):
            break
    return ""


def _overfull(lines: tuple[LogLine, ...]) -> Iterator[Overfull]:
    for line in lines:
        if found := _OVERFULL.match(line.text):
            kind: Literal["hbox", "vbox"] = "hbox" if found[1] == "hbox" else "vbox"
            first, last = int(found[3] or 0), int(found[4] or found[3] or 0)
            if last < first:  # the next file ended the paragraph
                yield Overfull(float(found[2]), kind, line.before, first, first)
            else:
                yield Overfull(float(found[2]), kind, line.file, first, last)


def _missing_files(lines: tuple[LogLine, ...]) -> Iterator[str]:
    for line in lines:
        if name := missing_file(line.text):
            yield name
        elif left_out := _NOT_INCLUDED.match(line.text):
            yield left_out[1]
