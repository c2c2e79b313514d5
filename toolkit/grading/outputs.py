"""The files that collected grades are written to, by their paths in one folder."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the names alone are wanted by `draftsmith --help`
    from collections.abc import Callable, Mapping

    from toolkit.grading.collecting.collect import Collected

OUTPUTS = {
    "gradebook.csv": "toolkit.grading.gradebook.csv",
    "gradebook.xlsx": "toolkit.grading.gradebook.xlsx",
    "summary.html": "toolkit.grading.gradebook.summary",
    "moderation.csv": "toolkit.grading.gradebook.moderation",
}
"""What makes each file; the same grades give the same bytes."""


def output_files(collected: Collected) -> Mapping[str, bytes]:
    """Every file of `OUTPUTS`, by its name."""
    return {name: output_file(collected, name) for name in OUTPUTS}


def output_file(collected: Collected, name: str) -> bytes:
    """One file of `OUTPUTS`."""
    write: Callable[[Collected], bytes] = import_module(OUTPUTS[name]).write
    return write(collected)
