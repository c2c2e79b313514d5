"""Whatever a person hands in, a check ends with findings or with one line that says why not."""

import os
import random

import pytest

from toolkit.draft import reading
from toolkit.lint.check import check
from toolkit.model.errors import InputError
from toolkit.readers import bib_cursor

BEFORE = b"\\documentclass{article}\n\\begin{document}\n"
AFTER = b"\n\\end{document}\n"
JUNK = random.Random(1898).randbytes(20_000)
DEEP = 100_000


def lay(folder, **files):
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def found(path):
    return {finding.code: str(finding.place) for finding in check(path).findings}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "holds no LaTeX source"),
        ({"empty_tex": b""}, r"none of its LaTeX files has a \\documentclass: empty.tex"),
        ({"junk_tex": JUNK}, r"none of its LaTeX files has a \\documentclass: junk.tex"),
        ({"a_tex": BEFORE + AFTER, "b_tex": BEFORE + AFTER}, "several documents"),
        ({"note_txt": b"Text"}, "holds no LaTeX source"),
    ],
)
def test_a_folder_without_one_draft_is_refused_in_a_line(tmp_path, files, message):
    with pytest.raises(InputError, match=message) as caught:
        check(lay(tmp_path, **files))
    assert "\n" not in str(caught.value)
    assert caught.value.place == str(tmp_path)


@pytest.mark.parametrize("name", ["gone", "gone.tex", "gone.pdf", "broken.tex", "loop.tex"])
def test_a_path_to_nothing_is_refused_in_a_line(tmp_path, name):
    (tmp_path / "broken.tex").symlink_to("nowhere.tex")
    (tmp_path / "loop.tex").symlink_to("loop.tex")
    with pytest.raises(InputError, match="there is no such file or folder"):
        check(tmp_path / name)


def test_a_folder_named_like_a_source_is_read_as_a_folder(tmp_path):
    (tmp_path / "x.tex").mkdir()
    with pytest.raises(InputError, match="holds no LaTeX source"):
        check(tmp_path / "x.tex")
    lay(tmp_path / "x.tex", main_tex=BEFORE + AFTER)
    assert check(tmp_path / "x.tex").inspection.main.path == "main.tex"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "part.tex")
    lay(tmp_path, main_tex=BEFORE + b"\\input{part}" + AFTER)
    assert found(tmp_path) == {"BLD003": "main.tex:3:1"}


def test_an_input_loop_is_found_where_it_closes(tmp_path):
    loop = b"Text.\n\\input{main}"
    assert "BLD003" in found(lay(tmp_path, main_tex=BEFORE + b"\\input{a}" + AFTER, a_tex=loop))
    (finding,) = (f for f in check(tmp_path).findings if f.code == "BLD003")
    assert str(finding.place) == "a.tex:2:1"


def test_inputs_past_the_most_that_are_read_are_told_in_one_finding(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_FILES", 3)
    body = b"\\input{a}\n" * 6
    report = check(lay(tmp_path, main_tex=BEFORE + body + AFTER, a_tex=b"Text.\n"))
    (finding,) = (each for each in report.findings if each.code == "BLD003")
    assert finding.message.endswith("this one and those after it are not read")
    assert finding.place.line == 6


def test_an_input_too_deep_in_others_is_told_for_what_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "DEEPEST_INPUT", 2)
    lay(tmp_path, a_tex=b"\\input{b}", b_tex=b"Text.")
    report = check(lay(tmp_path, main_tex=BEFORE + b"\\input{a}" + AFTER))
    (finding,) = (each for each in report.findings if each.code == "BLD003")
    assert str(finding.place) == "a.tex:1:1"
    assert finding.message.endswith("files read one from within another: this one is not read")


@pytest.mark.parametrize(("number", "told"), [(20, 20), (5000, 1)])
def test_a_few_inputs_that_are_not_there_are_told_each_and_many_at_once(tmp_path, number, told):
    body = b"".join(b"\\input{q%d}\n" % each for each in range(number))
    findings = check(lay(tmp_path, main_tex=BEFORE + body + AFTER)).findings
    messages = [finding.message for finding in findings if finding.code == "BLD003"]
    assert len(messages) == told
    assert told > 1 or messages == ["5000 files are not there, q0 the first"]


def test_of_a_bibliography_that_is_not_read_to_its_end_no_key_is_missed(tmp_path, monkeypatch):
    works = b"@misc{a, title = {A}}\n@misc{b, title = {B}}\n@misc{c, title = {C}}\n"
    body = b"\\cite{a,c,d}\\bibliography{works}"
    folder = lay(tmp_path, main_tex=BEFORE + body + AFTER, works_bib=works)
    assert "CIT001" in found(folder)
    monkeypatch.setattr(bib_cursor, "MAX_PARTS", 4)
    codes = found(folder)
    assert "CIT001" not in codes
    assert "CIT010" in codes


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (BEFORE + "Größe".encode("latin-1") + AFTER, {"TEX003": "main.tex:3:3"}),
        ((BEFORE + b"Text." + AFTER).decode().encode("utf-16"), {"TEX003": "main.tex:1:1"}),
        (BEFORE + b"A NUL\0here." + AFTER, {"TEX003": "main.tex:3:6"}),
        (BEFORE + b"Text." + AFTER.replace(b"\n", b"\r\n"), {}),
        (BEFORE + b"{" + AFTER, {"TEX002": "main.tex:3:1"}),
        (BEFORE, {"TEX002": "main.tex:2:1"}),
        (BEFORE + b"}" * DEEP + AFTER, {"TEX002": "main.tex:3:1000"}),
        (BEFORE + JUNK + AFTER, None),
        (JUNK, None),
        (b"", {}),
        (b"\\", {}),
    ],
)
def test_a_file_that_is_spoilt_is_read_as_far_as_it_goes(tmp_path, data, codes):
    read = found(lay(tmp_path, main_tex=data) / "main.tex")
    assert codes is None or read == codes


def test_a_bibliography_cut_in_half_keeps_its_first_entries(tmp_path):
    entry = b"@misc{%b, title = {Sparks}, author = {Heinrich Hertz}, year = 1887}\n"
    cut = (entry % b"whole") + (entry % b"half")[:30]
    body = b"\\cite{whole,half}\\bibliography{works}"
    report = check(lay(tmp_path, main_tex=BEFORE + body + AFTER, works_bib=cut))
    places = {finding.code: str(finding.place) for finding in report.findings}
    assert places["CIT010"].startswith("works.bib:2:")
    assert "whole" in {entry.key for entry in report.inspection.entries}


@pytest.mark.parametrize(
    "body",
    [
        b"{" * DEEP + b"x" + b"}" * DEEP,
        b"{" * 1_000_000,
        b"\\begin{a}" * DEEP,
        b"\\end{a}" * DEEP,
        b"\\begin{itemize}\\item" * DEEP,
        b"\\cite[" * DEEP,
        b"\\section{" + b"\\caption[\\emph{a}" * 60 + b"}",
        b"\\section[[{" * DEEP,
        b"\\section{" * DEEP,
        b"\\iffalse " * DEEP,
        b"\\ifx " * DEEP,
        b"\\verb" * DEEP,
        b"\\url{" * DEEP,
        b"$" * 1_000_000,
        b"\\(" * DEEP,
        b"\\newcommand{\\x}{" * DEEP,
        b"\\newcommand{\\a}{\\a\\a\\cite{x}}" + b"\\a" * 5000,
        b"\\newcommand{\\t}[1]{#1#1#1#1}" + b"\\section{\\t{\\t{\\t{\\t{\\t{a}}}}}}" * 500,
        b"\\title{" + b"{" * DEEP + b"$" + b"}" * DEEP + b"}",
        b"\\author{" + b"\\thanks{" * 20_000 + b"}" * 20_000 + b"}",
        b"\\author{" + b"A B, $" * 20_000 + b"}",
        b"\\begin{figure}\\caption{$a$}\\label{a}\\end{figure}" * 2000,
        b"\\begin{frame}[" * DEEP,
        b"\\begin{lstlisting}[{{" * DEEP,
        b"a-" * 1_000_000,
        b" " * 1_000_000 + b"\\ref{a}",
        b"Figure " * DEEP + b"\\ref{a}" * 10_000,
        b"% draftsmith: ignore[CIT001]\n" * 2000,
        b"\\input{\\x/a}" * 20_000,
        b"\\\\" * 1_000_000,
        b"%\n" * 500_000,
    ],
    ids=lambda body: body[:24].decode(),
)
def test_a_hostile_document_comes_to_an_end(tmp_path, body):
    """Each would take hours, or all the stack, if what it repeats were read anew each time."""
    report = check(lay(tmp_path, main_tex=BEFORE + body + AFTER))
    assert report.inspection.main.path == "main.tex"
