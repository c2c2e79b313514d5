"""The fuzz in a short form: some hundred spoilt inputs for each reader, always the same ones."""

import os

import pytest

from tests.fuzz.campaign import campaign
from tests.fuzz.targets import TARGETS, Target, spoilt
from tests.fuzz.trial import failure, smaller

SEED = 1898
INPUTS = 150
WHOLE_INPUTS = 12


@pytest.mark.parametrize("name", TARGETS)
def test_spoilt_files_are_read_without_an_exception(name: str) -> None:
    is_whole = name == "fix" or name.startswith("check")
    outcome = campaign(name, SEED, range(WHOLE_INPUTS if is_whole else INPUTS))
    assert [(each.number, each.why) for each in outcome.failures] == []
    assert outcome.tried == (WHOLE_INPUTS if is_whole else INPUTS)


def test_the_same_seed_spoils_the_same_way() -> None:
    inputs = [spoilt("tex", SEED, number) for number in range(50)]
    assert inputs == [spoilt("tex", SEED, number) for number in range(50)]
    assert len(set(inputs)) == 50


def minds_a_brace(data: bytes) -> None:
    assert b"}" not in data


def test_a_failure_is_told_and_made_small() -> None:
    target = Target(minds_a_brace, tuple, ())
    why = failure(target, b"{" * 500 + b"}" + b"{" * 400)
    assert why.startswith("AssertionError at test_fuzz.py")
    assert smaller(target, b"{" * 500 + b"}" + b"{" * 400, why) == b"}"


def test_what_takes_too_long_fails() -> None:
    assert failure(Target(lambda _: None, tuple, (), seconds=-1), b"x") == "slow"


@pytest.mark.parametrize("name", ["tex", "bib"])
def test_a_campaign_goes_on_after_a_crash(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(data: bytes) -> None:
        if data == spoilt(name, SEED, 3):
            os._exit(7)

    monkeypatch.setitem(TARGETS, name, Target(crash, TARGETS[name].seeds, TARGETS[name].words))
    outcome = campaign(name, SEED, range(10))
    (failed,) = outcome.failures
    assert (failed.number, failed.why) == (3, "ends the process with 7")
    assert outcome.tried == 10
