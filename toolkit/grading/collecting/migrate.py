"""Marks of a sheet made from another version of its rubric, taken over by criterion."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.course.rubric import Criterion, Rubric
from toolkit.grading.collecting.entered import NotTakenError, cases_confirmed, points_given
from toolkit.grading.collecting.filled import Cell, Filled, Key
from toolkit.grading.sheet import VERSION_KEY, marked_for_each


@dataclass(frozen=True, slots=True)
class Migrated:
    """A sheet as the rubric of today asks.

    Args:
        losses: what could not be taken over, one line each.
    """

    filled: Filled
    losses: tuple[str, ...]


def migrate(filled: Filled, rubric: Rubric) -> Migrated:
    """Keep each mark and each confirmed deduction that the rubric still takes.

    A criterion of the same id is the same criterion, whatever its name, questions or maximum are
    now; a mark over its maximum, off its step or on a level that is gone is lost. A criterion that
    is new stays missing. Of which version of the rubric's sheets it was is no longer told.
    """
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    scores, losses = {}, []
    for key, cell in filled.scores.items():
        why = "" if cell.blank else _mark_lost(criteria.get(key[0]), key, cell, rubric)
        if why:
            losses.append(f"{filled.path}: {cell.place}: lost, {why}")
        elif key[0] in criteria:
            scores[key] = cell
    kept = {key: note for key, note in filled.notes.items() if key[0] in criteria}
    losses += _notes_lost(filled, kept)
    deductions = {}
    for id_, cell in filled.deductions.items():
        why = "" if cell.blank else _case_lost(id_, cell, rubric)
        if why:
            losses.append(f"{filled.path}: {cell.place}: lost, {why}")
        elif any(each.id == id_ for each in rubric.deductions):
            deductions[id_] = cell
    heading = {**filled.heading, VERSION_KEY: ""}
    moved = replace(filled, heading=heading, scores=scores, notes=kept, deductions=deductions)
    return Migrated(moved, tuple(losses))


def _mark_lost(criterion: Criterion | None, key: Key, cell: Cell, rubric: Rubric) -> str:
    """Why a mark cannot be taken over; empty where it can."""
    if criterion is None:
        return f"the rubric has no criterion {key[0]} now: {cell.value}"
    if marked_for_each(rubric, criterion) != bool(key[1]):
        whom = "each member" if marked_for_each(rubric, criterion) else "the team"
        return f"{criterion.name} is marked for {whom} now: {cell.value}"
    try:
        points_given(cell, criterion, rubric.rubric.step)
    except NotTakenError as error:
        return f"{criterion.name}: {error}"
    return ""


def _case_lost(id_: str, cell: Cell, rubric: Rubric) -> str:
    deduction = next((each for each in rubric.deductions if each.id == id_), None)
    if deduction is None:
        return f"the rubric has no deduction {id_} now: {cell.value}"
    try:
        cases_confirmed(cell, deduction)
    except NotTakenError as error:
        return f"{deduction.name}: {error}"
    return ""


def _notes_lost(filled: Filled, kept: dict[Key, str]) -> Iterator[str]:
    for key, note in filled.notes.items():
        if note.strip() and key not in kept:
            words = " ".join(note.split())
            yield f"{filled.path}: lost, the rubric has no criterion {key[0]} now: {words}"
