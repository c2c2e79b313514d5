"""What LaTeX's and BibTeX's logs tell: real builds, stale logs, files outside the draft."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import Outcome, run
from toolkit.rules.citations import MissingBibliography
from toolkit.rules.floats import MissingImage
from toolkit.rules.inputs import MissingInput
from toolkit.rules.log import BibliographyError, BuildFailed, OverfullBox
from toolkit.rules.source import UnbalancedGroup, UndecodableText

RULES = (BuildFailed, OverfullBox, BibliographyError)
HOUR_S = 3600

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)


def whole(body: str) -> str:
    return f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"


def built(folder: Path, *programs: str, **files: str) -> Outcome:
    """What the rules say of ``main`` and other files after some programs ran on them."""
    for stem, text in files.items():
        name = "refs.bib" if stem == "refs" else f"{stem}.tex"
        (folder / name).write_text(text, encoding="utf-8")
    for program in programs:
        options = ["-interaction=nonstopmode"] if program == "pdflatex" else []
        subprocess.run(
            [program, *options, "main"], cwd=folder, capture_output=True, check=False, timeout=120
        )
    return run(load_draft(folder / "main.tex"), RULES)


def told(outcome: Outcome) -> list[tuple[str, str, int]]:
    return [(each.code, each.place.path, each.place.line) for each in outcome.findings]


@needs_tex
def test_a_clean_build_shows_nothing(tmp_path: Path) -> None:
    outcome = built(tmp_path, "pdflatex", main=whole("Text."))
    assert outcome.findings == ()
    assert [each.code for each in outcome.skipped] == ["BLD004"]


@needs_tex
def test_the_first_error_is_told_where_it_stands(tmp_path: Path) -> None:
    part = "Text.\n\n\\begin{itemize} a \\end{itemize}\n\\alpha and $\\frac{1}$"
    outcome = built(tmp_path, "pdflatex", main=whole("\\input{part}"), part=part)
    assert told(outcome) == [("BLD001", "part.tex", 3)]
    assert "\\item" in outcome.findings[0].message + outcome.findings[0].hint


@needs_tex
def test_a_box_too_wide_is_told_at_its_paragraph(tmp_path: Path) -> None:
    body = "Text.\n\n\\noindent\\rule{\\textwidth}{1pt}\\rule{6pt}{1pt}\n\n" * 2
    narrow = body.replace("6pt", "4pt")
    assert told(built(tmp_path, "pdflatex", main=whole(body))) == [
        ("BLD002", "main.tex", 5),
        ("BLD002", "main.tex", 9),
    ]
    assert told(built(tmp_path, "pdflatex", main=whole(narrow))) == []


@needs_tex
def test_what_bibtex_cannot_read_is_told_where_the_entry_is_at_fault(tmp_path: Path) -> None:
    outcome = built(
        tmp_path,
        "pdflatex",
        "bibtex",
        main=whole("\\cite{a}\\bibliographystyle{plain}\\bibliography{refs}"),
        refs="@misc{a,\n  title = {A}\n  year = 1950\n}\n",
    )
    assert told(outcome) == [("BLD004", "refs.bib", 2)]


IMAGE = "\\usepackage{graphicx}\n\\begin{document}\n\\includegraphics\n  [width=1cm]{none}\n\n"
INPUT = "\\begin{document}\nText.\n\n\\input{none}\n"
BIBTEX = "\\begin{document}\n\\cite{a}\\bibliographystyle{plain}\n\\bibliography{refs}\n"
BIBER = "\\usepackage{biblatex}\n\\addbibresource{refs.bib}\n\\begin{document}\\cite{a}\n"


@needs_tex
@pytest.mark.parametrize(
    ("text", "helper", "found", "alone"),
    [
        (IMAGE, "", [("FLT001", 4)], [("BLD001", 4)]),
        (f"{IMAGE}\\foo\n", "", [("FLT001", 4), ("BLD001", 7)], [("BLD001", 4), ("BLD001", 7)]),
        (INPUT, "", [("BLD003", 5)], [("BLD001", 5)]),
        (BIBTEX, "bibtex", [("CIT006", 4)], [("BLD004", 4)]),
        (BIBER, "biber", [("CIT006", 3)], [("BLD004", 3)]),
    ],
)
def test_a_file_that_is_not_there_is_told_once_where_it_is_named(
    tmp_path: Path,
    text: str,
    helper: str,
    found: list[tuple[str, int]],
    alone: list[tuple[str, int]],
) -> None:
    main = f"\\documentclass{{article}}\n{text}\\end{{document}}\n"
    outcome = built(tmp_path, "pdflatex", *[helper] * bool(helper), main=main)
    assert [(code, line) for code, _, line in told(outcome)] == alone
    better = run(load_draft(tmp_path), (*RULES, MissingImage, MissingInput, MissingBibliography))
    assert [(each.code, each.place.line) for each in better.findings] == found


def test_a_log_older_than_the_sources_is_not_read(tmp_path: Path) -> None:
    for name in ("main.log", "main.blg"):
        (tmp_path / name).write_text("This is pdfTeX\n./main.tex:3: Missing $ inserted.\n")
        before = (tmp_path / name).stat().st_mtime - HOUR_S
        os.utime(tmp_path / name, (before, before))
    outcome = built(tmp_path, main=whole("Text."))
    assert outcome.findings == ()
    assert [(each.code, each.reason) for each in outcome.skipped] == [
        ("BLD001", "there is no fresh .log"),
        ("BLD002", "there is no fresh .log"),
        ("BLD004", "there is no fresh .blg"),
    ]


@pytest.mark.parametrize(
    ("file", "line", "place"),
    [
        ("./main.tex", 3, ("main.tex", 3)),
        ("./main.tex", 99, ("main.tex", 5)),
        ("/usr/share/x.sty", 3, ("main.tex", 2)),
        ("../x.tex", 3, ("main.tex", 2)),
        ("./x.aux", 3, ("main.tex", 2)),
    ],
)
def test_an_error_outside_the_draft_is_told_of_the_whole(
    tmp_path: Path, file: str, line: int, place: tuple[str, int]
) -> None:
    log = f"This is pdfTeX\n{file}:{line}: Missing $ inserted.\n"
    (tmp_path / "main.log").write_text(log)
    (finding,) = built(tmp_path, main=whole("Text.")).findings
    assert (finding.place.path, finding.place.line) == place


def test_a_box_in_the_bibliography_says_so(tmp_path: Path) -> None:
    box = "Overfull \\hbox (9.0pt too wide) in paragraph at lines 3--4"
    log = f"This is pdfTeX\n(./main.tex (./main.bbl\n{box}\n))"
    (tmp_path / "main.log").write_text(log)
    (finding,) = built(tmp_path, main=whole("Text.")).findings
    assert finding.message == "a line is 9.0 pt too wide, in main.bbl"


STOPPED = "\\cite{a}\\newcommand\\x[1]{#1}\\x{A \\bibliographystyle{plain}\\bibliography{refs}"


@needs_tex
@pytest.mark.parametrize(
    ("body", "found", "alone"),
    [
        ("\\textbf{Bold.\n\nText.", ("TEX002", 3), ["BLD001"]),
        ("\\begin{quote}\nText.", ("TEX002", 3), ["BLD001"]),
        ("$\\left( a$\n\nText.", ("TEX002", 3), ["BLD001"]),
        ("Text.\n\n a } b", ("TEX002", 5), ["BLD001"]),
        ("Text.\ncaf\udce9", ("TEX003", 4), ["BLD001"]),
        ("\\input{part}", ("BLD003", 3), ["BLD001"]),
        (STOPPED, ("TEX002", 3), ["BLD001"]),
    ],
)
def test_what_follows_from_a_fault_in_the_source_is_told_by_that(
    tmp_path: Path, body: str, found: tuple[str, int], alone: list[str]
) -> None:
    (tmp_path / "main.tex").write_text(whole(body), encoding="utf-8", errors="surrogateescape")
    programs = ("pdflatex", "bibtex") if body is STOPPED else ("pdflatex",)
    outcome = built(tmp_path, *programs, part="See.\n\n\\input{part}", refs="@misc{a}")
    assert [each.code for each in outcome.findings] == alone
    better = run(load_draft(tmp_path), (*RULES, MissingInput, UnbalancedGroup, UndecodableText))
    assert [(each.code, each.place.line) for each in better.findings] == [found]


@needs_tex
def test_an_error_of_its_own_is_told_beside_a_brace_left_open(tmp_path: Path) -> None:
    built(tmp_path, "pdflatex", main=whole("\\foo\n\n{Text."))
    found = run(load_draft(tmp_path), (*RULES, UnbalancedGroup)).findings
    assert [(each.code, each.place.line) for each in found] == [("BLD001", 3), ("TEX002", 5)]
