"""What the ways to check have in common: going through the drafts, and showing what comes of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from toolkit.cli import EXIT_CANNOT_RUN, EXIT_CLEAN
from toolkit.cli.check_request import Request
from toolkit.cli.speaker import Speaker
from toolkit.cli.width import terminal_width
from toolkit.model.errors import ToolkitError
from toolkit.readers.disk import read_text
from toolkit.reporters.formats import Look

T = TypeVar("T")


def each_draft(request: Request, work: Callable[[Path], T]) -> tuple[tuple[T, ...], int]:
    """What comes of every draft that can be worked on; the others are told, and exit 2."""
    done, exit_code = [], EXIT_CLEAN
    for path in request.paths:
        try:
            done.append(work(path))
        except ToolkitError as error:
            click.echo(f"draftsmith: {error}", err=True)
            exit_code = EXIT_CANNOT_RUN
    return tuple(done), exit_code


def show(request: Request, speaker: Speaker, text: Callable[[Look], str]) -> None:
    """Print a text, or write it where ``--output`` says."""
    if request.output is not None:
        from toolkit.scaffold.plan import overwrite  # start-up cost: most checks write nothing

        overwrite(request.output, f"{text(Look(quiet=speaker.quiet, sources=_source))}\n".encode())
        speaker.note(f"{request.output}: written")
    elif said := text(Look(speaker.color, terminal_width(), speaker.quiet, _source)):
        speaker.result(said)


def root_as_typed(root: str, path: Path) -> str:
    """A draft's root from here, unless an absolute path was typed.

    A root that was found by its ``draftsmith.toml`` comes as an absolute one.
    """
    is_found = Path(root).is_absolute() and not path.is_absolute()
    return os.path.relpath(root) if is_found else root


def _source(path: str) -> str:
    """A file's text as the rules saw it, empty where it cannot be read."""
    return read_text(Path(path)).text
