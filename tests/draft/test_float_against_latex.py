"""Which captions are a float's own, and which those of its parts, held against LaTeX."""

import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.rules.references import LabelBeforeCaption

pytestmark = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

ENVIRONMENTS = {
    "subfigure": "{3cm}",
    "subtable": "{3cm}",
    "subcaptionblock": "{3cm}",
    "subcaptiongroup": "",
    "subcaptiongroup*": "",
    "minipage": "{3cm}",
    "center": "",
}
FIGURE = r"""\begin{figure}
\begin{%(name)s}%(width)s x\label{early%(number)d}
\caption{Inner}\label{inner%(number)d}\end{%(name)s}
\caption{Outer}\label{outer%(number)d}
\end{figure}
"""
UNPRINTED = r"""\begin{figure}
\begin{subfigure}{3cm}\phantomsubcaption\label{unprinted}\end{subfigure}
\caption{Outer}\label{printed}
\end{figure}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    figures = [
        FIGURE % {"name": name, "width": width, "number": number}
        for number, (name, width) in enumerate(ENVIRONMENTS.items())
    ]
    text = (
        "\\documentclass{article}\n\\usepackage{subcaption}\n\\begin{document}\n"
        f"\\section{{A}}\n{''.join(figures)}{UNPRINTED}\\end{{document}}\n"
    )
    (tmp_path / "main.tex").write_text(text, encoding="utf-8")
    command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "main.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)
    return tmp_path


def test_a_caption_is_a_part_s_where_latex_gives_it_a_letter(folder: Path) -> None:
    draft = load_draft(folder)
    assert draft.aux is not None
    printed = {label.key: label.number for label in draft.aux.labels}
    for number, found in enumerate(draft.floats[: len(ENVIRONMENTS)]):
        is_part = printed[f"inner{number}"][-1].isalpha()
        own = ["Outer"] if is_part else ["Inner", "Outer"]
        assert [caption.text for caption in found.captions] == own, found.caption


def test_a_label_is_early_where_latex_does_not_give_it_its_caption_s_number(folder: Path) -> None:
    draft = load_draft(folder)
    found = run(draft, (LabelBeforeCaption,)).findings
    early = [f"\\label{{early{number}}}" for number in range(len(ENVIRONMENTS))]
    assert [draft.tex[0].slice(finding.span) for finding in found] == early
