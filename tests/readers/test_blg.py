"""What BibTeX and biber complained of is read with its place."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.blg import Blg, BlgMessage, read_blg

needs_bibtex = pytest.mark.skipif(
    shutil.which("bibtex") is None, reason="needs TeX: bibtex is not installed"
)
needs_biber = pytest.mark.skipif(
    shutil.which("biber") is None or shutil.which("pdflatex") is None,
    reason="needs TeX: pdflatex or biber is not installed",
)

WORKS = """\
@article{curie, author = {Curie}, title = {T}, journal = {J}, year = 1898}
@article{curie, author = {Curie}, title = {T}, journal = {J}, year = 1898}
@article{yearless, author = {Hopper}, title = {T}, journal = nowhere}
@article{broken, author = {Noether} title = {T}, journal = {J}, year = 1918}
"""


@needs_bibtex
def test_what_goes_wrong_in_a_style_is_told_without_the_styles_place(tmp_path):
    (tmp_path / "works.bib").write_text(
        "@misc{a, author = {Go, A., Huang, L., Yu, B.}, title = {T}}"
    )
    (tmp_path / "main.aux").write_text("\\citation{a}\n\\bibstyle{plain}\n\\bibdata{works}\n")
    subprocess.run(["bibtex", "main"], cwd=tmp_path, check=False, stdout=subprocess.DEVNULL)
    errors = read_blg((tmp_path / "main.blg").read_text()).errors
    assert {(each.message[:22], each.file, each.line) for each in errors} == {
        ("Too many commas in nam", "", 0)
    }


@needs_bibtex
def test_a_cross_reference_to_nothing_is_an_error_of_two_lines(tmp_path):
    (tmp_path / "works.bib").write_text("@inproceedings{a, title = {T}, crossref = {gone}}")
    (tmp_path / "main.aux").write_text("\\citation{a}\n\\bibstyle{plain}\n\\bibdata{works}\n")
    subprocess.run(["bibtex", "main"], cwd=tmp_path, check=False, stdout=subprocess.DEVNULL)
    (error,) = read_blg((tmp_path / "main.blg").read_text()).errors
    assert error.message == (
        'A bad cross reference---entry "a" refers to entry "gone", which doesn\'t exist'
    )


@needs_bibtex
def test_bibtex_s_complaints_are_told_apart_and_placed(tmp_path):
    (tmp_path / "works.bib").write_text(WORKS)
    (tmp_path / "main.aux").write_text(
        "\\citation{curie,yearless,nobody}\n\\bibstyle{plain}\n\\bibdata{works,missing}\n"
    )
    subprocess.run(["bibtex", "main"], cwd=tmp_path, check=False, stdout=subprocess.DEVNULL)
    assert read_blg((tmp_path / "main.blg").read_text()) == Blg(
        warnings=(
            BlgMessage('string name "nowhere" is undefined', "works.bib", 3),
            BlgMessage('I didn\'t find a database entry for "nobody"'),
            BlgMessage("empty journal in yearless"),
            BlgMessage("empty year in yearless"),
        ),
        errors=(
            BlgMessage("I couldn't open database file missing.bib", "main.aux", 3),
            BlgMessage("Repeated entry", "works.bib", 2),
            BlgMessage("I was expecting a `,' or a `}'", "works.bib", 4),
        ),
    )


@needs_biber
def test_biber_s_complaints_are_told_apart_and_placed(tmp_path):
    (tmp_path / "works.bib").write_text(WORKS)
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage{biblatex}\\addbibresource{works.bib}"
        "\\begin{document}\\cite{curie}\\printbibliography\\end{document}"
    )
    for command in (["pdflatex", "-interaction=batchmode", "main"], ["biber", "main"]):
        subprocess.run(command, cwd=tmp_path, check=False, stdout=subprocess.DEVNULL)
    blg = read_blg((tmp_path / "main.blg").read_text())
    assert [(error.file, error.line) for error in blg.errors] == [("works.bib", 4)]
    assert blg.errors[0].message.startswith('syntax error: found "title"')
    assert BlgMessage('warning: undefined macro "nowhere"', "works.bib", 3) in blg.warnings
    assert any("Duplicate entry key: 'curie'" in warning.message for warning in blg.warnings)


def test_a_complaint_about_the_aux_file_has_no_line():
    text = "I found no \\citation commands---while reading file main.aux"
    assert read_blg(text).errors == (BlgMessage("I found no \\citation commands", "main.aux", 0),)


def test_a_complaint_is_one_line_whatever_ends_it():
    (error,) = read_blg("Oh\rno---line 3 of file k\r\n").errors
    assert error == BlgMessage("no", "k", 3)


@pytest.mark.parametrize("line", ["\r---line 3 of file k", "[0] Utils.pm:1> ERROR - "])
def test_a_complaint_without_a_word_is_none(line):
    assert read_blg(f"{line}\n") == Blg()


def test_at_most_a_thousand_of_a_kind_are_kept():
    assert len(read_blg("Warning--x\n" * 5000).warnings) == 1000


LINES = ["Warning--x", "---line 1 of file a", "--line 1 of file a", "[1] a:1> WARN - x", "\n"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(LINES)).map("".join)))
def test_any_text_is_read(text):
    assert isinstance(read_blg(text), Blg)
