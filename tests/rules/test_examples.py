"""Every rule is held to its own examples: they are its tests and its docs."""

import re
from collections.abc import Callable

import pytest

from tests.rules.conftest import LINES_BEFORE, Checked, whole
from toolkit.lint.fix import applied
from toolkit.model.finding import Finding
from toolkit.rules import ALL
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good

GOOD = [(rule, example) for rule in ALL for example in rule.good]
BAD = [(rule, example) for rule in ALL for example in rule.bad]
FIXED = [(rule, example) for rule, example in BAD if example.fixed is not None]
HIDDEN = [
    (rule, example)
    for rule, example in BAD
    if not (rule.everywhere or example.path or example.pdf or example.at == (0, 0))
    and not example.tex.startswith("\\documentclass")
]


def _of(rule: type[Rule], found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.code == rule.code]


def _name(value: object) -> str:
    return value.code if isinstance(value, type) and issubclass(value, Rule) else ""


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=_name)
def test_good_is_silent(rule: type[Rule], example: Good, findings: Checked) -> None:
    assert _of(rule, findings(example, whole(example, example.tex))) == []


@pytest.mark.parametrize(("rule", "example"), BAD, ids=_name)
def test_bad_gives_one_finding_at_its_place(
    rule: type[Rule], example: Bad, findings: Checked
) -> None:
    found = _of(rule, findings(example, whole(example, example.tex)))
    assert len(found) == 1, found
    place, (line, column) = found[0].place, example.at
    if line and not example.path and not example.tex.startswith("\\documentclass"):
        line += LINES_BEFORE
    if example.at != (0, 0):
        assert (place.line, place.column) == (line, column)
        assert place.path == (example.path or "main.tex")
    assert found[0].message


@pytest.mark.parametrize(("rule", "example"), FIXED, ids=_name)
def test_the_fix_gives_fixed_and_lints_clean(
    rule: type[Rule], example: Bad, findings: Checked
) -> None:
    assert example.fixed is not None
    text = whole(example, example.tex)
    edits = [finding.edit for finding in _of(rule, findings(example, text)) if finding.edit]
    fixed = applied(text, edits)
    assert fixed == whole(example, example.fixed)
    assert _of(rule, findings(example, fixed)) == []


def _commented(tex: str) -> str:
    return re.sub(r"^", "% ", tex, flags=re.MULTILINE)


def _verbatim(tex: str) -> str:
    return f"\\begin{{verbatim}}\n{tex}\n\\end{{verbatim}}"


def _never_read(tex: str) -> str:
    return f"\\iffalse\n{tex}\n\\fi"


@pytest.mark.parametrize("hide", [_commented, _verbatim, _never_read])
@pytest.mark.parametrize(("rule", "example"), HIDDEN, ids=_name)
def test_bad_is_silent_where_latex_does_not_look(
    rule: type[Rule], example: Bad, hide: Callable[[str], str], findings: Checked
) -> None:
    assert _of(rule, findings(example, whole(example, hide(example.tex)))) == []


@pytest.mark.parametrize(("rule", "example"), HIDDEN, ids=_name)
def test_bad_is_silent_after_the_document(
    rule: type[Rule], example: Bad, findings: Checked
) -> None:
    assert _of(rule, findings(example, f"{whole(example, 'Text.')}{example.tex}\n")) == []
