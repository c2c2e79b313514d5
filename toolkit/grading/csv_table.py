"""A table that people keep in a CSV file, read by the names of its columns."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.grading.cells import uncell
from toolkit.model.errors import InputError, TableError

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 200
"""Characters that a required cell may have: longer ones are slips of the delimiter."""

_REPLACED = {"Cc": " ", "Cf": "", "Cs": "?"}
"""What stands for control, invisible and undecodable characters, by their Unicode category."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds anything.

    Args:
        number: in the file, from 1.
        place: the file and the row's number.
        values: of every known column by its name, each on one line; empty where there is none.
    """

    number: int
    place: str
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]


def read_table(
    path: Path,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    *,
    what: str,
    error: type[TableError] = TableError,
) -> tuple[Row, ...]:
    """The rows of a CSV file under its header.

    The text is UTF-8, with or without a byte-order mark, else Latin-1; the delimiter is a comma, a
    semicolon or a tab, whichever the first line has most of. Headers match without regard to case,
    spaces, hyphens and underscores; columns of other names are left alone.

    Args:
        columns: the known ones.
        required: those that must be there and be filled in every row.
        what: the file in a word or two, for messages: ``roster``.
        error: what is raised of its content.

    Raises:
        InputError: the file cannot be read.
        TableError: a column is missing or doubled, or a required cell is empty or too long; the
            place is the file and its row.
    """
    try:
        text = _decode(path.read_bytes())
    except OSError as failure:
        reason = failure.strerror or failure
        raise InputError(f"cannot read the {what}: {reason}", place=str(path)) from None
    head, _, _ = text.lstrip("\r\n").partition("\n")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count))
    try:
        return tuple(_rows(_numbered(rows), str(path), columns, required, error))
    except csv.Error as failure:
        raise error(f"not a CSV file: {failure}", place=f"{path}:{rows.line_num}") from None


def one_line(text: str) -> str:
    """Text on one line: no control or invisible characters, runs of blanks made one."""
    visible = "".join(_REPLACED.get(unicodedata.category(char), char) for char in text)
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number from 1 in the file."""
    for number, row in enumerate(rows, start=1):
        cells = [one_line(uncell(cell)) for cell in row]
        if any(cells):
            yield number, cells


def _rows(
    rows: Iterator[tuple[int, list[str]]],
    path: str,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    error: type[TableError],
) -> Iterator[Row]:
    first, header = next(rows, (1, []))
    places = _places(header, columns, required, f"{path}:{first}", error)
    for number, cells in rows:
        values = dict.fromkeys(columns, "")
        values |= {name: cells[at] for name, at in places.items() if at < len(cells)}
        for column in required:
            _refuse_odd(values[column], column, f"{path}:{number}", error)
        yield Row(number, f"{path}:{number}", values)


def _places(
    header: list[str],
    columns: tuple[str, ...],
    required: tuple[str, ...],
    place: str,
    error: type[TableError],
) -> dict[str, int]:
    """Where each known column stands, from 0."""
    keys = [_key(title) for title in header]
    places = {}
    for column in columns:
        found = [index for index, key in enumerate(keys) if key == _key(column)]
        if len(found) > 1:
            raise error(f"the column {column} stands twice", place=place, hint="keep one")
        if found:
            places[column] = found[0]
        elif column in required:
            hint = f"the first row names the columns: at least {' and '.join(required)}"
            raise error(f"there is no column {column}", place=place, hint=hint)
    return places


def _key(title: str) -> str:
    return re.sub(r"[\s_-]", "", title).casefold()


def _refuse_odd(value: str, column: str, place: str, error: type[TableError]) -> None:
    if not value:
        raise error(f"the {column} is empty", place=place, hint="fill it in")
    if len(value) > LONGEST_CELL:
        message = f"the {column} has over {LONGEST_CELL} characters"
        raise error(message, place=place, hint="look for a missing delimiter or quote")
