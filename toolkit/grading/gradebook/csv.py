"""The gradebook as CSV, in UTF-8, for any program that takes one."""

import csv
import io

from toolkit.grading.cells import cell
from toolkit.grading.collecting.collect import Collected
from toolkit.grading.collecting.points import shown
from toolkit.grading.gradebook.table import Value, gradebook


def write(collected: Collected) -> bytes:
    """The table under its header; a grade that is not there is an empty cell, never 0."""
    book = gradebook(collected)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([cell(column.title) for column in book.columns])
    writer.writerows([_cell(value) for value in row] for row in book.rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return shown(value) if not isinstance(value, str) else cell(value)
