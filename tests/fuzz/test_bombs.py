"""PDF files made to harm come to findings or to one line, and harm nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.bombs import BOMBS, MB
from tests.fuzz.seeds import ROOT
from toolkit.lint.check import check
from toolkit.model.errors import InputError
from toolkit.readers.pdf import TOO_MUCH

MOST_MEMORY_KB = 600 * MB // 1000
REFUSED = ("nested flate", "flood of shapes", "forms within forms")
"""What PDFium would take gigabytes for."""
MEASURE = """
import resource, sys
from toolkit.readers.pdf import TOO_MUCH, read_pdf
assert read_pdf(sys.stdin.buffer.read()).faults == (TOO_MUCH,)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
SOURCE = "\\documentclass{article}\n\\begin{document}\nThe the end.\n\\end{document}\n"


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_comes_to_findings_or_to_one_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(BOMBS[name]())
    try:
        said = str(len(check(path, template="stat453/report").findings))
    except InputError as error:
        said = str(error)
    assert "\n" not in said
    assert (TOO_MUCH in said) == (name in REFUSED)


def test_a_bomb_leaves_the_rest_of_the_check_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(SOURCE, encoding="utf-8")
    without = check(tmp_path)
    (tmp_path / "main.pdf").write_bytes(BOMBS["forms within forms"]())
    report = check(tmp_path)
    assert report.findings == without.findings
    assert any(TOO_MUCH in skipped.reason for skipped in report.skipped)


def test_a_bomb_takes_no_more_memory_than_a_reader_may() -> None:
    bomb = BOMBS["nested flate"]()
    run = subprocess.run(
        [sys.executable, "-c", MEASURE], input=bomb, cwd=ROOT, capture_output=True, check=True
    )
    assert 0 < int(run.stdout) < MOST_MEMORY_KB
