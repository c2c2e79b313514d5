"""Slides whose references take more than one: nothing runs off, and the others are counted."""

import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.readers.pdf import Pdf, read_pdf
from toolkit.scaffold.new import new
from toolkit.scaffold.questions import Answers, Author

ENTRIES = 12
FOOT = 0.93  # of the page's height: below it stands the frame's number
ENTRY = """@book{{k{n}, title={{On the Currents of Winter {n}}}, year={{18{n}}},
  author={{Wilhelm Weber and Carl Friedrich Gauss and Ada Lovelace}},
  publisher={{Dieterich}}, address={{Leipzig and Berlin and many other Towns along the River}}}}
"""
KEYS = [f"k{n}" for n in range(30, 30 + ENTRIES)]


def slides(folder: Path, keys: list[str]) -> Pdf:
    """The template's slides, citing these works beside those of its own."""
    for program in ("latexmk", "pdflatex"):
        if shutil.which(program) is None:
            pytest.skip(f"needs TeX: {program} is not installed")
    authors = tuple(Author(name, "") for name in ("Emmy Noether", "Max Born", "Otto Stern"))
    answers = Answers(title="Currents", authors=authors, team="", engine="pdflatex")
    new("stat453/presentation", folder, answers)
    entries = "".join(ENTRY.format(n=key[1:]) for key in keys)
    with (folder / "references.bib").open("a", encoding="utf-8") as bib:
        bib.write(entries)
    with (folder / "sections/related-work.tex").open("a", encoding="utf-8") as section:
        section.write(rf"\nocite{{{','.join(keys)}}}" if keys else "")
    subprocess.run(["latexmk"], cwd=folder, capture_output=True, check=True, timeout=300)
    return read_pdf((folder / "presentation.pdf").read_bytes())


def test_many_references_go_on_over_several_slides(tmp_path: Path) -> None:
    few, many = slides(tmp_path / "few", []), slides(tmp_path / "many", KEYS)
    added = many.pages[len(few.pages) - 1 :]
    assert len(added) > 2
    printed = " ".join(line.text for page in added for line in page.lines)
    assert all(f"Winter {key[1:]}" in printed for key in KEYS)
    for page in added:
        below = [line.text for line in page.lines if line.base > FOOT * page.height_pt]
        assert below == [str(page.number)]
    counted = [load_draft(tmp_path / name).pages for name in ("few", "many")]
    assert [pages.body for pages in counted if pages] == [len(few.pages) - 1] * 2
