"""The tables leave no rule out."""

from collections import Counter

import pytest

from tests.mutations.mutation import MARK, MUTATIONS, NEAR_MISSES, TABLES, Mutation
from toolkit.rules import ALL

LEAST = 2
CODES = sorted(rule.code for rule in ALL)


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_its_mutations(code: str) -> None:
    assert sum(each.code == code for each in MUTATIONS) >= LEAST


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_its_near_misses(code: str) -> None:
    assert sum(each.code == code for each in NEAR_MISSES) >= LEAST


def test_the_tables_know_the_rules_there_are() -> None:
    assert {each.code for each in (*MUTATIONS, *NEAR_MISSES)} == set(CODES)


def test_no_two_changes_have_one_name() -> None:
    names = Counter(str(each) for each in (*MUTATIONS, *NEAR_MISSES))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_mutation_says_where_it_is_told(mutation: Mutation) -> None:
    texts = [*(edit.replace for edit in mutation.edit), *mutation.files.values()]
    assert sum(text.count(MARK) for text in texts) + bool(mutation.at) == 1


def test_each_family_of_rules_has_a_table() -> None:
    assert len(TABLES) == len({code[:3] for code in CODES})
