"""Templates quote every value for the language of their file."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.errors import ScaffoldError
from toolkit.scaffold.render import render

SETTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@given(SETTABLE)
def test_toml_says_what_was_typed(text):
    written = render("draftsmith.toml", "a = {{ a }}\n", {"a": text}, "pdflatex")
    assert tomllib.loads(written) == {"a": text}


def test_latex_is_escaped_and_loops_over_authors():
    template = (
        "%%% for one in many\n"
        "\\VAR{one}\\BLOCK{if not loop.last} \\and\\BLOCK{endif}\n\n"
        "%%% endfor\n"
    )
    written = render("metadata.tex", template, {"many": ["a&b", "c_d"]}, "pdflatex")
    assert written.split() == [r"a\&b", r"\and", r"c\_d"]


def test_braces_and_percents_of_latex_are_left_alone():
    text = "\\frac{{a}}{b} {% c %} {# d #} % e\n"
    assert render("metadata.tex", text, {}, "pdflatex") == text


def test_a_perl_string_cannot_be_broken_out_of():
    written = render("latexmkrc", "{{ a }}", {"a": r"it's \ 'q'"}, "pdflatex")
    assert written == r"'it\'s \\ \'q\''"


@pytest.mark.parametrize(
    "text", ["{{ missing }}", "{{ a.missing }}", "{% if %}", "{{ a.__class__ }}"]
)
def test_a_faulty_template_is_an_error_that_names_the_file(text):
    with pytest.raises(ScaffoldError, match=r"draftsmith\.toml: this template is faulty"):
        render("draftsmith.toml", text, {"a": "x"}, "pdflatex")
