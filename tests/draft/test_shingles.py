"""Texts share what stands in both in a row of so many words."""

import pytest

from toolkit.draft.sentences import words_of
from toolkit.draft.shingles import Met, Shingles


def shared(text: str, *known: str) -> list[Met | None]:
    shingles = Shingles(3)
    for number, each in enumerate(known):
        shingles.add(str(number), tuple(words_of(each)))
    return list(shingles.shared(tuple(words_of(text))))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("one two three", "111"),
        ("ten one two three ten", "01110"),
        ("three four one two three four", "001111"),
        ("one two", "00"),
        ("one ten two three", "0000"),
        ("", ""),
    ],
)
def test_a_word_is_shared_where_a_run_that_it_is_in_is(text: str, marks: str) -> None:
    found = shared(text, "zero one two three four")
    assert "".join("0" if met is None else "1" for met in found) == marks


def test_where_a_run_was_met_first_is_told() -> None:
    found = shared("two three four five", "one two three four", "two three four five")
    assert found == [Met("0", 1), Met("0", 1), Met("0", 1), Met("1", 1)]
