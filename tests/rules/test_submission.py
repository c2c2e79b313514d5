"""What is handed in beside the document: what the rules' examples cannot show."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from toolkit.course.requirements import CodeRule
from toolkit.draft.draft import Draft
from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Finding, Stage
from toolkit.rules.submission import MissingCode, UnlistedFile

MAIN = "\\documentclass{article}\n\\begin{document}\nText.\n\\end{document}\n"


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """A report that must come with its code in the folder ``src``, on the last day."""
    (tmp_path / "main.tex").write_text(MAIN)
    found = load_draft(tmp_path / "main.tex", template="stat453/report", stage=Stage.SUBMISSION)
    assert found.requirements
    code = CodeRule(folder="src", required=True)
    (tmp_path / "src").mkdir()
    requirements = replace(found.requirements, code=code)
    return replace(found, requirements=requirements)


def missing(draft: Draft) -> tuple[Finding, ...]:
    return run(draft, (MissingCode,)).findings


@pytest.mark.parametrize(
    "name", ["README.md", "README", "LICENSE.txt", "requirements.txt", "__pycache__/a.pyc", ".keep"]
)
def test_what_comes_with_code_is_no_code(draft: Draft, name: str) -> None:
    path = draft.root / "src" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("a")
    (finding,) = missing(draft)
    assert finding.message == "the folder src/ holds no code"


@pytest.mark.parametrize("name", ["run.py", "deep/er/run.ipynb", "Makefile", "a/__main__.py"])
def test_a_file_of_code_is_enough(draft: Draft, name: str) -> None:
    path = draft.root / "src" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a")
    assert missing(draft) == ()


def test_an_empty_file_is_no_code(draft: Draft) -> None:
    (draft.root / "src" / "run.py").touch()
    assert len(missing(draft)) == 1


def test_a_folder_that_is_not_there_is_called_so(draft: Draft) -> None:
    (draft.root / "src").rmdir()
    (finding,) = missing(draft)
    assert finding.message == "the folder src/ is not there"


def test_a_link_to_the_code_elsewhere_is_no_code(draft: Draft) -> None:
    (draft.root / "src" / "all").symlink_to("/usr", target_is_directory=True)
    assert len(missing(draft)) == 1


def unlisted(draft: Draft, *names: str) -> list[str]:
    for name in names:
        (draft.root / name).parent.mkdir(parents=True, exist_ok=True)
        (draft.root / name).write_text("a")
    return [finding.message for finding in run(draft, (UnlistedFile,)).findings]


def test_each_folder_and_kind_is_told_once(draft: Draft) -> None:
    names = ("old.tex", "a.txt", "data/a.csv", "data/b/c.csv", "old.aux", ".idea/a.xml", ".swp")
    assert unlisted(draft, *names) == [
        "hidden files, no part of the draft: .idea/a.xml, .swp",
        "files beside the draft that nothing includes: a.txt, old.tex",
        "files in data/ that nothing includes: data/a.csv, data/b/c.csv",
        "what LaTeX left of other documents: old.aux",
    ]


def test_of_many_files_three_are_named(draft: Draft) -> None:
    (message,) = unlisted(draft, *(f"{number}.csv" for number in range(5)))
    assert message.endswith(": 0.csv, 1.csv, 2.csv and 2 more")


@pytest.mark.parametrize(
    "name",
    ["main.aux", "main.run.xml", "main.synctex.gz", "main.pdf", ".github/workflows/a.yml",
     "src/data/a.csv", "LICENSE", "thesis.cls", ".git/config"],
)  # fmt: skip
def test_what_belongs_to_a_draft_is_no_news(draft: Draft, name: str) -> None:
    assert unlisted(draft, name) == []


@pytest.mark.parametrize("name", ["old.pdf", "code/run.py", "maintenance.tex", "Text"])
def test_what_does_not_belong_to_it_is_told(draft: Draft, name: str) -> None:
    assert len(unlisted(draft, name)) == 1
