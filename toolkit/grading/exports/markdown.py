"""A rubric in Markdown, to hand out."""

from collections.abc import Iterator

from toolkit.course.rubric import Criterion, Rubric
from toolkit.grading import words
from toolkit.grading.formats.md import plain


def write(rubric: Rubric) -> str:
    """The rubric with what a grader asks, its levels, and what takes points off."""
    return "\n".join(_lines(rubric)) + "\n"


def _lines(rubric: Rubric) -> Iterator[str]:
    head = rubric.rubric
    yield f"# {plain(head.title)}: {words.points(head.points)}"
    if head.guidance:
        yield from ("", plain(head.guidance))
    yield from ("", "| criterion | points | what is asked |", "|---|--:|---|")
    for criterion in rubric.criteria:
        bonus = " (bonus)" if criterion.bonus else ""
        asked = "<br>".join(map(plain, (*criterion.questions, *words.level_lines(criterion))))
        name = f"{plain(criterion.name)}{bonus}"
        yield f"| {name} | {words.number(criterion.max)} | {asked or _asked(criterion)} |"
    if rubric.deductions:
        yield from ("", "| deduction | takes off | for what |", "|---|---|---|")
    for deduction in rubric.deductions:
        worth = plain(words.deduction_worth(deduction, rubric))
        yield f"| {plain(deduction.name)} | {worth} | {plain(deduction.description)} |"


def _asked(criterion: Criterion) -> str:
    return "yes or no" if criterion.mode == "check" else ""
