"""Reads what BibTeX or biber wrote into a ``.blg`` file."""

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

MAX_EACH = 1_000  # warnings, and errors, so that a hostile log stays small

_LINE_END = re.compile(r"\r\n|\r|\n")
_WARNING = "Warning--"
_IN_STYLE = "while executing---"
_BAD_CROSSREF = "A bad cross reference---"  # goes on in a second line, and has no place
_PLACE = re.compile(r"-{2,3}(?:line (\d{1,9}) of|while reading) file (.+)")
_BIBER = re.compile(r"\[\d+\] [\w.]+:\d+> (INFO|WARN|ERROR|FATAL) - (.*)")
_BIBER_SOURCE = re.compile(r"Found BibTeX data source '(.+)'")
_BIBER_PLACED = re.compile(r"BibTeX subsystem: .+?, line (\d{1,9}), (.*)")


class BlgMessage(msgspec.Struct, frozen=True):
    """One complaint.

    Args:
        message: in the program's words.
        file: the file it names, empty where it names none.
        line: from 1; 0 where it gives none.
    """

    message: str
    file: str = ""
    line: int = 0


class Blg(msgspec.Struct, frozen=True):
    """What BibTeX or biber complained of, each kind in its order and at most a thousand of it."""

    warnings: tuple[BlgMessage, ...] = ()
    errors: tuple[BlgMessage, ...] = ()


def read_blg(text: str) -> Blg:
    """Reads the log of either program; what is no complaint is passed over."""
    lines = _LINE_END.split(text)
    complaints = _of_biber(lines) if any(map(_BIBER.match, lines[:10])) else _of_bibtex(lines)
    warnings: list[BlgMessage] = []
    errors: list[BlgMessage] = []
    for is_warning, message in complaints:
        kind = warnings if is_warning else errors
        if message.message.strip() and len(kind) < MAX_EACH:
            kind.append(message)
    return Blg(tuple(warnings), tuple(errors))


def _of_bibtex(lines: list[str]) -> Iterator[tuple[bool, BlgMessage]]:
    """Whether each complaint is a warning, and the complaint.

    BibTeX gives a place at the end of the complaint's line or on a line of its own below it. Of
    what goes wrong while a style runs, that place is the style's, which tells nothing of the draft.
    """
    for line, below in pairwise([*lines, ""]):
        if below.startswith(_IN_STYLE) and line:
            yield False, BlgMessage(line)
        if line.startswith(_IN_STYLE):
            continue
        if line.startswith(_BAD_CROSSREF):
            yield False, BlgMessage(f"{line} {below}")
            continue
        ending = _PLACE.search(line)
        said = line[: ending.start()] if ending else line
        place = ending or _PLACE.match(below)
        if said and (place or said.startswith(_WARNING)):
            file, number = (place[2], int(place[1] or 0)) if place else ("", 0)
            message = BlgMessage(said.removeprefix(_WARNING), file, number)
            yield said.startswith(_WARNING), message


def _of_biber(lines: list[str]) -> Iterator[tuple[bool, BlgMessage]]:
    """The same of biber, which names a temporary copy of the file that it found before."""
    source = ""
    for line in lines:
        said = _BIBER.match(line)
        if not said:
            continue
        if found := _BIBER_SOURCE.match(said[2]):
            source = found[1]
        elif said[1] != "INFO":
            placed = _BIBER_PLACED.match(said[2])
            message = (
                BlgMessage(placed[2], source, int(placed[1])) if placed else BlgMessage(said[2])
            )
            yield said[1] == "WARN", message
