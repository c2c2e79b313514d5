"""What a command does not need it does not load: start-up is most of a short run."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.conftest import ROOT

HEAVY = {"jinja2", "openpyxl", "pypdf", "rich", "subprocess", "xlsxwriter"}
RUN = """
import sys
from toolkit.cli import main
try:
    main()
except SystemExit:
    pass
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
TEX = r"\documentclass{article}\begin{document}\section{Method} See~\cite{a}.\end{document}"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft of source alone."""
    (tmp_path / "main.tex").write_text(TEX, encoding="utf-8")
    return tmp_path


def loaded(*arguments: str, folder: Path) -> set[str]:
    """The packages that are loaded when a command ends."""
    run = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("check", "--help"), ("check", "."), ("check", ".", "--output-format", "json")],
    ids=" ".join,
)
def test_a_command_loads_nothing_heavy(arguments: tuple[str, ...], draft: Path) -> None:
    assert loaded(*arguments, folder=draft) & HEAVY == set()


def test_a_check_against_a_template_loads_nothing_heavy(draft: Path) -> None:
    found = loaded("check", ".", "--template", "stat453/report", folder=draft)
    assert "toolkit" in found
    assert found & (HEAVY | {"pypdfium2"}) == set()


def test_help_loads_no_room_that_reads_or_judges(draft: Path) -> None:
    assert not {"msgspec", "pylatexenc", "pypdfium2"} & loaded("--help", folder=draft)
