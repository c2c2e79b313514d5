"""What is read in made-up documents, from source and from PDF, is what LaTeX says of them."""

import shutil
from itertools import product

import pytest

from tests.corpus import latex
from tests.corpus.axes import AXES, JOURNALS, recipes
from tests.corpus.facts import FROM_THE_PDF, FROM_THE_SOURCE, letters
from toolkit.readers.log import read_log
from toolkit.readers.tex_text import plain

pytestmark = pytest.mark.skipif(
    shutil.which("pdflatex") is None or shutil.which("biber") is None,
    reason="needs TeX: pdflatex or biber is not installed",
)

LEAST_DOCUMENTS = 60

EXPECTED_ERRORS = ("not found", "Missing number")
"""Of files that are not there; and of cleveref, which cannot sort headings without numbers."""

GHOST = "ghost"
"""A key and a title that stand in what LaTeX does not set alone."""


def test_the_corpus_is_large_and_always_the_same():
    every = recipes()
    assert len(every) >= LEAST_DOCUMENTS
    assert every == recipes()
    for axis, values in AXES.items():
        assert {getattr(each, axis) for each in every} == set(values)


def test_every_journal_is_set_in_each_way():
    """But llncs, which has one column."""
    ways = set(product(JOURNALS, AXES["columns"], AXES["numbering"]))
    met = {(each.cls, each.columns, each.numbering) for each in recipes()}
    assert {way for way in ways - met if way[:2] != ("llncs", "2")} == set()


def test_a_document_is_what_it_is_meant_to_be(recipe, told):
    """Else two readings that both find nothing would agree."""
    errors = [error.message for error in read_log(told.log).errors]
    assert [each for each in errors if not any(known in each for known in EXPECTED_ERRORS)] == []
    assert len(list(told.headings())) >= 3
    assert told.references() >= {"sec:aims"} or len(told.references()) > 1
    assert (recipe.bibliography == "none") == (told.citations() == [])
    assert len(told.captions()) >= (recipe.floats != "none")
    assert len(told.body_pages) >= 2
    faults = {
        "citation": latex.CITATION.findall(told.log),
        "reference": latex.REFERENCE.findall(told.log),
        "label": latex.TWICE.findall(told.log),
        "image": latex.NOT_FOUND.findall(told.log),
        "input": latex.NOT_FOUND.findall(told.log),
    }
    assert faults.get(recipe.fault) != [] or recipe.layout == "includeonly"


def test_what_latex_does_not_set_it_does_not_tell(told):
    said = (told.headings(), told.citations(), told.references(), told.labels(), told.captions())
    assert GHOST not in str([list(each) for each in said]).casefold()


def test_the_headings_are_those_of_the_table_of_contents(told):
    """That holds no starred ones but in some classes, and so cannot tell them all."""
    every = [((level, letters(plain(title))), star) for level, star, title in told.headings()]
    starred = {heading for heading, star in every if star}
    listed = [(level, letters(plain(title))) for level, title in told.contents()]
    unstarred = [heading for heading, star in every if not star]
    assert unstarred == [each for each in listed if each not in starred]


@pytest.mark.parametrize("fact", FROM_THE_SOURCE)
def test_the_source_is_read_as_latex_reads_it(told, read, fact):
    of_latex, of_the_tool = FROM_THE_SOURCE[fact]
    assert of_the_tool(read) == of_latex(told)


@pytest.mark.parametrize("fact", FROM_THE_PDF)
def test_the_pdf_alone_tells_what_latex_set(told, read, fact):
    of_latex, of_the_tool = FROM_THE_PDF[fact]
    assert of_the_tool(read) == of_latex(told)


def test_no_rule_finds_a_fault_that_was_not_made(recipe, told, read):
    made = {
        "citation": "CIT001",
        "label": "REF003",
        "image": "FLT001",
        "input": "BLD003",
        "entry": "CIT003",
    }
    expected = {made.get(recipe.fault), "REF002" if latex.REFERENCE.findall(told.log) else None}
    entries_nobody_cites = {"CIT002"}
    assert {each.code for each in read.findings} - entries_nobody_cites <= expected
