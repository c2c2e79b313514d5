"""Runs of letters are the same whichever way they are found."""

import re

from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.letters import letter_runs


@given(st.text(st.sampled_from("aZé ,.\n\t'’-_09ß中²")))
def test_runs_of_letters_are_found(text: str) -> None:
    assert letter_runs(text) == re.findall(r"[^\W\d_]+", text)


@given(st.text(st.characters(codec="ascii")))
def test_runs_of_plain_letters_are_found_by_splitting(text: str) -> None:
    assert letter_runs(text) == re.findall(r"[^\W\d_]+", text)
