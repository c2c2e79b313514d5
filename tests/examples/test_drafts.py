"""The example drafts are what they claim: finished ones clean, the faulty one faulty as listed."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from toolkit.lint.check import check, inspect
from toolkit.model.finding import Finding, Stage
from toolkit.scaffold.new import plan_new
from toolkit.scaffold.plan import Action
from toolkit.scaffold.questions import Answers, Author

COMPLAINT = re.compile(r"^.*(?:Warning|Overfull|Underfull|^!|^[^ ]*:\d+:).*$", re.MULTILINE)
OWN = ("sections/", "references.bib", "code/", "draftsmith.toml")  # what a team changes
PLANTED = ("stat453.sty", "report.tex", "metadata.tex")  # managed files that hold faults
LEAST_WORKS = 12

needs_tex = pytest.mark.skipif(
    shutil.which("latexmk") is None, reason="needs TeX: latexmk is not installed"
)


def answers_of(folder: Path) -> Answers:
    """What `new` was told when the draft was begun."""
    told = tomllib.loads((folder / "draftsmith.toml").read_text(encoding="utf-8"))["answers"]
    authors = tuple(Author(**author) for author in told.pop("author"))
    return Answers(**told, authors=authors)


def place(finding: Finding, root: Path) -> tuple[str, str, int]:
    """A finding's code, its file within the draft, and its line."""
    where = finding.place
    path = Path(where.path)
    relative = path.relative_to(root) if path.is_absolute() else path
    return finding.code, relative.as_posix(), where.line


def test_a_finished_draft_shows_nothing_at_submission_stage(finished):
    assert check(finished, stage=Stage.SUBMISSION).findings == ()


def test_the_faulty_report_shows_each_planted_fault_once(examples):
    root = examples / "faulty-report"
    planted = tomllib.loads((root / "FAULTS.toml").read_text(encoding="utf-8"))["fault"]
    found = check(root, stage=Stage.SUBMISSION).findings
    assert sorted(place(finding, root) for finding in found) == sorted(
        (fault["code"], fault["file"], fault["line"]) for fault in planted
    )


def test_a_draft_has_the_files_that_new_writes(draft):
    kind = tomllib.loads((draft / "draftsmith.toml").read_text(encoding="utf-8"))["template"]
    plan = plan_new(kind, draft, answers_of(draft))
    differing = plan.paths(Action.REFUSE, Action.WRITE)
    planted = PLANTED if draft.name == "faulty-report" else ()
    assert [path for path in differing if not path.startswith((*OWN, *planted))] == []


def test_a_draft_has_its_pdf(draft):
    assert list(draft.glob("*.pdf"))


def test_the_lone_pdf_is_the_finished_report(examples):
    handed_in = (examples / "submissions" / "antares.pdf").read_bytes()
    assert handed_in == (examples / "report" / "report.pdf").read_bytes()


def test_the_pdf_alone_shows_the_sections_and_pages_of_the_source(examples):
    source = inspect(examples / "report")
    alone = inspect(examples / "submissions" / "antares.pdf", template="stat453/report")
    titles = [section.title for section in source.sections if section.level == "section"]
    assert [s.title for s in alone.sections if s.level == "section"] == titles
    assert alone.pages.body == source.pages.body == 7


def test_the_report_cites_every_work_it_lists(examples):
    report = inspect(examples / "report")
    listed = {entry.key for entry in report.entries}
    assert {citation.key for citation in report.citations} == listed
    assert len(listed) >= LEAST_WORKS


@pytest.mark.parametrize("name", ["proposal", "presentation", "faulty-report"])
def test_borrowed_figures_are_the_reports(examples, name):
    for figure in (examples / name / "figures").iterdir():
        assert figure.read_bytes() == (examples / "report" / "figures" / figure.name).read_bytes()


@needs_tex
def test_a_finished_draft_builds_without_a_warning_or_a_bad_box(copy):
    subprocess.run(["latexmk"], cwd=copy, capture_output=True, check=True, timeout=300)
    log = (copy / f"{copy.name}.log").read_text(encoding="utf-8", errors="replace")
    assert COMPLAINT.findall(log) == []
    assert "Warning--" not in (copy / f"{copy.name}.blg").read_text(encoding="utf-8")
