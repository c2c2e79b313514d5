"""``draftsmith inspect`` on a real draft, run as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import toolkit.reporters

ROOT = Path(__file__).parents[2]
SCHEMA = Path(toolkit.reporters.__file__).with_name("schema") / "inspect-1.json"


def inspect(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "inspect", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("path", ["examples/report", "examples/report/report.pdf"])
def test_the_json_is_as_the_schema_says_with_keys_in_its_order(path: str) -> None:
    ran = inspect(path, "--json")
    document, schema = json.loads(ran.stdout), json.loads(SCHEMA.read_text())
    assert (ran.returncode, ran.stderr) == (0, "")
    jsonschema.validate(document, schema)
    assert list(document) == schema["required"]


def test_the_account_names_what_was_read() -> None:
    ran = inspect("examples/report")
    assert ran.returncode == 0
    assert ran.stdout.startswith("main     report.tex: ")
    assert "Émilie du Châtelet <chatelet@example.org>" in ran.stdout
    rows = [line.split() for line in ran.stdout.splitlines()]
    assert "Introduction" in [row[0] for row in rows if row[-1:] == ["sections/introduction.tex:1"]]


def test_the_account_and_the_json_agree() -> None:
    said = inspect("examples/report").stdout
    read = json.loads(inspect("examples/report", "--json").stdout)
    rows = [line.split() for line in said[said.index("\nsection ") :].splitlines()[2:]]
    placed = [row for row in rows if ".tex:" in row[-1]]
    assert [row[-1] for row in placed] == [f"{at['file']}:{at['line']}" for at in read["sections"]]
    assert all(str(at["words"]) in row for at, row in zip(read["sections"], placed, strict=True))
    assert f"in {len(read['citations'])} places" in said
    assert f"labels   {len(read['labels'])}, " in said


def test_the_account_shows_what_each_section_takes_and_what_is_left() -> None:
    rows = [line.split() for line in inspect("examples/report").stdout.splitlines()]
    assert ["body", "pages", "7", "6", "to", "8", "1", "page", "left"] in rows
    assert ["Experiments", "1.0", "14%", "469", "80", "sections/experiments.tex:1"] in rows
    assert ["References", "0.7", "free"] in rows


def test_the_folder_one_is_in_is_read_where_no_path_is_given() -> None:
    ran = inspect("--json", folder=ROOT / "examples" / "report")
    assert ran.stdout == inspect("examples/report", "--json").stdout


def test_a_pdf_given_beside_is_the_one_that_pages_are_counted_of(tmp_path: Path) -> None:
    tex = r"\documentclass{article}\begin{document}Words.\end{document}"
    (tmp_path / "main.tex").write_text(tex, encoding="utf-8")
    pdf = ROOT / "examples" / "report" / "report.pdf"
    ran = inspect("main.tex", "--json", "--pdf", str(pdf), folder=tmp_path)
    assert json.loads(ran.stdout)["pages"]["total"] == 8


def test_an_unknown_template_cannot_run() -> None:
    ran = inspect("examples/report", "--template", "stat453/reprot")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "did you mean stat453/report?" in ran.stderr


def test_what_is_no_draft_cannot_run(tmp_path: Path) -> None:
    ran = inspect("nowhere", folder=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("draftsmith: nowhere: ")
    assert len(ran.stderr.splitlines()) == 1


def test_the_help_has_an_example() -> None:
    said = " ".join(inspect("--help").stdout.split())
    assert "Example: draftsmith inspect our-report draftsmith inspect our-report --json" in said
