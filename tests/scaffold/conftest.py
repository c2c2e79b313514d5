"""A small template of nobody's course, and answers that suit any."""

from pathlib import Path

import pytest

from toolkit.scaffold.questions import Answers, Author

MANIFEST = """\
id = "club/note"
version = "2.1"
title = "Note"
kind = "note"
main = "note.tex"

[document]
class = "article"
style = "club.sty"

[team]
min = 2
max = 3

[[section]]
id = "text"
title = "Text"
"""
FILES = {
    "template.toml": MANIFEST,
    "note.tex": "\\documentclass{article}\n\\input{sections/text}\n",
    "club.sty": "\\ProvidesPackage{club}\n",
    "sections/text.tex": "\\section{Text}\n\n\\guidance{Write.}\n\nA sample.\n",
    ".hidden": "not for a draft\n",
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    folder = tmp_path / "template"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.fixture
def answers() -> Answers:
    return Answers(title="On Bees", authors=(Author("Ada Lovelace", "ada@example.org"),))
