"""A score sheet before it takes a format: who marks whom, on what, and what the check found."""

import hashlib
import json
from dataclasses import dataclass

from toolkit.course.rubric import Criterion, Rubric
from toolkit.grading.roster import Member
from toolkit.model.finding import Stage

HEADING = ("rubric", "rubric_hash", "template_version", "team", "grader", "round", "stage")
"""What tells a sheet from every other, in every format."""
VERSION_KEY = "sheet_version"
"""What tells a sheet from an older one of the same heading."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the check says of one deduction, for a grader to confirm.

    Args:
        id: the deduction's.
        count: cases that count, after the cap; None where the check cannot tell.
        why: the arithmetic, or why there is none.
    """

    id: str
    count: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One score to give: a criterion, for the team or for one of its members.

    Args:
        number: the member's place on the sheet, from 1; 0 for the whole team.
        member: the member's name as the sheet tells it from the others'; empty for the team.
    """

    criterion: Criterion
    number: int = 0
    member: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One grader's sheet for one team; scores, notes and confirmed deductions are left blank.

    Args:
        rubric_hash: of the rubric the sheet was made from.
        template_version: of the manifest the draft was checked against; empty for none.
        round: of the grading, from 1.
        submission: what was checked, as a path; empty for a blank sheet.
        evidence: lines for each criterion that has any, by its id.
        proposals: one for each deduction, in the rubric's order.
        remarks: what concerns the whole submission.
        paper: where the submission's PDF is, as an address relative to the sheet; empty for none.
    """

    rubric: Rubric
    rubric_hash: str
    template_version: str
    team: str
    members: tuple[Member, ...]
    grader: str
    round: int
    stage: Stage
    submission: str
    evidence: tuple[tuple[str, tuple[str, ...]], ...]
    proposals: tuple[Proposal, ...]
    remarks: tuple[str, ...]
    paper: str = ""

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits over all that the sheet says.

        A sheet made again after a resubmission or a change of rubric has another version, so a
        stale one is known when it comes back.
        """
        proposals = [(proposal.id, proposal.count, proposal.why) for proposal in self.proposals]
        told = (self.heading, self.member_labels, self.evidence, proposals, self.remarks)
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]

    @property
    def heading(self) -> tuple[tuple[str, str], ...]:
        """What tells this sheet from every other, by key: the same in every format."""
        values = (
            self.rubric.rubric.id,
            self.rubric_hash,
            self.template_version,
            self.team,
            self.grader,
            str(self.round),
            str(self.stage),
        )
        return tuple(zip(HEADING, values, strict=True))

    @property
    def member_labels(self) -> tuple[str, ...]:
        """The members' names as the sheet tells them."""
        return member_labels(self.members)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The scores to give, in the rubric's order."""
        return tuple(
            entry for criterion in self.rubric.criteria for entry in self._entries_of(criterion)
        )

    @property
    def proposed(self) -> tuple[tuple[str, int], ...]:
        """What the check proposes to confirm, by the deduction's id."""
        return tuple(
            (proposal.id, proposal.count)
            for proposal in self.proposals
            if proposal.count is not None
        )

    def evidence_for(self, criterion: Criterion) -> tuple[str, ...]:
        """The lines that stand beside a criterion."""
        return dict(self.evidence).get(criterion.id, ())

    def _entries_of(self, criterion: Criterion) -> tuple[Entry, ...]:
        if not marked_for_each(self.rubric, criterion):
            return (Entry(criterion),)
        return tuple(
            Entry(criterion, number, label)
            for number, label in enumerate(self.member_labels, start=1)
        )


def member_labels(members: tuple[Member, ...]) -> tuple[str, ...]:
    """The members' names, namesakes told apart by what else is known of them."""
    names = [member.name for member in members]
    return tuple(
        f"{member.name} ({member.identities[0][1]})"
        if names.count(member.name) > 1
        else member.name
        for member in members
    )


def marked_for_each(rubric: Rubric, criterion: Criterion) -> bool:
    """Whether a criterion is marked for each member, not for the team."""
    return criterion.per_student or rubric.rubric.unit == "student"
