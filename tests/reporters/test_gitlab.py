"""A check as a GitLab Code Quality report."""

import json
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from toolkit.lint.report import Report
from toolkit.model.finding import Finding
from toolkit.model.place import Place
from toolkit.reporters.formats import Look, Sources, renderer


def rows(*reports: Report, sources: Sources = lambda _: "") -> Any:
    return json.loads(renderer("gitlab")(reports, Look(color=True, quiet=True, sources=sources)))


def test_a_row_has_the_fields_that_gitlab_reads(full_report: Report, sources: Sources) -> None:
    row = rows(full_report, sources=sources)[2]
    assert len(row.pop("fingerprint")) == 64
    assert row == {
        "description": "CIT001 no entry defines the key babbage (did you mean babbage1837?)",
        "check_name": "CIT001",
        "severity": "major",
        "location": {"path": "ours/sections/methods.tex", "lines": {"begin": 2}},
    }


def test_severities_are_those_of_gitlab(full_report: Report) -> None:
    assert [row["severity"] for row in rows(full_report)] == ["info", "minor", "major", "major"]


def test_a_pdf_and_a_whole_file_are_given_their_first_line(full_report: Report) -> None:
    found = rows(full_report)
    assert [row["location"]["lines"]["begin"] for row in found] == [1, 3, 2, 1]
    assert found[3]["description"].startswith("LAY008 page 3: ")


def test_no_two_fingerprints_are_equal(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    twice = make_finding(Place("main.tex", line=1, column=1))
    report = make_report(twice, twice, make_finding(Place("main.tex")), root="ours")
    found = rows(report, report, replace(report, root="theirs"))
    assert len({row["fingerprint"] for row in found}) == len(found) == 9


def test_clean_drafts_are_an_empty_array(make_report: Callable[..., Report]) -> None:
    assert rows(make_report(), make_report(root="theirs")) == []


def test_the_bytes_do_not_depend_on_the_order_of_findings(
    full_report: Report, sources: Sources
) -> None:
    backwards = replace(full_report, findings=full_report.findings[::-1])
    look = Look(sources=sources)
    assert renderer("gitlab")((backwards,), look) == renderer("gitlab")((full_report,), look)
