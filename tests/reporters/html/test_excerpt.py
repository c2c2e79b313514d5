"""The lines of source under a finding."""

import pytest

from toolkit.model.place import LineIndex, Place, Span
from toolkit.reporters.html.excerpt import (
    MOST_BESIDE,
    MOST_LINES,
    MOST_MARKED,
    SourceLine,
    excerpt,
)
from toolkit.reporters.issues import SourceText

TEXT = "\\section{Aims}\n\nSee Fig. \\ref{a}.\n\tAnd more.\n"


def lines(text: str, start: int, end: int) -> tuple[SourceLine, ...]:
    """What is shown of a stretch of a text."""
    return excerpt(SourceText(text), LineIndex(text).place("main.tex", Span(start, end)))


def test_the_fault_is_marked_in_its_line() -> None:
    start = TEXT.index("\\ref")
    assert lines(TEXT, start, start + 7) == (
        SourceLine(3, "See Fig. ", "\\ref{a}", "."),
        SourceLine(4, "    And more."),
    )


def test_blank_lines_beside_it_are_left_out() -> None:
    assert lines(TEXT, 0, 14) == (SourceLine(1, "", "\\section{Aims}"),)


def test_a_place_without_an_end_marks_one_character() -> None:
    shown = excerpt(SourceText("abc"), Place("main.tex", 0, 1, 2))
    assert shown == (SourceLine(1, "a", "b", "c"),)


def test_an_empty_fault_marks_the_character_after_it() -> None:
    assert lines("abc", 1, 1) == (SourceLine(1, "a", "b", "c"),)


def test_a_fault_over_lines_is_marked_in_each_without_their_indents() -> None:
    text = "before\n\\begin{a}\n  b\n\\end{a} after\nlast"
    start = text.index("\\begin")
    assert lines(text, start, text.index(" after")) == (
        SourceLine(1, "before"),
        SourceLine(2, "", "\\begin{a}"),
        SourceLine(3, "  ", "b"),
        SourceLine(4, "", "\\end{a}", " after"),
        SourceLine(5, "last"),
    )


def test_of_a_long_fault_the_first_lines_are_shown_and_none_after_it() -> None:
    text = "line\n" * 30
    shown = lines(text, 0, 50)
    assert [line.number for line in shown] == list(range(1, MOST_LINES + 1))


def test_a_long_line_is_cut_to_either_side_of_the_fault() -> None:
    text = f"{'b' * 5_000}FAULT{'a' * 5_000}"
    (line,) = lines(text, 5_000, 5_005)
    assert line == SourceLine(1, f"…{'b' * MOST_BESIDE}", "FAULT", f"{'a' * MOST_BESIDE}…")


def test_a_long_fault_in_one_line_is_cut() -> None:
    (line,) = lines("f" * 5_000, 0, 5_000)
    assert line == SourceLine(1, "", f"{'f' * MOST_MARKED}…")


def test_a_long_line_beside_the_fault_is_cut() -> None:
    _, beside = lines(f"a\n{'b' * 5_000}", 0, 1)
    assert beside == SourceLine(2, f"{'b' * 2 * MOST_BESIDE}…")


@pytest.mark.parametrize(
    "place",
    [
        Place("main.tex"),
        Place("main.pdf", page=2),
        Place("main.tex", 0, 2, 1),
        Place("a", 0, 99, 1),
    ],
    ids=["the whole file", "a page", "a blank line", "no such line"],
)
def test_where_there_is_nothing_to_show_nothing_is_shown(place: Place) -> None:
    assert excerpt(SourceText(TEXT), place) == ()
