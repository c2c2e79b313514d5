"""Text on its way into the cells of a CSV file."""

import csv
import io
from collections.abc import Iterable

_RUN = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would run."""


def cell(text: str) -> str:
    """Any text as a cell that is shown as typed and never run.

    A spreadsheet that opens a CSV file takes a cell for a formula by its first character; an
    apostrophe before it makes it text. A plain number, which may begin with a minus, stays one.
    """
    if not text.startswith(_RUN) or _is_number(text):
        return text
    return f"'{text}"


def uncell(text: str) -> str:
    """What a cell that `cell` made was made of."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_RUN) else text


def csv_text(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table as CSV, each cell of its rows made safe by `cell`; lines end in a newline alone."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(each) for each in row] for row in rows)
    return out.getvalue()


def _is_number(text: str) -> bool:
    whole, _, part = text[1:].partition(".")
    return text.isascii() and whole.isdecimal() and (not part or part.isdecimal())
