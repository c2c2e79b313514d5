"""Filled sheets, found among files and folders and judged: what counts, and what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.course.fault import meant
from toolkit.course.rubric import Rubric, rubric_hash
from toolkit.grading.collecting.counting import counting
from toolkit.grading.collecting.filled import Filled
from toolkit.grading.collecting.migrate import Migrated, migrate
from toolkit.grading.collecting.older import is_older, told_older
from toolkit.grading.collecting.problem import Problem
from toolkit.grading.collecting.score import Score
from toolkit.grading.collecting.sheet_files import SheetFiles, problem_of
from toolkit.grading.collecting.validate import Judged, validate
from toolkit.grading.issued import read_issued
from toolkit.grading.roster import Roster
from toolkit.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came back.

    Args:
        scores: the sheets that count: one for each rubric, team and grader.
        problems: everything that must be mended, by file.
        notes: what was left out of account and is no fault, one line each.
    """

    scores: tuple[Score, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def gather(
    paths: Iterable[Path],
    rubrics: Mapping[str, Rubric],
    roster: Roster,
    *,
    migrating: bool = False,
    issued: Path | None = None,
    stale: bool = False,
) -> Gathered:
    """Read every sheet, judge it under its rubric, and settle which of them count.

    Args:
        paths: sheets, and folders of them; a folder's other files are noted and left.
        rubrics: those that sheets may be made from, by id.
        migrating: whether marks of a sheet made from another version of its rubric are taken over
            by criterion, with a note of every one that is lost; else such a sheet is a problem.
        issued: the register of the sheets that were made; None for those in the folders.
        stale: whether a sheet that was made anew since is taken all the same, with a note; else it
            is a problem.

    Raises:
        InputError: a register cannot be read.
        TableError: what should be a register is none.
    """
    files = SheetFiles(paths)
    read = tuple(files.read())
    versions = read_issued((issued,) if issued else files.registers)
    teams = {team.name: team for team in roster.teams}
    judged: list[Judged] = []
    problems: list[Problem] = []
    notes: list[str] = []
    for filled in sorted(read, key=lambda each: is_older(each, versions)):
        try:
            rubric = _rubric_of(filled, rubrics)
            moved = _fitting(filled, rubric, migrating=migrating)
            team = teams[_known_team(filled, roster)]
        except InputError as error:
            problems.append(problem_of(error))
        else:
            older = told_older(moved.filled) if is_older(moved.filled, versions) else None
            judged.append(replace(validate(moved.filled, rubric, team), older=older))
            notes += moved.losses
    counted = counting(each.score for each in judged)
    kept = [each for each in judged if each.score in counted.scores]
    problems += [problem for each in kept for problem in each.problems]
    told = [each.older for each in kept if each.older]
    if stale:
        notes += [f"{each.path}: {each.message}" for each in told]
    return Gathered(
        tuple(each.score for each in kept if stale or not each.older),
        tuple(sorted({*files.problems, *problems, *counted.problems, *(() if stale else told)})),
        (*files.notes, *notes, *counted.notes),
    )


def _rubric_of(filled: Filled, rubrics: Mapping[str, Rubric]) -> Rubric:
    id_ = filled.heading["rubric"]
    if id_ not in rubrics:
        message = f'is made from a rubric that is not collected here, "{id_}"'
        raise InputError(message, place=filled.path, hint=meant(id_, rubrics))
    return rubrics[id_]


def _fitting(filled: Filled, rubric: Rubric, *, migrating: bool) -> Migrated:
    """The sheet as the rubric of today asks."""
    hash_, made_from = rubric_hash(rubric), filled.heading["rubric_hash"]
    if made_from == hash_:
        return Migrated(filled, ())
    if migrating:
        return migrate(filled, rubric)
    message = f"is made from another version of {rubric.rubric.id}, {made_from} and not {hash_}"
    hint = "--migrate takes its marks over by criterion and lists what is lost"
    raise InputError(message, place=filled.path, hint=hint)


def _known_team(filled: Filled, roster: Roster) -> str:
    names = [team.name for team in roster.teams]
    name = filled.heading["team"]
    if name not in names:
        message = f'is for a team that is not on the roster, "{name}"'
        raise InputError(message, place=filled.path, hint=meant(name, names))
    return name
