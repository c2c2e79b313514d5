"""What fixes change, as a unified diff."""

from pathlib import Path

from toolkit.lint.fixed_file import FixedFile, SourceFile
from toolkit.lint.fixes import Fixes
from toolkit.reporters.diff import render
from toolkit.reporters.formats import Look

NO_END = "\\ No newline at end of file"


def fixes(before: str, after: str, path: str = "main.tex") -> Fixes:
    source = SourceFile(path, Path("ours", path), "utf-8", b"", before)
    return Fixes(Path("ours"), "main.tex", (FixedFile(source, after),))


def lines(before: str, after: str, look: Look) -> list[str]:
    return render([fixes(before, after)], look).split("\n")


def test_it_names_the_file_from_here_and_shows_the_lines() -> None:
    assert lines("a\nb\nc\n", "a\nx\nc\n", Look()) == [
        "--- ours/main.tex",
        "+++ ours/main.tex",
        "@@ -1,3 +1,3 @@",
        " a",
        "-b",
        "+x",
        " c",
    ]


def test_line_ends_are_kept_for_patch_and_not_for_a_terminal() -> None:
    assert lines("b\r\n", "x\r\n", Look())[-2:] == ["-b\r", "+x\r"]
    assert lines("b\r\n", "x\r\n", Look(width=80))[-2:] == ["-b", "+x"]


def test_lone_crs_end_lines() -> None:
    assert lines("a\rb\r", "a\rx\r", Look(width=80))[-3:] == [" a", "-b", "+x"]


def test_a_last_line_without_an_end_is_marked() -> None:
    assert lines("b", "x", Look())[-4:] == ["-b", NO_END, "+x", NO_END]


def test_nothing_in_a_draft_acts_on_a_terminal() -> None:
    said = render([fixes("\x1b[2Jb\n", "\x1b[2Jx\n", "a\x1bb.tex")], Look(width=80))
    assert "\x1b" not in said
    assert "\u241b[2Jx" in said


def test_colours_tell_what_goes_from_what_comes() -> None:
    head, _, hunk, same, gone, come = lines("a\nb\n", "a\nx\n", Look(color=True, width=80))
    assert head == "\x1b[1m--- ours/main.tex\x1b[0m"
    assert hunk.startswith("\x1b[36m@@")
    assert (same, gone, come) == (" a", "\x1b[31m-b\x1b[0m", "\x1b[32m+x\x1b[0m")


def test_a_line_that_looks_like_a_head_is_a_line() -> None:
    assert lines("-- b\n", "++ x\n", Look(color=True))[-2:] == [
        "\x1b[31m--- b\x1b[0m",
        "\x1b[32m+++ x\x1b[0m",
    ]
