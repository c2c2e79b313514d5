"""The page itself: one file for a browser, the same for the same drafts, with nothing to load."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
from markupsafe import Markup

from toolkit.lint.report import Report
from toolkit.reporters.formats import Look
from toolkit.reporters.html.family import FAMILIES, family_of
from toolkit.reporters.html.part import parts
from toolkit.reporters.html.rule import rule_texts
from toolkit.reporters.html.sheet import MOST_PICTURES
from toolkit.reporters.html.template import BASE_STYLE, environment, joined, source_hash
from toolkit.reporters.section_table import name_of
from toolkit.reporters.summary import NOUNS, counted

_FOLDER = Path(__file__).parent


class Choice(msgspec.Struct, frozen=True):
    """A box to tick: what it shows by its value and in words, and how many findings that is."""

    value: str
    name: str
    count: int


def render(reports: tuple[Report, ...], look: Look) -> str:
    """One document for all the drafts that were checked."""
    script = joined(_FOLDER / "report.js")
    findings = [finding for report in reports for finding in report.findings]
    names = {"counted": counted, "nouns": NOUNS, "name_of": name_of}
    template = environment(_FOLDER, **names).get_template("report.html")
    return template.render(
        parts=tuple(parts(reports, look.sources, MOST_PICTURES)),
        severities=_severities(reports),
        families=_families([finding.code for finding in findings]),
        rules=rule_texts(finding.code for finding in findings),
        total=len(findings),
        style=Markup(joined(BASE_STYLE, _FOLDER / "report.css")),
        script=Markup(script),
        script_hash=source_hash(script),
    )


def _severities(reports: Sequence[Report]) -> tuple[Choice, ...]:
    numbers = {each: sum(report.count(each) for report in reports) for each in NOUNS}
    return tuple(Choice(str(each), f"{NOUNS[each]}s", n) for each, n in numbers.items() if n)


def _families(codes: Sequence[str]) -> tuple[Choice, ...]:
    numbers = Counter(map(family_of, codes))
    return tuple(
        Choice(family, name, numbers[family])
        for family, name in FAMILIES.items()
        if numbers[family]
    )
