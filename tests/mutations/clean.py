"""The clean drafts that are changed, and what is told of one with changes in it."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import toolkit
from tests.mutations.figures import draw
from tests.mutations.mutation import MARK, Change, edited, place_of
from tests.mutations.paper import write_paper
from toolkit.model.finding import Stage

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY_S = 86400.0
"""A day; so far ahead of its sources a clean draft's PDF is dated, so that it is fresh whatever
is written to the sources later."""

FIRST_MARK = 0xE000
"""The marks of several changes are told apart by characters for private use, from this one on."""


def make_clean(name: str, folder: Path) -> None:
    """Write the clean draft of a name: an example, or a paper for a blind workshop."""
    if name == "paper":
        write_paper(folder)
    else:
        shutil.copytree(EXAMPLES / name, folder, copy_function=shutil.copy)
    for pdf in folder.glob("*.pdf"):
        ahead = pdf.stat().st_mtime + DAY_S
        os.utime(pdf, (ahead, ahead))


def make_built(name: str, folder: Path) -> None:
    """The same, with all that LaTeX and BibTeX write."""
    make_clean(name, folder)
    for pdf in folder.glob("*.pdf"):
        pdf.unlink()
    subprocess.run(["latexmk"], cwd=folder, capture_output=True, check=True, timeout=300)


def changed(folder: Path, *changes: Change) -> list[str]:
    """Make changes in a draft's folder.

    Returns:
        The places of the marks, in the order of the changes, once all are made.
    """
    marks = [chr(FIRST_MARK + index) for index in range(len(changes))]
    for change, mark in zip(changes, marks, strict=True):
        _apply(change, folder, mark)
    names = _names(changes)
    texts = {name: (folder / name).read_text("utf-8") for name in names}
    for name, text in texts.items():
        _rewrite(folder / name, _without(text, marks))
    for name in {name for change in changes for name in change.latin_1}:
        (folder / name).write_bytes((folder / name).read_text("utf-8").encode("latin-1"))
    return [
        place_of(name, _without(text, [other for other in marks if other != mark]), mark)
        for mark in marks
        for name, text in texts.items()
        if mark in text
    ]


def _apply(change: Change, folder: Path, mark: str) -> None:
    for name in change.remove:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if change.days_old:
        _age(folder, change.days_old)
    for edit in change.edit:
        text = edited((folder / edit.file).read_text("utf-8"), edit)
        _rewrite(folder / edit.file, text.replace(MARK, mark))
    for name, text in change.files.items():
        _rewrite(folder / name, text.replace(MARK, mark))
    for name, kind in change.drawn.items():
        draw(folder / name, kind)


def _age(folder: Path, days: float) -> None:
    """Date a PDF, a copy of the clean draft's, before its sources."""
    (pdf,) = folder.glob("*.pdf")
    newest = max(path.stat().st_mtime for path in folder.rglob("*") if path.suffix != ".pdf")
    data = pdf.read_bytes()
    pdf.unlink()
    pdf.write_bytes(data)
    os.utime(pdf, (newest - days * DAY_S,) * 2)


def _names(changes: Sequence[Change]) -> list[str]:
    """The text files that some changes touch."""
    named = (name for each in changes for name in (*(e.file for e in each.edit), *each.files))
    return list(dict.fromkeys(named))


def _without(text: str, marks: Sequence[str]) -> str:
    return text.translate({ord(mark): None for mark in marks})


def _rewrite(path: Path, text: str) -> None:
    """Write a new file, since the old one may be linked to the clean draft's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(text.encode())


def build_again(folder: Path) -> None:
    """Run LaTeX once and BibTeX once on a draft that was built before."""
    main = next(folder.glob("*.fls")).stem
    options = ["-interaction=nonstopmode", "-file-line-error", "-recorder"]
    for command in (["pdflatex", *options, main], ["bibtex", main]):
        subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "max_print_line": "1000"},
            capture_output=True,
            check=False,
            timeout=120,
        )


def told(folder: Path) -> list[tuple[str, str]]:
    """The code and place of each finding at submission, sorted."""
    found = toolkit.check(folder, stage=Stage.SUBMISSION).findings
    return sorted((each.code, str(each.place)) for each in found)
