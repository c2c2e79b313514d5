"""A draft with other text in some of its files is read as it would be from disk."""

from pathlib import Path

from toolkit.draft.load import load_draft
from toolkit.draft.reread import reread

SOURCE = "\\documentclass{article}\\usepackage{biblatex}\\addbibresource{a.bib}\\begin{document}"
WORKS = "% @misc{old, title={A}}\n@misc{new, title={B}}\n"


def test_a_bibliography_is_read_again_as_biber_reads_it(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "a.bib").write_text(WORKS, encoding="utf-8")
    again = reread(load_draft(tmp_path), {"a.bib": WORKS.replace("B", "C")})
    assert [(entry.key, entry.get("title")) for _, entry in again.entries] == [("new", "C")]
