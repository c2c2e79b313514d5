"""Lines of print: pieces of text in one font, joined where they stand on one baseline."""

import re
from collections.abc import Iterable

import msgspec

from toolkit.model.place import Area

# Shares of the font size, for a letter without its own metrics: how far it reaches above its
# baseline and below it (Times and Computer Modern both lie within a tenth of these).
ASCENT = 0.7
DESCENT = 0.2
# A piece belongs to a line when this share of its height lies beside the line's main text. Sub-
# and superscripts (moved by a third of the size) do; neighbouring lines do not.
LEAST_OVERLAP = 0.4
# In font sizes. A wider gap is a column or a table cell; a number stands 1 em before its title.
WIDEST_GAP = 2.0
# A stacked sub- or superscript begins left of where its partner ended.
DEEPEST_BACKTRACK = 4.0
# The narrowest space left between words is about a fifth; a superscript's ink stands off by less.
NARROWEST_SPACE = 0.16
# The number that a draft's line carries in the margin is at most this share of the text's size.
LINE_NUMBER_SIZE = 0.8

_BLANKS = re.compile(r"\s+")


class Run(msgspec.Struct, frozen=True):
    """A piece of text in one font, as the file draws it.

    Positions are in pt from the page's top left corner; ``base`` is the baseline, ``size`` in pt.
    ``level`` is false for text that does not run from left to right. ``joined`` says that PDFium
    takes it for the same word as the run before it, for all the ink between them that is not there:
    the letters of a typewriter font stand apart, and some programs draw them one by one.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    font: str
    level: bool
    joined: bool = False


class PdfLine(msgspec.Struct, frozen=True):
    """A line of print, or a table cell's.

    Positions are in pt from the page's top left corner: ``x0`` and ``x1`` are the ink's ends,
    ``y0`` and ``y1`` the line's height about its baseline. Size (pt), boldness and font are those
    of most of its letters; ``largest`` is the size (pt) of its largest letters. ``strong`` holds
    where its bold stretches begin and end in the text, ``strong_ink`` where their ink does (pt from
    the left).
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    font: str
    largest: float
    strong: tuple[tuple[int, int], ...]
    strong_ink: tuple[tuple[float, float], ...] = ()

    @property
    def area(self) -> Area:
        """The box about it."""
        return Area(self.x0, self.y0, self.x1, self.y1)

    @property
    def base(self) -> float:
        """The baseline, in pt from the page's top."""
        return self.y1 - DESCENT * self.size


def join_runs(runs: Iterable[Run]) -> tuple[PdfLine, ...]:
    """The lines that the runs make, in the runs' order."""
    lines: list[PdfLine] = []
    pending: list[Run] = []
    main, right = None, 0.0
    for run in runs:
        if main is not None and _continues(pending, main, right, run):
            main = run if len(run.text) > len(main.text) else main
            right = max(right, run.x1)
        else:
            if pending:
                lines.append(_line(pending))
            pending, main, right = [], run, run.x1
        pending.append(run)
    if pending:
        lines.append(_line(pending))
    return tuple(line for line in lines if line.text)


def _continues(pending: list[Run], main: Run, right: float, run: Run) -> bool:
    """Whether the run stands on the pending line, to the right of its beginning.

    Args:
        main: the longest of those that are pending.
        right: where the ink of those ends, in pt.
    """
    if not (run.level and pending[-1].level) or _is_line_number(pending, run):
        return False
    overlap = min(main.y1, run.y1) - max(main.y0, run.y0)
    if overlap < LEAST_OVERLAP * min(main.y1 - main.y0, run.y1 - run.y0):
        return False
    size = max(main.size, run.size)
    gap = run.x0 - right
    return run.x0 >= pending[0].x0 and -DEEPEST_BACKTRACK * size <= gap <= WIDEST_GAP * size


def _is_line_number(pending: list[Run], run: Run) -> bool:
    """Whether only the number of the line in the margin came before: small, but not raised."""
    only = pending[0]
    return (
        len(pending) == 1
        and only.text.strip().isdigit()
        and only.size < LINE_NUMBER_SIZE * run.size
        and abs(only.base - run.base) < 0.1 * run.size < run.x0 - only.x1
    )


def _line(runs: list[Run]) -> PdfLine:
    """One line from the runs that stand on it."""
    letters: dict[tuple[float, bool, str], int] = {}
    for run in runs:
        face = run.size, run.bold, run.font
        letters[face] = letters.get(face, 0) + len(run.text)
    size, bold, font = max(letters, key=letters.__getitem__)
    main = [run for run in runs if run.size == size]
    text, strong = _text(runs)
    return PdfLine(
        text=text,
        x0=min(run.x0 for run in runs),
        y0=min(run.y0 for run in main),
        x1=max(run.x1 for run in runs),
        y1=max(run.y1 for run in main),
        size=size,
        bold=bold,
        font=font,
        largest=max(run.size for run in runs),
        strong=strong,
        strong_ink=tuple((run.x0, run.x1) for run in runs if _is_strong(run)),
    )


def _is_strong(run: Run) -> bool:
    return run.bold and bool(run.text.strip())


def _text(runs: list[Run]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The runs' text, with a space where one was drawn or left, and where it is bold."""
    text = ""
    strong: list[tuple[int, int]] = []
    end, size, font = runs[0].x0, 0.0, ""
    for run in runs:
        piece = run.text if run.text.isalnum() else _BLANKS.sub(" ", run.text)
        one_word = run.joined and (run.font, run.size) == (font, size)
        if text and not one_word and run.x0 - end > NARROWEST_SPACE * max(size, run.size):
            piece = f" {piece.lstrip()}"
        if not text or text.endswith(" "):
            piece = piece.lstrip()
        if _is_strong(run):
            begin = len(text) + len(piece) - len(piece.lstrip())
            strong.append((begin, len(text) + len(piece.rstrip())))
        text += piece
        end, size, font = run.x1, run.size, run.font
    return text.rstrip(), tuple(strong)
