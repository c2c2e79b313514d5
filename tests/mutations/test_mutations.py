"""One fault in a clean draft is told by its code, at its place, once, and nothing else is."""

import pytest

from tests.mutations.clean import EXAMPLES, build_again, changed, told
from tests.mutations.conftest import Copies, Folders
from tests.mutations.mutation import MUTATIONS, Mutation

DRAFTS = ("report", "proposal", "presentation", "paper")


@pytest.mark.parametrize("built", [False, True], ids=["as-it-is", "built"])
@pytest.mark.parametrize("name", DRAFTS)
def test_a_clean_draft_shows_nothing(name: str, built: bool, clean: Folders) -> None:
    assert told(clean(name, built)) == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_one_fault_is_told_once_at_its_place(mutation: Mutation, copy: Copies) -> None:
    folder = copy(mutation)
    places = changed(folder, mutation)
    if mutation.build:
        build_again(folder)
    (place,) = places or [mutation.at]
    assert told(folder) == [(mutation.code, place)]


def test_the_examples_stay_as_they_are(clean: Folders) -> None:
    for path in clean("report", False).rglob("*.tex"):
        original = EXAMPLES / "report" / path.relative_to(clean("report", False))
        assert path.read_bytes() == original.read_bytes()
