"""Obsolete LaTeX: what the rule's examples cannot show."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.fix import applied
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.rules.obsolete import COMMANDS, ENVIRONMENTS, PACKAGES, ObsoleteCommand

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

Found = Callable[..., list[Finding]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """What the rule finds in a body, with lines before it in the preamble."""

    def check(body: str, preamble: str = "") -> list[Finding]:
        main = tmp_path / "main.tex"
        main.write_text(whole(body, preamble), encoding="utf-8")
        return list(run(load_draft(main), (ObsoleteCommand,)).findings)

    return check


def whole(body: str, preamble: str = "") -> str:
    return f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_told_once(found: Found, name: str) -> None:
    (finding,) = found(f"A \\{name} b")
    assert finding.message.startswith(f"\\{name} is obsolete: ")
    assert finding.hint == f"use {COMMANDS[name].form}"


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_each_environment_is_told_once(found: Found, name: str) -> None:
    assert len(found(f"\\begin{{{name}}} x \\end{{{name}}}")) == 1


@pytest.mark.parametrize("name", PACKAGES)
def test_each_package_is_told_once(found: Found, name: str) -> None:
    assert len(found("A.", f"\\usepackage{{{name}}}")) == 1


@pytest.mark.parametrize(
    ("body", "preamble"),
    [
        ("{\\sc a}", "\\newcommand{\\sc}{\\mathcal S}"),
        ("{\\sc a}", "\\def\\sc{S}"),
        ("A.", "\\newcommand\\head{{\\bf $$x$$}}"),
        ("A.", "\\usepackage[utf8]{inputenc}\\usepackage[latin1]{babel}"),
        ("A.", "\\documentclass{times}"),
        ("\\$$x$ and $y$\\$", ""),
        ("$a$$b$$c$", ""),
        ("a $b\n\n$$ c", ""),
    ],
)
def test_what_is_not_obsolete_is_let_be(found: Found, body: str, preamble: str) -> None:
    assert found(body, preamble) == []


@pytest.mark.parametrize(
    "body",
    [
        "\\emph{A {\\bf b} c}",
        "\\begin{theorem}A {\\bf b}\\end{theorem}",
        "{\\bf a \\emph{b}}",
        "{\\bf a} % {\\it b}".replace("a}", "a\n}"),
        "\\bf a",
        "$x_{\\rm a}$",
        "\\begin{tabular}{l}$$x$$\\end{tabular}",
        "\\mbox{$$x$$}",
        "$$ x \\eqno (1) $$",
    ],
)
def test_what_may_print_otherwise_has_no_fix(found: Found, body: str) -> None:
    (finding,) = found(body)
    assert finding.edit is None


def test_what_hides_in_a_formula_stays_as_it_is(found: Found) -> None:
    (finding,) = found("$$ x % $$ a note\n$$")
    assert finding.edit
    assert finding.edit.text == "\\[ x % $$ a note\n\\]"


@needs_tex
def test_the_fixes_print_the_same(tmp_path: Path) -> None:
    body = (
        "A {\\bf bold}, {\\tt typed}, {\\sc small}, {\\sf plain} word, so $$ x = y $$ holds.\n" * 3
    )
    (tmp_path / "main.tex").write_text(whole(body), encoding="utf-8")
    findings = run(load_draft(tmp_path / "main.tex"), (ObsoleteCommand,)).findings
    edits = [finding.edit for finding in findings if finding.edit]
    assert len(edits) == 15
    (tmp_path / "fixed.tex").write_text(applied(whole(body), edits), encoding="utf-8")
    texts = []
    for stem in ("main", "fixed"):
        subprocess.run(
            ["pdflatex", "-interaction=nonstopmode", stem],
            cwd=tmp_path,
            capture_output=True,
            check=True,
            timeout=120,
        )
        printed = subprocess.run(
            ["pdftotext", "-bbox", f"{stem}.pdf", "-"],
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        texts.append(printed.stdout.split(b"<body>")[1])
    assert texts[0] == texts[1]
