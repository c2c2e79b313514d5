"""Every template compiles without a word of complaint and prints what was typed."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from toolkit.course.loading import load_requirements
from toolkit.scaffold.new import new
from toolkit.scaffold.questions import Answers, Author

COMPLAINT = re.compile(
    r"^.*(?:Warning|Overfull|Underfull|Missing character|^!|^[^ ]*:\d+:).*$", re.MULTILINE
)
PAPER_PT = {"letter": (612, 792), "slide-16:9": (454, 255)}  # PDF points, 1/72 inch

# What Debian calls the packages that the templates may rest on; beamer needs pgf, in -pictures.
DEBIAN = {
    "texlive-base",
    "texlive-binaries",
    "texlive-latex-base",
    "texlive-latex-recommended",
    "texlive-fonts-recommended",
}
DEBIAN_LUALATEX = {"texlive-luatex", "lmodern", "fonts-lmodern"}
DEBIAN_BEAMER = {"texlive-pictures"}


def plain(text: str) -> str:
    """The text without blanks, accents composed: how it is broken into lines does not matter."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def first_page(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs poppler: pdftotext is not installed")
    command = ["pdftotext", "-l", "1", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_it_builds_without_a_warning_or_a_bad_box(built):
    assert built.exit_code == 0
    assert COMPLAINT.findall(built.text_of(".log")) == []
    assert "Warning--" not in built.text_of(".blg")


def test_the_title_is_printed_as_typed(built):
    assert plain(built.title) in plain(first_page(built.pdf))


def test_the_names_are_printed_as_typed_unless_the_draft_is_blind(built):
    blind = load_requirements(built.template).document.blind
    page = plain(first_page(built.pdf))
    assert [plain(name) in page for name in built.names] == [not blind] * 2
    assert ("a_b%c~d@example.org" in page) is not blind


def test_the_pdf_says_the_same_title_and_names_of_itself(built):
    blind = load_requirements(built.template).document.blind
    said = pypdf.PdfReader(built.pdf).metadata
    assert said.title == built.title
    assert (said.author or "") == ("" if blind else ", ".join(built.names))


def test_every_page_has_the_paper_that_the_manifest_asks_for(built):
    width, height = PAPER_PT[load_requirements(built.template).document.paper]
    for page in pypdfium2.PdfDocument(built.pdf):
        assert page.get_size() == pytest.approx((width, height), abs=1)


def test_every_font_is_embedded_and_none_is_a_bitmap(built):
    fonts = [
        font.get_object()
        for page in pypdf.PdfReader(built.pdf).pages
        for font in page["/Resources"].get("/Font", {}).values()
    ]
    assert fonts
    assert {font["/Subtype"] for font in fonts} <= {"/Type1", "/Type0", "/TrueType"}
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="needs Debian: dpkg is not installed")
def test_it_needs_no_package_outside_the_recommended_ones(built):
    read = {line[6:] for line in built.text_of(".fls").splitlines() if line.startswith("INPUT /")}
    real = (Path(name).resolve() for name in read)
    files = sorted(
        str(path)
        for path in real
        # an alias table that TeX reads where it happens to be, and does without where it is not
        if path.is_relative_to("/usr") and path.name != "texfonts.map"
    )
    found = subprocess.run(["dpkg", "-S", *files], capture_output=True, text=True, check=False)
    if not found.stdout:
        pytest.skip("needs Debian's TeX Live: its files are not dpkg's")
    owners = {line.partition(":")[0] for line in found.stdout.splitlines()}
    allowed = DEBIAN | (DEBIAN_LUALATEX if built.engine == "lualatex" else set())
    slides = load_requirements(built.template).document.form == "slides"
    assert owners <= allowed | (DEBIAN_BEAMER if slides else set())


@pytest.mark.parametrize(("name", "printed"), [("Nguyễn Văn An", True), ("Enheduanna 𒂗", False)])
def test_lualatex_prints_names_that_times_lacks_or_fails_but_never_drops_a_letter(
    tmp_path, name, printed
):
    if shutil.which("lualatex") is None:
        pytest.skip("needs TeX: lualatex is not installed")
    answers = Answers(title="On Bees", authors=(Author(name),), engine="lualatex")
    new("workshop/proposal", tmp_path / "d", answers)
    done = subprocess.run(["latexmk"], cwd=tmp_path / "d", capture_output=True, check=False)
    assert (done.returncode == 0) is printed
    if printed:
        assert plain(name) in plain(first_page(tmp_path / "d/proposal.pdf"))
    else:
        assert "no 𒂗 (U+12097)" in (tmp_path / "d/proposal.log").read_text("utf-8", "replace")
