"""A rare pattern is a compiled one to those who use it."""

import re

import pytest

from toolkit.readers.pattern import rare

TEXT = "one Two, three"


def uses(pattern: re.Pattern[str]) -> list[object]:
    found = pattern.search(TEXT)
    return [
        found and found.span(),
        pattern.match(TEXT, 4) is None,
        pattern.fullmatch(TEXT) is None,
        pattern.findall(TEXT),
        [each.start() for each in pattern.finditer(TEXT)],
        pattern.split(TEXT),
        pattern.sub("-", TEXT),
        pattern.subn("-", TEXT),
        pattern.pattern,
    ]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE], ids=["as typed", "either case"])
def test_it_finds_what_a_compiled_one_finds(flags: int) -> None:
    assert uses(rare(r"t\w+", flags)) == uses(re.compile(r"t\w+", flags))


def test_it_reads_bytes_as_well() -> None:
    assert rare(rb"\d+").findall(b"1 and 23") == [b"1", b"23"]


def test_it_is_compiled_when_it_is_used() -> None:
    broken = rare("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.search(TEXT)
