"""The formats that a check can be reported in, and what a reporter is told of the page."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the names alone are wanted by `draftsmith --help`
    from toolkit.lint.report import Report

Sources = Callable[[str], str]
"""The text of a file by its path from where the command runs; empty where it has none."""

FORMATS = {
    "full": "toolkit.reporters.full",
    "concise": "toolkit.reporters.concise",
    "json": "toolkit.reporters.json",
    "sarif": "toolkit.reporters.sarif",
    "github": "toolkit.reporters.github",
    "gitlab": "toolkit.reporters.gitlab",
    "junit": "toolkit.reporters.junit",
    "rdjson": "toolkit.reporters.rdjson",
    "html": "toolkit.reporters.html.page",
}


class Look(NamedTuple):
    """How a report is to look; a format for programs takes no notice of it.

    Args:
        color: whether escape codes may be used.
        width: columns of the terminal; None where the text goes elsewhere, and a finding's first
            line then stays whole.
        quiet: findings only, without the account of what was read and skipped.
        sources: for the lines shown under findings.
    """

    color: bool = False
    width: int | None = None
    quiet: bool = False
    sources: Sources = lambda _: ""


Render = Callable[[tuple["Report", ...], Look], str]


def renderer(name: str) -> Render:
    """What turns reports, one for each draft, into text; the module is imported only now."""
    render: Render = import_module(FORMATS[name]).render
    return render
