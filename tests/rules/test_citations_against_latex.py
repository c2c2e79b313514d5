"""What is said of citations is what LaTeX, BibTeX and biber say, for every kind of bibliography."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.lint.check import check

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("pdflatex", "bibtex", "biber")),
    reason="needs TeX: pdflatex, bibtex or biber is not installed",
)

BOOK = "@book{{{}, author = {{A. {}}}, title = {{On {}}}, publisher = {{P}}, year = {{1950}}}}\n"
INHERITING = """@inproceedings{child, author = {Ada Lovelace}, title = {Notes}, crossref = {conf}}
@xdata{names, author = {Mary Somerville}, date = {1834}}
@xdata{pub, publisher = {John Murray}}
@book{lent, title = {On the Connexion}, xdata = {names, pub}}
@book{known, author = {A. B}, title = {C}, publisher = {P}, year = {1950}, ids = {other}}
@set{both, entryset = {first, second}}
@article{first, author = {A. One}, title = {T1}, journaltitle = {J}, date = {1901-05}}
@article{second, author = {A. Two}, title = {T2}, journaltitle = {J}, date = {1902}}
@proceedings{conf, title = {Engines}, date = {1843}, publisher = {P}}
"""
BIBTEX_INHERITING = """@inproceedings{child, author = {Ada L}, title = {Notes}, crossref = {conf}}
@inbook{part, author = {B. C}, title = {D}, chapter = 3, crossref = {whole}}
@book{whole, author = {A. Book}, title = {Whole}, publisher = {P}, year = 1900}
@proceedings{conf, title = {Engines}, booktitle = {Engines}, year = 1843}
"""
TYPED = r"\begin{thebibliography}{9}\bibitem{one} A.\bibitem[B(1990)]{two} B.\end{thebibliography}"
MADE = "\\begin{thebibliography}{1}\n\\bibitem{one}\nA.~One.\n\\end{thebibliography}\n"
BIBTEX = "\\bibliographystyle{plain}\\bibliography{refs}"
BIBER = "\\usepackage{biblatex}\\addbibresource{refs.bib}"

CASES = {
    "biber, what is lent": (
        BIBER,
        r"\cite{child}\autocites{lent}[3]{both}\cite{other}\cite{gone}\printbibliography",
        {"refs.bib": INHERITING},
        "biber",
        ["CIT001 gone"],
    ),
    "biber, other case": (
        BIBER,
        r"\cite{Key}\cite{key}\printbibliography",
        {"refs.bib": BOOK.format("key", "B", "C")},
        "biber",
        ["CIT001 Key"],
    ),
    "biber, a section's own file": (
        BIBER,
        r"\begin{refsection}[own.bib]\cite{own}\printbibliography\end{refsection}"
        r"\cite{key}\printbibliography",
        {"refs.bib": BOOK.format("key", "B", "C"), "own.bib": BOOK.format("own", "D", "E")},
        "biber",
        [],
    ),
    "biber, nothing named": (
        r"\usepackage{biblatex}",
        r"\cite{a}\printbibliography",
        {},
        "biber",
        [r"CIT006 \cite{a}"],
    ),
    "bibtex, what is lent": (
        "",
        rf"\cite{{child,part}}\cite{{gone}}{BIBTEX}",
        {"refs.bib": BIBTEX_INHERITING},
        "bibtex",
        ["CIT001 gone"],
    ),
    "bibtex, other case": (
        "",
        rf"\cite{{Key}}{BIBTEX}",
        {"refs.bib": BOOK.format("key", "B", "C")},
        "bibtex",
        [],
    ),
    "bibtex, two cases": (
        "",
        rf"\cite{{key}}\cite{{Key}}{BIBTEX}",
        {"refs.bib": BOOK.format("key", "B", "C")},
        "bibtex",
        ["CIT001 Key"],
    ),
    "typed": ("", rf"\cite{{one,two}}\cite{{One}}{TYPED}", {}, "", ["CIT001 One"]),
    "made, without its source": (
        "",
        rf"\cite{{one}}\cite{{gone}}{BIBTEX}",
        {"main.bbl": MADE},
        "",
        ["CIT001 gone"],
    ),
    "made, and read by name": (
        "",
        r"\cite{one}\cite{gone}\input{main.bbl}",
        {"main.bbl": MADE},
        "",
        ["CIT001 gone"],
    ),
}


def build(folder: Path, helper: str) -> str:
    latex = ["pdflatex", "-interaction=nonstopmode", "main"]
    for command in (latex, [helper, "main"], latex, latex) if helper else (latex, latex):
        subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)
    return (folder / "main.log").read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("case", CASES)
def test_what_is_told_of_keys_is_what_latex_says(tmp_path: Path, case: str) -> None:
    preamble, body, files, helper, told = CASES[case]
    text = f"\\documentclass{{article}}{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    for name, said in {"main.tex": text, **files}.items():
        (tmp_path / name).write_text(said, encoding="utf-8")
    undefined = {re.findall(r"\w+", each)[-1] for each in told}
    log = build(tmp_path, helper)
    assert {word for word in undefined if f"{word}' on page" in log} == undefined
    assert log.count("LaTeX Warning: Citation") == len(undefined)
    found = check(tmp_path, select=("CIT00",), ignore=("CIT008",)).findings
    source = (tmp_path / "main.tex").read_text(encoding="utf-8").splitlines()
    assert [
        f"{each.code} {source[each.place.line - 1][each.place.column - 1 :]}"[: len(said)]
        for each, said in zip(found, told, strict=True)
    ] == told


def test_what_biber_made_stands_in_for_its_source(tmp_path: Path) -> None:
    body = r"\cite{child}\cite{other}\cite{gone}\printbibliography"
    text = f"\\documentclass{{article}}{BIBER}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (tmp_path / "main.tex").write_text(text, encoding="utf-8")
    (tmp_path / "refs.bib").write_text(INHERITING, encoding="utf-8")
    build(tmp_path, "biber")
    (tmp_path / "refs.bib").unlink()
    found = check(tmp_path, select=("CIT001", "CIT006")).findings
    assert [each.message for each in found] == ["no entry has the key gone"]
