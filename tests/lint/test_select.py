"""Rules are chosen by their codes or the letters these begin with."""

import pytest

from toolkit.lint.select import selected
from toolkit.model.errors import SettingsError
from toolkit.rules import ALL


def codes(select=(), ignore=()):
    return {rule.code for rule in selected(select, ignore)}


EVERY = {rule.code for rule in ALL}
CITATIONS = {code for code in EVERY if code.startswith("CIT")}


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ((), (), EVERY),
        (("REF001",), (), {"REF001"}),
        (("CIT",), (), CITATIONS),
        (("cit",), (), CITATIONS),
        ((" REF001 ", ""), (), {"REF001"}),
        (("CIT", "REF001"), (), CITATIONS | {"REF001"}),
        ((), ("CIT",), EVERY - CITATIONS),
        (("CIT",), ("CIT001",), CITATIONS - {"CIT001"}),
        (("CIT001",), ("CIT",), set()),
    ],
)
def test_the_rules_that_are_selected_and_not_ignored_run(select, ignore, chosen):
    assert codes(select, ignore) == chosen


@pytest.mark.parametrize(
    ("code", "hint"),
    [("CIT0O1", "did you mean CIT0"), ("XYZ", "families: "), ("CIT0001", "did you mean")],
)
@pytest.mark.parametrize("side", ["select", "ignore"])
def test_a_code_of_no_rule_is_refused_with_what_may_be_meant(code, hint, side):
    with pytest.raises(SettingsError, match=f"no rule has the code {code}") as caught:
        codes(**{side: (code,)})
    assert caught.value.hint.startswith(hint)


def test_rules_keep_the_order_of_their_codes():
    found = [rule.code for rule in selected(("REF", "CIT"), ())]
    assert found == sorted(found)
