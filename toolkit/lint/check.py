"""Checks a draft, fixes it, or reads it without judging: what commands and programs call.

Each begins to read the draft's PDF before it imports what judges it: the one takes about as long as
the other, and a child process reads.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.draft.begin import find_draft
from toolkit.model.finding import Stage

if TYPE_CHECKING:  # start-up cost, as above
    from toolkit.draft.inspection import Inspection
    from toolkit.lint.fixes import Fixes
    from toolkit.lint.report import Report


def check(
    path: Path,
    *,
    template: str | Path | None = None,
    stage: Stage | None = None,
    pdf: Path | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    build: bool = False,
    suppress: bool = True,
) -> "Report":
    """Check a draft against what its course asks.

    Args:
        path: a folder, a LaTeX file, or a PDF alone.
        template: the manifest's id or folder; None for what ``draftsmith.toml`` says.
        stage: how far along the draft is; None for what ``draftsmith.toml`` says.
        pdf: the draft's PDF, where it is not the one beside the main file.
        select: codes of the rules to run, or their beginnings; none for all.
        ignore: codes of the rules to leave out.
        build: make the PDF in a scratch copy, and check that; where it cannot be made, the report
            says why and tells the rest.
        suppress: leave out what the draft's own comments suppress, and go by the rules, severities
            and parameters that its ``draftsmith.toml`` sets; a grader takes neither from a team.

    Raises:
        InputError: there is no draft there.
        SettingsError: a setting or a code is not valid.
        CourseError: the template is not valid, or there is none of that name.
    """
    found = find_draft(path, template=template, pdf=pdf)
    from toolkit.lint.judge import judge

    return judge(
        found,
        stage=stage,
        select=select,
        ignore=ignore,
        build=build,
        suppress=suppress,
    )


def fixes(
    path: Path,
    *,
    template: str | Path | None = None,
    stage: Stage | None = None,
    pdf: Path | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    unsafe: bool = False,
) -> "Fixes":
    """Work out what would mend a draft; nothing is written.

    Args:
        unsafe: also by edits that may change what is printed; the others, and errors, as `check`.
    """
    found = find_draft(path, template=template, pdf=pdf)
    from toolkit.lint.judge import mend

    return mend(found, stage=stage, select=select, ignore=ignore, unsafe=unsafe)


def inspect(
    path: Path, *, template: str | Path | None = None, pdf: Path | None = None
) -> "Inspection":
    """What is read in a draft; arguments and errors as `check`."""
    found = find_draft(path, template=template, pdf=pdf)
    from toolkit.draft.inspect import inspect_draft
    from toolkit.draft.load import read_found

    return inspect_draft(read_found(found))
