"""A line that is too wide is told once: in the source where the log names it, else on its page."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Severity, Stage
from toolkit.rules import ALL
from toolkit.rules.base import Rule
from toolkit.rules.log import OverfullBox
from toolkit.rules.margins import TextInMargin
from toolkit.rules.suppressions import UnusedSuppression

pytestmark = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

BOTH = (TextInMargin, OverfullBox)
PROSE = "The quick brown fox jumps over the lazy dog, and nobody minds it at all. " * 40
WORDS = "\\mbox{an experiment that nobody who ever heard of it believes could be repeated by hand}"
FORMULA = f"\\[ {'+'.join('abcdefghijklmnopqrstuvwxyz' * 2)} \\]"
TABLE = (
    "\\noindent\\begin{tabular}{ll}\nA column of a good many words & and another one that does not "
    "fit beside the first\\\\\nfew & words\n\\end{tabular}"
)
RULER = (
    "\\noindent\\hspace*{0.5\\textwidth}\\rlap{Words that no box is made for stand far out}\\par"
)
IN_MACRO = "\\newcommand{\\ours}{\\mbox{$" + "x+" * 60 + "x$}}Of \\ours"

Told = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Code, place and message of what rules say of a built document with a body in its midst."""

    def check(
        body: str, *rules: type[Rule], preamble: str = "", **files: str
    ) -> list[tuple[str, str, str]]:
        start = f"\\documentclass{{article}}{preamble}\n\\begin{{document}}\n"
        (tmp_path / "main.tex").write_text(
            f"{start}{PROSE}\n\n{body}\n\n{PROSE}\n\\end{{document}}"
        )
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text)
        command = ["pdflatex", "-interaction=batchmode", "main.tex"]
        subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
        found = run(load_draft(tmp_path), rules or BOTH).findings
        return [(each.code, str(each.place), each.message) for each in found]

    return check


@pytest.mark.parametrize(
    "body",
    [f"Of {WORDS} here.", FORMULA, TABLE, IN_MACRO],
    ids=["words", "formula", "table", "macro"],
)
def test_a_line_in_the_margin_is_told_once_at_its_source(told: Told, body: str) -> None:
    ((code, place, message),) = told(body)
    assert (code, place) == ("LAY002", "main.tex:5:1")
    assert message.endswith("pt out in the right margin of page 1")


@pytest.mark.parametrize("options", ["\\usepackage{microtype}", "\\raggedbottom"])
def test_lines_of_several_boxes_are_told_each_at_its_own(told: Told, options: str) -> None:
    found = told(f"Of {WORDS}.\n\n{PROSE}\n\n{TABLE}\n\n{PROSE}\n{FORMULA}", preamble=options)
    assert [place for _, place, _ in found] == [f"main.tex:{line}:1" for line in (5, 9, 15)]
    assert [code for code, _, _ in found] == ["LAY002"] * 3


def test_a_line_of_another_file_is_told_there(told: Told) -> None:
    ((code, place, _),) = told("\\input{part}", part_tex=f"A word.\n\nOf {WORDS} here.\n\n")
    assert (code, place) == ("LAY002", "part.tex:3:1")


def test_either_rule_alone_tells_it_at_the_same_place(told: Told) -> None:
    for rule in BOTH:
        ((code, place, _),) = told(f"Of {WORDS} here.", rule)
        assert (code, place) == (rule.code, "main.tex:5:1")


def test_it_is_an_error_where_text_in_the_margin_is(told: Told, tmp_path: Path) -> None:
    told(f"Of {WORDS} here.")
    (found,) = run(load_draft(tmp_path, stage=Stage.SUBMISSION), BOTH).findings
    assert found.severity is Severity.ERROR


def test_what_the_log_does_not_name_is_told_on_its_page(told: Told) -> None:
    found = told(f"{RULER}\n\nOf {WORDS} here.")
    assert [(code, place) for code, place, _ in found] == [
        ("LAY002", "main.tex:7:1"),
        ("LAY002", "main.pdf:p1"),
    ]


def test_what_stands_out_as_far_as_a_box_elsewhere_is_not_that_box(told: Told) -> None:
    narrow = "\\noindent\\parbox{2cm}{\\hbox to 2cm{\\hbox to 71.5pt{A\\hfil B}}} and so on"
    number = "\\noindent\\hspace*{\\textwidth}\\rlap{\\hbox to 14pt{\\hfil 38}}"
    found = told(f"{narrow}\n\n{PROSE}\n\n{number}")
    assert [(code, place) for code, place, _ in found] == [
        ("BLD002", "main.tex:5:1"),
        ("LAY002", "main.pdf:p2"),
    ]


def test_a_box_that_reaches_no_margin_is_told_by_the_log(told: Told) -> None:
    narrow = f"\\parbox{{2cm}}{{{'Unbreakableidentifier'}}} and so on"
    ((code, place, message),) = told(narrow)
    assert (code, place) == ("BLD002", "main.tex:5:1")
    assert message.startswith("a line is ")


def test_a_box_too_high_on_the_same_line_is_told_beside_one_too_wide(told: Told) -> None:
    wide = "\\noindent\\hbox to 1.2\\textwidth{An identification\\hfil counterexample}"
    high = "\\vbox to 1pt{\\hbox{A}\\hbox{B}\\hbox{C}}"
    found = told(f"{wide}\\hfil\\break{high}")
    assert {code for code, _, _ in found} == {"LAY002", "BLD002"}
    assert any("too high" in message for _, _, message in found)


def test_a_line_of_the_references_is_told_once_on_its_page(told: Told) -> None:
    address = "https://example.org/" + "averylongaddressofapage/" * 6
    listed = (
        f"\\begin{{thebibliography}}{{1}}\n\\bibitem{{a}} {address}\n\\end{{thebibliography}}\n"
    )
    cited = "\\cite{a}\\bibliography{works}"
    ((code, place, _),) = told(cited, main_bbl=listed, works_bib="@misc{a, title = {A}}")
    assert (code, place) == ("LAY002", "main.pdf:p1")
    ((code, place, message),) = told(cited, OverfullBox)
    assert (code, place) == ("BLD002", "main.pdf:p1")
    assert message.endswith("too wide, in main.bbl")


@pytest.mark.parametrize(
    ("code", "left"), [("LAY002", []), ("BLD002", ["LAY002"]), ("LAY002, BLD002", [])]
)
def test_a_suppression_of_either_is_used(told: Told, code: str, left: list[str]) -> None:
    found = told(f"% draftsmith: ignore[{code}]\nOf {WORDS} here.", *BOTH, UnusedSuppression)
    assert [each for each, _, _ in found] == left


def test_a_clean_document_has_neither(told: Told) -> None:
    assert [each for each in told("Words.", *ALL) if each[0] in ("LAY002", "BLD002")] == []
