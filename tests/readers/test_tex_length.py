"""Lengths as LaTeX writes them."""

import pytest

from toolkit.readers.tex_length import read_length


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("3pt", 3),
        (" -1in ", -72.27),
        ("2.54cm", 72.27),
        ("25.4 mm", 72.27),
        ("72bp", 72.27),
        (".5pc", 6),
        ("1,5pt plus 2pt minus 1pt", 1.5),
        ("1 true in", 72.27),
        ("0.5\\linewidth", 120),
        ("\\linewidth", 240),
        ("-\\linewidth", -240),
    ],
)
def test_a_length_is_in_tex_points(text: str, points: float) -> None:
    assert read_length(text, {"\\linewidth": 240}) == pytest.approx(points)


@pytest.mark.parametrize("text", ["", "pt", "3", "3qq", "\\unknown", "2\\unknown", "wide", "--3pt"])
def test_what_is_no_length_has_none(text: str) -> None:
    assert read_length(text) is None
