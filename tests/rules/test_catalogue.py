"""The catalogue of rules is whole: coded, sorted, exemplified and documented."""

import re

import pytest

from toolkit.rules import ALL
from toolkit.rules.base import Rule

CODE = re.compile(r"(STR|LEN|CIT|REF|FLT|TXT|TEA|LAY|BLD|TEX|SUB|SUP)\d{3}")


def test_codes_are_unique_and_sorted_within_their_families() -> None:
    codes = [rule.code for rule in ALL]
    assert len(set(codes)) == len(codes)
    families = [code[:3] for code in codes]
    assert codes == [
        c for family in dict.fromkeys(families) for c in sorted(codes) if c[:3] == family
    ]


def test_names_are_unique() -> None:
    names = [rule.name() for rule in ALL]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_rule_is_coded_documented_and_exemplified(rule: type[Rule]) -> None:
    assert CODE.fullmatch(rule.code)
    assert rule.__doc__, "the docstring is the page that explains the rule"
    assert rule.good, "a rule shows what it lets pass"
    assert rule.bad, "a rule shows what it finds"
    assert rule.message[:1].islower() or not rule.message[:1].isalpha()
    assert not rule.message.endswith(".")


def test_every_rule_in_the_package_is_registered() -> None:
    def below(kind: type[Rule]) -> set[type[Rule]]:
        return {each for sub in kind.__subclasses__() for each in (sub, *below(sub))}

    ours = {rule for rule in below(Rule) if rule.__module__.startswith("toolkit.")}
    assert {rule for rule in ours if "code" in vars(rule)} == set(ALL)
