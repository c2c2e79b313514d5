"""What an unknown command or environment was meant to be."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from toolkit.build.known import COMMANDS, ENVIRONMENTS
from toolkit.build.run import read_regular

_COMMAND = re.compile(
    r"\\(?:(?:new|renew|provide)command|DeclareRobustCommand|DeclareMathOperator|newrobustcmd"
    r"|(?:New|Renew|Provide|Declare)DocumentCommand|DeclareMathSymbol|DeclareMathAccent"
    r"|DeclareTextFontCommand|[gex]?def|let|mathchardef|chardef)\b\*?\s{0,9}\{?\s{0,9}"
    r"\\([A-Za-z]{2,60})(?![A-Za-z@])"
)
_ENVIRONMENT = re.compile(
    r"\\(?:newenvironment|NewDocumentEnvironment|newtheorem)\*?\s{0,9}\{([^{}]{2,60})\}"
    r"|\\(?:def|let)\s?\\end([a-z]{2,60})(?![A-Za-z@])"
)
_INPUT = re.compile(r"^INPUT (.+\.(?:sty|cls|tex|def|ltx|clo))$", re.MULTILINE)
_OF_LUATEX = frozenset({"directlua", "luaexec", "luadirect"})
_FORMAT = "latex.ltx"
_MOST_FILES = 500
_MOST_CHARACTERS = 4_000_000  # of any one file
_LIKENESS = 0.75
_LONGEST_ANSWER_S = 5.0


def suggest_command(name: str, work: Path) -> str:
    r"""What to do about an unknown command such as ``\toprul``; empty where nothing is like it.

    Args:
        name: with its backslash.
        work: the folder of the build, in which TeX recorded what it read.
    """
    bare = name.removeprefix("\\")
    if bare in _OF_LUATEX:
        return "build with --engine lualatex, or put % !TeX program = lualatex on its first line"
    if bare in COMMANDS:
        return f"load the package that has it: \\usepackage{{{COMMANDS[bare]}}}"
    near = _nearest(bare, (*COMMANDS, *_defined(work, _COMMAND)))
    return f"did you mean \\{near}?" if near else ""


def suggest_environment(name: str, work: Path) -> str:
    """The same of an environment."""
    if name in ENVIRONMENTS:
        return f"load the package that has it: \\usepackage{{{ENVIRONMENTS[name]}}}"
    near = _nearest(name, (*ENVIRONMENTS, *_defined(work, _ENVIRONMENT)))
    return f"did you mean {near}?" if near else ""


def _nearest(name: str, known: Iterable[str]) -> str:
    alike = dict.fromkeys(word for word in known if abs(len(word) - len(name)) <= 2)
    return next(iter(get_close_matches(name, alike, n=1, cutoff=_LIKENESS)), "")


def _defined(work: Path, pattern: re.Pattern[str]) -> Iterator[str]:
    """The names that the files of the last run and LaTeX itself define."""
    for path in _read_by_tex(work):
        text = read_regular(path)[:_MOST_CHARACTERS].decode("utf-8", "replace")
        for found in pattern.finditer(text):
            yield found[found.lastindex or 0]


def _read_by_tex(work: Path) -> Iterator[Path]:
    recorded = next(work.glob("*.fls"), None)
    said = read_regular(recorded).decode("utf-8", "replace") if recorded else ""
    names = dict.fromkeys(found[1] for found in _INPUT.finditer(said))
    yield from (work / name for name in list(names)[:_MOST_FILES])
    try:
        answer = subprocess.run(
            ["kpsewhich", _FORMAT],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_LONGEST_ANSWER_S,
            check=False,
            stdin=subprocess.DEVNULL,
            cwd="/",
        )
    except (OSError, subprocess.SubprocessError):
        return
    if answer.stdout.strip():
        yield Path(answer.stdout.strip())
