"""``draftsmith check --fix`` and ``--diff``: mends what can be mended, or shows how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from toolkit.cli.speaker import Speaker
from toolkit.lint.fixes import Fixes
from toolkit.model.errors import InputError
from toolkit.reporters.places import path_from_here
from toolkit.reporters.summary import counted
from toolkit.scaffold.plan import Clash, make_plan, write_plan


def write_fixes(fixes: Fixes) -> None:
    """Write the files that change: all of them, or none.

    Raises:
        InputError: one of them has changed since it was read.
        ScaffoldError: one of them cannot be written.
    """
    root = fixes.root.resolve()
    changed = {file.source.target.relative_to(root).as_posix(): file for file in fixes.files}
    after = {path: file.after for path, file in changed.items()}
    plan = make_plan(root, after, Clash.OVERWRITE)
    for planned in plan.files:
        if planned.before != changed[planned.path].before:
            place = path_from_here(str(fixes.root), planned.path)
            raise InputError("changed while it was fixed; nothing was written", place=place)
    write_plan(plan)


def tell(fixes: Fixes, speaker: Speaker, *, written: bool) -> None:
    """Say what was fixed or would be, and what was left alone and why."""
    path = path_from_here(str(fixes.root), fixes.main)
    done = "fixed" if written else "would fix"
    number = counted(len(fixes.codes), "finding")
    codes = ", ".join(_codes(fixes.codes))
    if fixes.codes:
        files = counted(len(fixes.files), "file")
        speaker.note(f"{path}: {done} {number} in {files} ({codes})")
    else:
        speaker.note(f"{path}: nothing to fix")
    for kept in fixes.kept:
        where = path_from_here(str(fixes.root), kept.path)
        speaker.note(f"{where}: left alone: {kept.reason}")
    if fixes.refused:
        speaker.note(f"{path}: {counted(fixes.refused, 'fix')} would not make it better: not made")
    if fixes.unsafe:
        speaker.note(f"{path}: {fixes.unsafe} more by --unsafe-fixes, which may change the print")


def _codes(codes: Iterable[str]) -> Iterable[str]:
    counts = Counter(codes)
    return (code if counts[code] == 1 else f"{code} {counts[code]}×" for code in sorted(counts))
