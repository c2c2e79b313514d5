"""``draftsmith check --fix`` and ``--diff``: mends what can be mended, or shows how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from toolkit.cli import EXIT_FINDINGS
from toolkit.cli.check_drafts import each_draft, root_as_typed, show
from toolkit.cli.check_request import Request
from toolkit.cli.check_run import run
from toolkit.cli.speaker import Speaker
from toolkit.lint.check import fixes
from toolkit.lint.fixes import Fixes
from toolkit.model.errors import InputError
from toolkit.reporters.diff import render
from toolkit.reporters.places import path_from_here
from toolkit.reporters.summary import counted
from toolkit.scaffold.plan import Clash, make_plan, write_plan


def fix(request: Request, speaker: Speaker) -> int:
    """Write what fixes change, then check and report what is left; the exit code."""

    def mend(path: Path) -> Path:
        mended = _fixes(request, path)
        write_fixes(mended)
        _tell(mended, speaker, written=True)
        return path

    paths, exit_code = each_draft(request, mend)
    return max(exit_code, run(request.of(paths), speaker)) if paths else exit_code


def show_diff(request: Request, speaker: Speaker) -> int:
    """Show what fixes would change; the exit code, that of findings where there is something."""
    every, exit_code = each_draft(request, lambda path: _fixes(request, path))
    if any(each.files for each in every):
        show(request, speaker, lambda look: render(every, look))
        exit_code = max(exit_code, EXIT_FINDINGS)
    for each in every:
        _tell(each, speaker, written=False)
    return exit_code


def write_fixes(mended: Fixes) -> None:
    """Write the files that change: all of them, or none.

    Raises:
        InputError: one of them has changed since it was read.
        ScaffoldError: one of them cannot be written.
    """
    root = mended.root.resolve()
    changed = {file.source.target.relative_to(root).as_posix(): file for file in mended.files}
    after = {path: file.after for path, file in changed.items()}
    plan = make_plan(root, after, Clash.OVERWRITE)
    for planned in plan.files:
        if planned.before != changed[planned.path].before:
            place = path_from_here(str(mended.root), planned.path)
            raise InputError("changed while it was fixed; nothing was written", place=place)
    write_plan(plan)


def _fixes(request: Request, path: Path) -> Fixes:
    found = fixes(path, **request.arguments, unsafe=request.unsafe_fixes)
    return replace(found, root=Path(root_as_typed(str(found.root), path)))


def _tell(mended: Fixes, speaker: Speaker, *, written: bool) -> None:
    """Say what was fixed or would be, and what was left alone and why."""
    path = path_from_here(str(mended.root), mended.main)
    done = "fixed" if written else "would fix"
    number = counted(len(mended.codes), "finding")
    codes = ", ".join(_codes(mended.codes))
    if mended.codes:
        files = counted(len(mended.files), "file")
        speaker.note(f"{path}: {done} {number} in {files} ({codes})")
    else:
        speaker.note(f"{path}: nothing to fix")
    for kept in mended.kept:
        where = path_from_here(str(mended.root), kept.path)
        speaker.note(f"{where}: left alone: {kept.reason}")
    if mended.refused:
        edits = counted(mended.refused, "edit")
        speaker.note(f"{path}: {edits} would not make it better: not made")
    if mended.unsafe:
        speaker.note(f"{path}: {mended.unsafe} more by --unsafe-fixes, which may change the print")


def _codes(codes: Iterable[str]) -> Iterable[str]:
    counts = Counter(codes)
    return (code if counts[code] == 1 else f"{code} {counts[code]}×" for code in sorted(counts))
