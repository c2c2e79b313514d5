"""The engine is what the draft asks for, read and never run."""

from pathlib import Path

import pytest

from toolkit.build.engine import choose_engine

CLASS = "\\documentclass{article}\n"

ASKED = {
    "nothing": (CLASS, None, "pdflatex"),
    "a comment": (f"% !TeX program = lualatex\n{CLASS}", None, "lualatex"),
    "a comment in another spelling": (f"%!TEX TS-program=XeLaTeX\n{CLASS}", None, "xelatex"),
    "a comment before latexmkrc": (f"% !TeX program = xelatex\n{CLASS}", "$pdf_mode=4;", "xelatex"),
    "a comment with an unknown program": (f"% !TeX program = rm -rf\n{CLASS}", None, "pdflatex"),
    "a comment far below": (f"{CLASS}{'x' * 5000}\n% !TeX program = xelatex\n", None, "pdflatex"),
    "latexmkrc": (CLASS, "$pdf_mode = 5;\n", "xelatex"),
    "latexmkrc, on one line": (CLASS, "system('x'); $pdf_mode=4;", "lualatex"),
    "latexmkrc, commented out": (CLASS, "# $pdf_mode = 5;\n", "pdflatex"),
    "latexmkrc, by its program": (CLASS, "$pdflatex = 'lualatex %O %S';\n", "lualatex"),
    "latexmkrc, an unknown program": (CLASS, "$pdflatex = 'evil %O %S';\n", "pdflatex"),
    "latexmkrc, dvi": (CLASS, "$pdf_mode = 3;\n", "pdflatex"),
    "a package": (f"{CLASS}\\usepackage{{fontspec}}\n", None, "lualatex"),
    "a package of LuaTeX": (f"{CLASS}\\usepackage{{luacode}}\n", None, "lualatex"),
    "a package, commented out": (f"{CLASS}% \\usepackage{{fontspec}}\n", None, "pdflatex"),
    "a package where the engine has it": (
        f"{CLASS}\\usepackage{{iftex}}\\ifPDFTeX\\else\\usepackage{{fontspec}}\\fi\n",
        None,
        "pdflatex",
    ),
}


@pytest.mark.parametrize(("source", "settings", "program"), ASKED.values(), ids=ASKED)
def test_the_engine_is_what_the_draft_asks_for(
    tmp_path: Path, source: str, settings: str | None, program: str
) -> None:
    (tmp_path / "main.tex").write_text(source, encoding="utf-8")
    if settings is not None:
        (tmp_path / "latexmkrc").write_text(settings, encoding="utf-8")
    assert choose_engine(tmp_path, "main.tex").program == program


def test_the_reason_is_given(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(CLASS, encoding="utf-8")
    (tmp_path / ".latexmkrc").write_text("$pdf_mode = 4;", encoding="utf-8")
    assert choose_engine(tmp_path, "main.tex").why == ".latexmkrc names it"
