"""A rubric as text for a terminal: criteria with what a grader asks, deductions, prizes."""

import textwrap
from collections.abc import Iterable, Iterator

from toolkit.course.rubric import (
    Aggregate,
    Award,
    AwardRule,
    Criterion,
    Deduction,
    Rubric,
    rubric_hash,
)

_WIDTH = 80
_NAME_WIDTH = 24
_POINTS_WIDTH = 6
_GAP = 2
_TEXT_WIDTH = _WIDTH - _NAME_WIDTH - _POINTS_WIDTH - _GAP

_OF = {
    "points": "",
    "percent": "percent of the maximum, ",
    "percent-of-earned": "percent of what was earned, ",
}
_METHODS = {
    "mean": "Marks are the mean of {} graders'",
    "median": "Marks are the median of {} graders'",
    "lead": "Marks are the lead's of {} graders",
    "sum": "Marks are the sum of {} graders'",
}
_PRIZES = {
    "max_total": "Prizes go to the projects whose votes together come to the most",
    "priority": "Prizes are settled in the order above",
    "greedy": "Prizes are settled by the highest vote first",
}


def rubric_line(rubric: Rubric) -> str:
    """One line: id, points, number of criteria, title."""
    head, criteria = rubric.rubric, len(rubric.criteria)
    return (
        f"{head.id:<{_NAME_WIDTH}} {head.points:>4g} points  {criteria:>2} criteria  {head.title}"
    )


def rubric_page(rubric: Rubric) -> str:
    """The whole rubric, no line wider than 80 columns unless a single word is."""
    return "\n".join(_lines(rubric))


def _lines(rubric: Rubric) -> Iterator[str]:
    head = rubric.rubric
    yield f"{head.title} ({head.id})"
    amounts = f"{head.points:g} points a {head.unit}, in steps of {head.step:g}"
    yield f"{amounts}, never below {head.floor:g}"
    yield f"template {head.template or 'any'}, hash {rubric_hash(rubric)}"
    yield from textwrap.wrap(head.guidance, _WIDTH)
    yield from _heading("Criterion", "Points", "What a grader asks")
    for criterion in rubric.criteria:
        yield from _row(criterion.name, f"{criterion.max:g}", _asked(criterion))
    if rubric.deductions:
        yield from _heading("Deduction", "Points", "When")
    for deduction in rubric.deductions:
        yield from _row(deduction.name, f"{deduction.points:g}", _when(deduction))
    if rubric.awards:
        yield from _heading("Prize", "Votes", "How they are cast")
    for award in rubric.awards:
        yield from _row(award.name, f"{award.max:g}", _cast(award))
    yield ""
    yield from textwrap.wrap(_settled(rubric.aggregate), _WIDTH)
    yield from textwrap.wrap(_won(rubric.award_rule), _WIDTH)


def _heading(name: str, points: str, text: str) -> Iterator[str]:
    yield ""
    yield from _row(name, points, (text,))
    yield "-" * _WIDTH


def _row(name: str, points: str, texts: Iterable[str]) -> Iterator[str]:
    """A name and its points beside as many lines of text as it takes."""
    names = textwrap.wrap(name, _NAME_WIDTH - 1)
    lines = [line for text in texts for line in _hanging(text)]
    for number in range(max(len(names), len(lines))):
        left = names[number] if number < len(names) else ""
        right = lines[number] if number < len(lines) else ""
        amount = "" if number else points
        yield f"{left:<{_NAME_WIDTH}}{amount:>{_POINTS_WIDTH}}{'':{_GAP}}{right}".rstrip()


def _hanging(text: str) -> list[str]:
    """Wrapped, with what follows a dash kept clear of it."""
    return textwrap.wrap(text, _TEXT_WIDTH, subsequent_indent="  " if text.startswith("-") else "")


def _asked(criterion: Criterion) -> Iterator[str]:
    """A criterion's questions, its levels, and what else bears on it."""
    yield from (f"- {question}" for question in criterion.questions)
    for level in criterion.levels:
        yield f"- {level.name} ({level.points:g}): {level.description}".removesuffix(": ")
    if criterion.bonus:
        yield "(a bonus, on top of the rubric's points)"
    if criterion.rules:
        yield f"Evidence: {', '.join(criterion.rules)}"


def _when(deduction: Deduction) -> Iterator[str]:
    if deduction.description:
        yield deduction.description
    often = "once" if deduction.kind == "flag" else "for each"
    cap = f", {deduction.max_count} at the most" if deduction.max_count else ""
    scope = "" if deduction.scope == "total" else f" from {deduction.scope}"
    proposed = "proposed by the check" if deduction.auto else "for the grader to find"
    yield f"({_OF[deduction.unit]}{often}{cap}{scope}; {proposed})"


def _cast(award: Award) -> tuple[str, ...]:
    return (f"Each ballot gives 0 to {award.max:g}.",)


def _settled(aggregate: Aggregate) -> str:
    if aggregate.graders == 1:
        return "One grader marks each."
    marks = _METHODS[aggregate.method].format(aggregate.graders)
    return (
        f"{marks}; a spread over {aggregate.disagreement:.0%} of a maximum asks for a second look."
    )


def _won(rule: AwardRule | None) -> str:
    if rule is None:
        return ""
    once = ", one to a project" if rule.one_per_project else ""
    return f"{_PRIZES[rule.rule]}{once}; a tie is for a person to settle."
