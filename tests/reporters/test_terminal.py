"""Text is made fit for a terminal."""

import pytest

from toolkit.reporters.terminal import BOLD, columns, fold, paint, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 語 \U0001f9ee", "plain é 語 \U0001f9ee"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\x07b\x7fc", "a␇b␡c"),
        ("\x9b31m", "\ufffd31m"),
        ("a\tb", "a b"),
        ("a\r\nb", "a␍␊b"),
        ("a\u2028b", "a\ufffdb"),
        ("\u202eevil\u2066", "\ufffdevil\ufffd"),
        ("\udcff", "\ufffd"),
        ("a\u00a0b", "a\u00a0b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_could_act_on_a_terminal_becomes_visible_and_the_rest_stays(
    text: str, shown: str
) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("character", "taken"),
    [("a", 1), ("é", 1), ("\u0301", 0), ("語", 2), ("Ａ", 2), ("\u200d", 0), ("\u1161", 0)],
)
def test_a_character_takes_the_columns_that_terminals_give_it(character: str, taken: int) -> None:
    assert columns(character) == taken


def test_folded_text_keeps_to_the_width_and_hangs_under_its_lead() -> None:
    assert fold("one two three four", 12, "key  ") == ["key  one two", "     three", "     four"]


def test_an_indent_replaces_the_width_of_the_lead() -> None:
    assert fold("one two three", 13, "file:1:1: ", indent=2) == ["file:1:1: one", "  two three"]


def test_without_a_width_the_line_stays_whole() -> None:
    assert fold("word " * 40 + "end", None, "") == ["word " * 40 + "end"]


def test_a_painted_lead_does_not_count_its_escape_codes() -> None:
    painted = paint("key  ", BOLD, color=True)
    assert fold("one two three", 12, "key  ", painted=painted) == [
        "\x1b[1mkey  \x1b[0mone two",
        "     three",
    ]


def test_a_word_too_long_is_never_broken() -> None:
    assert fold("a/very/long-path/to.tex", 10, "") == ["a/very/long-path/to.tex"]


def test_a_first_word_without_room_goes_on_the_next_line() -> None:
    assert fold("fits two", 12, "file:1:1: ", indent=2) == ["file:1:1: ", "  fits two"]
    assert fold("ok two", 12, "file:1:1: ", indent=2) == ["file:1:1: ok", "  two"]


def test_a_lead_without_text_stays() -> None:
    assert fold("", 12, "key: ") == ["key: "]


def test_nothing_is_painted_where_colour_is_off() -> None:
    assert paint("text", BOLD, color=False) == "text"
