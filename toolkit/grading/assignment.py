"""What is graded: a rubric, the template it is for, and which pass over it this is."""

from dataclasses import dataclass

from toolkit.course.loading import load_requirements, load_rubric
from toolkit.course.requirements import Requirements
from toolkit.course.rubric import Rubric, rubric_hash
from toolkit.model.errors import SettingsError
from toolkit.model.finding import Stage


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is graded, and under which rubric.

    Args:
        rubric_hash: what `toolkit.course.rubric.rubric_hash` gives for the rubric.
        requirements: the manifest; None where the rubric grades no template.
        stage: the stage the submissions are checked at.
        round: of the grading, from 1.
        template: what submissions are checked against, as for `toolkit.check`; empty for what
            their own settings say.
    """

    rubric: Rubric
    rubric_hash: str
    requirements: Requirements | None = None
    stage: Stage = Stage.SUBMISSION
    round: int = 1
    template: str = ""


def load_assignment(
    template: str = "", rubric: str = "", *, stage: Stage = Stage.SUBMISSION, round: int = 1
) -> Assignment:
    """What is graded by a template's name, a rubric's, or both.

    Args:
        template: what was handed in, such as ``stat453/report``; the rubric's own where left out.
        rubric: an id or a file; the template's own where left out.

    Raises:
        InputError: a file cannot be read.
        CourseError: there is no such template or rubric, or it is not valid.
        SettingsError: neither is named, or the template names no rubric.
    """
    requirements = load_requirements(template) if template else None
    ref = rubric or (requirements.rubric if requirements else "")
    if not ref:
        what = f"the template {template} names no rubric" if template else "nothing to grade by"
        raise SettingsError(what, hint="name a template, or --rubric; see draftsmith rubric list")
    loaded = load_rubric(ref)
    checked_as = template or loaded.rubric.template
    if requirements is None and checked_as:
        requirements = load_requirements(checked_as)
    return Assignment(loaded, rubric_hash(loaded), requirements, stage, round, checked_as)
