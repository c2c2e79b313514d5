"""A rubric in the forms that other systems, printers and people read."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the names alone are wanted by `draftsmith rubric --help`
    from collections.abc import Callable

    from toolkit.course.rubric import Rubric

EXPORTS = {
    "canvas": "toolkit.grading.exports.canvas",
    "moodle": "toolkit.grading.exports.moodle",
    "markus": "toolkit.grading.exports.markus",
    "latex": "toolkit.grading.exports.latex",
    "markdown": "toolkit.grading.exports.markdown",
    "html": "toolkit.grading.exports.html",
}


def export(rubric: Rubric, name: str) -> str:
    """The rubric in one of the forms of `EXPORTS`; the same rubric gives the same text."""
    write: Callable[[Rubric], str] = import_module(EXPORTS[name]).write
    return write(rubric)
