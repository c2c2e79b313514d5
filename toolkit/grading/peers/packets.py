"""Review packets: a folder for each reviewer, with a sheet for each paper and no name in it."""

from collections.abc import Iterable

from toolkit.grading.assessment import Assessment
from toolkit.grading.assignment import Assignment
from toolkit.grading.at_once import at_once
from toolkit.grading.formats import writer
from toolkit.grading.peers.key import Review
from toolkit.grading.sheet import Sheet

PACKETS = "packets"


def packets(
    reviews: Iterable[Review], assignment: Assignment, formats: tuple[str, ...]
) -> dict[str, bytes]:
    """Every sheet's bytes by its path: ``packets/reviewer-07/paper-12.md``.

    A sheet knows its reviewer and its paper by their names in the key alone, and no member of the
    team that wrote the paper.
    """
    blank = Assessment.blank(assignment.rubric)
    sheets: dict[str, tuple[str, Sheet]] = {}
    for review in reviews:
        sheet = Sheet(
            rubric=assignment.rubric,
            rubric_hash=assignment.rubric_hash,
            template_version=assignment.requirements.version if assignment.requirements else "",
            team=review.paper,
            members=(),
            grader=review.reviewer,
            round=assignment.round,
            stage=assignment.stage,
            submission="",
            evidence=(),
            proposals=blank.proposals,
            remarks=(),
        )
        for format_ in formats:
            path = f"{PACKETS}/{review.reviewer}/{review.paper}.{format_}"
            sheets[path] = format_, sheet
    contents = at_once(lambda path: writer(sheets[path][0])(sheets[path][1]), sheets)
    return dict(zip(sheets, contents, strict=True))
