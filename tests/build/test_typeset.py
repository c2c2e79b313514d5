"""A document of our own: set in one run, the same each time, and refused in one line."""

import shutil
from pathlib import Path

import pypdfium2
import pytest

from toolkit.build.typeset import FOR_LUALATEX, typeset
from toolkit.model.errors import InputError

needs_tex = pytest.mark.skipif(
    not (shutil.which("pdflatex") and shutil.which("lualatex")),
    reason="needs TeX: pdflatex or lualatex is not installed",
)
DOCUMENT = r"\documentclass{article}\begin{document}%s\end{document}"


@needs_tex
@pytest.mark.parametrize(("first", "made_by"), [("", "pdfTeX"), (FOR_LUALATEX, "LuaTeX")])
def test_the_first_line_tells_the_engine(first: str, made_by: str) -> None:
    pdf = pypdfium2.PdfDocument(typeset(first + DOCUMENT % "text", "it", ""))
    assert pdf.get_metadata_value("Producer").startswith(made_by)
    assert pdf[0].get_textpage().get_text_range().startswith("text")


@needs_tex
def test_an_error_is_told_in_one_line_with_what_else_to_do() -> None:
    with pytest.raises(InputError, match="Undefined control sequence") as refused:
        typeset(DOCUMENT % r"\nosuchthing", "the sheet of Team 7", "other formats need none")
    assert refused.value.place == "the sheet of Team 7"
    assert refused.value.hint == "other formats need none"
    assert "\n" not in str(refused.value)


@needs_tex
def test_no_file_outside_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("secret")
    with pytest.raises(InputError):
        typeset(DOCUMENT % rf"\input{{{tmp_path}/secret.tex}}", "it", "")


def test_without_the_engine_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    for first, engine in (("", "pdflatex"), (FOR_LUALATEX, "lualatex")):
        with pytest.raises(InputError, match=f"{engine} is not installed") as refused:
            typeset(first + DOCUMENT % "text", "it", "other formats need none")
        assert refused.value.hint.startswith("install TeX Live")
        assert refused.value.hint.endswith("; other formats need none")
