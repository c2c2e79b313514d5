"""A main file in a folder of the draft's, which reads what lies beside that folder."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.build.conftest import SECRET, SHORT, contents, document
from toolkit.build.build import Built
from toolkit.build.cage import landlock_version
from toolkit.draft.building import build_draft
from toolkit.draft.locate import locate

pytestmark = [
    pytest.mark.skipif(
        landlock_version() == 0, reason="needs Landlock: this system cannot confine a program"
    ),
    pytest.mark.skipif(
        shutil.which("latexmk") is None or shutil.which("pdflatex") is None,
        reason="needs TeX: latexmk or pdflatex is not installed",
    ),
]
CASES = {
    "an input": (r"\input{../parts/aims}", {"parts/aims.tex": "To learn."}),
    "a graphics path": (
        r"\includegraphics{needle}",
        {},
    ),
    "a bibliography": (
        r"\cite{a}\bibliographystyle{plain}\bibliography{../x}",
        {"x.bib": "@book{a, title={T}, author={A. Author}, publisher={P}, year=1900}"},
    ),
    "a file of its own": (r"\input{aims}\input{../paper/aims}", {"paper/aims.tex": "To learn."}),
}
PREAMBLE = r"\usepackage{graphicx}\graphicspath{{../figures/}}"
PICTURE = Path(__file__).parents[2] / "examples/report/figures/glyphs.pdf"


def laid_out(tmp_path: Path, body: str, files: Mapping[str, str]) -> Path:
    """A draft's folder whose main file lies one below."""
    root = tmp_path / "draft"
    for name, text in {"paper/main.tex": document(body, PREAMBLE), **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "figures").mkdir()
    shutil.copyfile(PICTURE, root / "figures/needle.pdf")
    return root


def built(path: Path) -> Built:
    """What a build comes to that leaves everything as it was."""
    around = path if path.is_dir() else path.parents[1]
    before = contents(around)
    answer = build_draft(locate(path), limits=SHORT)
    assert contents(around) == before
    return answer


@pytest.mark.parametrize(("body", "files"), CASES.values(), ids=CASES)
def test_what_lies_beside_its_folder_is_found(
    tmp_path: Path, body: str, files: dict[str, str]
) -> None:
    answer = built(laid_out(tmp_path, body, files))
    assert answer.errors == ()
    assert answer.pdf is not None


def test_it_is_found_too_where_the_settings_name_the_file(tmp_path: Path) -> None:
    settings = {"draftsmith.toml": 'main = "paper/main.tex"\n', "aims.tex": "To learn."}
    root = laid_out(tmp_path, r"\input{../aims}", settings)
    assert built(root / "paper/main.tex").errors == ()


def test_of_a_file_that_was_named_alone_nothing_around_is_read(tmp_path: Path) -> None:
    root = laid_out(tmp_path, r"\input{../aims}", {"aims.tex": "To learn."})
    assert built(root / "paper/main.tex").pdf is None


def test_errors_have_their_places_from_the_main_files_folder(tmp_path: Path) -> None:
    body = "\\input{../parts/aims}\n\\nosuch"
    (error,) = built(laid_out(tmp_path, body, {"parts/aims.tex": "To learn."})).errors
    assert (error.file, error.line) == ("main.tex", 5)


@pytest.mark.parametrize("name", ["../../outside/secret", "{outside}/secret"])
def test_what_lies_outside_the_folder_that_was_named_stays_unread(
    tmp_path: Path, outside: Path, name: str
) -> None:
    name = name.replace("{outside}", str(outside))
    told = r"\immediate\write\csname @auxout\endcsname{\x}"
    body = rf"\openin1={name}.tex \read1 to \x {told}\input{{../aims}}"
    answer = built(laid_out(tmp_path, body, {"aims.tex": "To learn."}))
    assert SECRET not in answer.aux
    assert SECRET.encode() not in (answer.pdf or b"")
    body = rf"\input{{{name}}}\input{{../aims}}"
    (tmp_path / "draft/paper/main.tex").write_text(document(body, PREAMBLE), encoding="utf-8")
    again = built(tmp_path / "draft")
    assert again.pdf is None
    assert "secret" in again.errors[0].message


def test_nothing_is_written_above_its_folder(tmp_path: Path) -> None:
    body = r"\immediate\openout7=../new.tex \immediate\write7{x}\immediate\closeout7 \input{../new}"
    assert built(laid_out(tmp_path, body, {})).pdf is None
