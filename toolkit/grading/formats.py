"""The formats a score sheet can take: a name, which is also a file's ending, and its module."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the names alone are wanted by `draftsmith --help`
    from collections.abc import Callable

    from toolkit.grading.sheet import Sheet

FORMATS = {
    "xlsx": "toolkit.grading.xlsx",
    "md": "toolkit.grading.md",
    "toml": "toolkit.grading.toml",
}


def writer(name: str) -> Callable[[Sheet], bytes]:
    """What makes a file's bytes of a sheet: the same bytes for the same sheet.

    The module is imported only now: a spreadsheet's costs more than the rest of the start-up.
    """
    write: Callable[[Sheet], bytes] = import_module(FORMATS[name]).write
    return write
