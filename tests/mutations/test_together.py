"""Faults that stand together are told together: none hides another."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mutations.clean import EXAMPLES, changed, told
from tests.mutations.conftest import Copies
from tests.mutations.mutation import MARK, MUTATIONS, Mutation

SEED = 453
ROUNDS = 60
FEWEST, MOST = 2, 5
REPORT = EXAMPLES / "report"
SINGLE = tuple(
    each
    for each in MUTATIONS
    if each.draft == "report" and not (each.alone or each.build or each.latin_1 or each.at)
)


def _lines(mutation: Mutation, folder: Path) -> Iterator[tuple[str, int, int]]:
    """The first and last line, from 0, that a mutation's edits touch in each file."""
    for edit in mutation.edit:
        text = (folder / edit.file).read_text("utf-8")
        start, end = edit.of(text)
        yield edit.file, text.count("\n", 0, start), text.count("\n", 0, end)


def _types(one: Mutation, other: Mutation) -> bool:
    """Whether one types a line that tells where the other's edit belongs, so that it is twice."""
    return any(
        each.file == edit.file and edit.find and edit.find in each.replace.replace(MARK, "")
        for each in one.edit
        for edit in other.edit
    )


def _are_apart(one: Mutation, other: Mutation) -> bool:
    """Whether two mutations touch no line and no file in common, and none undoes the other.

    Two of one rule may: a brace too many closes the one too few.
    """
    if one.code == other.code or _types(one, other) or _types(other, one):
        return False
    shared = {*one.files, *one.drawn, *one.remove} & {*other.files, *other.drawn, *other.remove}
    return not shared and not any(
        file == another and first <= until and start <= last
        for file, first, last in _lines(one, REPORT)
        for another, start, until in _lines(other, REPORT)
    )


def _sets() -> Iterator[tuple[Mutation, ...]]:
    """Mutations that can stand together, two to five of them, the same in every run."""
    chance = random.Random(SEED)
    for _ in range(ROUNDS):
        chosen: list[Mutation] = []
        wanted = chance.randint(FEWEST, MOST)
        for mutation in chance.sample(SINGLE, len(SINGLE)):
            if len(chosen) < wanted and all(_are_apart(mutation, other) for other in chosen):
                chosen.append(mutation)
        yield tuple(chosen)


@pytest.mark.parametrize(
    "together", tuple(_sets()), ids=lambda them: " ".join(m.code for m in them)
)
def test_faults_that_stand_together_are_all_told(
    together: tuple[Mutation, ...], copy: Copies
) -> None:
    folder = copy(together[0])
    places = changed(folder, *together)
    codes = (mutation.code for mutation in together)
    assert told(folder) == sorted(zip(codes, places, strict=True))


def test_most_mutations_stand_with_others() -> None:
    met = {str(mutation) for together in _sets() for mutation in together}
    assert len(met) > len(SINGLE) / 2
