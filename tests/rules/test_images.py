"""Captions and image files: what the rules' examples cannot show."""

import pytest

from tests.rules.conftest import Checked, whole
from toolkit.rules.example import Example
from toolkit.rules.images import LEAST_CAPTION_WORDS, ShortCaption


@pytest.mark.parametrize(
    ("caption", "count"),
    [
        (" word" * LEAST_CAPTION_WORDS, 0),
        (" word" * (LEAST_CAPTION_WORDS - 1), 1),
        ("", 1),
        (r"Loss of $f$ on \textbf{our} data", 0),
    ],
)
def test_the_words_of_a_caption_are_counted_as_printed(
    findings: Checked, caption: str, count: int
) -> None:
    example = Example(f"\\begin{{figure}}\\caption{{{caption}}}\\end{{figure}}")
    found = findings(example, whole(example, example.tex))
    assert sum(each.code == ShortCaption.code for each in found) == count


def test_the_least_is_a_setting(findings: Checked) -> None:
    tex = "\\begin{figure}\\caption{Two words}\\end{figure}"
    example = Example(tex, files={"draftsmith.toml": "[rules.FLT003]\nleast_words = 2"})
    found = findings(example, whole(example, tex))
    assert all(each.code != ShortCaption.code for each in found)
