"""Every template built once in each engine, with a title and names that break a careless one."""

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from toolkit.course.resources import templates
from toolkit.scaffold.new import new
from toolkit.scaffold.questions import Answers, Author

TITLE = r"""R&D 100% of _x_ #1 $5 ~a^b \input{/etc/passwd} {y} "q" é — ß"""
NAMES = (r"""R&D 100% _x_ #1 $5 ~a^b \in{y} "q" é — ß""", r"""Zoë O'Łódź ,,--?`!`<<>>''``|""")
BUILDS = [(template, engine) for template in templates() for engine in ("pdflatex", "lualatex")]


@dataclass(frozen=True)
class Built:
    """A draft that latexmk has built: where, and what it was made of."""

    folder: Path
    template: str
    engine: str
    exit_code: int
    title: str = TITLE
    names: tuple[str, ...] = NAMES

    @property
    def kind(self) -> str:
        return self.template.partition("/")[2]

    @property
    def pdf(self) -> Path:
        return self.folder / f"{self.kind}.pdf"

    def text_of(self, suffix: str) -> str:
        """The file that TeX wrote beside the PDF; empty where it wrote none."""
        path = self.pdf.with_suffix(suffix)
        return path.read_text("utf-8", errors="replace") if path.exists() else ""


def build(folder: Path, template: str, engine: str) -> Built:
    """Run latexmk in a draft."""
    run = subprocess.run(["latexmk"], cwd=folder, capture_output=True, check=False, timeout=300)
    return Built(folder, template, engine, run.returncode)


@pytest.fixture(scope="session")
def built_draft(tmp_path_factory):
    """Builds a template in an engine, once in the whole run."""

    @cache
    def make(template: str, engine: str) -> Built:
        folder = tmp_path_factory.mktemp("draft")
        authors = tuple(Author(name, "a_b%c~d@example.org") for name in NAMES)
        answers = Answers(title=TITLE, authors=authors, team="Team #1", engine=engine)
        new(template, folder, answers)
        return build(folder, template, engine)

    return make


@pytest.fixture(params=BUILDS, ids=lambda pair: "-".join(pair).replace("/", "-"))
def built(request, built_draft):
    """Each template in each engine."""
    template, engine = request.param
    for program in ("latexmk", engine):
        if shutil.which(program) is None:
            pytest.skip(f"needs TeX: {program} is not installed")
    return built_draft(template, engine)
