"""DOIs, arXiv numbers, URLs, years, and works that stand twice, at their limits."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.rules import identifiers
from toolkit.rules.identifiers import MalformedIdentifier, SameWorkTwice

TODAY = date(2026, 3, 1)

Found = Callable[[str], list[Finding]]


@pytest.fixture
def twice(tmp_path: Path) -> Found:
    """What the rule on works that stand twice finds in a bibliography that is printed whole."""

    def check(bib: str) -> list[Finding]:
        (tmp_path / "main.tex").write_text(
            "\\documentclass{article}\\begin{document}\\nocite{*}\\bibliography{refs}\\end{document}"
        )
        (tmp_path / "refs.bib").write_text(bib, encoding="utf-8")
        return list(run(load_draft(tmp_path / "main.tex"), (SameWorkTwice,)).findings)

    return check


@pytest.mark.parametrize(
    "value",
    [
        "10.1000/182",
        "https://doi.org/10.1038/nature14539",
        "http://dx.doi.org/10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2",
        "doi:10.1000.10/123",
        r"10.1007/978-3-319\_1",
        "10/gf7c",
    ],
)
def test_what_can_be_a_doi_is_let_be(value: str) -> None:
    assert identifiers.doi_fault(value) == ""


@pytest.mark.parametrize(
    "value", ["10.100/182", "11.1000/182", "10.1000", "10.1000/a b", "https://example.org/10.1/2"]
)
def test_what_cannot_be_a_doi_is_told(value: str) -> None:
    assert identifiers.doi_fault(value) == f"{value} is no DOI"


@pytest.mark.parametrize(
    "value",
    ["0704.0001", "1412.9999v2", "1501.00001", "arXiv:2301.12345 [cs.LG]", "hep-th/9901001",
     "math.GT/0309136v1"],
)  # fmt: skip
def test_what_can_be_an_arxiv_number_is_let_be(value: str) -> None:
    assert identifiers.arxiv_fault(value) == ""


@pytest.mark.parametrize(
    "value", ["1412.99999", "1501.0001", "2313.12345", "2300.12345", "hep-th/990100", "12345"]
)
def test_what_cannot_be_an_arxiv_number_is_told(value: str) -> None:
    assert identifiers.arxiv_fault(value)


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "HTTP://example.org/a%20b?c=d#e",
        r"\url{https://example.org/~ada}",
        r"https://example.org/\~ada\_b",
        "ftp://ftp.example.org/a.pdf",
        "urn:nbn:de:1111-2004033116",
        "file:///usr/share/a.pdf",
        "https://example.org/a; https://example.org/b",
        r"\homepage",
    ],
)
def test_what_can_be_a_url_is_let_be(value: str) -> None:
    assert identifiers.url_fault(value) == ""


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("example.org/a", "must begin with https://"),
        ("htp://example.org", "must begin with https://"),
        ("https:/example.org", "must begin with https://"),
        ("https://", "must begin with https://"),
        ("https://example.org/a b", "there is a blank in the URL"),
    ],
)
def test_what_cannot_be_a_url_is_told(value: str, fault: str) -> None:
    assert fault in identifiers.url_fault(value)


@pytest.mark.parametrize(
    "value",
    ["1950", "2027", "c. 1900", "1968--1973", "1950a", "[1605]", "in press", "n.d.", "300 BC"],
)  # fmt: skip
def test_what_can_be_a_year_is_let_be(value: str) -> None:
    assert identifiers.year_fault(value, TODAY) == ""


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("2028", "the year 2028 is in the future"),
        ("2019--2091", "the year 2019--2091 is in the future"),
        ("98", "98 is no year"),
        ("20199", "20199 is no year"),
        ("201o", "201o is no year"),
        ("??", "?? is no year"),
    ],
)
def test_what_cannot_be_a_year_is_told(value: str, fault: str) -> None:
    assert identifiers.year_fault(value, TODAY) == fault


@pytest.mark.parametrize(
    "value",
    ["1950", "2027-01", "1950-10-31", "1988/1992", "1988/..", "1997/", "199X", "2004-22", "-0044",
     "1723~", "2020-01-01T10:00:00Z"],
)  # fmt: skip
def test_what_can_be_a_date_is_let_be(value: str) -> None:
    assert identifiers.date_fault(value, TODAY) == ""


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("2028-01", "the date 2028-01 is in the future"),
        ("1950-13", "1950-13 is no date: it must be written as 2024-12-31"),
        ("1950-10-32", "1950-10-32 is no date: it must be written as 2024-12-31"),
        ("October 1950", "October 1950 is no date: it must be written as 2024-12-31"),
    ],
)
def test_what_cannot_be_a_date_is_told(value: str, fault: str) -> None:
    assert identifiers.date_fault(value, TODAY) == fault


def test_a_field_that_holds_a_macro_is_not_judged(tmp_path: Path) -> None:
    bib = r"@misc{a, doi={\mydoi}, year={\theyear}, journal={arXiv e-prints}, eprint={12}}"
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\\cite{a}\\bibliography{refs}\\end{document}"
    )
    (tmp_path / "refs.bib").write_text(bib)
    assert run(load_draft(tmp_path / "main.tex"), (MalformedIdentifier,)).findings == ()


@pytest.mark.parametrize(
    "bib",
    [
        "@book{a, title={T}, year=1950, author={Ada King}}"
        "@book{b, title={T}, year=1950, author={Alan Turing}}",
        "@book{a, title={T}, year=1950, doi={10.1000/1}}"
        "@book{b, title={T}, year=1950, doi={10.1000/2}}",
        "@book{a, title={T}, year=1950, edition=1}@book{b, title={T}, year=1950, edition=2}",
        r"@misc{a, title={$\alpha$}, year=1950}@misc{b, title={$\beta$}, year=1950}",
        "@misc{a, title={T}}@misc{b, title={T}}",
        "@misc{a, title={T}, year=1950}@misc{A, title={T}, year=1950}",
    ],
)
def test_works_that_may_be_two_are_let_be(twice: Found, bib: str) -> None:
    assert twice(bib) == []


def test_each_further_key_names_the_first(twice: Found) -> None:
    found = twice("".join(f"@misc{{{key}, title={{T}}, year=1950}}\n" for key in "abc"))
    assert [each.message for each in found] == [
        "b is the same work as a, by its title and year",
        "c is the same work as a, by its title and year",
    ]


def test_a_doi_tells_before_a_title_does(twice: Found) -> None:
    (found,) = twice(
        "@misc{a, title={T}, year=1950}@misc{b, title={U}, doi={10.1000/1}}"
        "@misc{c, title={T}, year=1950, doi={10.1000/1}}"
    )
    assert found.message == "c is the same work as b, by its DOI"
