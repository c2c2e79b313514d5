"""What stands around an offset is told from the inside out."""

import pytest

from toolkit.draft.nesting import Nesting
from toolkit.model.place import Span

WHOLE, LEFT, DEEP, RIGHT = Span(0, 20), Span(2, 8), Span(3, 5), Span(10, 15)


@pytest.mark.parametrize(
    ("offset", "around"),
    [
        (4, [DEEP, LEFT, WHOLE]),
        (3, [LEFT, WHOLE]),
        (5, [LEFT, WHOLE]),
        (9, [WHOLE]),
        (12, [RIGHT, WHOLE]),
        (0, []),
        (20, []),
    ],
)
def test_the_innermost_comes_first_and_what_only_touches_is_left_out(
    offset: int, around: list[Span]
) -> None:
    assert list(Nesting((RIGHT, DEEP, WHOLE, LEFT)).around(offset)) == around


def test_of_extents_that_cross_those_around_are_told() -> None:
    crossing = Nesting((Span(0, 10), Span(5, 15)))
    assert list(crossing.around(7)) == [Span(5, 15), Span(0, 10)]
    assert list(crossing.around(12)) == [Span(5, 15)]


def test_around_nothing_is_nothing() -> None:
    assert list(Nesting[Span](()).around(3)) == []
