"""Every command in the README does what the README says."""

import os
import re
import shutil
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest

from tests.readme.document import ROOT, blocks
from tests.readme.session import Step, run, steps

WALKS = dict.fromkeys(block.section for block in blocks("console"))
NEEDS_TEX = "needs TeX: latexmk is not installed"
NO_INDEX = re.compile("No matching distribution|Could not find a version")
CHECK, TESTS = (line for block in blocks("sh") for line in block.text.splitlines())

pytestmark = pytest.mark.skipif(
    shutil.which("bash") is None, reason="needs a shell: bash is not installed"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of this checkout, without what is made in it."""
    folder = tmp_path / "checkout"
    made = shutil.ignore_patterns("__pycache__", ".git", ".hypothesis", ".venv", ".*_cache", "dist")
    shutil.copytree(ROOT, folder, ignore=made, copy_function=shutil.copy)
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which ``draftsmith`` is the code beside these tests."""
    script = tmp_path / "bin" / "draftsmith"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toolkit "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    path = f"{script.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def can_run(step: Step) -> bool:
    """Whether this machine has what a step needs: to build takes TeX."""
    return not step.command.startswith("draftsmith build") or bool(shutil.which("latexmk"))


@pytest.mark.parametrize("walk", WALKS)
def test_a_walk_goes_as_it_is_told(walk: str, checkout: Path, environment: dict[str, str]) -> None:
    told = [s for block in blocks("console") if block.section == walk for s in steps(block.text)]
    taken = list(takewhile(can_run, told))
    for step, printed in zip(taken, run(taken, checkout, environment), strict=True):
        assert step.fits(printed), "\n".join((f"$ {step.command}", *printed))
    if taken != told:
        pytest.skip(NEEDS_TEX)


def set_up(line: str, checkout: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of the README with this Python in an environment that knows nothing of us."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    unset = ("PYTHONPATH", "VIRTUAL_ENV", "DRAFTSMITH_NO_SKIP", "PYTEST_ADDOPTS")
    kept = {key: value for key, value in os.environ.items() if key not in unset}
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=checkout,
        env={**kept, "PATH": path, "PYTHONIOENCODING": "utf-8", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=900,
    )
    if NO_INDEX.search(done.stderr):
        pytest.skip("needs a package index: pip finds none")
    return done


def test_the_first_line_checks_the_faulty_draft_and_the_second_finds_the_tests(
    checkout: Path,
) -> None:
    checked = set_up(CHECK, checkout)
    assert checked.returncode == 1, checked.stderr
    assert "begin with the errors: examples/faulty-report/" in checked.stdout
    found = set_up(TESTS, checkout, PYTEST_ADDOPTS="--collect-only --quiet")
    assert found.returncode == 0, found.stdout[-2000:] + found.stderr
    assert re.search(r"^\d+ tests collected", found.stdout, re.MULTILINE)
