"""The source line under a finding, and the marks under the fault."""

import pytest

from toolkit.model.place import LineIndex, Place, Span
from toolkit.reporters.excerpt import Excerpt, excerpt
from toolkit.reporters.terminal import columns

WIDTH = 40


def shown(text: str, start: int, end: int, width: int = WIDTH) -> Excerpt | None:
    index = LineIndex(text)
    return excerpt(text, index, index.place("main.tex", Span(start, end)), width)


@pytest.mark.parametrize(
    ("text", "fault", "line", "before", "marks"),
    [
        ("See Fig. 3.\n", "Fig.", "See Fig. 3.", 4, 4),
        ("one\r\ntwo three\r\n", "three", "two three", 4, 5),
        ("one\rtwo", "two", "two", 0, 3),
        ("\tdeep", "deep", "    deep", 4, 4),
        ("語語 word", "word", "語語 word", 5, 4),
        ("a 語語 b", "語語", "a 語語 b", 2, 4),
        ("e\u0301te\u0301 word", "word", "e\u0301te\u0301 word", 4, 4),
        ("a\x1b[2Jb word", "word", "a␛[2Jb word", 7, 4),
        ("x\ufeffword", "word", "x\ufffdword", 2, 4),
    ],
)
def test_the_marks_stand_under_the_fault(
    text: str, fault: str, line: str, before: int, marks: int
) -> None:
    start = text.index(fault)
    assert shown(text, start, start + len(fault)) == Excerpt(line, before, marks)


def test_a_fault_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert shown("a {b\nc} d", 2, 7) == Excerpt("a {b", 2, 2)


def test_a_fault_of_no_width_gets_one_mark() -> None:
    assert shown("abc", 3, 3) == Excerpt("abc", 3, 1)


def test_a_place_without_an_end_gets_one_mark() -> None:
    text = "abc def"
    assert excerpt(text, LineIndex(text), Place("main.tex", 0, 1, 5), WIDTH) == Excerpt(text, 4, 1)


def test_a_mark_never_stands_under_a_combining_accent_alone() -> None:
    assert shown("ae\u0301", 2, 3) == Excerpt("ae\u0301", 1, 1)


@pytest.mark.parametrize("place", [(0, 0), (2, 1), (9, 1), (1, 9), (1, 0)])
def test_there_is_no_excerpt_where_there_is_no_such_place(place: tuple[int, int]) -> None:
    text = "abc\n\n"
    assert excerpt(text, LineIndex(text), Place("main.tex", 0, *place), WIDTH) is None


@pytest.mark.parametrize("letters", ["x", "語", "e\u0301", "\t", "\x1b"])
@pytest.mark.parametrize("at", [0, 7, 30, 200, 390])
def test_a_long_line_is_cut_to_the_width_around_the_fault(letters: str, at: int) -> None:
    text = letters * at + "FAULT" + letters * (400 - at)
    start = text.index("FAULT")
    cut = shown(text, start, start + 5)
    assert cut is not None
    assert sum(map(columns, cut.line)) <= WIDTH
    left = cut.line[: cut.line.index("FAULT")]
    assert (sum(map(columns, left)), cut.marks) == (cut.before, 5)


@pytest.mark.parametrize(
    ("at", "is_cut"), [(0, (False, True)), (200, (True, True)), (395, (True, False))]
)
def test_dots_stand_where_a_line_is_cut_and_only_there(at: int, is_cut: tuple[bool, bool]) -> None:
    cut = shown("x" * at + "FAULT" + "x" * (395 - at), at, at + 5)
    assert cut is not None
    assert (cut.line.startswith("..."), cut.line.endswith("...")) == is_cut


def test_a_line_that_just_fits_is_not_cut() -> None:
    assert shown("x" * WIDTH, 0, 1) == Excerpt("x" * WIDTH, 0, 1)


def test_the_marks_of_a_long_fault_end_with_the_cut_line() -> None:
    cut = shown("x" * 1000, 10, 990)
    assert cut is not None
    assert cut.before + cut.marks + len("...") <= WIDTH


def test_a_line_of_megabytes_is_cut_without_being_looked_at() -> None:
    text = "x" * 5_000_000 + "FAULT" + "y" * 5_000_000
    cut = shown(text, 5_000_000, 5_000_005)
    assert cut is not None
    assert cut.line == "..." + "x" * 11 + "FAULT" + "y" * 18 + "..."
