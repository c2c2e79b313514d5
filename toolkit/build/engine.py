"""Which TeX engine a draft asks for: what it says is read as data and never run."""

import re
from dataclasses import dataclass
from pathlib import Path

from toolkit.build.limits import ENGINES
from toolkit.readers.tex import Source
from toolkit.readers.tex_read import packages_of
from toolkit.readers.text import decode

_MAGIC = re.compile(r"^[ \t]*%[ \t]*!T[eE]X[ \t]+(?:TS-)?program[ \t]*=[ \t]*(\S+)", re.M | re.I)
_MAGIC_WITHIN = 5_000
_RC_FILES = ("latexmkrc", ".latexmkrc")
_LARGEST_BYTES = 1 << 24
_RC_MODE = re.compile(r"(?:^|;)[ \t]*\$pdf_mode[ \t]*=[ \t]*['\"]?([145])\b", re.M)
_RC_PROGRAM = re.compile(r"(?:^|;)[ \t]*\$pdflatex[ \t]*=[ \t]*['\"][ \t]*(\w+)", re.M)
_BY_MODE = {"1": "pdflatex", "4": "lualatex", "5": "xelatex"}
_ASKS_ITSELF = re.compile(r"\\if(?:pdf|lua|xe)te?x\b", re.I)
_NOT_FOR_PDFTEX = frozenset("fontspec unicode-math polyglossia".split())
_FOR_LUATEX = frozenset("luacode luatextra luaotfload luamplib luatexja lua-visual-debug".split())


@dataclass(frozen=True, slots=True)
class Engine:
    """The program to run, one of ``ENGINES``, and why that one."""

    program: str
    why: str


def choose_engine(root: Path, main: str) -> Engine:
    """The engine by ``% !TeX program``, else ``latexmkrc``, else the packages that are loaded."""
    text = _text(root / main)
    magic = _MAGIC.search(text[:_MAGIC_WITHIN])
    if magic and (program := _known(magic[1])):
        return Engine(program, f"{main} names it")
    for name in _RC_FILES:
        if program := _of_rc(_text(root / name)):
            return Engine(program, f"{name} names it")
    if _ASKS_ITSELF.search(text):
        return Engine("pdflatex", f"{main} adapts to its engine")
    loaded = {package.name for package in packages_of(Source(text, main))}
    if package := min(loaded & _FOR_LUATEX, default=""):
        return Engine("lualatex", f"the package {package} needs it")
    if package := min(loaded & _NOT_FOR_PDFTEX, default=""):
        return Engine("lualatex", f"the package {package} does not work in pdflatex")
    return Engine("pdflatex", "nothing else is asked for")


def _of_rc(text: str) -> str:
    """The engine that latexmk's settings ask for; empty where they name none that is known."""
    if program := _RC_PROGRAM.search(text):
        return _known(program[1])
    mode = _RC_MODE.search(text)
    return _BY_MODE[mode[1]] if mode else ""


def _known(program: str) -> str:
    return next((engine for engine in ENGINES if engine == program.lower()), "")


def _text(path: Path) -> str:
    """The text of a file, its first 16 MB at the most; empty where it cannot be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            return decode(stream.read(_LARGEST_BYTES)).text
    except OSError:
        return ""
