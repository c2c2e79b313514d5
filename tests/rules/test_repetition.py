"""Repeated words: what the rule's examples cannot show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.rules.repetition import RepeatedWord

Found = Callable[..., list[Finding]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """What the rule finds in a body, with lines before it in the preamble."""

    def check(body: str, preamble: str = "") -> list[Finding]:
        main = tmp_path / "main.tex"
        main.write_bytes(
            f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n"
            "\\end{document}".encode()
        )
        return list(run(load_draft(main), (RepeatedWord,)).findings)

    return check


@pytest.mark.parametrize(
    "body",
    [
        "in in-line",
        "re-in in",
        "Tom Tom and BERT BERT",
        "i i b b",
        "don't don't",
        "the. the",
        "the the's",
        "The THE",
        "the\\footnote{A.} the",
        "the\\/ the",
        "the \\iffalse a\\fi the",
        "the % a\n\nthe",
        "$a$ x",
        "\\section{the the}",
        "\\label{the the}",
    ],
)
def test_what_is_no_slip_is_let_be(found: Found, body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    "body", ["a a", "(the the)", "the\tthe", "été été", "A \\emph{or or} b", "the the."]
)
def test_a_slip_is_told_and_has_a_fix(found: Found, body: str) -> None:
    (finding,) = found(body)
    assert finding.edit


@pytest.mark.parametrize("body", ["the\nthe", "the \r\n\tthe", "the % note\n the"])
def test_a_slip_across_lines_has_no_fix(found: Found, body: str) -> None:
    (finding,) = found(body)
    assert finding.edit is None
    assert finding.place.line == 5


@pytest.mark.parametrize(
    ("body", "columns"), [("the the the", [5, 9]), ("The the the The a a", [5, 9, 19])]
)
def test_of_a_word_in_a_row_each_but_the_first_is_one_too_many(
    found: Found, body: str, columns: list[int]
) -> None:
    findings = found(body)
    assert [each.place.column for each in findings] == columns
    assert all(each.edit for each in findings)


@pytest.mark.parametrize(
    ("preamble", "number"),
    [
        (r"\usepackage[ngerman,english]{babel}", 1),
        (r"\usepackage[english,main=ngerman]{babel}", 0),
        (r"\usepackage{polyglossia}\setmainlanguage[variant=british]{english}", 1),
        (r"\usepackage{polyglossia}\setmainlanguage{french}", 0),
        ("", 1),
    ],
)
def test_only_english_is_read(found: Found, preamble: str, number: int) -> None:
    assert len(found("die die", preamble)) == number
