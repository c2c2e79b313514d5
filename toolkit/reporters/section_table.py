"""The sections of a draft as a table of text: what each takes of it, and where it stands."""

from collections.abc import Iterator, Sequence

import msgspec

from toolkit.draft.inspection import Inspection, SectionFact, ShareFact
from toolkit.reporters.terminal import DIM, columns, paint, printable

_TITLE, _SHORTEST_TITLE = 48, 22
_INDENT = 2
_CUT = "..."
_LEVELS = "part chapter section subsection subsubsection paragraph subparagraph".split()
_HEADS = ("pages", 5), ("share", 6), ("words", 6), ("least", 6)
_GAP = 2


class _Row(msgspec.Struct, frozen=True):
    """A line of the table; ``cells`` are pages, share, words and least words."""

    title: str
    cells: tuple[str, ...]
    place: str


def section_table(inspection: Inspection, *, color: bool, width: int | None) -> Iterator[str]:
    """A line for each section, indented by level, between what stands before and after them.

    A column is there where any line has something in it. Titles are cut to keep to the width.
    """
    rows = list(_rows(inspection))
    if not rows:
        return
    used = [i for i in range(len(_HEADS)) if any(row.cells[i] for row in rows)]
    taken = sum(_HEADS[i][1] for i in used) + _GAP
    title = _TITLE
    if width is not None:
        longest = max(len(row.place) for row in rows)
        title = min(_TITLE, max(_SHORTEST_TITLE, width - taken - longest))
    head = _Row("section", tuple(name for name, _ in _HEADS), "place")
    yield paint(_line(head, used, title), DIM, color)
    yield from (_line(row, used, title) for row in rows)


def _line(row: _Row, used: Sequence[int], title: int) -> str:
    cells = "".join(f"{row.cells[i]:>{_HEADS[i][1]}}" for i in used)
    return f"{_fitted(row.title, title)}{cells}{' ' * _GAP}{row.place}".rstrip()


def _rows(inspection: Inspection) -> Iterator[_Row]:
    """Every heading, the outermost with what they take, and what has no heading in the source."""
    levels = sorted({_rank(section) for section in inspection.sections})
    shares = list(inspection.budget.sections)
    for section in inspection.sections:
        own = next((i for i, share in enumerate(shares) if share.file), None)
        share = None
        if own is not None and _is_of(shares[own], section):
            yield from (_row_without_heading(each) for each in shares[:own])
            share, shares = shares[own], shares[own + 1 :]
        title = " " * _INDENT * levels.index(_rank(section)) + printable(section.title)
        cells = _cells(share) if share else ("", "", str(section.words), "")
        yield _Row(title, cells, printable(place_of(section.file, section.line)))
    yield from map(_row_without_heading, shares)


def _is_of(share: ShareFact, section: SectionFact) -> bool:
    own = (share.title, share.file, share.line)
    return own == (section.title, section.file, section.line)


def _row_without_heading(share: ShareFact) -> _Row:
    return _Row(printable(name_of(share)), _cells(share), "")


def name_of(share: ShareFact) -> str:
    """A part's title, or what it is where it has none."""
    front = "title" if share.words is None else "title and abstract"
    named = {"front": front, "section": "text without a heading", "floats": "pages with floats"}
    return share.title or named.get(share.kind, share.kind)


def _cells(share: ShareFact) -> tuple[str, ...]:
    pages = "" if share.pages is None else f"{share.pages:.1f}"
    part = "" if share.share is None else f"{share.share:.0%}"
    words = "" if share.words is None else str(share.words)
    return pages, part if share.counts else "free", words, str(share.min_words or "")


def place_of(file: str, line: int) -> str:
    """A file and, where there is one, the line in it."""
    return f"{file}:{line}" if line else file


def _rank(section: SectionFact) -> int:
    return _LEVELS.index(section.level) if section.level in _LEVELS else len(_LEVELS)


def _fitted(title: str, room: int) -> str:
    """The title in exactly its columns, cut where it takes more."""
    taken = sum(map(columns, title))
    if taken <= room:
        return title + " " * (room - taken)
    kept, used = [], len(_CUT)
    for character in title:
        used += columns(character)
        if used > room:
            break
        kept.append(character)
    return _fitted("".join(kept) + _CUT, room)
