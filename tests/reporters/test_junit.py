"""A check as JUnit XML."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.reporters.conftest import BARE
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity, Skipped, Stage
from toolkit.model.place import Place
from toolkit.reporters.formats import Look, renderer

ANYTHING = st.text(st.characters(), min_size=1)
"""Surrogates and controls among them."""


def junit(*reports: Report) -> str:
    return renderer("junit")(reports, Look(color=True, width=40, quiet=True))


def suites(*reports: Report) -> list[ET.Element]:
    root = ET.fromstring(junit(*reports))
    assert root.tag == "testsuites"
    return list(root)


def test_a_draft_is_a_suite_that_counts_its_cases(full_report: Report) -> None:
    (suite,) = suites(full_report)
    counts = {"tests": "8", "failures": "4", "skipped": "4"}
    assert (suite.tag, suite.attrib) == ("testsuite", {"name": "ours/main.tex", **counts})
    assert len(suite.findall("testcase")) == 8
    assert len(suite.findall("testcase/failure")) == 4
    assert len(suite.findall("testcase/skipped")) == 4


def test_a_finding_is_a_failed_case(full_report: Report) -> None:
    (suite,) = suites(full_report)
    case = suite[2]
    assert case.attrib == {
        "classname": "ours/sections/methods.tex",
        "name": "CIT001 undefined-citation",
    }
    (failure,) = case
    message = "no entry defines the key babbage (did you mean babbage1837?)"
    assert failure.attrib == {"message": message, "type": "error"}
    assert failure.text == f"ours/sections/methods.tex:2:18: error CIT001 {message}"


def test_a_pdf_and_a_whole_file_are_named_without_a_line(full_report: Report) -> None:
    (suite,) = suites(full_report)
    told = [failure.text or "" for failure in suite.iter("failure")]
    assert told[0].startswith("ours/main.tex: info STR007 ")
    assert told[3].startswith("ours/report.pdf:p3: error LAY008 page 3: ")


def test_a_skipped_rule_is_a_skipped_case_with_the_reason(full_report: Report) -> None:
    (suite,) = suites(full_report)
    case = suite[4]
    assert case.attrib == {"classname": "ours/main.tex", "name": "LAY001 wrong-paper-size"}
    assert [each.attrib for each in case] == [{"message": "no PDF beside the sources"}]
    names = [each.attrib["name"][:6] for each in suite if each.find("skipped") is not None]
    assert names == sorted(names)


def test_a_clean_draft_has_a_case_that_passes(make_report: Callable[..., Report]) -> None:
    (suite,) = suites(make_report(stage=Stage.SUBMISSION))
    assert suite.attrib == {"name": "ours/main.tex", "tests": "1", "failures": "0", "skipped": "0"}
    (case,) = suite
    assert case.attrib["name"] == "nothing found at submission stage"
    assert list(case) == []


def test_several_findings_of_a_rule_in_a_file_are_cases_of_their_own(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    places = [Place("a.tex", line=1, column=1), Place("a.tex", line=2, column=1), Place("b.tex")]
    (suite,) = suites(make_report(*map(make_finding, places)))
    assert [(case.attrib["classname"], case.attrib["name"]) for case in suite] == [
        ("ours/a.tex", "CIT001 undefined-citation"),
        ("ours/a.tex", "CIT001 undefined-citation 2"),
        ("ours/b.tex", "CIT001 undefined-citation"),
    ]


def test_each_draft_is_a_suite(full_report: Report, make_report: Callable[..., Report]) -> None:
    names = [suite.attrib["name"] for suite in suites(full_report, make_report(root="theirs"))]
    assert names == ["ours/main.tex", "theirs/main.tex"]


def test_the_bytes_do_not_depend_on_the_order_of_findings(full_report: Report) -> None:
    backwards = replace(
        full_report, findings=full_report.findings[::-1], skipped=full_report.skipped[::-1]
    )
    assert junit(backwards) == junit(full_report)


@given(message=ANYTHING, hint=ANYTHING, name=ANYTHING, reason=ANYTHING)
def test_any_text_is_well_formed(message: str, hint: str, name: str, reason: str) -> None:
    path = f"{name.replace(chr(0), '')}.tex"
    finding = Finding("CIT001", "n", Severity.ERROR, message, Place(path), hint)
    report = Report(
        root="ours",
        stage=Stage.DRAFT,
        requirements=None,
        findings=(finding,),
        skipped=(Skipped("LAY001", "n", reason),),
        main=BARE.main,
        files=BARE.files,
        pages=None,
        inspect=lambda: BARE,
    )
    text = junit(report)
    assert text.isascii()
    root = ET.fromstring(text)
    assert len(list(root.iter("failure"))) == len(list(root.iter("skipped"))) == 1
    if f"{message}{hint}".isprintable():
        assert next(root.iter("failure")).attrib["message"] == f"{message} ({hint})"
