"""``draftsmith build``: the PDF of a draft that nobody trusts, or what keeps it from being built.

The engine is imported inside the functions: `draftsmith --help` does not need it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.build.limits import ENGINES, Limits
from toolkit.cli import EXIT_CLEAN, EXIT_FINDINGS
from toolkit.cli.speaker import Speaker, speaking
from toolkit.model.errors import InputError, SettingsError

if TYPE_CHECKING:
    from toolkit.build.build import Built
    from toolkit.build.fault import BuildError
    from toolkit.draft.locate import Location

_MOST_SHOWN = 10


@click.command(short_help="Build a draft, and say plainly what went wrong.")
@click.argument("path", required=False, type=click.Path(path_type=Path), default=Path())
@click.option("--in-place", is_flag=True, help="Put the PDF beside the main file, and no more.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where the PDF goes."
)
@click.option(
    "--engine", type=click.Choice(ENGINES), help="What the draft asks for, else pdflatex."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=Limits().seconds,
    show_default=True,
    metavar="S",
    help="Seconds after which it is stopped.",
)
@speaking
def command(
    speaker: Speaker,
    path: Path,
    in_place: bool,
    output: Path | None,
    engine: str | None,
    timeout: float,
) -> None:
    """Build a draft with latexmk, and say in plain words what went wrong.

    PATH is a draft's folder or its main .tex file; the folder you are in where none is given. The
    draft is built in a copy of its folder, without shell escape and latexmkrc, and with bounds on
    time, memory, disk and the files it can reach.

    The PDF is written to FILE, or beside the main file with --in-place. With neither it goes to
    the folder you are in, under a name that is still free there; but a folder of the draft's own
    is not written to, and the build then only tells whether the draft can be built.

    \b
    Example:
      draftsmith build our-report
      draftsmith build our-report --engine lualatex -o report.pdf
    """
    from toolkit.draft.building import build_draft
    from toolkit.draft.locate import locate

    location = locate(path)
    if location.pdf is not None:
        raise InputError("a PDF alone cannot be built", place=str(location.pdf))
    target = _target(location, in_place, output)
    built = build_draft(location, engine or "", Limits(seconds=timeout))
    if built.pdf is None:
        _say_failure(speaker, location, built)
        sys.exit(EXIT_FINDINGS)
    pages = built.log.output_pages or 0
    said = f"{pages} page{'' if pages == 1 else 's'}, {built.engine.program}: {built.engine.why}"
    if target is None:
        speaker.result(f"{location.main} can be built ({said})")
        speaker.note("no PDF was written: say --in-place, or -o FILE")
    else:
        _write(target, built.pdf, overwrite=in_place or output is not None)
        speaker.result(f"{target}: written ({said})")
    sys.exit(EXIT_CLEAN)


def _target(location: Location, in_place: bool, output: Path | None) -> Path | None:
    """Where the PDF goes; None where only the draft's own folder is at hand."""
    if in_place and output is not None:
        raise click.UsageError("--in-place and --output are two places; name one")
    if output is not None:
        if output.suffix.lower() != ".pdf":
            raise SettingsError("a PDF is written here", place=str(output), hint="end it in .pdf")
        return output
    name = Path(location.main).with_suffix(".pdf")
    if in_place:
        return location.root / name
    is_inside = Path.cwd().resolve().is_relative_to(location.root.resolve())
    return None if is_inside else Path(name.name)


def _say_failure(speaker: Speaker, location: Location, built: Built) -> None:
    """The first errors, and what to do next."""
    main = _from_here(location, location.main)
    for error in built.errors[:_MOST_SHOWN]:
        speaker.result(_line(location, error))
    count = len(built.errors)
    number = "1 error" if count == 1 else f"{count} errors"
    first = "" if count == 1 else "; mend the first one first: others may follow from it"
    speaker.note(f"{main} was not built: {number}{first}")


def _line(location: Location, error: BuildError) -> str:
    code = "BLD004" if error.is_bibliography else "BLD001"
    place = _from_here(location, error.file or location.main)
    where = f"{place}:{error.line}" if error.line else place
    hint = f" ({error.hint})" if error.hint else ""
    return f"{where}: error {code} {error.message}{hint}"


def _from_here(location: Location, file: str) -> str:
    return os.path.relpath(location.root / file)


def _write(target: Path, pdf: bytes, *, overwrite: bool) -> None:
    """The PDF whole or not at all."""
    from toolkit.scaffold.plan import Clash, make_plan, write_plan

    clash = Clash.OVERWRITE if overwrite else Clash.REFUSE
    write_plan(make_plan(target.parent, {target.name: pdf}, clash))
