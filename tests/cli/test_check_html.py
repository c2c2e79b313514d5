"""``draftsmith check --output-format html`` on real drafts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
UNRESOLVED = r"""
\documentclass{article}
\begin{document}
As Section~\ref{nowhere} has it, comets move.
\end{document}
"""

Run = subprocess.CompletedProcess[str]


def check(*arguments: str | Path) -> Run:
    """What the command does."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "check", "--output-format", "html", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def pictures(page: str) -> int:
    """How many pages of a PDF a report shows."""
    return page.count("data:image/png;base64,")


def test_a_page_is_printed_or_written_the_same_each_time(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    printed = check("examples/faulty-report")
    assert printed.stdout.startswith("<!doctype html>")
    written = check("examples/faulty-report", "--output", file)
    assert (written.stdout, written.stderr) == ("", f"{file}: written\n")
    assert file.read_text("utf-8") == printed.stdout
    assert (printed.returncode, written.returncode) == (1, 1)


@pytest.mark.parametrize(
    ("fail_on", "exit_code", "verdict"),
    [("error", 0, "Ready to hand in"), ("warning", 1, "Not ready to hand in")],
)
def test_the_verdict_and_the_exit_code_are_the_same(
    fail_on: str, exit_code: int, verdict: str
) -> None:
    chosen = ("examples/faulty-report", "--select", "FLT002", "--fail-on", fail_on)
    run = check(*chosen)
    assert run.returncode == exit_code
    assert f'class="title">{verdict}<' in run.stdout


def test_a_pdf_alone_shows_its_pages(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "faulty-report" / "report.pdf", tmp_path / "handed-in.pdf")
    run = check(tmp_path / "handed-in.pdf", "--template", "stat453/report")
    assert pictures(run.stdout) == 4
    assert "?? is printed on page 2" in run.stdout


def test_a_source_alone_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(UNRESOLVED, encoding="utf-8")
    assert pictures(check(tmp_path).stdout) == 0


@pytest.mark.skipif(shutil.which("latexmk") is None, reason="needs TeX: latexmk is not installed")
def test_a_build_shows_the_pages_it_made(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(UNRESOLVED, encoding="utf-8")
    run = check(tmp_path, "--build", "--select", "LAY008")
    assert pictures(run.stdout) == 1
    assert not (tmp_path / "main.pdf").exists()


def test_what_cannot_be_checked_is_told_beside_the_page_of_the_others() -> None:
    run = check("no-such-draft", "examples/report")
    assert run.returncode == 2
    assert "no-such-draft" in run.stderr
    assert "Ready to hand in" in run.stdout
