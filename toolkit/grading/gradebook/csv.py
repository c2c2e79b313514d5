"""The gradebook as CSV, in UTF-8, for any program that takes one."""

from toolkit.grading.cells import cell, csv_text
from toolkit.grading.collecting.collect import Collected
from toolkit.grading.collecting.points import shown
from toolkit.grading.gradebook.table import Value, gradebook


def write(collected: Collected) -> bytes:
    """The table under its header; a grade that is not there is an empty cell, never 0."""
    book = gradebook(collected)
    titles = (cell(column.title) for column in book.columns)
    text = csv_text(titles, ((_shown(value) for value in row) for row in book.rows))
    return text.encode("utf-8", "replace")


def _shown(value: Value) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else shown(value)
