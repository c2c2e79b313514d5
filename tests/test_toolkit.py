"""The functions that programs call are there, typed, and load nothing until they are asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

import toolkit
from toolkit.model.finding import Severity

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize("name", toolkit.__all__)
def test_each_name_is_there(name: str) -> None:
    assert callable(getattr(toolkit, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = toolkit.nonsense


def test_importing_the_package_loads_no_room() -> None:
    code = "import sys, toolkit; print([m for m in sys.modules if m.startswith('toolkit.')])"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_a_program_can_check_a_draft() -> None:
    report = toolkit.check(EXAMPLES / "report")
    assert not report.fails(Severity.ERROR)
    assert report.inspection.abstract is not None


def test_a_mistake_raises_and_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(toolkit.ToolkitError, match="no such file or folder"):
        toolkit.check(EXAMPLES / "nowhere")
    assert capsys.readouterr() == ("", "")
