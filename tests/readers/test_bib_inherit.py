"""Entries inherit fields as BibTeX and biblatex let them, and no loop or crowd holds that up."""

import shutil
import subprocess

import pytest

from toolkit.readers.bib import read_bib
from toolkit.readers.bib_inherit import MAX_ANCESTORS, by_key, resolved

needs_tex = pytest.mark.skipif(
    shutil.which("bibtex") is None, reason="needs TeX: bibtex is not installed"
)


def resolved_first(text):
    entries = read_bib(text).entries
    return resolved(entries[0], by_key(entries))


def test_a_part_gets_the_title_of_its_book_as_booktitle():
    fields = resolved_first(
        "@inproceedings{a, title = {A Talk}, crossref = {p}}"
        "@proceedings{p, title = {The Meeting}, year = 1952}"
    )
    assert fields == {
        "title": "A Talk",
        "crossref": "p",
        "booktitle": "The Meeting",
        "year": "1952",
    }


def test_a_booktitle_that_the_parent_states_comes_before_its_title():
    fields = resolved_first(
        "@inproceedings{a, title = {A Talk}, crossref = {p}}"
        "@proceedings{p, title = {The Meeting}, booktitle = {Proc. Meeting}}"
    )
    assert fields["booktitle"] == "Proc. Meeting"


def test_an_article_gets_the_title_of_its_periodical_as_journaltitle():
    fields = resolved_first("@article{a, title={A}, crossref={p}}@periodical{p, title={P}}")
    assert fields["journaltitle"] == "P"


def test_own_fields_come_before_xdata_and_xdata_before_crossref():
    fields = resolved_first(
        "@book{a, year = 1, xdata = {x, y}, crossref = p}"
        "@xdata{x, year = 2, publisher = {X}}@xdata{y, address = {Y}}"
        "@book{p, year = 3, publisher = {P}, note = {N}}"
    )
    names = ("year", "publisher", "address", "note")
    assert [fields[name] for name in names] == ["1", "X", "Y", "N"]


def test_what_a_parent_itself_inherits_is_lent_on():
    text = "@inbook{a, crossref = b}@book{b, xdata = x}@xdata{x, publisher = {X}}"
    assert resolved_first(text)["publisher"] == "X"


def test_what_identifies_a_parent_is_not_lent():
    fields = resolved_first("@book{a, crossref = b}@book{b, ids = {c}, label = {B}, year = 1}")
    assert fields == {"crossref": "b", "year": "1"}


def test_of_two_entries_with_one_key_the_first_lends():
    text = "@book{a, crossref = b}@book{b, year = 1}@book{b, year = 2}"
    assert resolved_first(text)["year"] == "1"


def test_a_parent_that_is_not_there_lends_nothing():
    assert resolved_first("@book{a, crossref = {nowhere}}") == {"crossref": "nowhere"}


def test_entries_that_inherit_from_one_another_end():
    text = "@book{a, crossref = b, year = 1}@book{b, crossref = a, note = {N}}"
    assert resolved_first(text) == {"crossref": "b", "year": "1", "note": "N"}


def test_only_the_nearest_ancestors_lend():
    chain = "".join(f"@book{{k{i}, crossref = k{i + 1}, f{i} = 1}}" for i in range(5000))
    fields = resolved_first(chain)
    assert f"f{MAX_ANCESTORS}" in fields
    assert f"f{MAX_ANCESTORS + 1}" not in fields


@needs_tex
def test_bibtex_misses_the_same_fields_of_a_part(tmp_path):
    text = (
        "@inproceedings{whole, author = {A}, title = {A Talk}, crossref = {meeting}}\n"
        "@inproceedings{lacking, author = {A}, title = {A Talk}, crossref = {bare}}\n"
        "@proceedings{meeting, booktitle = {The Meeting}, title = {The Meeting}, year = 1952}\n"
        "@proceedings{bare, title = {Bare}, booktitle = {Bare}}\n"
    )
    (tmp_path / "works.bib").write_text(text)
    (tmp_path / "main.aux").write_text(
        "\\citation{whole,lacking}\n\\bibstyle{plain}\n\\bibdata{works}\n"
    )
    done = subprocess.run(
        ["bibtex", "main"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    entries = read_bib(text).entries
    lacking = {
        entry.key
        for entry in entries[:2]
        if not {"author", "title", "booktitle", "year"} <= resolved(entry, by_key(entries)).keys()
    }
    assert lacking == {"lacking"}
    assert "empty year in lacking" in done.stdout
    assert "in whole" not in done.stdout
