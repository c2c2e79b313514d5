"""A build gives the PDF, the marks and the log, and says what it cannot do."""

import os
import shutil
from pathlib import Path

import pytest

from tests.build.conftest import Build, document
from toolkit.build.build import build
from toolkit.model.errors import InputError, SettingsError
from toolkit.readers.aux import read_aux
from toolkit.readers.pdf import read_pdf

needs_tex = pytest.mark.skipif(
    not (shutil.which("latexmk") and shutil.which("pdflatex")),
    reason="needs TeX: latexmk or pdflatex is not installed",
)
BIB = "@article{a, title={T}, author={A. B.}, journal={J}, year=1900}\n"


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex", "xelatex"])
def test_a_draft_is_built(built: Build, engine: str) -> None:
    answer = built({"main.tex": document(r"One\newpage Two")}, engine=engine)
    assert answer.pdf is not None
    assert answer.pdf.startswith(b"%PDF")
    assert (answer.errors, answer.stopped, answer.log.output_pages) == ((), "", 2)
    assert (answer.engine.program, answer.engine.why) == (engine, "it was named")


def test_a_draft_is_built_in_the_engine_that_its_first_line_names(built: Build) -> None:
    if shutil.which("xelatex") is None:
        pytest.skip("needs TeX: xelatex is not installed")
    source = document("Größe", "\\usepackage{fontspec}\\setmainfont{lmroman10-regular.otf}")
    answer = built({"main.tex": f"% !TeX program = xelatex\n{source}"})
    assert answer.errors == ()
    assert answer.pdf is not None
    (page,) = read_pdf(answer.pdf).pages
    assert "Größe" in [line.text for line in page.lines]
    assert answer.log.engine == "XeTeX"
    assert {mark.kind for mark in read_aux(answer.aux).marks} == {"body", "end"}


def test_a_build_runs_until_citations_and_references_stand(built: Build) -> None:
    body = r"\cite{a} \ref{s}\section{S}\label{s}\bibliographystyle{plain}\bibliography{sub/x}"
    answer = built({"main.tex": document(body), "sub/x.bib": BIB})
    assert answer.pdf is not None
    assert (answer.log.undefined_citations, answer.log.undefined_references) == ((), ())


def test_biber_is_run_where_the_draft_asks_for_it(built: Build) -> None:
    if shutil.which("biber") is None:
        pytest.skip("needs TeX: biber is not installed")
    preamble = r"\usepackage{biblatex}\addbibresource{x.bib}"
    answer = built({"main.tex": document(r"\cite{a}\printbibliography", preamble), "x.bib": BIB})
    assert answer.pdf is not None
    assert answer.log.undefined_citations == ()


def test_a_bibliography_that_is_already_typeset_needs_no_source(built: Build) -> None:
    bbl = r"\begin{thebibliography}{1}\bibitem{a} A.\end{thebibliography}"
    body = r"\cite{a}\bibliographystyle{plain}\bibliography{x}"
    answer = built({"main.tex": document(body), "main.bbl": bbl})
    assert answer.pdf is not None
    assert answer.log.undefined_citations == ()


def test_chapters_and_what_they_note_are_found(built: Build) -> None:
    files = {
        "main.tex": document(r"\include{parts/one}"),
        "parts/one.tex": r"\section{One}\label{one}",
    }
    answer = built(files)
    assert [label.key for label in read_aux(answer.aux).labels] == ["one"]


def test_what_an_earlier_run_left_is_not_used(built: Build) -> None:
    files = {"main.tex": document("Text"), "main.aux": r"\undefined", "main.out": r"\undefined"}
    assert built(files).pdf is not None


def test_a_main_file_with_blanks_and_accents_in_its_name_is_built(built: Build, outside) -> None:
    built({"main.tex": document("Text")})
    root = outside.parent / "draft"
    (root / "Ein Überblick.tex").write_text(document(r"\nosuch"), encoding="utf-8")
    (error,) = build(root, "Ein Überblick.tex").errors
    assert (error.file, error.line) == ("Ein Überblick.tex", 4)


def test_a_main_file_in_a_folder_below_is_built_from_the_root(built: Build, outside) -> None:
    built({"main.tex": document("Text"), "parts/one.tex": "One.", "paper/p.tex": ""})
    root = outside.parent / "draft"
    (root / "paper/p.tex").write_text(document(r"\input{parts/one}\nosuch"), encoding="utf-8")
    (error,) = build(root, "paper/p.tex").errors
    assert (error.file, error.line) == ("paper/p.tex", 4)


def test_an_index_is_made(built: Build) -> None:
    preamble = r"\usepackage{makeidx}\makeindex"
    answer = built({"main.tex": document(r"\index{a}Text\printindex", preamble)})
    assert answer.log.output_pages == 2


def test_a_document_without_pages_is_told(built: Build) -> None:
    (error,) = built({"main.tex": document("")}).errors
    assert error.message == "the document has no pages"


@needs_tex
@pytest.mark.parametrize("name", ["a$b.tex", "-shell-escape.tex", 'a"b.tex', "a%b.tex"])
def test_a_name_that_latexmk_cannot_pass_on_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(document("Text"), encoding="utf-8")
    with pytest.raises(InputError, match="latexmk builds no file of this name"):
        build(tmp_path, name)


@needs_tex
def test_a_main_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        build(tmp_path, "main.tex")


def test_an_engine_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="choose one of pdflatex, lualatex, xelatex"):
        build(tmp_path, "main.tex", engine="tex --shell-escape")


def test_without_tex_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "main.tex").write_text(document("Text"), encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError) as caught:
        build(tmp_path, "main.tex")
    packages = "texlive-latex-recommended texlive-fonts-recommended latexmk"
    assert caught.value.hint == f"install TeX Live; on Debian: apt install {packages}"


@needs_tex
def test_without_one_engine_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "main.tex").write_text(document("Text"), encoding="utf-8")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "latexmk").symlink_to(str(shutil.which("latexmk")))
    monkeypatch.setenv("PATH", os.fspath(programs))
    with pytest.raises(InputError, match=r"lualatex is not installed .*texlive-luatex"):
        build(tmp_path, "main.tex", engine="lualatex")
