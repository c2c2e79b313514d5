"""What was counted is told beside what the course asks."""

from collections.abc import Callable

import msgspec
import pytest

from toolkit.course.requirements import Range, Requirements
from toolkit.draft.inspection import AuthorFact, FloatFact
from toolkit.grading.facts import asked, facts_for, pages_fact, section_fact
from toolkit.lint.report import Report

MakeReport = Callable[..., Report]


@pytest.mark.parametrize(
    ("range_", "said"),
    [
        (Range(2, 4), ", 2 to 4 asked"),
        (Range(2), ", at least 2 asked"),
        (Range(max=4), ", at most 4 asked"),
        (Range(3, 3), ", 3 asked"),
        (Range(0, 0), ", 0 asked"),
        (Range(), ""),
    ],
)
def test_a_range_is_told_by_its_ends(range_: Range, said: str) -> None:
    assert asked(range_) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("STR006", "231 words, 200 to 250 asked"),
        ("CIT005", "2 works cited in the whole text, at least 5 asked"),
        ("REF005", "no figures or tables"),
        ("TEA001", "0 authors named, 3 asked"),
        ("LEN001", "10 body pages of 11, 6 to 8 asked (references begin on page 11)"),
        ("XYZ999", ""),
    ],
)
def test_a_rule_s_fact(
    requirements: Requirements, full_report: Report, code: str, said: str
) -> None:
    assert facts_for(code, requirements, full_report) == said


def test_floats_and_authors_are_counted(
    requirements: Requirements, make_report: MakeReport
) -> None:
    floats = [FloatFact(kind, "main.tex", 1, (), None) for kind in ("figure", "figure*", "table")]
    authors = (AuthorFact("Ada Lovelace", ""), AuthorFact("Mary Somerville", ""))
    report = make_report(floats=tuple(floats), authors=authors)
    assert facts_for("REF005", requirements, report) == "2 figures, 1 table"
    told = "2 authors named, 3 asked: Ada Lovelace, Mary Somerville"
    assert facts_for("TEA001", requirements, report) == told


def test_no_abstract_is_said(requirements: Requirements, make_report: MakeReport) -> None:
    assert facts_for("STR006", requirements, make_report()) == "no abstract was found"


def test_a_section_s_words_and_works_count_its_subsections(
    requirements: Requirements, full_report: Report
) -> None:
    told = section_fact(requirements.sections[1], full_report.inspection)
    assert told == "200 words; cites 2 works"


def test_citing_nothing_is_told_only_where_a_section_must_cite(
    requirements: Requirements, full_report: Report
) -> None:
    start = requirements.sections[2]
    assert section_fact(start, full_report.inspection) == "400 words"
    must = msgspec.structs.replace(start, must_cite=True)
    assert section_fact(must, full_report.inspection) == "400 words; cites 0 works"


def test_a_section_that_is_not_there_is_said(
    requirements: Requirements, make_report: MakeReport
) -> None:
    told = section_fact(requirements.sections[1], make_report().inspection)
    assert told == "no section Related Work was found"


def test_citations_are_not_told_where_none_could_be_read(
    requirements: Requirements, full_report: Report
) -> None:
    inspection = msgspec.structs.replace(full_report.inspection, citations=())
    assert section_fact(requirements.sections[1], inspection) == "200 words"


def test_an_estimate_of_the_pages_is_called_about(
    requirements: Requirements, make_report: MakeReport
) -> None:
    report = make_report(body=7, evidence="estimate")
    assert pages_fact(requirements, report) == "about 7 body pages of 8, 6 to 8 asked"


def test_pages_that_were_not_counted_are_no_fact(
    requirements: Requirements, make_report: MakeReport
) -> None:
    assert pages_fact(requirements, make_report()) == ""
