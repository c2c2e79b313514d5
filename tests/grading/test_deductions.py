"""Deductions are proposed with their arithmetic, capped, and never guessed."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from toolkit.course.requirements import PageRule, Requirements
from toolkit.course.rubric import Deduction
from toolkit.grading.deductions import FOR_A_GRADER, propose
from toolkit.grading.sheet import Proposal
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Skipped

MakeReport = Callable[..., Report]
MakeFinding = Callable[..., Finding]

OVER = Deduction("over", "Too long", -10, "count", auto="pages-over")
UNDER = Deduction("under", "Too short", -10, "count", auto="pages-under")
TEMPLATE = Deduction("template", "Template", -25, auto="wrong-template")
IMAGES = Deduction("images", "Images", -10, "count", auto="unattributed-images")


def changed(deduction: Deduction, **changes: Any) -> Deduction:
    return msgspec.structs.replace(deduction, **changes)


@pytest.mark.parametrize(
    ("deduction", "body", "count", "why"),
    [
        (OVER, 10, 2, "10 body pages, limit 8: 2 × −10 = −20"),
        (OVER, 9, 1, "9 body pages, limit 8: 1 × −10 = −10"),
        (OVER, 8, 0, "8 body pages, limit 8: nothing to take off"),
        (OVER, 5, 0, "5 body pages, limit 8: nothing to take off"),
        (UNDER, 6, 0, "6 body pages, minimum 6: nothing to take off"),
        (UNDER, 4, 2, "4 body pages, minimum 6: 2 × −10 = −20"),
        (UNDER, 1, 5, "1 body page, minimum 6: 5 × −10 = −50"),
        (
            changed(OVER, max_count=3),
            20,
            3,
            "20 body pages, limit 8: 12, of which 3 count: 3 × −10 = −30",
        ),
        (changed(OVER, max_count=2), 10, 2, "10 body pages, limit 8: 2 × −10 = −20"),
        (changed(OVER, kind="flag"), 12, 1, "12 body pages, limit 8: −10"),
        (
            changed(OVER, unit="percent", points=-2.5),
            10,
            2,
            "10 body pages, limit 8: 2 × −2.5 % = −5 %",
        ),
    ],
)
def test_pages_are_counted_against_the_manifest(
    requirements: Requirements,
    make_report: MakeReport,
    deduction: Deduction,
    body: int,
    count: int,
    why: str,
) -> None:
    found = propose(deduction, requirements, make_report(body=body))
    assert found == Proposal(deduction.id, count, why)


def test_an_estimate_proposes_nothing_and_says_why(
    requirements: Requirements, make_report: MakeReport
) -> None:
    found = propose(OVER, requirements, make_report(body=12, evidence="estimate"))
    assert found.count is None
    assert "estimate" in found.why


@pytest.mark.parametrize("deduction", [OVER, UNDER])
def test_pages_that_were_not_counted_propose_nothing(
    requirements: Requirements, make_report: MakeReport, deduction: Deduction
) -> None:
    found = propose(deduction, requirements, make_report())
    assert found == Proposal(deduction.id, None, "not checked: the pages could not be counted")


@pytest.mark.parametrize(("deduction", "bound"), [(OVER, "limit"), (UNDER, "minimum")])
def test_a_template_without_bounds_proposes_nothing(
    requirements: Requirements, make_report: MakeReport, deduction: Deduction, bound: str
) -> None:
    unbounded = msgspec.structs.replace(requirements, pages=PageRule())
    for manifest in (unbounded, None):
        found = propose(deduction, manifest, make_report(body=30))
        assert found == Proposal(deduction.id, None, f"the template sets no {bound}")


def test_a_finding_raises_a_flag_once(
    requirements: Requirements, make_report: MakeReport, make_finding: MakeFinding
) -> None:
    found = tuple(make_finding("LAY006", f"no {what}", "a.tex", 1) for what in ("class", "style"))
    proposal = propose(TEMPLATE, requirements, make_report(findings=found))
    assert proposal == Proposal("template", 1, "no class [LAY006, a.tex:1:1] and 1 more: −25")


def test_each_finding_counts(
    requirements: Requirements, make_report: MakeReport, make_finding: MakeFinding
) -> None:
    found = tuple(make_finding("LAY006", "no style", "a.tex", line) for line in (1, 2))
    counted = changed(TEMPLATE, kind="count", points=-10)
    proposal = propose(counted, requirements, make_report(findings=found))
    assert proposal.count == 2
    assert proposal.why.endswith("2 × −10 = −20")


def test_an_image_without_a_source_is_for_a_grader_to_look_at(
    requirements: Requirements, make_report: MakeReport, make_finding: MakeFinding
) -> None:
    found = tuple(make_finding("FLT004", "no source", "a.tex", line) for line in (1, 2))
    proposal = propose(IMAGES, requirements, make_report(findings=found))
    assert proposal.count is None
    assert proposal.why.startswith("no source [FLT004, a.tex:1:1] and 1 more")
    assert proposal.why.endswith("2 × −10 = −20, where confirmed")
    assert propose(IMAGES, requirements, make_report()).count == 0


def test_no_finding_is_nothing_found_only_where_the_rule_ran(
    requirements: Requirements, make_report: MakeReport
) -> None:
    assert propose(TEMPLATE, requirements, make_report()).count == 0
    skipped = (Skipped("LAY006", "wrong-template", "no source beside the PDF"),)
    proposal = propose(TEMPLATE, requirements, make_report(skipped=skipped))
    assert proposal == Proposal("template", None, "not checked: no source beside the PDF")


@pytest.mark.parametrize("auto", ["", "copied-sentences"])
def test_what_the_check_cannot_see_is_a_grader_s(
    requirements: Requirements, make_report: MakeReport, auto: str
) -> None:
    proposal = propose(changed(OVER, auto=auto), requirements, make_report(body=20))
    assert proposal == Proposal("over", None, FOR_A_GRADER)
