"""``draftsmith check --watch``: checks again whenever a file of the drafts is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from toolkit.cli import EXIT_CLEAN
from toolkit.cli.check_request import Request
from toolkit.cli.speaker import Speaker
from toolkit.draft.settings import find_settings
from toolkit.lint.watch import snapshot, wait_for_change


def watch(request: Request, speaker: Speaker, run: Callable[[Request, Speaker], int]) -> int:
    """Run until Ctrl-C; the exit code of the last run."""
    exit_code = EXIT_CLEAN
    try:
        while True:
            paths = tuple(_watched(request))
            before = snapshot(paths)
            click.clear()
            exit_code = run(request, speaker)
            speaker.note("watching for changes; Ctrl-C ends it")
            wait_for_change(paths, before)
    except KeyboardInterrupt:
        return exit_code


def _watched(request: Request) -> Iterator[Path]:
    """The drafts' folders, and the files elsewhere that a check goes by."""
    for path in request.paths:
        folder = path if path.is_dir() else path.parent
        settings = find_settings(folder)
        yield settings.parent if settings else folder
        yield folder
    yield from (path for path in (request.pdf, request.baseline) if path)
