r"""A filled LaTeX sheet, read back by its macros; see the format's writer.

A value is the plain text between its braces: escapes are undone, and of a grader's own LaTeX, what
it prints is taken. What stands where nothing is asked, and comments inside a value, are told as
strays, so that nothing is lost in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.grading.collecting.filled import Cell, Filled
from toolkit.grading.formats.entry_key import entry_key
from toolkit.grading.formats.pdf_string import text_of
from toolkit.grading.sheet import HEADING, VERSION_KEY
from toolkit.model.errors import InputError, NotASheetError
from toolkit.model.place import Span
from toolkit.readers.tex import Source
from toolkit.readers.tex_text import plain
from toolkit.scaffold.latex_text import unescape

_ARGUMENTS = {
    "titles": 3,
    **dict.fromkeys("fact tip choice heading told criterion takes score note deduction".split(), 2),
    **dict.fromkeys("pdfinfo foot asks found member total private ready".split(), 1),
}
"""Every macro of a sheet's body, and how many arguments it takes."""
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)(%.*)")
_LONGEST_STRAY = 60


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a macro: its arguments as they stand, and the line that the last begins on."""

    name: str
    arguments: tuple[str, ...]
    line: int

    @property
    def words(self) -> str:
        """The macro and what it is for."""
        return rf"\{self.name}" + "".join(f"{{{each}}}" for each in self.arguments[:-1])

    @property
    def key(self) -> str:
        """What it is for; empty for a macro of one argument."""
        return self.arguments[0].strip() if len(self.arguments) > 1 else ""

    @property
    def cell(self) -> Cell:
        """What a grader wrote there."""
        return Cell(_plain(_COMMENT.sub(r"\1", self.arguments[-1])), f"line {self.line}")


def read(data: bytes, path: str) -> tuple[Filled, ...]:
    """The one sheet in a LaTeX file.

    Args:
        path: to tell of in what is read.

    Raises:
        InputError: it is no score sheet, is cut off, or a brace is never closed.
    """
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    source = Source(text)
    begin = _BEGIN.search(source.live)
    uses, strays = _uses(source, begin.end() if begin else len(text), path)
    facts = {use.key: text_of(use.arguments[1].strip()) for use in uses if use.name == "fact"}
    if not facts.get("h.rubric"):
        hint = "make sheets with draftsmith sheets"
        raise NotASheetError(r"is no score sheet: no \fact tells its rubric", place=path, hint=hint)
    if not source.scan.ended:
        hint = "get the whole file from its grader"
        raise InputError(r"is cut off: there is no \end{document}", place=path, hint=hint)
    asked: dict[tuple[str, str], Cell] = {}
    for use in (each for each in uses if each.name in _ASKS):
        if (use.name, use.key) in asked:
            strays.append(Cell(f"{use.words} stands twice", f"line {use.line}"))
        else:
            asked[use.name, use.key] = use.cell
            strays += _comments(use)
    return (_filled(facts, asked, tuple(strays), path),)


_ASKS = ("score", "note", "deduction", "private", "ready")


def _decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or as editors on Windows may save one."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _filled(
    facts: dict[str, str], asked: dict[tuple[str, str], Cell], strays: tuple[Cell, ...], path: str
) -> Filled:
    def given(name: str) -> dict[str, Cell]:
        return {key: cell for (each, key), cell in asked.items() if each == name}

    def told(kind: str) -> dict[str, str]:
        lead = f"{kind}."
        return {key.removeprefix(lead): each for key, each in facts.items() if key.startswith(lead)}

    heading, private = told("h"), asked.get(("private", ""))
    return Filled(
        path=path,
        heading={key: heading.get(key, "") for key in (*HEADING, VERSION_KEY)},
        members=tuple(told("m").values()),
        scores={entry_key(key): cell for key, cell in given("score").items()},
        notes={entry_key(key): str(cell.value) for key, cell in given("note").items()},
        deductions=given("deduction"),
        proposed={key: int(each) for key, each in told("p").items() if each.isdecimal()},
        private=str(private.value) if private else "",
        ready=asked.get(("ready", "")),
        strays=strays,
    )


def _uses(source: Source, position: int, path: str) -> tuple[list[_Use], list[Cell]]:
    """The macros of the body in order, and what stands between them."""
    uses: list[_Use] = []
    strays: list[Cell] = []
    for macro in source.scan.macros:
        if macro.start < position or macro.name not in _ARGUMENTS:
            continue
        strays += _between(source, position, macro.start)
        spans, position = source.arguments(macro.end, "m" * _ARGUMENTS[macro.name])
        whole = tuple(span for span in spans if span is not None)
        if len(whole) < len(spans):
            raise InputError(
                rf"a brace of \{macro.name} on line {source.line(macro.start)} is never closed",
                place=path,
                hint=r"close it; a percent sign is written \%",
            )
        taken = tuple(source.text[span.start : span.end] for span in whole)
        uses.append(_Use(macro.name, taken, _first_line(source, whole[-1])))
    end = source.live.find(r"\end{document}", position)
    return uses, [*strays, *_between(source, position, end if end >= 0 else len(source.live))]


def _first_line(source: Source, span: Span) -> int:
    """The line of the first sign of a value that is no white space."""
    value = source.text[span.start : span.end]
    before = len(value) - len(value.lstrip()) if value.strip() else 0
    return source.line(span.start + before)


def _between(source: Source, start: int, end: int) -> Iterator[Cell]:
    """What a person wrote outside the macros, a line each."""
    for found in re.finditer(r"\S.*", source.live[start:end]):
        yield Cell(found[0].strip()[:_LONGEST_STRAY], f"line {source.line(start + found.start())}")


def _comments(use: _Use) -> Iterator[Cell]:
    for found in _COMMENT.finditer(use.arguments[-1]):
        what = rf'the comment "{found[2][:_LONGEST_STRAY]}" (a percent sign is written \%)'
        yield Cell(what, f"line {use.line}")


def _plain(latex: str) -> str:
    """The text of a value, its lines kept."""
    text = unescape(latex)
    if text is None:
        text = "\n".join(map(plain, latex.split("\n")))
    return text.strip()
