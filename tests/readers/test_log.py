"""TeX's log is read, wrapped or not, with and without -file-line-error."""

import os
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.log import Log, LogError, Overfull, read_log

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

LONG_KEY = "a-key-so-long-that-the-line-of-the-log-which-names-it-is-wrapped-for-certain-1898"

BROKEN = rf"""\documentclass{{article}}
\usepackage{{graphicx}}
\begin{{document}}
\cite{{{LONG_KEY}}} \cite{{{LONG_KEY}}} \ref{{sec:nowhere}}
\undefinedcommand
\includegraphics{{no-such-image}}
\include{{no-such-chapter}}
\input{{chapter}}
\lastwrongcommand
\label{{here}}
\end{{document}}
"""

CHAPTER = r"""
\hbox to 20pt{WWW (WW ( WWWWWWW} % two that open, none that closes
\vbox to 20pt{\vrule height 40pt}
\wrongcommand
"""

WAYS = {
    "wrapped": ([], "79"),
    "unwrapped": ([], "1000"),
    "placed": (["-file-line-error"], "1000"),
    "placed and wrapped": (["-file-line-error"], "79"),
}


def log_of(folder, source, options=(), width="79", engine="pdflatex"):
    (folder / "main.tex").write_text(source)
    (folder / "chapter.tex").write_text(CHAPTER)
    command = [engine, "-interaction=nonstopmode", *options, "main.tex"]
    environment = os.environ | {"max_print_line": width}
    subprocess.run(
        command, cwd=folder, env=environment, check=False, stdout=subprocess.DEVNULL, timeout=60
    )
    return read_log((folder / "main.log").read_text(errors="replace"))


@needs_tex
@pytest.mark.parametrize(("options", "width"), WAYS.values(), ids=WAYS)
def test_a_broken_document_tells_the_same_however_it_was_compiled(tmp_path, options, width):
    log = log_of(tmp_path, BROKEN, options, width)
    assert log == Log(
        engine="pdfTeX",
        errors=(
            LogError("Undefined control sequence.", "./main.tex", 5),
            LogError("LaTeX Error: File `no-such-image' not found.", "./main.tex", 6),
            LogError("Undefined control sequence.", "./chapter.tex", 4),
            LogError("Undefined control sequence.", "./main.tex", 9),
        ),
        overfull=(
            Overfull(117.77586, "hbox", "./chapter.tex", 2, 2),
            Overfull(20.0, "vbox", "./chapter.tex", 3, 3),
        ),
        undefined_citations=(LONG_KEY,),
        undefined_references=("sec:nowhere",),
        missing_files=("no-such-image", "no-such-chapter.tex"),
        output_pages=2,
        rerun=True,
    )


@needs_tex
@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_a_clean_document_has_nothing_but_its_pages(tmp_path, engine):
    if shutil.which(engine) is None:
        pytest.skip(f"needs TeX: {engine} is not installed")
    source = "\\documentclass{article}\\begin{document}One\\newpage Two\\end{document}"
    log = log_of(tmp_path, source, engine=engine)
    assert (log.output_pages, log.errors, log.missing_files, log.rerun) == (2, (), (), False)


@needs_tex
def test_a_missing_package_stops_the_run(tmp_path):
    source = "\\documentclass{article}\n\\usepackage{no-such-package}\n\\begin{document}x"
    log = log_of(tmp_path, source)
    assert log.missing_files == ("no-such-package.sty",)
    assert [error.message for error in log.errors] == [
        "LaTeX Error: File `no-such-package.sty' not found.",
        "Emergency stop.",
    ]
    assert log.output_pages is None


@needs_tex
def test_a_paragraph_too_wide_gives_both_its_lines(tmp_path):
    source = "\\documentclass{article}\\begin{document}\n\\noindent\n" + "W" * 60
    (box,) = log_of(tmp_path, source + "\n\n\\end{document}").overfull
    assert (box.first_line, box.last_line, box.kind) == (2, 4, "hbox")


@pytest.mark.parametrize(
    ("line", "box"),
    [
        (
            r"Overfull \vbox (3.5pt too high) has occurred while \output is active [3]",
            Overfull(3.5, "vbox", "", 0, 0),
        ),
        (
            r"Overfull \hbox (12.0pt too wide) in alignment at lines 3--5",
            Overfull(12.0, "hbox", "", 3, 5),
        ),
    ],
)
def test_a_box_is_read_wherever_tex_met_it(line, box):
    assert read_log(line).overfull == (box,)


def test_a_box_that_is_too_empty_is_none():
    assert read_log(r"Underfull \hbox (badness 10000) at lines 3--5").overfull == ()


def test_a_message_that_goes_on_below_is_put_together():
    text = (
        "! Package hyperref Error: Wrong option `dvips',\n"
        "(hyperref)                because pdfTeX runs in PDF mode.\n\nl.3 \\begin\n"
    )
    message = "Package hyperref Error: Wrong option `dvips', because pdfTeX runs in PDF mode."
    assert read_log(text).errors == (LogError(message, "", 3),)


def test_an_error_does_not_take_the_line_of_the_next():
    text = "! LaTeX Error: File `x.sty' not found.\n\n! Emergency stop.\nl.9 \\x\n"
    assert [error.line for error in read_log(text).errors] == [0, 9]


def test_a_path_with_blanks_or_a_drive_is_kept_whole():
    text = "C:/my draft/main.tex:7: Missing $ inserted."
    assert read_log(text).errors == (LogError("Missing $ inserted.", "C:/my draft/main.tex", 7),)


def test_a_file_that_a_package_only_tries_is_not_missing():
    assert read_log("Package biblatex Info: ... file 'x.cfg' not found.").missing_files == ()


@pytest.mark.parametrize(
    ("line", "rerun"),
    [
        ("LaTeX Warning: Label(s) may have changed. Rerun to get cross-references right.", True),
        ("Package biblatex Warning: Please (re)run Biber on the file:", True),
        ("Package longtable Warning: Table widths have changed. Rerun LaTeX.", True),
        ("Package: rerunfilecheck 2022-07-10 v1.10 Rerun checks for auxiliary files (HO)", False),
    ],
)
def test_a_rerun_is_asked_for_only_by_a_warning(line, rerun):
    assert read_log(line).rerun is rerun


def test_a_line_of_79_in_a_log_that_was_never_wrapped_stands_alone():
    full = "LaTeX Warning: Reference `sec:a' on page 1 undefined on input line 5." + " " * 10
    long = "x" * 80
    text = f"{full}\n! Undefined control sequence.\n{long}\n"
    assert len(full) == 79
    assert len(read_log(text).errors) == 1


def test_a_wrapped_line_is_full_by_its_bytes():
    text = "LaTeX Warning: Citation `" + "é" * 27 + "\n' on page 1 undefined on input line 5.\n"
    assert read_log(text).undefined_citations == ("é" * 27,)


def test_the_pages_written_are_counted():
    text = "Output written on a draft (v2).pdf (112 pages, 4096 bytes)."
    assert read_log(text).output_pages == 112


def test_at_most_a_thousand_of_a_kind_are_kept():
    assert len(read_log("! x\n" * 5000).errors) == 1000


LINES = [
    "! ",
    "./a.tex:1: x",
    "l.1 ",
    "(",
    ")",
    "(./a.tex",
    "Overfull \\hbox (1.0pt too wide)",
    " at lines 1--2",
    "Citation `a' undefined",
    "Error: File `a' not found",
    "Output written on a (1 page)",
    "\n",
    "\0",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(LINES)).map("".join)))
def test_any_text_is_read(text):
    assert isinstance(read_log(text), Log)


def test_a_paragraph_that_the_next_file_ends_is_of_the_file_it_began_in() -> None:
    files = "(./main.tex (./one.tex (./in.tex)) (./two.tex (./late.tex)"
    box = "Overfull \\hbox (9.0pt too wide) in paragraph at lines 8--2\n[]\n"
    (found,) = read_log(f"This is pdfTeX\n{files}\n{box}))").overfull
    assert (found.file, found.first_line, found.last_line) == ("./one.tex", 8, 8)
