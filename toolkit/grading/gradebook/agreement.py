"""How far graders agree, in three figures; a report only, no mark is ever changed by them.

Marks come as tables of one number for each team and grader; a team need not be marked by all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Table = Mapping[str, Mapping[str, float]]
"""Marks by team, then by grader."""


@dataclass(frozen=True, slots=True)
class Severity:
    """How many points a grader gives above the other graders of the same teams.

    Args:
        points: above 0 is mild, below 0 strict; relative to the graders of one group.
        teams: that the grader marked.
        group: the number of the graders' group, from 1: only graders linked by teams that they
            marked in common can be compared.
    """

    grader: str
    points: float
    teams: int
    group: int


def krippendorff_alpha(table: Table) -> float | None:
    """Krippendorff's alpha for interval data, 1 for full agreement, 0 for chance.

    Teams marked by one grader alone say nothing. None where no two marks can be compared, or all
    are equal. Source: K. Krippendorff, Content Analysis, 2nd ed., 2004, chapter 11.
    """
    units = [tuple(marks.values()) for marks in table.values() if len(marks) > 1]
    values = [value for unit in units for value in unit]
    if len(values) < _LEAST:
        return None
    expected = _squares(values) / (len(values) - 1)
    if not expected:
        return None
    observed = sum(_squares(unit) / (len(unit) - 1) for unit in units)
    return 1 - observed / expected


def icc_2k(table: Table) -> float | None:
    """The intraclass correlation ICC(2,k): how far the mean of these graders can be relied on.

    Two-way random effects, absolute agreement, average of k graders, from a table in which every
    grader marked every team. None for fewer than two teams or graders, or where all marks are
    equal. Source: P. Shrout and J. Fleiss, Psychological Bulletin 86 (1979), 420-428.
    """
    graders = sorted({grader for marks in table.values() for grader in marks})
    rows = [[marks[grader] for grader in graders] for marks in table.values()]
    teams, k = len(rows), len(graders)
    if teams < _LEAST or k < _LEAST:
        return None
    grand = sum(map(sum, rows)) / (teams * k)
    between_teams = k * sum((sum(row) / k - grand) ** 2 for row in rows) / (teams - 1)
    columns = [sum(column) / teams for column in zip(*rows, strict=True)]
    between_graders = teams * sum((mean - grand) ** 2 for mean in columns) / (k - 1)
    whole = sum((value - grand) ** 2 for row in rows for value in row)
    rest = whole - between_teams * (teams - 1) - between_graders * (k - 1)
    error = rest / ((teams - 1) * (k - 1))
    spread = between_teams + (between_graders - error) / teams
    return (between_teams - error) / spread if spread else None


def whole_block(table: Table) -> Table:
    """The part of a table in which every grader marked every team, with the most marks.

    Among equals, the first by the graders' names; empty where no two graders share two teams.
    """
    sets = sorted({tuple(sorted(marks)) for marks in table.values()})
    shared = {tuple(sorted({*one} & {*other})) for one in sets for other in sets}
    best: dict[str, dict[str, float]] = {}
    for chosen in sorted(shared, key=lambda graders: (-len(graders), graders)):
        block = {
            team: {grader: marks[grader] for grader in chosen}
            for team, marks in table.items()
            if all(grader in marks for grader in chosen)
        }
        enough = min(len(block), len(chosen)) >= _LEAST
        if enough and len(block) * len(chosen) > sum(map(len, best.values())):
            best = block
    return best


def severities(table: Table) -> tuple[Severity, ...]:
    """What graders add to a team's own worth, by least squares; graders in order of their names.

    The model is additive: a mark is the team's worth plus the grader's severity, and severities of
    a group add up to 0.
    """
    shared = {team: marks for team, marks in table.items() if len(marks) > 1}
    found = []
    for number, group in enumerate(_groups(shared), start=1):
        solved = _solve(shared, group)
        middle = sum(solved.values()) / len(solved)
        for grader in group:
            teams = sum(grader in marks for marks in table.values())
            found.append(Severity(grader, solved[grader] - middle, teams, number))
    return tuple(sorted(found, key=lambda each: each.grader))


_LEAST = 2
"""Marks, teams or graders that can be compared."""


def _squares(values: tuple[float, ...] | list[float]) -> float:
    """The squared differences of all ordered pairs, divided by two."""
    mean = sum(values) / len(values)
    return len(values) * sum((value - mean) ** 2 for value in values)


def _groups(table: Table) -> list[list[str]]:
    """Graders linked by teams in common, group by group."""
    groups: list[set[str]] = []
    for marks in table.values():
        linked = [group for group in groups if group & marks.keys()]
        groups = [group for group in groups if group not in linked]
        groups.append(set(marks).union(*linked))
    return sorted(sorted(group) for group in groups)


def _solve(table: Table, graders: list[str]) -> dict[str, float]:
    """The severities that fit best, the first grader's held at 0: Gauss's elimination."""
    place = {grader: number for number, grader in enumerate(graders[1:])}
    size = len(place)
    rows = [[0.0] * (size + 1) for _ in range(size)]
    for marks in table.values():
        if graders[0] not in marks and not place.keys() & marks.keys():
            continue
        mean = sum(marks.values()) / len(marks)
        for grader in place.keys() & marks.keys():
            row = rows[place[grader]]
            row[place[grader]] += 1
            row[size] += marks[grader] - mean
            for other in place.keys() & marks.keys():
                row[place[other]] -= 1 / len(marks)
    for pivot in range(size):
        for at, row in enumerate(rows):
            if at != pivot:
                factor = row[pivot] / rows[pivot][pivot]
                rows[at] = [
                    own - factor * above for own, above in zip(row, rows[pivot], strict=True)
                ]
    solved = {grader: rows[at][size] / rows[at][at] for grader, at in place.items()}
    return {graders[0]: 0.0, **solved}
