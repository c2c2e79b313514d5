"""``draftsmith build`` and ``draftsmith check --build``, run as a person runs them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILLER = "A sentence of plain words that fills the column line by line until it is full. "
TEX = rf"""\documentclass{{article}}
\begin{{document}}
\section{{Method}} {FILLER * 60}
\begin{{thebibliography}}{{9}}\bibitem{{a}} A.\end{{thebibliography}}
\end{{document}}
"""

needs_tex = pytest.mark.skipif(
    not (shutil.which("latexmk") and shutil.which("pdflatex")),
    reason="needs TeX: latexmk or pdflatex is not installed",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a draft that can be built and one that cannot."""
    for name, text in (("whole", TEX), ("broken", TEX.replace("Method", r"\Metod"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.tex").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


WRITTEN = (
    (".", ("build", "whole"), "main.pdf"),
    (".", ("build", "whole", "-o", "out/x.pdf"), "out/x.pdf"),
    (".", ("build", "whole", "--in-place"), "whole/main.pdf"),
    ("whole", ("build", "--in-place"), "whole/main.pdf"),
    ("whole", ("build", "main.tex", "-o", "x.pdf"), "whole/x.pdf"),
)


@needs_tex
@pytest.mark.parametrize(("home", "arguments", "written"), WRITTEN)
def test_the_pdf_is_written_where_it_was_asked_for_and_nothing_else(
    folder: Path, home: str, arguments: tuple[str, ...], written: str
) -> None:
    before = names(folder)
    done = run(*arguments, folder=folder / home)
    assert (done.returncode, names(folder) - before) == (0, {written})
    path = os.path.relpath(folder / written, folder / home)
    assert done.stdout == f"{path}: written (2 pages, pdflatex: nothing else is asked for)\n"


@needs_tex
def test_the_drafts_own_folder_is_not_written_to_unasked(folder: Path) -> None:
    before = names(folder)
    done = run("build", folder=folder / "whole")
    assert (done.returncode, names(folder)) == (0, before)
    assert done.stdout.startswith("main.tex can be built (2 pages")
    assert done.stderr == "no PDF was written: say --in-place, or -o FILE\n"


@needs_tex
def test_a_pdf_that_is_there_is_overwritten_only_where_it_was_named(folder: Path) -> None:
    (folder / "main.pdf").write_bytes(b"mine")
    refused = run("build", "whole", folder=folder)
    assert (refused.returncode, (folder / "main.pdf").read_bytes()) == (1, b"mine")
    assert "main.pdf" in refused.stderr
    named = run("build", "whole", "-o", "main.pdf", folder=folder)
    assert named.returncode == 0
    assert (folder / "main.pdf").read_bytes().startswith(b"%PDF")


@needs_tex
def test_an_error_is_one_line_with_its_place_and_remedy(folder: Path) -> None:
    before = names(folder)
    done = run("build", "broken", "--in-place", folder=folder)
    assert (done.returncode, names(folder)) == (1, before)
    said = r"error BLD001 there is no command \Metod (correct its name, or load the package that"
    assert done.stdout == f"broken/main.tex:3: {said} has it)\n"
    assert done.stderr == "broken/main.tex was not built: 1 error\n"


@needs_tex
def test_a_build_without_end_is_one_line(folder: Path) -> None:
    (folder / "whole/main.tex").write_text(TEX.replace("Method", r"\loop\iftrue\repeat"), "utf-8")
    done = run("build", "whole", "--timeout", "1.5", folder=folder)
    said = "whole/main.tex: error BLD001 stopped after 1.5 s: the document never ended\n"
    assert (done.returncode, done.stdout) == (1, said)


@needs_tex
def test_the_engine_of_the_settings_is_used_and_another_may_be_named(folder: Path) -> None:
    if shutil.which("lualatex") is None:
        pytest.skip("needs TeX: lualatex is not installed")
    settings = 'main = "main.tex"\n[answers]\nengine = "lualatex"\n'
    (folder / "whole/draftsmith.toml").write_text(settings, encoding="utf-8")
    assert "lualatex" in run("build", "whole", "-o", "a.pdf", folder=folder).stdout
    named = run("build", "whole", "--engine", "pdflatex", "-o", "b.pdf", folder=folder)
    assert "pdflatex: it was named" in named.stdout


def test_without_tex_it_is_one_line_on_what_to_install(folder: Path) -> None:
    done = run("build", "whole", folder=folder, PATH=str(folder))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("draftsmith: latexmk is not installed (install TeX Live; on De")
    assert done.stderr.count("\n") == 1


REFUSED = {
    ("--in-place", "-o", "x.pdf"): "--in-place and --output are two places",
    ("-o", "main.tex"): "main.tex: a PDF is written here (end it in .pdf)",
    ("--timeout", "0"): "--timeout",
    ("--engine", "tex"): "--engine",
}


@pytest.mark.parametrize(("options", "said"), REFUSED.items())
def test_options_that_cannot_be_are_refused(
    folder: Path, options: tuple[str, ...], said: str
) -> None:
    before = names(folder)
    done = run("build", "whole", *options, folder=folder)
    assert (done.returncode, names(folder)) == (2, before)
    assert said in done.stderr


def test_a_pdf_alone_cannot_be_built(folder: Path) -> None:
    (folder / "x.pdf").write_bytes(b"%PDF-1.5")
    done = run("build", "x.pdf", folder=folder)
    assert (done.returncode, done.stderr) == (2, "draftsmith: x.pdf: a PDF alone cannot be built\n")


def pages(*arguments: str, folder: Path) -> dict[str, object]:
    """What a check says of the pages."""
    done = run("check", *arguments, "--output-format", "json", folder=folder)
    (report,) = json.loads(done.stdout)["reports"]
    return report["pages"]


@needs_tex
def test_a_check_counts_the_pages_of_a_build(folder: Path) -> None:
    assert pages("whole", folder=folder)["evidence"] == "estimate"
    before = names(folder)
    found = pages("whole", "--build", folder=folder)
    assert (found["evidence"], found["total"], found["body"]) == ("build", 2, 2)
    assert (found["references_begin"], found["text_above_references"]) == (2, True)
    assert names(folder) == before


@needs_tex
def test_a_check_of_what_cannot_be_built_says_why_and_tells_the_rest(folder: Path) -> None:
    done = run("check", "broken", "--build", folder=folder)
    assert r"not built: main.tex:3: there is no command \Metod" in done.stderr
    assert "BLD001" in done.stdout


def test_a_check_without_tex_says_what_to_install_and_tells_the_rest(folder: Path) -> None:
    done = run("check", "whole", "--build", folder=folder, PATH=str(folder))
    assert done.returncode == 0
    assert done.stderr.startswith("not built: latexmk is not installed (install TeX Live")
    assert "clean" in done.stdout


def test_a_build_and_a_given_pdf_are_one_too_many(folder: Path) -> None:
    done = run("check", "whole", "--build", "--pdf", "x.pdf", folder=folder)
    assert done.returncode == 2
    assert "leave out --pdf" in done.stderr
