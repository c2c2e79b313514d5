r"""Reads what LaTeX wrote into an ``.aux`` file: citations, labels, headings and page marks."""

import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec

SP_PER_PT = 65536  # TeX: The Program, §101: scaled points in a printer's point of 1/72.27 inch

_COMMAND = re.compile(r"\\([A-Za-z@]+) ?")
_BRACES = re.compile(r"\\.|\{+|\}+")
_NUMBER = re.compile(r"\\(?:numberline|chapternumberline|nonumberline) ?")
_INTEGER = re.compile(r"-?[0-9]{1,12}")
_MOST_PAGES = 100_000
"""Of a document: a mark beyond was not written by TeX, and all pages up to it would be counted."""

_BARE = frozenset({"abx@aux@nociteall"})
_COMMANDS = _BARE | {
    "@input",
    "@writefile",
    "abx@aux@cite",
    "bibcite",
    "bibdata",
    "bibstyle",
    "citation",
    "draftsmithlayout",
    "draftsmithmark",
    "newlabel",
}

T = TypeVar("T")


class AuxLabel(msgspec.Struct, frozen=True):
    r"""A ``\label``: the number and page that a reference to it prints, as LaTeX wrote them."""

    key: str
    number: str
    page: str


class AuxHeading(msgspec.Struct, frozen=True):
    r"""A line of the table of contents.

    Args:
        level: ``section``, ``subsection``…
        number: as printed; empty for a starred heading.
        title: raw LaTeX.
        page: as printed.
    """

    level: str
    number: str
    title: str
    page: str


class Mark(msgspec.Struct, frozen=True):
    r"""Where something begins or ends, as the draft's own style noted with ``\draftsmithmark``.

    Args:
        kind: ``body``, ``references``, ``references-end``, ``appendix``, ``float``,
            ``appendix-float`` or ``end``.
        page: the sheet, from 1, whatever number is printed on it.
        x_pt: TeX points (72.27 to the inch) from the page's left edge.
        y_pt: TeX points from the page's lower edge.
    """

    kind: str
    page: int
    x_pt: float
    y_pt: float


class Layout(msgspec.Struct, frozen=True):
    r"""The page as ``\draftsmithlayout`` noted it: all in TeX points (72.27 to the inch).

    Args:
        text_left: of the text block, from the page's left edge.
        text_top: of the text block, from the page's lower edge.
        columns: how many.
        column_sep: the gap between two of them.
    """

    paper_width: float
    paper_height: float
    text_left: float
    text_top: float
    text_width: float
    text_height: float
    columns: int
    column_sep: float


class Aux(msgspec.Struct, frozen=True):
    r"""What an ``.aux`` file says, each tuple in its order; a cited ``*`` is ``\nocite{*}``.

    Args:
        citations: keys as cited, repeats and all.
        bibdata: the bibliographies named, without ``.bib``.
        bibstyle: the BibTeX style named; empty where there is none.
        inputs: further ``.aux`` files to read.
        bibcites: the keys that the bibliography defines.
        layout: None where no style of ours wrote it.
    """

    citations: tuple[str, ...] = ()
    labels: tuple[AuxLabel, ...] = ()
    headings: tuple[AuxHeading, ...] = ()
    bibdata: tuple[str, ...] = ()
    bibstyle: str = ""
    inputs: tuple[str, ...] = ()
    bibcites: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    layout: Layout | None = None


def read_aux(text: str) -> Aux:
    """Reads one ``.aux`` file, passing over what is cut short or malformed.

    TeX writes each command on a line of its own, so no brace can swallow more than its line.
    """
    said = _commands(text)
    styles = said["bibstyle"]
    layouts = _known(map(_layout, said["draftsmithlayout"]))
    return Aux(
        citations=(
            *_names(groups[-1] for groups in said["citation"] + said["abx@aux@cite"]),
            *("*" for _ in said["abx@aux@nociteall"]),
        ),
        labels=_known(map(_label, said["newlabel"])),
        headings=_known(map(_heading, said["@writefile"])),
        bibdata=tuple(
            name.removesuffix(".bib") for name in _names(groups[0] for groups in said["bibdata"])
        ),
        bibstyle=styles[-1][0].strip() if styles else "",
        inputs=tuple(groups[0].strip() for groups in said["@input"]),
        bibcites=tuple(groups[0] for groups in said["bibcite"]),
        marks=_known(map(_mark, said["draftsmithmark"])),
        layout=layouts[-1] if layouts else None,
    )


def _commands(text: str) -> dict[str, list[list[str]]]:
    """The argument groups of each line, by its command; one without arguments is passed over."""
    said: dict[str, list[list[str]]] = {name: [] for name in _COMMANDS}
    for line in text.split("\n"):
        command = _COMMAND.match(line)
        if command and command[1] in said:
            groups = _groups(line, command.end())
            if groups or command[1] in _BARE:
                said[command[1]].append(groups)
    return said


def _known(values: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(value for value in values if value is not None)


def _groups(line: str, start: int = 0) -> list[str]:
    """The contents of the brace groups that follow one another from ``start``."""
    groups = []
    while line.startswith("{", start):
        end = _group_end(line, start)
        if end < 0:
            break
        groups.append(line[start + 1 : end - 1])
        start = end
    return groups


def _group_end(line: str, start: int) -> int:
    """The offset just after the group that opens at ``start``; -1 if it never closes."""
    depth = 0
    for brace in _BRACES.finditer(line, start):
        run = brace[0]
        if run[0] == "{":
            depth += len(run)
        elif run[0] == "}":
            if len(run) >= depth:
                return brace.start() + depth
            depth -= len(run)
    return -1


def _names(groups: Iterable[str]) -> tuple[str, ...]:
    """The names in comma-separated lists."""
    return tuple(name for group in groups for part in group.split(",") if (name := part.strip()))


def _label(groups: list[str]) -> AuxLabel | None:
    r"""``\newlabel{key}{{number}{page}…}``, of which cleveref writes a second as ``key@cref``."""
    if len(groups) != 2 or groups[0].endswith("@cref"):
        return None
    values = _groups(groups[1])
    return AuxLabel(groups[0], values[0], values[1]) if len(values) >= 2 else None


def _heading(groups: list[str]) -> AuxHeading | None:
    r"""``\@writefile{toc}{\contentsline {section}{\numberline {1}Title}{3}{…}…}``."""
    if len(groups) < 2 or groups[0] != "toc":
        return None
    command = _COMMAND.match(groups[1])
    if not command or command[1] != "contentsline":
        return None
    parts = _groups(groups[1], command.end())
    return AuxHeading(parts[0], *_number_and_title(parts[1]), parts[2]) if len(parts) > 2 else None


def _number_and_title(title: str) -> tuple[str, str]:
    command = _NUMBER.match(title)
    if not command:
        return "", title.strip()
    end = _group_end(title, command.end()) if title.startswith("{", command.end()) else -1
    if end < 0:
        return "", title[command.end() :].strip()
    return title[command.end() + 1 : end - 1], title[end:].strip()


def _mark(groups: list[str]) -> Mark | None:
    if len(groups) != 4 or not _are_integers(groups[1:]):
        return None
    page, x, y = map(int, groups[1:])
    if not 0 <= page <= _MOST_PAGES:
        return None
    return Mark(groups[0], page, x / SP_PER_PT, y / SP_PER_PT)


def _layout(groups: list[str]) -> Layout | None:
    if len(groups) != 8 or not _are_integers(groups):
        return None
    width, height, left, top, text_width, text_height, column_sep = (
        int(group) / SP_PER_PT for group in (*groups[:6], groups[7])
    )
    columns = int(groups[6])
    return Layout(width, height, left, top, text_width, text_height, columns, column_sep)


def _are_integers(groups: list[str]) -> bool:
    return all(_INTEGER.fullmatch(group) for group in groups)
