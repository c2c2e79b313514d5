"""A check as JUnit XML: drafts are suites, findings failed cases, skipped rules skipped ones."""

from collections import Counter
from xml.etree import ElementTree as ET

from toolkit.lint.report import Report
from toolkit.reporters.formats import Look
from toolkit.reporters.issues import issues, relative_path
from toolkit.reporters.terminal import printable


def render(reports: tuple[Report, ...], look: Look) -> str:
    """One document in ASCII, with a suite for each draft that was checked."""
    suites = ET.Element("testsuites")
    suites.extend([_suite(report, look) for report in reports])
    ET.indent(suites)
    document: bytes = ET.tostring(suites, "us-ascii", xml_declaration=True)
    return document.decode("ascii")


def _suite(report: Report, look: Look) -> ET.Element:
    """The cases of a draft; a clean one has a case that passes, as an empty suite is refused."""
    draft = relative_path(report.root, report.main.path)
    failed, skipped = _failed(report, look), _skipped(report, draft)
    passed = [] if failed else [_case(draft, f"nothing found at {report.stage} stage")]
    cases = [*failed, *passed, *skipped]
    counts = {"tests": len(cases), "failures": len(failed), "skipped": len(skipped)}
    suite = _element("testsuite", name=draft, **{name: str(n) for name, n in counts.items()})
    suite.extend(cases)
    return suite


def _failed(report: Report, look: Look) -> list[ET.Element]:
    """A case for each finding, numbered where a file has several of one rule."""
    seen: Counter[tuple[str, str]] = Counter()
    cases = []
    for issue in issues((report,), look.sources):
        finding, place = issue.finding, issue.finding.place
        seen[place.path, finding.code] += 1
        number = seen[place.path, finding.code]
        name = f"{finding.code} {finding.name}" + (f" {number}" if number > 1 else "")
        failure = _element("failure", message=issue.message, type=str(finding.severity))
        failure.text = printable(f"{place}: {finding.severity} {finding.code} {issue.message}")
        case = _case(place.path, name)
        case.append(failure)
        cases.append(case)
    return cases


def _skipped(report: Report, draft: str) -> list[ET.Element]:
    cases = []
    for rule in sorted(report.skipped, key=lambda each: each.code):
        case = _case(draft, f"{rule.code} {rule.name}")
        case.append(_element("skipped", message=rule.reason))
        cases.append(case)
    return cases


def _case(path: str, name: str) -> ET.Element:
    return _element("testcase", classname=path, name=name)


def _element(tag: str, **attributes: str) -> ET.Element:
    """An element; characters that XML cannot hold are shown by a sign."""
    return ET.Element(tag, {name: printable(value) for name, value in attributes.items()})
