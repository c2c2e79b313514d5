"""The command line: the only room that prints, asks or exits."""

import errno
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from toolkit import __version__
from toolkit.model.errors import ToolkitError, WouldOverwriteError

EXIT_CLEAN, EXIT_FINDINGS, EXIT_CANNOT_RUN, EXIT_OUR_BUG = 0, 1, 2, 3

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})

_OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""A whole check makes fewer; what makes more, such as a huge draft, is still collected."""

COMMANDS = {
    "new": "toolkit.cli.new",
    "check": "toolkit.cli.check",
    "inspect": "toolkit.cli.inspect",
    "build": "toolkit.cli.build",
    "explain": "toolkit.cli.explain",
    "rules": "toolkit.cli.rules",
    "rubric": "toolkit.cli.rubric",
    "sheets": "toolkit.cli.sheets",
    "collect": "toolkit.cli.collect",
    "peers": "toolkit.cli.peers",
    "awards": "toolkit.cli.awards",
}


class _LazyGroup(click.Group):
    """A group that imports a command's module only when the command is named or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings or a refused write, 2 cannot run, 3 our bug.",
)
@click.version_option(__version__, prog_name="draftsmith")
def draftsmith() -> None:
    """Scaffold, check and grade written course projects.

    \b
    Example:
      draftsmith new report our-report
      draftsmith check our-report
    """


def main() -> None:
    """Run the command line; every error that is a user's to mend becomes one line and exit 2."""
    try:
        draftsmith(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_CANNOT_RUN)
    except click.Abort:
        click.echo("draftsmith: stopped", err=True)
        sys.exit(EXIT_CANNOT_RUN)
    except WouldOverwriteError as error:
        click.echo(f"draftsmith: {error}", err=True)
        sys.exit(EXIT_FINDINGS)
    except ToolkitError as error:
        click.echo(f"draftsmith: {error}", err=True)
        sys.exit(EXIT_CANNOT_RUN)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(EXIT_CLEAN)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            _bug()
        click.echo(f"draftsmith: cannot write: {(error.strerror or '').lower()}", err=True)
        sys.exit(EXIT_CANNOT_RUN)
    except Exception:  # the boundary: nothing that is raised ends without a word
        _bug()


def _bug() -> NoReturn:
    """Show the traceback of what was raised, and end with the exit code of our own bugs."""
    sys.excepthook(*sys.exc_info())
    click.echo("draftsmith: this is a bug of ours; please report the lines above", err=True)
    sys.exit(EXIT_OUR_BUG)


def start() -> None:
    """Run the command line as a process of its own, which ends the moment its work is done.

    Looking for garbage and taking the interpreter apart would cost a seventh of a check.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    code: object = EXIT_CLEAN
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code if isinstance(code, int) else EXIT_CLEAN)


if __name__ == "__main__":
    start()
