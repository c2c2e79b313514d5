"""What a check says: severities, stages, edits, findings and what was left unchecked."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from toolkit.model.place import Place, Span


class Severity(IntEnum):
    """How bad a finding is; a higher value is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Stage(StrEnum):
    """How far along a draft is: what is a nuisance in a draft is an error on the last day."""

    DRAFT = "draft"
    SUBMISSION = "submission"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``span`` of the finding's file by ``text``.

    Args:
        safe: whether what is printed stays as it was, but for the fault itself.
    """

    span: Span
    text: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
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


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not run, and why: never counted as passed."""

    code: str
    name: str
    reason: str
