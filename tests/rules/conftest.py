"""Turns a rule's example into a draft on disk, and checks it as a person would."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from toolkit.course.requirements import Requirements
from toolkit.draft.draft import Draft
from toolkit.draft.load import load_draft
from toolkit.draft.pdf_file import PdfFile
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.rules import ALL
from toolkit.rules.example import Example

BEFORE = "\\documentclass{article}\n\\begin{document}\n"
LINES_BEFORE = BEFORE.count("\n")
BARE_MANIFEST = {
    "id": "example/paper",
    "version": "1",
    "title": "Example",
    "kind": "paper",
    "main": "main.tex",
    "document": {"class": "article"},
}


def whole(example: Example, tex: str) -> str:
    """The main file around a body; a whole file stays as it is."""
    if tex.startswith("\\documentclass"):
        return tex
    end = "\\bibliography{references}\n" if example.bib is not None else ""
    return f"{BEFORE}{tex}\n{end}\\end{{document}}\n"


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = dict(under)
    for key, value in over.items():
        old = both.get(key)
        both[key] = (
            _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
        )
    return both


def _written(example: Example, main: str, folder: Path) -> Draft:
    for path, text in {"main.tex": main, **example.files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    if example.bib is not None:
        (folder / "references.bib").write_text(example.bib, encoding="utf-8")
    draft = load_draft(folder / "main.tex", stage=example.stage)
    if example.requires:
        table = _merged(BARE_MANIFEST, tomllib.loads(example.requires))
        draft = replace(draft, requirements=msgspec.convert(table, Requirements))
    if example.pdf is not None:
        modified = draft.sources_modified - example.pdf.age_s
        draft = replace(draft, pdf=PdfFile("main.pdf", example.pdf.read, modified))
    return draft


Checked = Callable[[Example, str], list[Finding]]


@pytest.fixture
def findings(tmp_path: Path) -> Checked:
    """Gives what every rule says of an example whose main file is the given text."""

    def check(example: Example, main: str) -> list[Finding]:
        return list(run(_written(example, main, tmp_path), ALL).findings)

    return check
