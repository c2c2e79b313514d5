"""Settings of single rules are held against the rules there are, and obeyed."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.lint.conftest import Written, whole
from toolkit.lint.check import check, fixes
from toolkit.lint.report import Report
from toolkit.lint.rule_settings import rule_faults
from toolkit.model.errors import SettingsError
from toolkit.model.finding import Severity, Stage
from toolkit.rules import ALL

BODY = "Fig. \\ref{a} % draftsmith: ignore[CIT001]"
MANIFEST = """id = "example/notes"
version = "1"
title = "Notes"
kind = "notes"
main = "main.tex"
[document]
class = "article"
"""
LEVELS = "off, info, warning, error"
FAULTS = [
    ({"REF1": {}}, "rules.REF1: no rule has that code", ""),
    ({"ref001": {}}, "rules.ref001: no rule has that code", "did you mean REF001?"),
    (
        {"REF001": {"severity": "loud"}},
        f"rules.REF001.severity: must be one of {LEVELS}, not loud",
        "",
    ),
    ({"REF001": {"severity": 3}}, f"rules.REF001.severity: must be one of {LEVELS}, not 3", ""),
    (
        {"REF001": {"severty": "off"}},
        "rules.REF001.severty: is no setting of REF001",
        "did you mean severity?",
    ),
    (
        {"LAY007": {"tolerance": 3}},
        "rules.LAY007.tolerance: is no setting of LAY007",
        "did you mean tolerance_s?",
    ),
]
NO_NUMBERS = [-1, 1e9, "60", True, float("nan"), float("inf"), [60]]


@pytest.mark.parametrize(("table", "said", "hint"), FAULTS)
def test_what_is_not_valid_is_told_with_its_key_and_what_may_stand_there(
    table: Mapping[str, Mapping[str, Any]], said: str, hint: str
) -> None:
    (fault,) = rule_faults(table)
    assert f"{fault.key}: {fault.message}" == said
    assert fault.hint.startswith(hint)


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_a_figure_is_a_number_in_its_range(value: object) -> None:
    (fault,) = rule_faults({"LAY007": {"tolerance_s": value}})
    assert fault.message == f"must be a number from 0 to 86400, not {value}"


@pytest.mark.parametrize("value", [0, 60, 86400, 0.5])
def test_a_figure_in_its_range_is_valid(value: float) -> None:
    assert list(rule_faults({"LAY007": {"tolerance_s": value}})) == []


@pytest.mark.parametrize("level", LEVELS.split(", "))
def test_every_level_is_valid_for_every_rule(level: str) -> None:
    assert list(rule_faults({rule.code: {"severity": level} for rule in ALL})) == []


def test_defaults_lie_in_their_ranges() -> None:
    table = {rule.code: {each.name: each.default for each in rule.parameters} for rule in ALL}
    assert list(rule_faults(table)) == []


def severities(report: Report) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in report.findings}


def test_severities_are_those_set(written: Written) -> None:
    settings = '[rules.REF001]\nseverity = "error"\n[rules.SUP001]\nseverity = "info"\n'
    folder = written(BODY, **{"draftsmith.toml": settings})
    for stage in Stage:
        found = severities(check(folder, stage=stage))
        assert found["REF001"] is Severity.ERROR
        assert found["SUP001"] is Severity.INFO


def test_a_rule_that_is_off_does_not_run_unless_it_is_selected_by_the_caller(
    written: Written,
) -> None:
    settings = '[rules.REF001]\nseverity = "off"\n'
    folder = written(BODY, **{"draftsmith.toml": settings})
    report = check(folder)
    assert "REF001" not in severities(report)
    assert "REF001" not in report.ran
    assert severities(check(folder, select=("REF001",))) == {"REF001": Severity.WARNING}


def test_a_rule_that_is_off_fixes_nothing(written: Written) -> None:
    folder = written(BODY, **{"draftsmith.toml": '[rules.REF001]\nseverity = "off"\n'})
    assert fixes(folder).codes == ("SUP001",)


def test_a_suppression_of_a_rule_that_is_off_is_not_called_unused(written: Written) -> None:
    folder = written(BODY, **{"draftsmith.toml": '[rules.CIT001]\nseverity = "off"\n'})
    assert "SUP001" not in severities(check(folder))


def test_a_figure_is_gone_by(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "report" / "report.pdf"
    (tmp_path / "main.pdf").write_bytes(example.read_bytes())
    (tmp_path / "main.tex").write_text(whole("Text."), encoding="utf-8")
    modified = (tmp_path / "main.tex").stat().st_mtime - 600
    os.utime(tmp_path / "main.pdf", (modified, modified))
    assert "LAY007" in severities(check(tmp_path))
    settings = "[rules.LAY007]\ntolerance_s = 900\n"
    (tmp_path / "draftsmith.toml").write_text(settings, encoding="utf-8")
    assert "LAY007" not in severities(check(tmp_path))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[rules.REF001]\nseverity = "loud"\n', r"toml: rules\.REF001\.severity: must be one of"),
        ('[check]\nselect = ["REF0O1"]\n', r"toml: check: no rule has the code REF0O1"),
    ],
)
def test_a_check_by_settings_that_are_not_valid_names_the_file(
    written: Written, settings: str, said: str
) -> None:
    folder = written(BODY, **{"draftsmith.toml": settings})
    with pytest.raises(SettingsError, match=said):
        check(folder)
    with pytest.raises(SettingsError, match=said):
        check(folder, select=("REF001",))


@pytest.mark.parametrize("value", ["the", 3, ["the", 3], [""], {"a": 1}, True])
def test_a_list_of_names_is_one(value: object) -> None:
    (fault,) = rule_faults({"TXT004": {"allow": value}})
    assert fault.message == f'must be a list of names, such as ["tom"], not {value}'


LISTS = [
    ("TXT004", "allow", "the", "We read the the data."),
    ("TXT002", "words", "TBD", "The rest is TBD."),
    ("REF001", "nouns", "Axiom", "By Axiom \\ref{a}."),
    ("TEX001", "allow", "bf", "A {\\bf word}."),
    ("TEX001", "allow", "$$", "So $$ x $$ it is."),
    ("TEX001", "allow", "eqnarray", "\\begin{eqnarray}x\\end{eqnarray}"),
    ("LEN003", "allow", "vspace", "\\vspace{-3pt}"),
    ("LEN003", "allow", "parskip", "\\setlength{\\parskip}{-1pt}"),
    ("SUB002", "allow", "notes/*", "Text."),
]


@pytest.mark.parametrize(("code", "key", "name", "body"), LISTS)
def test_a_name_in_a_list_is_known(
    written: Written, code: str, key: str, name: str, body: str
) -> None:
    folder = written(body, **{"draftsmith.toml": ""})
    (folder / "notes").mkdir()
    (folder / "notes" / "a.txt").write_text("A.", encoding="utf-8")
    (folder / "notes" / "template.toml").write_text(MANIFEST, encoding="utf-8")

    def number() -> int:
        template = folder / "notes" if code == "SUB002" else None
        report = check(folder, template=template, stage=Stage.SUBMISSION, select=(code,))
        return len(report.findings)

    before = number()
    settings = f'[rules.{code}]\n{key} = ["{name}"]\n'
    (folder / "draftsmith.toml").write_text(settings, encoding="utf-8")
    assert sorted((before, number())) == [0, 1]


def test_every_parameter_says_what_it_is_and_takes() -> None:
    for parameter in (each for rule in ALL for each in rule.parameters):
        assert parameter.says[0].islower()
        assert parameter.wanted


def test_the_draft_fails_at_the_level_set(written: Written) -> None:
    assert check(written(BODY)).fails_at is Severity.ERROR
    folder = written(BODY, **{"draftsmith.toml": '[check]\nfail_on = "info"\n'})
    assert check(folder).fails_at is Severity.INFO
