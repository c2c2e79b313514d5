"""What looks like a fault and is none stays silent, in every draft it may stand in."""

import pytest

from tests.mutations.clean import build_again, changed, told
from tests.mutations.conftest import Copies, Folders
from tests.mutations.hidden import fault_lines, hide, hiding_places, is_hidden
from tests.mutations.mutation import MUTATIONS, NEAR_MISSES, Mutation, NearMiss

HIDDEN = [mutation for mutation in MUTATIONS if is_hidden(mutation)]
FEWEST_PLACES = 4


@pytest.mark.parametrize("near_miss", NEAR_MISSES, ids=str)
def test_a_near_miss_is_silent(near_miss: NearMiss, copy: Copies) -> None:
    folder = copy(near_miss)
    changed(folder, near_miss)
    if near_miss.build:
        build_again(folder)
    assert told(folder) == []


@pytest.mark.parametrize("mutation", HIDDEN, ids=str)
def test_a_fault_is_silent_where_latex_does_not_look(
    mutation: Mutation, copy: Copies, clean: Folders
) -> None:
    folder = copy(mutation)
    hide(mutation, folder, clean(mutation.draft, False))
    assert told(folder) == []


@pytest.mark.parametrize("mutation", HIDDEN, ids=str)
def test_a_hidden_fault_is_the_mutations_own(mutation: Mutation, clean: Folders) -> None:
    fault = fault_lines(mutation, clean(mutation.draft, False))
    assert fault.strip()
    assert len(hiding_places(fault)) >= FEWEST_PLACES
