"""The picture in the README: what a check prints on a terminal, as SVG."""

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from tests.readme.document import ROOT
from toolkit.reporters.terminal import columns

PICTURE = ROOT / ".github" / "check.svg"
COMMAND = ("draftsmith", "check", "examples/faulty-report")
COLUMNS = 92
FINDINGS = 5
"""Shown from the first; the account and the closing line follow."""

_CHARACTER_PX, _LINE_PX, _MARGIN_PX = 8.4, 20, 20
_INKS = {
    "": "#d5dae3",
    "1": "#ffffff",
    "2": "#818b9c",
    "1;31": "#ff7b72",
    "1;32": "#7ee787",
    "1;33": "#e3b341",
    "1;36": "#76d4e0",
}
_PAINTED = re.compile(r"\x1b\[([\d;]+)m(.*?)\x1b\[0m|([^\x1b]+)")
_RUN = re.compile(r"\S+(?: \S+)*")


def printed() -> str:
    """What the check of the faulty report prints on a terminal, escape codes and all.

    It runs on a copy, in which no file is much newer than another.
    """
    with TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"), copy_function=shutil.copy)
        return _on_terminal(("-m", "toolkit", *COMMAND[1:]), Path(folder))


def _on_terminal(arguments: tuple[str, ...], folder: Path) -> str:
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    environment |= {"PYTHONPATH": str(ROOT), "COLUMNS": str(COLUMNS), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        (sys.executable, *arguments),
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
    ):
        os.close(theirs)
        data = b"".join(_chunks(ours))
    os.close(ours)
    return data.decode().replace("\r\n", "\n")


def _chunks(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end is closed
            return
        if not chunk:
            return
        yield chunk


def drawn(output: str) -> str:
    """The picture of an output: its first findings, and what stands under them all."""
    blocks = output.rstrip("\n").split("\n\n")
    left_out = len(blocks) - 2 - FINDINGS
    more = f"\x1b[2m… and {left_out} more\x1b[0m"
    shown = [f"\x1b[2m$\x1b[0m {' '.join(COMMAND)}", *blocks[:FINDINGS], more, *blocks[-2:]]
    lines = "\n\n".join(shown).split("\n")
    width = round(COLUMNS * _CHARACTER_PX + 2 * _MARGIN_PX)
    height = len(lines) * _LINE_PX + 2 * _MARGIN_PX
    rows = "\n".join(_row(line, number) for number, line in enumerate(lines) if line)
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">
<title>{" ".join(COMMAND)}</title>
<rect width="{width}" height="{height}" rx="8" fill="#161b22"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" \
font-size="14">
{rows}
</g>
</svg>
"""


def _row(line: str, number: int) -> str:
    """A line of text: each run of it stands at its own column, as wide as its characters are."""
    y = _MARGIN_PX + (number + 0.75) * _LINE_PX
    return "\n".join(
        f'<text x="{_MARGIN_PX + column * _CHARACTER_PX:.1f}" y="{y:g}" fill="{_INKS[style]}" '
        f'textLength="{_wide(text) * _CHARACTER_PX:.1f}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(text)}</text>"
        for style, column, text in _runs(line)
    )


def _runs(line: str) -> Iterator[tuple[str, int, str]]:
    """The style, first column and text of every piece in which no two blanks meet."""
    column = 0
    for style, painted, bare in _PAINTED.findall(line):
        text = painted or bare
        for run in _RUN.finditer(text):
            yield style, column + _wide(text[: run.start()]), run[0]
        column += _wide(text)


def _wide(text: str) -> int:
    return sum(map(columns, text))
