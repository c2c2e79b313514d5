"""What is handed on says nothing of the machine it was made on."""

import re
from pathlib import Path

import pytest

from tests.house.conftest import ROOT

HOME = re.compile(rb"(?<![\w.])/(?:home|mnt|opt|root|srv|Users|work(?:space)?)/\w")
HOST = re.compile(rb"https?://[\w.:-]*(?:artifact|devpi|index|mirror|nexus|proxy|pypi|registry)")
ADDRESS = re.compile(rb"https?://(?:localhost|\d+\.\d+\.\d+\.\d+)")


def mentions(pattern: re.Pattern[bytes], tracked: tuple[str, ...]) -> list[str]:
    """The files that hold what is looked for, save this one."""
    own = Path(__file__).relative_to(ROOT).as_posix()
    others = (path for path in tracked if path != own)
    return [path for path in others if pattern.search((ROOT / path).read_bytes())]


@pytest.mark.parametrize("pattern", [HOME, HOST, ADDRESS], ids=["home", "host", "address"])
def test_no_file_names_a_machine_or_its_registries(
    pattern: re.Pattern[bytes], tracked: tuple[str, ...]
) -> None:
    assert mentions(pattern, tracked) == []


def test_the_top_level_holds_what_the_house_has(tracked: tuple[str, ...]) -> None:
    top = {path.partition("/")[0] for path in tracked}
    rooms = {"toolkit", "templates", "rubrics", "examples", "tests"}
    papers = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}
    assert {name for name in top if not name.startswith(".")} <= rooms | papers
