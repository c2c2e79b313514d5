"""A place is found to stand in the section a manifest means, split and nested ones too."""

from collections.abc import Callable

import msgspec
import pytest

from toolkit.course.requirements import Requirements
from toolkit.draft.inspection import SectionFact
from toolkit.grading.extent import place_stands_in, sections_of, stands_in
from toolkit.lint.report import Report
from toolkit.model.place import Place


def titles(requirements: Requirements, report: Report, which: int) -> list[str]:
    facts = sections_of(requirements.sections[which], report.inspection)
    return [fact.title for fact in facts]


def test_a_section_is_found_by_title_alias_or_split(
    requirements: Requirements, full_report: Report
) -> None:
    assert titles(requirements, full_report, 0) == ["Introduction"]
    assert titles(requirements, full_report, 1) == ["Background"]
    assert titles(requirements, full_report, 2) == ["Results"]


def test_a_subsection_of_the_same_title_elsewhere_does_not_count(
    requirements: Requirements, full_report: Report
) -> None:
    nested = SectionFact("subsection", False, "Background", "main.tex", 12, 10)
    facts = full_report.inspection.sections
    inspection = msgspec.structs.replace(
        full_report.inspection, sections=(facts[0], nested, *facts[1:])
    )
    found = sections_of(requirements.sections[1], inspection)
    assert [fact.line for fact in found] == [20]


@pytest.mark.parametrize(
    ("file", "line", "inside"),
    [
        ("main.tex", 19, False),
        ("main.tex", 20, True),
        ("main.tex", 30, True),
        ("end.tex", 1, False),
        ("other.tex", 20, False),
        ("main.tex", 3, False),
    ],
    ids=["above", "heading", "subsection", "next", "unknown file", "preamble"],
)
def test_a_line_is_in_the_section_it_stands_under(
    requirements: Requirements, full_report: Report, file: str, line: int, inside: bool
) -> None:
    sections = sections_of(requirements.sections[1], full_report.inspection)
    assert stands_in(file, line, sections, full_report.inspection) is inside


def test_a_whole_file_stands_in_no_section(requirements: Requirements, full_report: Report) -> None:
    sections = sections_of(requirements.sections[1], full_report.inspection)
    assert not place_stands_in(Place("main.tex"), sections, full_report.inspection)
    assert not place_stands_in(Place("main.tex", page=2), sections, full_report.inspection)
    assert place_stands_in(Place("main.tex", 0, 21, 1), sections, full_report.inspection)


def test_a_page_stands_in_no_section_of_a_pdf(
    requirements: Requirements, make_report: Callable[..., Report]
) -> None:
    section = SectionFact("section", False, "Background", "main.pdf", 0, 100)
    inspection = make_report(sections=(section,)).inspection
    sections = sections_of(requirements.sections[1], inspection)
    assert sections == (section,)
    assert not place_stands_in(Place("main.pdf", page=3), sections, inspection)
