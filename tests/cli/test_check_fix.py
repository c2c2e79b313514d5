"""``draftsmith check --fix`` and ``--diff`` on real files, run as a person runs them."""

import codecs
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.cli.check_fix import write_fixes
from toolkit.lint.check import fixes
from toolkit.model.errors import InputError

ROOT = Path(__file__).parents[2]
LOOSE = """\\documentclass{article}
\\begin{document}
See Fig. \\ref{fig:a} and Table\t\\ref{tab:b}. % as Fig. \\ref{fig:a}
\\begin{verbatim}
Table \\ref{tab:b}
\\end{verbatim}
\\end{document}
"""
TIGHT = LOOSE.replace("See Fig. ", "See Fig.~").replace("Table\t", "Table~")


@pytest.fixture
def main(tmp_path: Path) -> Path:
    """The main file of a draft with two ties missing, in the folder ``ours``."""
    (tmp_path / "ours").mkdir()
    path = tmp_path / "ours" / "main.tex"
    path.write_bytes(LOOSE.encode())
    return path


def check(*arguments: str, main: Path) -> subprocess.CompletedProcess[str]:
    """What the command does to the draft, from the folder above it, by the rule on ties."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "check", "ours", "--select", "REF001", *arguments],
        cwd=main.parents[1],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_fix_mends_says_how_much_and_reports_what_is_left(main: Path) -> None:
    ran = check("--select", "REF002", "--fix", "--output-format", "concise", main=main)
    assert main.read_bytes() == TIGHT.encode()
    assert ran.stderr == "ours/main.tex: fixed 2 findings in 1 file (REF001 2×)\n"
    assert "REF001" not in ran.stdout
    assert ran.stdout.count("REF002") == 2
    assert ran.returncode == 1


def test_a_second_fix_changes_nothing(main: Path) -> None:
    check("--fix", main=main)
    before = main.stat().st_mtime_ns
    ran = check("--fix", main=main)
    assert ran.stderr == "ours/main.tex: nothing to fix\n"
    assert main.stat().st_mtime_ns == before
    assert ran.returncode == 0


def test_diff_shows_the_change_and_changes_nothing(main: Path) -> None:
    ran = check("--diff", main=main)
    assert ran.returncode == 1
    assert ran.stdout.splitlines()[:2] == ["--- ours/main.tex", "+++ ours/main.tex"]
    assert "-See Fig. \\ref{fig:a} and Table\t\\ref{tab:b}. % as Fig. \\ref{fig:a}" in ran.stdout
    assert "+See Fig.~\\ref{fig:a} and Table~\\ref{tab:b}. % as Fig. \\ref{fig:a}" in ran.stdout
    assert ran.stderr == "ours/main.tex: would fix 2 findings in 1 file (REF001 2×)\n"
    assert main.read_bytes() == LOOSE.encode()


def test_diff_before_fix_still_changes_nothing(main: Path) -> None:
    assert check("--fix", "--diff", main=main).returncode == 1
    assert main.read_bytes() == LOOSE.encode()


def test_diff_of_nothing_is_nothing_and_clean(main: Path) -> None:
    main.write_bytes(TIGHT.encode())
    ran = check("--diff", main=main)
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.parametrize("end", ["\n", "\r\n", ""], ids=["lf", "crlf", "no last end"])
def test_patch_makes_of_the_diff_what_fix_makes(main: Path, end: str) -> None:
    if shutil.which("patch") is None:
        pytest.skip("needs patch: it is not installed")
    text = LOOSE.replace("\n", end) if end else f"{LOOSE}Fig. \\ref{{fig:a}}"
    main.write_bytes(text.encode())
    ran = subprocess.run(
        [sys.executable, "-m", "toolkit", "check", "ours", "--select", "REF001", "--diff", "-q"],
        cwd=main.parents[1],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    patch = ["patch", "-p0", "--binary"]
    subprocess.run(patch, cwd=main.parents[1], input=ran.stdout, check=True, capture_output=True)
    patched = main.read_bytes()
    main.write_bytes(text.encode())
    check("--fix", main=main)
    assert main.read_bytes() == patched != text.encode()


ENCODED = [
    (encoding, mark, end)
    for encoding, mark in (
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("latin-1", b""),
        ("mac-roman", b""),
    )
    for end in ("\n", "\r\n", "\r")
]
DECLARED = {"latin-1": "latin1", "mac-roman": "applemac"}


@pytest.mark.parametrize(("encoding", "mark", "end"), ENCODED)
def test_a_file_keeps_its_encoding_its_mark_and_its_line_ends(
    main: Path, encoding: str, mark: bytes, end: str
) -> None:
    def spelt(text: str) -> bytes:
        name = DECLARED.get(encoding)
        package = f"}}\n\\usepackage[{name}]{{inputenc}}" if name else "}"
        text = text.replace("}", package, 1).replace("See", "Émilie, see")
        return mark + text.replace("\n", end).encode(encoding)

    main.write_bytes(spelt(LOOSE))
    check("--fix", main=main)
    assert main.read_bytes() == spelt(TIGHT)


def test_a_file_that_is_no_text_is_left_alone(main: Path) -> None:
    broken = LOOSE.replace("See", "caf\udce9").encode("utf-8", "surrogateescape")
    main.write_bytes(broken)
    ran = check("--fix", main=main)
    assert main.read_bytes() == broken
    assert "ours/main.tex: left alone: byte 0xE9 is not UTF-8\n" in ran.stderr


def test_a_read_only_file_is_left_alone(main: Path) -> None:
    main.chmod(0o444)
    ran = check("--fix", main=main)
    assert main.read_bytes() == LOOSE.encode()
    assert "ours/main.tex: left alone: it is read-only\n" in ran.stderr


def test_a_link_out_of_the_folder_is_left_alone(main: Path, tmp_path: Path) -> None:
    outside = tmp_path / "shared.tex"
    outside.write_text("Fig. \\ref{fig:a}", encoding="utf-8")
    (main.parent / "shared.tex").symlink_to(outside)
    main.write_bytes(LOOSE.replace("See", "\\input{shared} See").encode())
    ran = check("--fix", main=main)
    assert outside.read_text(encoding="utf-8") == "Fig. \\ref{fig:a}"
    assert "ours/shared.tex: left alone: it lies outside the draft's folder\n" in ran.stderr
    assert "Fig.~\\ref{fig:a}" in main.read_text(encoding="utf-8")


def test_a_link_within_the_folder_stays_one(main: Path) -> None:
    (main.parent / "real.tex").write_text("Fig. \\ref{fig:a}", encoding="utf-8")
    (main.parent / "linked.tex").symlink_to("real.tex")
    main.write_bytes(LOOSE.replace("See", "\\input{linked} See").encode())
    check("--fix", main=main)
    assert (main.parent / "linked.tex").is_symlink()
    assert (main.parent / "real.tex").read_text(encoding="utf-8") == "Fig.~\\ref{fig:a}"


def test_a_file_that_the_source_carries_is_not_written(main: Path) -> None:
    carried = "\\begin{filecontents}{own.bib}\n% draftsmith: ignore[CIT002]\n\\end{filecontents}\n"
    text = carried + TIGHT.replace("\\end{doc", "\\bibliography{own}\n\\end{doc")
    main.write_bytes(text.encode())
    check("--select", "SUP001,CIT002", "--fix", main=main)
    assert main.read_bytes() == text.encode()
    assert [each.name for each in main.parent.iterdir()] == ["main.tex"]
    (main.parent / "own.bib").write_text("older", encoding="utf-8")
    ran = check("--select", "SUP001,CIT002", "--fix", main=main)
    assert "ours/own.bib: left alone: it does not hold what was checked\n" in ran.stderr
    assert (main.parent / "own.bib").read_text(encoding="utf-8") == "older"


def test_the_files_mode_is_kept_and_nothing_else_is_left(main: Path) -> None:
    main.chmod(0o640)
    check("--fix", main=main)
    assert main.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in main.parent.iterdir()] == ["main.tex"]


def test_several_files_and_drafts_are_fixed(main: Path, tmp_path: Path) -> None:
    (main.parent / "part.tex").write_bytes(b"Fig. \\ref{fig:a}\n")
    main.write_bytes(LOOSE.replace("See", "\\input{part} See").encode())
    (tmp_path / "theirs.tex").write_bytes(LOOSE.encode())
    ran = check("theirs.tex", "nowhere", "--fix", main=main)
    assert "ours/main.tex: fixed 3 findings in 2 files (REF001 3×)\n" in ran.stderr
    assert "theirs.tex: fixed 2 findings in 1 file (REF001 2×)\n" in ran.stderr
    assert ran.stderr.count("nowhere: ") == 1
    assert (tmp_path / "theirs.tex").read_bytes() == TIGHT.encode()
    assert ran.returncode == 2


def test_a_pdf_alone_has_nothing_to_fix(main: Path) -> None:
    shutil.copy(ROOT / "examples/report/report.pdf", main.parent / "report.pdf")
    main.unlink()
    ran = subprocess.run(
        [sys.executable, "-m", "toolkit", "check", "report.pdf", "--fix"],
        cwd=main.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.stderr == "report.pdf: nothing to fix\n"


def test_a_file_that_changes_meanwhile_is_not_overwritten(main: Path) -> None:
    (main.parent / "part.tex").write_bytes(b"Fig. \\ref{fig:a}\n")
    main.write_bytes(LOOSE.replace("See", "\\input{part} See").encode())
    found = fixes(main.parent)
    main.write_bytes(b"saved by an editor")
    with pytest.raises(InputError, match=r"main\.tex: changed while it was fixed"):
        write_fixes(found)
    assert main.read_bytes() == b"saved by an editor"
    assert (main.parent / "part.tex").read_bytes() == b"Fig. \\ref{fig:a}\n"


def test_unsafe_fixes_alone_would_do_nothing(main: Path) -> None:
    ran = check("--unsafe-fixes", main=main)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--unsafe-fixes goes with --fix or --diff" in ran.stderr


def test_the_example_with_faults_is_mended_and_stays_so(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/faulty-report", tmp_path / "ours")
    first = check("--select", "REF,SUP,TXT", "--fix", main=tmp_path / "ours" / "report.tex")
    assert "fixed 2 findings in 1 file (REF001, REF004)" in first.stderr
    second = check("--select", "REF,SUP,TXT", "--diff", main=tmp_path / "ours" / "report.tex")
    assert (second.returncode, second.stdout) == (0, "")
