"""A CSV file of a platform's, given back byte for byte but for the cells that were filled."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from toolkit.model.errors import InputError, TableError

_MARK = "\ufeff"
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """The rows of an exported file, and how they were written.

    Args:
        path: of the file, to tell of.
        rows: each as its cells; the first that holds anything is the header.
        lines: the text of each row as it stood, its line end with it.
        delimiter: between cells.
        marked: whether the file began with a byte-order mark.
        encoding: of its text.
    """

    path: str
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]
    delimiter: str
    marked: bool
    encoding: str

    @property
    def header(self) -> tuple[str, ...]:
        """The titles of the columns, without the blanks around them."""
        return tuple(cell.strip() for cell in self.rows[0])

    def filled(self, cells: dict[tuple[int, int], str]) -> bytes:
        """The file with some cells replaced.

        Args:
            cells: by row and column, from 0; a row none of whose cells is here stays as it was.
        """
        text = _MARK if self.marked else ""
        for number, (row, line) in enumerate(zip(self.rows, self.lines, strict=True)):
            new = {column: cell for (at, column), cell in cells.items() if at == number}
            text += self._row(row, new, line) if new else line
        return text.encode(self.encoding, "xmlcharrefreplace")

    def _row(self, row: tuple[str, ...], new: dict[int, str], line: str) -> str:
        width = max(len(row), *(column + 1 for column in new))
        cells = [new.get(at, row[at] if at < len(row) else "") for at in range(width)]
        end = line[len(line.rstrip("\r\n")) :]
        out = io.StringIO()
        csv.writer(out, delimiter=self.delimiter, lineterminator=end).writerow(cells)
        return out.getvalue()


def read_export(path: Path) -> ExportFile:
    """Read an exported file.

    Raises:
        InputError: it cannot be read.
        TableError: it is no CSV file, or holds nothing.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"cannot read the exported file: {reason}", place=str(path)) from None
    text, encoding = _decode(data)
    marked = text.startswith(_MARK)
    text = text.removeprefix(_MARK)
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    source = _Lines(text)
    try:
        rows, lines = [], []
        for row in csv.reader(source, delimiter=delimiter):
            rows.append(tuple(row))
            lines.append(source.taken())
    except csv.Error as error:
        raise TableError(f"not a CSV file: {error}", place=str(path)) from None
    if not rows or not any(rows[0]):
        raise TableError("holds no table", place=str(path), hint="export it again")
    return ExportFile(str(path), tuple(rows), tuple(lines), delimiter, marked, encoding)


class _Lines:
    """The lines of a text, one by one, that remembers which were taken since it was last asked."""

    def __init__(self, text: str) -> None:
        self._lines = iter(io.StringIO(text, newline=""))
        self._taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._taken.append(line)
        return line

    def taken(self) -> str:
        """What was taken since the last time."""
        text = "".join(self._taken)
        self._taken.clear()
        return text


def _decode(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"
