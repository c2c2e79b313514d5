"""Findings reach the criteria they bear on; what is clean, skipped or left over is told."""

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from toolkit.course.requirements import Requirements
from toolkit.course.rubric import Rubric
from toolkit.grading.evidence import MOST_CHARACTERS, MOST_LINES, NOTHING_FOUND, evidence, remarks
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity, Skipped

MakeReport = Callable[..., Report]
MakeFinding = Callable[..., Finding]


def lines(rubric: Rubric, requirements: Requirements | None, report: Report) -> dict[str, tuple]:
    return dict(evidence(rubric, requirements, report))


def test_every_criterion_has_its_lines(
    rubric: Rubric, requirements: Requirements, full_report: Report
) -> None:
    assert lines(rubric, requirements, full_report) == {
        "abstract": ("not checked: STR006 (no source beside the PDF)",),
        "related-work": (
            "200 words; cites 2 works",
            "the key b is defined nowhere [CIT001, main.tex:21:1]; 1 more: end.tex:3:1",
        ),
        "clarity": (),
        "code": (),
        "extra": ("400 words", "a TODO is left [TXT002, end.tex:5:1]"),
    }


def test_a_checked_criterion_without_findings_says_so(
    rubric: Rubric, requirements: Requirements, full_report: Report
) -> None:
    clean = lines(rubric, requirements, replace(full_report, findings=(), skipped=()))
    assert clean["abstract"] == ("231 words, 200 to 250 asked", NOTHING_FOUND)
    assert clean["related-work"][-1] == NOTHING_FOUND
    assert clean["extra"][-1] == NOTHING_FOUND


def test_a_rule_that_was_skipped_is_never_told_as_passed(
    rubric: Rubric, requirements: Requirements, full_report: Report
) -> None:
    assert NOTHING_FOUND not in lines(rubric, requirements, full_report)["abstract"]


def test_a_section_that_was_seen_is_not_called_clean_by_rules_that_did_not_run(
    rubric: Rubric, requirements: Requirements, full_report: Report
) -> None:
    skipped = (Skipped("CIT001", "undefined-citation", "no source beside the PDF"),)
    report = replace(full_report, findings=(), skipped=skipped)
    told = lines(rubric, requirements, report)["related-work"]
    assert told[1:] == ("not checked: CIT001 (no source beside the PDF)",)


def test_without_a_manifest_findings_still_reach_their_criteria(
    rubric: Rubric, full_report: Report
) -> None:
    told = lines(rubric, None, full_report)["related-work"]
    assert told == ("the key b is defined nowhere [CIT001, main.tex:21:1]; 1 more: end.tex:3:1",)


def test_a_rule_that_another_criterion_names_is_told_there_alone(
    rubric: Rubric, requirements: Requirements, full_report: Report
) -> None:
    told = lines(rubric, requirements, full_report)
    assert not [line for line in told["extra"] if "CIT001" in line]


def test_many_places_and_kinds_are_cut_short(
    rubric: Rubric,
    requirements: Requirements,
    full_report: Report,
    make_finding: MakeFinding,
) -> None:
    kinds = range(MOST_LINES + 2)
    findings = tuple(
        make_finding(f"TXT{kind:03}", "a long word " * 30, "end.tex", line)
        for kind in kinds
        for line in range(5, 15)
    )
    report = replace(full_report, findings=findings)
    told = lines(rubric, requirements, report)["extra"]
    assert len(told) == 1 + MOST_LINES + 1
    assert all(len(line) <= MOST_CHARACTERS for line in told)
    assert told[-1].startswith("more of this kind")


def test_the_gravest_finding_comes_first(
    rubric: Rubric,
    requirements: Requirements,
    full_report: Report,
    make_finding: MakeFinding,
) -> None:
    light = make_finding("TXT001", "light", "end.tex", 2, Severity.INFO)
    grave = make_finding("TXT003", "grave", "end.tex", 9, Severity.ERROR)
    told = lines(rubric, requirements, replace(full_report, findings=(light, grave)))["extra"]
    assert [line.split()[0] for line in told[1:]] == ["grave", "light"]


def test_the_remarks_count_tell_the_pages_and_leave_nothing_out(
    rubric: Rubric, requirements: Requirements, full_report: Report
) -> None:
    assert remarks(rubric, requirements, full_report) == (
        "the check found 3 errors, 1 warning",
        "10 body pages of 11, 6 to 8 asked (references begin on page 11)",
        "found, but shown at no criterion: LAY001",
        "not checked: 1 rule (no source beside the PDF)",
    )


def test_a_clean_draft_has_one_remark(
    rubric: Rubric, requirements: Requirements, make_report: MakeReport
) -> None:
    assert remarks(rubric, requirements, make_report()) == (NOTHING_FOUND,)


def test_a_message_of_many_lines_becomes_one(
    rubric: Rubric,
    requirements: Requirements,
    make_report: MakeReport,
    make_finding: MakeFinding,
) -> None:
    report = make_report(findings=(make_finding("CIT001", "one\n  two", "main.tex"),))
    assert lines(rubric, requirements, report)["related-work"][-1] == "one two [CIT001, main.tex]"


def test_skipped_rules_are_told_by_their_reasons(
    rubric: Rubric, requirements: Requirements, make_report: MakeReport
) -> None:
    head = msgspec.structs.replace(rubric.criteria[0], rules=("A1", "A2", "A3"))
    rubric = msgspec.structs.replace(rubric, criteria=(head,))
    skipped = (
        Skipped("A1", "a", "no PDF"),
        Skipped("A2", "b", "no log"),
        Skipped("A3", "c", "no PDF"),
    )
    told = lines(rubric, requirements, make_report(skipped=skipped))["abstract"]
    assert told == ("not checked: A1, A3 (no PDF)", "not checked: A2 (no log)")
