"""What is graded: a rubric, the template it is for, and which pass over it this is."""

from dataclasses import dataclass

from toolkit.course.requirements import Requirements
from toolkit.course.rubric import Rubric
from toolkit.model.finding import Stage


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is graded, and under which rubric.

    Args:
        rubric_hash: what `toolkit.course.rubric.rubric_hash` gives for the rubric.
        requirements: the manifest; None where the rubric grades no template.
        stage: the stage the submissions are checked at.
        round: of the grading, from 1.
    """

    rubric: Rubric
    rubric_hash: str
    requirements: Requirements | None = None
    stage: Stage = Stage.SUBMISSION
    round: int = 1
