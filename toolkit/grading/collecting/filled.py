"""A score sheet as it came back: every value as it was written, with its place, unjudged."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Key = tuple[str, int]
"""What a mark or a note is for: a criterion's id, and the member's number on the sheet from 1, or 0
for the whole team."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value that a grader may have entered.

    Args:
        value: as the format holds it; text is without the blanks around it.
        place: where it stands in its file, as a person would look for it: ``line 34``,
            ``cell E12``, ``field c.abstract``, ``scores.abstract``.
    """

    value: str | int | float | bool
    place: str

    @property
    def blank(self) -> bool:
        """Whether nothing was entered: missing, never 0."""
        return isinstance(self.value, str) and not self.value.strip()


@dataclass(frozen=True, slots=True)
class Filled:
    """What a sheet's file holds; cells that are blank may be there or be left out.

    Args:
        path: of the file, as a person there would type it.
        heading: by the keys of `toolkit.grading.sheet.Sheet.heading`, and ``sheet_version``.
        members: the members' names as the sheet tells them, in their order on it.
        deductions: what was confirmed, by the deduction's id.
        proposed: what the check proposed to confirm, by the deduction's id; none where it could
            not tell.
        private: for graders only.
        ready: whether the grader says that the sheet is done; None where the format has no such
            field in the file.
        strays: places that hold something no sheet has, each with what is there.
    """

    path: str
    heading: Mapping[str, str]
    members: tuple[str, ...] = ()
    scores: Mapping[Key, Cell] = field(default_factory=dict)
    notes: Mapping[Key, str] = field(default_factory=dict)
    deductions: Mapping[str, Cell] = field(default_factory=dict)
    proposed: Mapping[str, int] = field(default_factory=dict)
    private: str = ""
    ready: Cell | None = None
    strays: tuple[Cell, ...] = ()
