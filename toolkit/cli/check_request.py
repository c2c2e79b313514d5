"""What ``draftsmith check`` is asked for: its options as one value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from toolkit.model.errors import SettingsError
from toolkit.model.severity import Severity, Stage

_SOURCES = frozenset(".tex .ltx .latex .bib .sty .cls .bst .pdf .toml".split())
_TABLES = frozenset({"full", "concise", "json"})


class Request(NamedTuple):
    """The options of the command line, by their names there."""

    paths: tuple[Path, ...]
    template: str | None
    stage: str | None
    pdf: Path | None
    build: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    output_format: str
    output: Path | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: Path | None
    update_baseline: bool
    statistics: bool
    watch: bool
    show_settings: bool

    @property
    def arguments(self) -> Mapping[str, Any]:
        """What a check is to be called with, beside the path."""
        return {
            "template": self.template,
            "stage": Stage(self.stage) if self.stage else None,
            "pdf": self.pdf,
            "select": self.select,
            "ignore": self.ignore,
        }

    @property
    def given(self) -> Mapping[str, Any]:
        """What comes before the settings, by their keys."""
        return {
            "template": self.template,
            "stage": self.stage,
            "pdf": self.pdf,
            "check.select": self.select,
            "check.ignore": self.ignore,
            "check.fail_on": self.fail_on,
        }

    def of(self, paths: tuple[Path, ...]) -> Request:
        """The same of other drafts."""
        return self._replace(paths=paths)

    def failing(self, by_settings: Severity) -> Severity:
        """The least severity that makes a draft fail."""
        return Severity[self.fail_on.upper()] if self.fail_on else by_settings


def refuse_contradictions(request: Request, *, on_terminal: bool) -> None:
    """Stop before anything is read where options do not go together.

    Raises:
        UsageError: they do not.
        SettingsError: a file that would be written has the name of a source.
    """
    wrong = {
        "--pdf goes with one PATH: each draft has its own": request.pdf and len(request.paths) > 1,
        "--build makes a PDF of its own; leave out --pdf": request.build and request.pdf,
        "--unsafe-fixes goes with --fix or --diff": request.unsafe_fixes
        and not (request.fix or request.diff),
        "--update-baseline goes with --baseline FILE": request.update_baseline
        and not request.baseline,
        "--statistics goes with the formats full, concise and json": request.statistics
        and request.output_format not in _TABLES,
        "--watch goes with neither --fix, --diff nor --update-baseline": request.watch
        and (request.fix or request.diff or request.update_baseline),
        "--watch needs a terminal, or --output FILE to write to": request.watch
        and not (on_terminal or request.output),
    }
    for message, is_wrong in wrong.items():
        if is_wrong:
            raise click.UsageError(message)
    _refuse_source(request.output, "a report", "name a file such as findings.txt or findings.json")
    _refuse_source(request.baseline, "a baseline", "name a file such as baseline.json")


def _refuse_source(path: Path | None, what: str, hint: str) -> None:
    if path is not None and path.suffix.lower() in _SOURCES:
        raise SettingsError(f"{what} never replaces a source", place=str(path), hint=hint)
