"""The path of a written project: scaffold a draft, check it, hand its grader a score sheet.

For programs: the functions below take and give values and raise `ToolkitError`; only the command
line prints, asks or exits.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.course.loading import load_course, load_requirements, load_rubric
    from toolkit.grading.collecting.collect import collect
    from toolkit.grading.roster import read_roster
    from toolkit.grading.sheets import make_sheets
    from toolkit.lint.check import check, inspect
    from toolkit.model.errors import ToolkitError
    from toolkit.scaffold.new import new

__version__ = "0.1.0"

__all__ = [
    "ToolkitError",
    "check",
    "collect",
    "inspect",
    "load_course",
    "load_requirements",
    "load_rubric",
    "make_sheets",
    "new",
    "read_roster",
]

_HOMES = {
    "ToolkitError": "toolkit.model.errors",
    "check": "toolkit.lint.check",
    "collect": "toolkit.grading.collecting.collect",
    "inspect": "toolkit.lint.check",
    "load_course": "toolkit.course.loading",
    "load_requirements": "toolkit.course.loading",
    "load_rubric": "toolkit.course.loading",
    "make_sheets": "toolkit.grading.sheets",
    "new": "toolkit.scaffold.new",
    "read_roster": "toolkit.grading.roster",
}
"""Where each function lives: it is imported when it is first asked for, since a command line that
only prints its help should load none of them."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
