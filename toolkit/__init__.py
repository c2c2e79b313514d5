"""The path of a written project: scaffold a draft, check it, make score sheets, collect grades.

For programs: the functions below take and give values and raise `ToolkitError`; only the command
line prints, asks or exits.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.course.loading import load_course, load_graded, load_requirements, load_rubric
    from toolkit.grading.assignment import load_assignment
    from toolkit.grading.awards.ballots import read_ballots
    from toolkit.grading.awards.tally import tally
    from toolkit.grading.collecting.collect import Beside, collect
    from toolkit.grading.feedback.files import feedback_files
    from toolkit.grading.outputs import output_files
    from toolkit.grading.peers.key import read_key
    from toolkit.grading.peers.reviews import collect_reviews
    from toolkit.grading.roster import read_roster
    from toolkit.grading.sheets import make_sheets
    from toolkit.lint.check import check, inspect
    from toolkit.model.errors import ToolkitError
    from toolkit.scaffold.new import new

__version__ = "0.1.0"

__all__ = [
    "Beside",
    "ToolkitError",
    "check",
    "collect",
    "collect_reviews",
    "feedback_files",
    "inspect",
    "load_assignment",
    "load_course",
    "load_graded",
    "load_requirements",
    "load_rubric",
    "make_sheets",
    "new",
    "output_files",
    "read_ballots",
    "read_key",
    "read_roster",
    "tally",
]

_HOMES = {
    "Beside": "toolkit.grading.collecting.collect",
    "ToolkitError": "toolkit.model.errors",
    "check": "toolkit.lint.check",
    "collect": "toolkit.grading.collecting.collect",
    "collect_reviews": "toolkit.grading.peers.reviews",
    "feedback_files": "toolkit.grading.feedback.files",
    "inspect": "toolkit.lint.check",
    "load_assignment": "toolkit.grading.assignment",
    "load_course": "toolkit.course.loading",
    "load_graded": "toolkit.course.loading",
    "load_requirements": "toolkit.course.loading",
    "load_rubric": "toolkit.course.loading",
    "make_sheets": "toolkit.grading.sheets",
    "new": "toolkit.scaffold.new",
    "output_files": "toolkit.grading.outputs",
    "read_ballots": "toolkit.grading.awards.ballots",
    "read_key": "toolkit.grading.peers.key",
    "read_roster": "toolkit.grading.roster",
    "tally": "toolkit.grading.awards.tally",
}
"""Where each function lives: it is imported when it is first asked for, since a command line that
only prints its help should load none of them."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
