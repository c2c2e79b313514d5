"""The house: its root, the files under version control, and a clean copy of them."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "toolkit").rglob("*.py"))


def told(module: Path) -> str:
    """A module's name in a test's id: its path in the package."""
    return module.relative_to(ROOT / "toolkit").as_posix()


@pytest.fixture(scope="session")
def tracked() -> tuple[str, ...]:
    """Every file under version control that is there, by its path from the root."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("needs a checkout: git does not know these files")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(path for path in listed.split("\0") if path and (ROOT / path).is_file())


@pytest.fixture(scope="session")
def clean_copy(tracked: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the files under version control and nothing else."""
    folder = tmp_path_factory.mktemp("clean")
    for path in tracked:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, folder / path)
    return folder
