"""What a check says: edits, findings and what was left unchecked."""

import msgspec

from toolkit.model.place import Place, Span
from toolkit.model.severity import Severity, Stage

__all__ = ["Edit", "Finding", "Severity", "Skipped", "Stage"]


class Edit(msgspec.Struct, frozen=True):
    """Replace ``span`` of the finding's file by ``text``.

    Args:
        safe: whether what is printed stays as it was, but for the fault itself.
    """

    span: Span
    text: str
    safe: bool = True


class Finding(msgspec.Struct, frozen=True):
    """One fault at one place.

    Args:
        code: the rule's code, such as ``REF001``.
        name: the rule's name, such as ``breakable-reference``.
        severity: how bad it is at the stage that was checked.
        message: one line, lower case, that names the thing.
        place: where to look.
        hint: the remedy, one line; empty where the message says it all.
        span: the offsets of the fault in its source file, None for a PDF or a whole file.
        edit: the fix, None where there is none.
        echoes: codes of rules that tell the cause of this fault, where they find one.
    """

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""
    span: Span | None = None
    edit: Edit | None = None
    echoes: tuple[str, ...] = ()


class Skipped(msgspec.Struct, frozen=True):
    """A rule that could not run, and why: never counted as passed."""

    code: str
    name: str
    reason: str
