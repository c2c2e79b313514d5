"""Reviews are assigned evenly, never to one's own team, nobody twice, whatever the conflicts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.grading.peers.assign import assign
from toolkit.grading.peers.conflicts import Conflicts, read_conflicts
from toolkit.grading.roster import Member, Roster, Team
from toolkit.model.errors import SettingsError, TableError


def roster(*sizes: int) -> Roster:
    return Roster(
        tuple(
            Team(
                f"team-{number}", tuple(Member(f"Student {number}.{each}") for each in range(size))
            )
            for number, size in enumerate(sizes, start=1)
        )
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.integers(1, 5), min_size=2, max_size=12), st.integers(1, 4), st.integers(0, 9))
def test_loads_are_even_and_nobody_reviews_their_own(
    sizes: list[int], reviews: int, seed: int
) -> None:
    people = roster(*sizes)
    if len(sizes) <= reviews:
        with pytest.raises(SettingsError):
            assign(people, reviews, seed)
        return
    made = assign(people, reviews, seed)
    assert len(made.pairs) == sum(sizes)
    for (own, _), teams in made.pairs:
        assert len(set(teams)) == len(teams) == reviews
        assert own not in teams
    assert sum(made.loads.values()) == reviews * sum(sizes)
    if max(sizes) * reviews <= sum(sizes) * reviews // len(sizes) and len(sizes) > reviews + 1:
        assert max(made.loads.values()) - min(made.loads.values()) <= 1


def test_a_class_of_even_teams_has_even_loads() -> None:
    made = assign(roster(*[3] * 24), 3, 1)
    assert set(made.loads.values()) == {9}


def test_a_class_of_uneven_teams_has_loads_that_differ_by_one_at_most() -> None:
    made = assign(roster(*[3] * 22, 2, 2), 3, 453)
    assert sorted(set(made.loads.values())) == [8, 9]


def test_a_seed_gives_the_same_assignment_and_another_seed_another() -> None:
    people = roster(*[3] * 10)
    assert assign(people, 3, 7) == assign(people, 3, 7)
    assert assign(people, 3, 7) != assign(people, 3, 8)


def test_conflicts_are_kept_and_loads_stay_even() -> None:
    people = roster(*[3] * 12)
    kept = Conflicts(
        pairs=frozenset(
            (("team-1", number), f"team-{other}") for number in (1, 2, 3) for other in range(2, 9)
        ),
        excused=frozenset({("team-2", 1)}),
        left_out=frozenset({"team-12"}),
    )
    made = assign(people, 3, 5, kept)
    reviewers = dict(made.pairs)
    assert ("team-2", 1) not in reviewers
    assert "team-12" not in made.loads
    for number in (1, 2, 3):
        assert set(reviewers["team-1", number]) <= {"team-9", "team-10", "team-11"}
    assert max(made.loads.values()) - min(made.loads.values()) <= 1


def test_a_student_with_too_few_teams_left_is_named() -> None:
    kept = Conflicts(pairs=frozenset({(("team-1", 1), "team-2")}))
    with pytest.raises(SettingsError, match=r"Student 1\.0 has 1 team left to review"):
        assign(roster(1, 1, 1), 2, 0, kept)


PEOPLE = Roster(
    (
        Team(
            "antares", (Member("Ada Lovelace", "ada@example.org"), Member("Karl", "k@example.org"))
        ),
        Team("capella", (Member("Karl", "gauss@example.org"),)),
    )
)


def test_a_table_tells_conflicts_excuses_and_what_is_left_out(write: Callable[..., Path]) -> None:
    rows = ("Ada Lovelace,capella,siblings", "gauss@example.org,,ill", ",antares,withdrawn")
    text = "\n".join(("student,team,why", *rows))
    assert read_conflicts(write("c.csv", text), PEOPLE) == Conflicts(
        frozenset({(("antares", 1), "capella")}),
        frozenset({("capella", 1)}),
        frozenset({"antares"}),
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Karl,antares,", 'more than one student is called "Karl"'),
        ("Emmy,,", 'no student is called "Emmy"'),
        (",antaris,", "did you mean antares"),
        (",,nobody", "names neither a student nor a team"),
    ],
)
def test_a_fault_in_conflicts_is_told(write: Callable[..., Path], row: str, said: str) -> None:
    with pytest.raises(TableError) as error:
        read_conflicts(write("c.csv", f"student,team,why\n{row}\n"), PEOPLE)
    assert said in str(error.value)
