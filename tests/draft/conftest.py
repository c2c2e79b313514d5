"""PDFs for the tests of this room: real ones, each source set once, and sketched ones."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.readers.pdf import Pdf, PdfLine, PdfPage

STYLE = Path(__file__).parents[2] / "templates/shared/draftsmith.sty"


@pytest.fixture(scope="session")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Sets LaTeX source twice, our style beside it, and gives the PDF's path; .aux beside it."""
    known: dict[str, Path] = {}

    def build(source: str) -> Path:
        if source not in known:
            folder = tmp_path_factory.mktemp("draft")
            (folder / "draft.tex").write_text(source, encoding="utf-8")
            (folder / STYLE.name).write_bytes(STYLE.read_bytes())
            command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "draft.tex"]
            for _ in range(2):
                subprocess.run(command, cwd=folder, check=True, capture_output=True)
            known[source] = folder / "draft.pdf"
        return known[source]

    return build


PROSE = "The needle came to rest and the second observer wrote the reading down."
# What a line's first sign says of it: size in pt, font.
KINDS = {
    "@": (18.0, "Times"),
    "!": (18.0, "Times-Bold"),
    "#": (14.0, "Times-Bold"),
    "=": (12.0, "Times-Bold"),
    "+": (13.0, "Times"),
    "*": (10.0, "Times-Bold"),
    "/": (10.0, "Times-Italic"),
    ",": (9.0, "Times-Italic"),
    "'": (8.0, "Times"),
    "^": (10.0, "Times"),
    "|": (10.0, "Times"),
    "-": (10.0, "Times"),
    ">": (10.0, "Times"),
}
SET_IN = 20.0
HEAD_Y, FOOT_Y, TOP_Y, LEADING = 50.0, 740.0, 90.0, 12.0


@pytest.fixture(scope="session")
def sheets() -> Callable[..., Pdf]:
    """Makes a one-column PDF's value from sketches of its pages.

    Each line of a sketch is a line of print, its first sign (see ``KINDS``) says how it is set,
    ``.`` stands for a line of prose and a blank line for a line's space. ``^`` is a running head,
    ``_`` a foot, ``~`` a line with gaps as wide as its words, ``>`` is set in, and ``|`` stands
    beside the line before it.
    """

    def build(*sketches: str) -> Pdf:
        pages = [_page(number, sketch) for number, sketch in enumerate(sketches, start=1)]
        return Pdf(pages=tuple(pages), page_count=len(pages))

    return build


def _page(number: int, sketch: str) -> PdfPage:
    lines = []
    y = TOP_Y
    for row in sketch.strip("\n").splitlines():
        sign, text = row[:1], row[1:].strip()
        if sign == ".":
            sign, text = "-", PROSE
        if not row:
            y += LEADING
        elif sign == "^":
            lines.append(_line(text, HEAD_Y, *KINDS[sign]))
        elif sign == "_":
            lines.append(_line(text, FOOT_Y, *KINDS["^"]))
        elif sign == "~":
            y += LEADING
            lines.append(_line(text, y, *KINDS["-"], gaps=2))
        elif sign == "|":
            beside = HEAD_Y if y < TOP_Y + LEADING else y
            lines.append(_line(text, beside, *KINDS[sign], x=400.0))
        else:
            y += LEADING
            lines.append(_line(text, y, *KINDS[sign], x=100.0 + SET_IN * (sign == ">")))
    return PdfPage(number, 612, max(792.0, y + 200), tuple(lines), has_image=False)


def _line(text: str, y: float, size: float, font: str, x: float = 100.0, gaps: int = 1) -> PdfLine:
    """A line whose letters are half as wide as high, or wider by a factor with its gaps."""
    bold = "Bold" in font
    width = 0.5 * size * len(text) * gaps
    strong = ((0, len(text)),) if bold else ()
    top, bottom = y - 0.7 * size, y + 0.2 * size
    return PdfLine(text, x, top, x + width, bottom, size, bold, font, size, strong)
