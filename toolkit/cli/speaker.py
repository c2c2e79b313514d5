"""What a command says on the terminal: its results, its notes, and whether in colour."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click


class Speaker:
    """Prints results to standard output and notes to standard error.

    Args:
        quiet: keep notes back; results and errors are still printed.
        color: whether escape codes may be printed.
    """

    def __init__(self, *, quiet: bool, color: bool) -> None:
        self.quiet = quiet
        self.color = color

    def result(self, text: str) -> None:
        """Print what the command was run for."""
        click.echo(text, color=self.color)

    def note(self, text: str) -> None:
        """Print a remark beside the result, unless quiet."""
        if not self.quiet:
            click.echo(text, err=True, color=self.color)


def speaking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--quiet`` and ``--no-color`` and a `Speaker` as its first argument."""

    @click.option("-q", "--quiet", is_flag=True, help="Print results and errors only.")
    @click.option("--no-color", is_flag=True, help="Plain text; NO_COLOR does the same.")
    @wraps(command)
    def with_speaker(*args: Any, quiet: bool, no_color: bool, **options: Any) -> Any:
        color = sys.stdout.isatty() and not no_color and not os.environ.get("NO_COLOR")
        return command(Speaker(quiet=quiet, color=color), *args, **options)

    return with_speaker
