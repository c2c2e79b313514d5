"""What is installed: every file that is needed, and none that is not."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

JUNK = (
    "templates/stat453/report/report.aux",
    "templates/stat453/report/report.log",
    "toolkit/__pycache__/old.cpython-311.pyc",
    "rubrics/stat453/__pycache__/old.pyc",
    "examples/report/report.fls",
)
"""What may lie about in a checkout and is ignored there."""


@pytest.fixture(scope="module")
def built(clean_copy: Path) -> Path:
    """The folder with a wheel and an sdist, built where what is ignored lies about."""
    for path in JUNK:
        (clean_copy / path).parent.mkdir(parents=True, exist_ok=True)
        (clean_copy / path).write_text("junk", encoding="utf-8")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", "dist", "."]
    subprocess.run(command, cwd=clean_copy, capture_output=True, check=True, timeout=300)
    return clean_copy / "dist"


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel."""
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel alone is installed in."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True, timeout=300)
    return folder


def draftsmith(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command that was installed, away from the checkout."""
    return subprocess.run(
        [sys.executable, str(installed / "bin" / "draftsmith"), *arguments],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_the_wheel_holds_the_package_the_templates_and_the_rubrics(
    wheel: Path, tracked: tuple[str, ...]
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = {path for path in tracked if path.startswith("toolkit/")}
    data = {
        f"toolkit/_data/{path}" for path in tracked if path.startswith(("templates/", "rubrics/"))
    }
    assert names == package | data


def test_the_sdist_holds_what_is_under_version_control(
    built: Path, tracked: tuple[str, ...]
) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {member.name.partition("/")[2] for member in archive if member.isfile()}
    assert names == {*tracked, "PKG-INFO"}


def test_what_is_installed_is_the_wheel(installed: Path) -> None:
    where = [sys.executable, "-c", "import toolkit; print(toolkit.__file__)"]
    run = subprocess.run(
        where,
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(run.stdout.strip()).is_relative_to(installed)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("new", "--list"), "workshop/paper"), (("rubric", "list"), "stat453/report")],
    ids=["new", "rubric"],
)
def test_the_installed_command_finds_its_courses(
    installed: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = draftsmith(installed, *arguments)
    assert (run.returncode, run.stderr) == (0, "")
    assert said in run.stdout


def test_the_installed_command_starts_a_draft_and_checks_it(
    installed: Path, tmp_path: Path
) -> None:
    started = draftsmith(installed, "new", "workshop/paper", str(tmp_path / "paper"), "--yes")
    assert started.returncode == 0, started.stderr
    checked = draftsmith(installed, "check", str(tmp_path / "paper"), "--output-format", "json")
    assert checked.returncode in (0, 1), checked.stderr
    assert '"version": 1' in checked.stdout
