"""Any text as a PDF holds it, with nothing in it that TeX or a PDF would take for its own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.grading.formats.pdf_string import pdf_string, text_of


@pytest.mark.parametrize(
    ("text", "string"),
    [
        ("", "()"),
        ("stat453/report", "(stat453/report)"),
        ("Größe", "<FEFF0047007200F600DF0065>"),
        ("a)b", "<FEFF006100290062>"),
        ("5 %", "<FEFF003500200025>"),
    ],
)
def test_a_text_is_readable_where_it_can_be(text: str, string: str) -> None:
    assert pdf_string(text) == string


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_comes_back(text: str) -> None:
    string = pdf_string(text)
    assert text_of(string) == text
    assert re.fullmatch(r"\([^\\{}%#&$_^~()]*\)|<[0-9A-F]+>", string)


@pytest.mark.parametrize("string", ["", "x", "<FEFFzz>", "<0041>"])
def test_what_is_no_such_string_stays_as_it_is(string: str) -> None:
    assert text_of(string) == string
