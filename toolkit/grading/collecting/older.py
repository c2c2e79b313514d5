"""Sheets that were made anew since they were handed out: known by the register of those made."""

from collections.abc import Mapping

from toolkit.grading.collecting.filled import Filled
from toolkit.grading.collecting.problem import Problem
from toolkit.grading.issued import SheetKey, sheet_key
from toolkit.grading.sheet import VERSION_KEY

Versions = Mapping[SheetKey, frozenset[str]]
"""The versions of each sheet that were issued last."""


def is_older(filled: Filled, versions: Versions) -> bool:
    """Whether a sheet is of another version than was issued.

    Of a sheet that tells no version, or that no register knows, nobody can say.
    """
    version = filled.heading.get(VERSION_KEY, "")
    issued = versions.get(sheet_key(filled.heading), frozenset())
    return bool(version and issued) and version not in issued


def told_older(filled: Filled) -> Problem:
    """Why such a sheet is not to be taken."""
    message = (
        f"the sheet for {filled.heading['team']} is an older one: it was made anew since, after a "
        "resubmission or a change of what the check found"
    )
    return Problem(filled.path, "", message, "fill in the new one, or --stale takes it as it is")
