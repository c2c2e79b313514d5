"""The spreadsheet formulas that add up a sheet: points earned, points taken off, and the total."""

from collections.abc import Mapping

from toolkit.course.rubric import Criterion, Deduction, Rubric
from toolkit.grading import words
from toolkit.grading.sheet import Entry

Cells = Mapping[tuple[str, int], str]
"""The cell of each score, by the criterion's id and the member's number (0 for the team)."""

LEVELS_SHEET = "Levels"


def earned(rubric: Rubric, cells: Cells, member: int) -> str:
    """What the team, or a member of it, earned before deductions."""
    terms = [_of_criterion(rubric, criterion, cells, member) for criterion in rubric.criteria]
    return "+".join(terms)


def taken(rubric: Rubric, deduction: Deduction, cell: str, cells: Cells, member: int) -> str:
    """What a deduction takes off once it is confirmed in ``cell``: a number of 0 or below."""
    return f"{_cases(deduction, cell)}*{_worth(rubric, deduction, cells, member)}"


def total(rubric: Rubric, earned_cell: str, takes: tuple[str, ...]) -> str:
    """Points earned and taken off, not below the rubric's floor."""
    return f"MAX({rubric.rubric.floor:g},{'+'.join((earned_cell, *takes))})"


def level_range(rubric: Rubric, criterion: Criterion, column: str) -> str:
    """Where a criterion's levels stand on their own sheet: names in A, points in B."""
    first = 1
    for other in rubric.criteria:
        if other.id == criterion.id:
            break
        first += len(other.levels)
    last = first + len(criterion.levels) - 1
    return f"{LEVELS_SHEET}!${column}${first}:${column}${last}"


def _of_criterion(rubric: Rubric, criterion: Criterion, cells: Cells, member: int) -> str:
    cell = cells.get((criterion.id, 0)) or cells[criterion.id, member]
    if criterion.mode == "check":
        return f'IF({cell}="{words.YES}",{criterion.max:g},0)'
    if criterion.mode == "levels":
        names = level_range(rubric, criterion, "A")
        return f"IFERROR(INDEX({level_range(rubric, criterion, 'B')},MATCH({cell},{names},0)),0)"
    return f"N({cell})"


def _cases(deduction: Deduction, cell: str) -> str:
    if deduction.kind == "flag":
        return f'IF({cell}="{words.YES}",1,0)'
    if deduction.max_count is None:
        return f"N({cell})"
    return f"MIN({deduction.max_count},N({cell}))"


def _worth(rubric: Rubric, deduction: Deduction, cells: Cells, member: int) -> str:
    if deduction.unit == "points":
        return f"({deduction.points:g})"
    inside = tuple(
        criterion for criterion in rubric.criteria if deduction.scope in ("total", criterion.id)
    )
    if deduction.unit == "percent":
        most = sum(criterion.max for criterion in inside if not criterion.bonus)
        return f"({deduction.points:g}%*{most:g})"
    terms = "+".join(_of_criterion(rubric, criterion, cells, member) for criterion in inside)
    return f"({deduction.points:g}%*({terms}))"


def members_with_totals(entries: tuple[Entry, ...]) -> tuple[tuple[int, str], ...]:
    """Who has a total: each member where anything is marked for each, else the team, as 0."""
    each = {entry.number: entry.member for entry in entries if entry.number}
    return tuple(each.items()) or ((0, ""),)
