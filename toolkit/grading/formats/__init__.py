"""The formats a score sheet can take: a name, which is also a file's ending, and its modules."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the names alone are wanted by `draftsmith --help`
    from collections.abc import Callable

    from toolkit.grading.collecting.filled import Filled

FORMATS = {
    "xlsx": "toolkit.grading.formats.xlsx",
    "md": "toolkit.grading.formats.md",
    "toml": "toolkit.grading.formats.toml",
    "html": "toolkit.grading.formats.html",
    "pdf": "toolkit.grading.formats.pdf",
    "tex": "toolkit.grading.formats.tex",
}
"""What writes each format."""

TOGETHER = frozenset({"html"})
"""Formats whose file holds all sheets of a grader; a file of the others holds one."""

READERS = {
    "xlsx": "toolkit.grading.formats.xlsx_reader",
    "md": "toolkit.grading.formats.md_reader",
    "toml": "toolkit.grading.formats.toml_reader",
    "html": "toolkit.grading.formats.html_reader",
    "pdf": "toolkit.grading.formats.pdf_reader",
    "tex": "toolkit.grading.formats.tex_reader",
}
"""What reads a filled file of each format, by its ending."""


def writer(name: str) -> Callable[..., bytes]:
    """What makes a file's bytes of a sheet: the same bytes for the same sheet.

    A format in `TOGETHER` takes all sheets of a grader, one after the other. The module is imported
    only now: a spreadsheet's costs more than the rest of the start-up.
    """
    write: Callable[..., bytes] = import_module(FORMATS[name]).write
    return write


def reader(name: str) -> Callable[[bytes, str], tuple[Filled, ...]]:
    """What reads the sheets in a file's bytes, given its path to tell of them.

    It raises `toolkit.model.errors.InputError` for what is no sheet of the format, and judges
    nothing else: see `toolkit.grading.collecting.validate`.
    """
    read: Callable[[bytes, str], tuple[Filled, ...]] = import_module(READERS[name]).read
    return read
