"""What would be written where, decided in full before the first byte is."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from difflib import unified_diff
from enum import StrEnum
from pathlib import Path

from toolkit.model.errors import ScaffoldError, WouldOverwriteError


class Clash(StrEnum):
    """What to do where a file of the user's differs."""

    REFUSE = "refuse"
    OVERWRITE = "overwrite"
    KEEP = "keep"


class Action(StrEnum):
    """What happens to one file."""

    WRITE = "write"
    OVERWRITE = "overwrite"
    KEEP = "keep"
    SAME = "same"
    REFUSE = "differs"


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file, by its path in the folder: what it holds now, None where it is not, and then."""

    path: str
    action: Action
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What a scaffold comes to in a folder.

    Args:
        files: by path.
        notes: remarks for the person, each one line.
    """

    folder: Path
    files: tuple[PlannedFile, ...]
    notes: tuple[str, ...] = ()

    def paths(self, *actions: Action) -> tuple[str, ...]:
        """The files to which one of these happens."""
        return tuple(file.path for file in self.files if file.action in actions)

    @property
    def changes(self) -> bool:
        """Whether anything is written."""
        return bool(self.paths(Action.WRITE, Action.OVERWRITE))


def make_plan(
    folder: Path, files: Mapping[str, bytes], clash: Clash, notes: tuple[str, ...] = ()
) -> Plan:
    """Compare what is to be written with what there is; nothing is written.

    Args:
        files: contents by path relative to the folder.

    Raises:
        ScaffoldError: the folder, or a folder in it, is a file or leads elsewhere.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise ScaffoldError("this is a file; name a folder", place=str(folder))
        planned = tuple(_planned(folder, path, files[path], clash) for path in sorted(files))
    except OSError as error:
        raise _failure(error, folder) from error
    return Plan(folder, planned, notes)


def write_plan(plan: Plan) -> None:
    """Write what the plan says, each file whole or not at all.

    Raises:
        WouldOverwriteError: files differ and the plan neither keeps nor overwrites them.
        ScaffoldError: a file cannot be written; none was.
    """
    refuse_clashes(plan)
    wanted = [file for file in plan.files if file.action in (Action.WRITE, Action.OVERWRITE)]
    try:
        with ExitStack() as stack:
            ready = [_stage(plan.folder / file.path, file.after, stack) for file in wanted]
            for staged, file in zip(ready, wanted, strict=True):
                staged.replace(plan.folder / file.path)
    except OSError as error:
        raise _failure(error, plan.folder) from error


def overwrite(path: Path, content: bytes) -> None:
    """Write one file, whole or not at all, over one of the same name.

    Raises:
        ScaffoldError: it cannot be written.
    """
    write_plan(make_plan(path.parent, {path.name: content}, Clash.OVERWRITE))


def refuse_clashes(plan: Plan) -> None:
    """Stop a plan that would have to overwrite what it was not told to.

    Raises:
        WouldOverwriteError: files differ and the plan neither keeps nor overwrites them.
    """
    refused = plan.paths(Action.REFUSE)
    if refused:
        hint = "nothing was written; --diff shows them, --keep leaves them, --force overwrites them"
        raise WouldOverwriteError(refused, place=str(plan.folder), hint=hint)


def plan_diff(plan: Plan) -> Iterator[str]:
    """The lines of a unified diff from what there is to what the template gives."""
    for file in plan.files:
        before, after = _lines(file.before or b""), _lines(file.after)
        yield from unified_diff(before, after, file.path, file.path, lineterm="")


def _planned(folder: Path, path: str, after: bytes, clash: Clash) -> PlannedFile:
    target = folder / path
    if target.parent.exists() and not target.parent.resolve().is_relative_to(folder.resolve()):
        raise ScaffoldError("this leads out of the folder", place=str(target.parent))
    if target.is_dir() or (target.parent.exists() and not target.parent.is_dir()):
        raise ScaffoldError("a folder and a file are in each other's way", place=str(target))
    before = _read(target)
    return PlannedFile(path, _action(before, after, clash), before, after)


def _action(before: bytes | None, after: bytes, clash: Clash) -> Action:
    if before is None:
        return Action.WRITE
    if before == after:
        return Action.SAME
    return {
        Clash.REFUSE: Action.REFUSE,
        Clash.OVERWRITE: Action.OVERWRITE,
        Clash.KEEP: Action.KEEP,
    }[clash]


def _read(path: Path) -> bytes | None:
    """What the file holds, None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _failure(error: OSError, folder: Path) -> ScaffoldError:
    """What the system says of a file, as a user's to mend."""
    reason = (error.strerror or "cannot be read or written").lower()
    return ScaffoldError(reason, place=str(error.filename or folder))


def _stage(target: Path, content: bytes, stack: ExitStack) -> Path:
    """A file beside the target that holds the content; it is gone when the stack closes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".draftsmith-")
    stack.callback(_discard, Path(name))
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
    Path(name).chmod(mode)
    return Path(name)


def _discard(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()


def _umask() -> int:
    """The process's mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", errors="replace").splitlines()
