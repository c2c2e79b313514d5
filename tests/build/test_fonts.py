"""Fonts that are not installed: told at once, but made where METAFONT has a source for them."""

import shutil
from pathlib import Path

import pytest

from tests.build.conftest import Build, document
from toolkit.build.fonts import can_be_made
from toolkit.build.reach import environment
from toolkit.readers.log import Log, LogError

SOURCE = """mode_setup;
font_size 10pt#;
beginchar("A", 8pt#, 7pt#, 0);
  pickup pencircle scaled 1pt; draw (0, 0) -- (w, h);
endchar;
end
"""
MISSING = "Font {} not loadable: Metric (TFM) file not found"

needs_metafont = pytest.mark.skipif(
    shutil.which("mf-nowin") is None or shutil.which("mktexpk") is None,
    reason="needs METAFONT: mf-nowin or mktexpk is not installed",
)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (r"\font\ours=nosuchfont \ours A", "nosuchfont"),
        (r"\font\ours=nosuchfont at 9pt \ours A", "nosuchfont"),
        (r"\font\ours=nosuchfont scaled 900 \ours A", "nosuchfont"),
        (r"\fontencoding{U}\fontfamily{ours}\selectfont A", "nosuchfont"),
    ],
)
def test_a_font_that_is_not_there_is_told_by_its_name(built: Build, body: str, name: str) -> None:
    shape = "\\DeclareFontFamily{U}{ours}{}\\DeclareFontShape{U}{ours}{m}{n}{<->nosuchfont}{}"
    (error,) = built({"main.tex": document(body, shape)}).errors
    assert (error.message, error.line) == (f"the font {name} is not installed", 4)


def test_metafont_is_asked_for_no_font_unless_that_is_said(tmp_path: Path) -> None:
    assert environment(tmp_path)["MKTEXTFM"] == "0"
    assert environment(tmp_path, makes_fonts=True)["MKTEXTFM"] == "1"


@needs_metafont
def test_a_font_of_the_draft_s_own_is_made(built: Build) -> None:
    text = document(r"Text {\ours A}", r"\font\ours=ours")
    answer = built({"main.tex": text, "ours.mf": SOURCE})
    assert (answer.errors, answer.succeeded) == ((), True)


@pytest.mark.parametrize(
    ("font", "is_source"),
    [
        (r"\ours=ours at 10.0pt", True),
        (r"T1/our/m/n/10.95=ours1095 at 10.95pt", True),
        (r"\theirs=theirs scaled 900", False),
        (r'TU/Ours(0)/m/n/10="No Such Font" at 10.0pt', False),
        (r"\theirs=-ours at 10.0pt", False),
    ],
)
def test_a_source_is_looked_for_by_the_name_of_the_font(
    tmp_path: Path, font: str, is_source: bool
) -> None:
    (tmp_path / "ours.mf").write_text(SOURCE)
    log = Log(errors=(LogError(MISSING.format(font), "main.tex", 4),))
    assert can_be_made(log, tmp_path) is is_source


@needs_metafont
def test_a_source_is_looked_for_in_the_installation_too(tmp_path: Path) -> None:
    log = Log(errors=(LogError(MISSING.format(r"\ours=cmr10"), "main.tex", 4),))
    assert can_be_made(log, tmp_path)
