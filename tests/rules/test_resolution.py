"""Pixels to the inch in print, held against what TeX put into the PDF."""

import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.draft.printed_size import PrintedSizes
from toolkit.lint.run import run
from toolkit.readers.image import ImageSize, read_image_size
from toolkit.rules.resolution import LEAST_DPI, LowResolutionImage

EXAMPLES = Path(__file__).parents[2] / "examples"
PILLOW = pytest.importorskip("PIL.Image", reason="needs Pillow, of the examples")
WIDE = (600, 300)
PROSE = "The quick brown fox jumps over the lazy dog, and nobody minds it at all. " * 60

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None or shutil.which("pdfimages") is None,
    reason="needs TeX and Poppler: pdflatex or pdfimages is not installed",
)


def write(folder: Path, body: str, options: str = "") -> None:
    """A document with an image of 600 by 300 pixels, called a."""
    PILLOW.new("RGB", WIDE, "red").save(folder / "a.png")
    text = f"\\documentclass[{options}]{{article}}\\usepackage{{graphicx,subcaption}}"
    (folder / "main.tex").write_text(f"{text}\\begin{{document}}{body}\\end{{document}}")


def printed_dpi(folder: Path) -> float:
    """Pixels to the inch of the image, as the source and the PDF's lines tell."""
    draft = load_draft(folder / "main.tex")
    (image,) = draft.tex[0].items.images
    size = read_image_size((folder / "a.png").read_bytes())
    assert size is not None
    width = PrintedSizes(draft).width_in(draft.tex[0], image, size)
    assert width is not None
    return size.width_px / width


@needs_tex
@pytest.mark.parametrize("columns", ["onecolumn", "twocolumn"])
@pytest.mark.parametrize(
    "body",
    [
        "\\includegraphics[width=2in]{a}",
        "\\includegraphics[height=3.5cm]{a}",
        "\\includegraphics[width=9cm,height=2cm,keepaspectratio]{a}",
        "\\includegraphics[scale=0.25]{a}",
        "\\includegraphics[width=\\linewidth]{a}",
        "\\begin{figure}\\includegraphics[width=.8\\columnwidth]{a}\\caption{C}\\end{figure}",
        "\\begin{figure*}\\includegraphics[width=.5\\linewidth]{a}\\caption{C}\\end{figure*}",
        "\\begin{minipage}[t]{.5\\linewidth}\\includegraphics[width=.9\\linewidth]{a}"
        "\\end{minipage}",
        "\\begin{figure}\\begin{subfigure}{.4\\linewidth}\\includegraphics[width=\\textwidth]{a}"
        "\\end{subfigure}\\caption{C}\\end{figure}",
        "\\begin{minipage}{5cm}\\includegraphics[width=\\textwidth]{a}\\end{minipage}",
    ],
)
def test_the_pixels_to_the_inch_are_those_in_the_pdf(
    tmp_path: Path, body: str, columns: str
) -> None:
    write(tmp_path, f"\\section{{A}}{PROSE}\n\n\\noindent{body}\n\n{PROSE}{PROSE}", columns)
    command = ["pdflatex", "-interaction=batchmode", "main.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    listed = ["pdfimages", "-list", "main.pdf"]
    told = subprocess.run(listed, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    truth = float(told.splitlines()[2].split()[12])
    assert printed_dpi(tmp_path) == pytest.approx(truth, rel=0.02)


@pytest.mark.parametrize(
    "body",
    [
        "\\includegraphics[width=\\linewidth]{a}",
        "\\includegraphics[width=\\figurewidth]{a}",
        "\\includegraphics[width=3in,angle=90]{a}",
        "\\includegraphics[width=3in,trim=1cm 0 0 0,clip]{a}",
        "\\resizebox{1in}{!}{\\includegraphics{a}}",
        "\\resizebox{\\linewidth}{!}{\\includegraphics{a}}",
        "\\newcommand\\pic[2]{\\includegraphics[width=#1]{#2}}\\pic{20in}{a}",
    ],
)
def test_a_size_that_cannot_be_known_is_left_alone(tmp_path: Path, body: str) -> None:
    write(tmp_path, body)
    draft = load_draft(tmp_path / "main.tex")
    (image,) = draft.tex[0].items.images
    assert PrintedSizes(draft).width_in(draft.tex[0], image, ImageSize(*WIDE)) is None
    assert run(draft, (LowResolutionImage,)).findings == ()


@pytest.mark.parametrize(("inches", "count"), [(3.99, 0), (4.01, 1)])
def test_the_least_is_held_to_the_pixel(tmp_path: Path, inches: float, count: int) -> None:
    assert WIDE[0] / 4 == LEAST_DPI
    write(tmp_path, f"\\includegraphics[width={inches}in]{{a}}")
    assert len(run(load_draft(tmp_path / "main.tex"), (LowResolutionImage,)).findings) == count


def test_the_message_says_how_many_pixels_are_needed(tmp_path: Path) -> None:
    write(tmp_path, "\\includegraphics[width=6in]{a}")
    (found,) = run(load_draft(tmp_path / "main.tex"), (LowResolutionImage,)).findings
    assert found.message == "a.png is printed with 100 pixels to the inch"
    assert found.hint == "save it as PDF, or 900 pixels wide and more"


def test_slides_are_read_from_afar(tmp_path: Path) -> None:
    write(tmp_path, "\\includegraphics[width=6in]{a}")
    main = tmp_path / "main.tex"
    main.write_text(main.read_text().replace("{article}", "{beamer}"))
    assert run(load_draft(main), (LowResolutionImage,)).findings == ()


@pytest.mark.parametrize("name", ["report", "proposal", "presentation", "faulty-report"])
def test_the_examples_are_sharp(name: str) -> None:
    assert run(load_draft(EXAMPLES / name), (LowResolutionImage,)).findings == ()
