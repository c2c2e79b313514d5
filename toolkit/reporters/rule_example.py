"""An example of a rule as numbered lines, with a mark under the fault."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.model.finding import Stage
from toolkit.reporters.terminal import DIM, columns, paint, printable
from toolkit.rules.example import LETTER_PT, TEN_PT, Bad, Example, PrintedPages

MAIN, BIBLIOGRAPHY = "main.tex", "references.bib"

_GUTTER = "{:>5} |"
_MOST_SHOWN = 140  # characters of one line, about: the rest is cut, unless the mark is there
_CUT = "..."


@dataclass(frozen=True, slots=True)
class _Block:
    """A text of the example: what it is, its lines, and the line and column of the fault."""

    label: str
    lines: tuple[str, ...]
    at: tuple[int, int] = (0, 0)


def example_lines(
    example: Example, *, mark: str = "", color: bool = False, width: int = 80
) -> Iterator[str]:
    """The example's texts, what they are where that is not plain, and how the fix leaves them.

    Args:
        mark: the style of the mark under the fault.
        width: columns of a line.
    """
    blocks = _blocks(example)
    for block in blocks:
        if len(blocks) > 1:
            yield paint(f"  {printable(block.label)}", DIM, color)
        yield from _numbered(block, mark, color, width)
    if isinstance(example, Bad) and example.fixed is not None:
        yield paint("  fixed", DIM, color)
        yield from _numbered(_Block("", _lines(example.fixed)), mark, color, width)


def _blocks(example: Example) -> tuple[_Block, ...]:
    blocks = [_Block(MAIN, _lines(example.tex))]
    if example.bib is not None:
        blocks.append(_Block(BIBLIOGRAPHY, _lines(example.bib)))
    blocks += [_Block(path, _lines(text)) for path, text in example.files.items()]
    if isinstance(example, Bad):
        faulty = example.path or MAIN
        blocks = [replace(b, at=example.at) if b.label == faulty else b for b in blocks]
    if example.requires:
        blocks.append(_Block("the template asks for", _lines(example.requires)))
    if example.pdf is not None:
        blocks.append(_printed(example.pdf))
    if example.stage is Stage.SUBMISSION:
        blocks.append(_Block("checked at submission stage", ()))
    return tuple(blocks)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.splitlines()) or ("",)


def _printed(pdf: PrintedPages) -> _Block:
    """The PDF, a page a line."""
    width, height = pdf.size_pt
    size = "" if pdf.size_pt == LETTER_PT else f", {width:g} by {height:g} pt"
    age = f", {pdf.age_s:g} s older than its sources" if pdf.age_s else ""
    type_size = "" if pdf.type_pt == TEN_PT else f", in type of {pdf.type_pt:g} pt"
    fonts = "".join(map(_font, pdf.fonts))
    pages = tuple(" / ".join(text.splitlines()) for text in pdf.texts)
    return _Block(f"the PDF, page by page{size}{type_size}{fonts}{age}", pages)


def _font(font: tuple[str, bool, bool]) -> str:
    name, embedded, is_type3 = font
    kind = "a Type 3 font" if is_type3 else "a font"
    return f", {kind} {name or 'without a name'}{'' if embedded else ', not embedded'}"


def _numbered(block: _Block, mark: str, color: bool, width: int) -> Iterator[str]:
    """The lines of a block behind their numbers, folded where they must be, and the mark."""
    blank = paint(_GUTTER.format(""), DIM, color)
    for number, line in enumerate(block.lines, start=1):
        fault = block.at[1] - 1 if block.at[0] == number else -1
        gutter = paint(_GUTTER.format(number), DIM, color)
        for start, text in _rows(line, width - len(_GUTTER.format("")) - 1):
            if start > fault and start >= _MOST_SHOWN:
                yield f"{blank} {_CUT}"
                break
            shown, end = printable(text), start + len(text)
            yield f"{blank if start else gutter} {shown}".rstrip()
            if start <= fault < end or fault == end == len(line):
                before = sum(map(columns, shown[: fault - start]))
                yield f"{blank} {'':{before}}{paint('^', mark, color)}"


def _rows(line: str, room: int) -> Iterator[tuple[int, str]]:
    """A line in parts that fit, each with its offset; broken after a blank where there is one."""
    start = 0
    while len(line) - start > room:
        blank = line.rfind(" ", start + room // 2, start + room)
        end = blank + 1 if blank > 0 else start + room
        yield start, line[start:end]
        start = end
    yield start, line[start:]
