"""How bad a fault is, and how far along a draft."""

from enum import IntEnum, StrEnum


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
