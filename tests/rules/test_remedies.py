"""Hints on sections that are missing: what a long heading can cost."""

from toolkit.rules.remedies import _MOST_PIECES, _runs


def test_a_heading_is_taken_apart_into_few_runs() -> None:
    assert list(_runs(["Aims", "Sources"])) == ["Aims", "Aims and Sources", "Sources"]
    assert len(list(_runs(["Aims"] * _MOST_PIECES))) < 100
