"""A grader's judgement of one team, read from a sheet and found valid under its rubric."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from toolkit.grading.collecting.filled import Key


@dataclass(frozen=True, slots=True)
class Score:
    """What one grader gives one team.

    Args:
        path: the file it was read from.
        rubric: the rubric's id.
        round: of the grading, from 1.
        marks: points given; what is missing is not there.
        notes: for the team to read.
        cases: confirmed cases of each deduction by its id, 0 or 1 for a flag; what was left blank
            is not there.
        unconfirmed: deductions that the check proposed and the grader neither confirmed nor
            refused.
        private: for graders only.
    """

    path: str
    rubric: str
    team: str
    grader: str
    round: int
    stage: str
    ready: bool
    marks: Mapping[Key, Fraction] = field(default_factory=dict)
    notes: Mapping[Key, str] = field(default_factory=dict)
    cases: Mapping[str, int] = field(default_factory=dict)
    unconfirmed: tuple[str, ...] = ()
    private: str = ""

    @property
    def untouched(self) -> bool:
        """Whether its grader has said nothing at all."""
        return not (self.marks or self.notes or self.cases or self.private)

    def says_the_same(self, other: "Score") -> bool:
        """Whether another sheet of the same grader for the same team gives the same."""
        own = self.marks, self.notes, self.cases, self.private
        return own == (other.marks, other.notes, other.cases, other.private)
