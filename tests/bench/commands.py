"""What is timed: draftsmith's commands, and the programs that do part of the same work."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "examples" / "report"
TEMPLATE = "stat453/report"


@dataclass(frozen=True, slots=True)
class Command:
    """A whole process: its name in the table, what is typed, and the folder it runs in."""

    name: str
    typed: tuple[str, ...]
    folder: Path


def copies(folder: Path) -> tuple[Path, Path]:
    """Two copies of the example report: its source alone, and the source with its PDF."""
    source, whole = folder / "source", folder / "whole"
    for copy in (source, whole):
        shutil.copytree(REPORT, copy)
        for left in ("aux", "log", "fls", "fdb_latexmk"):
            (copy / f"report.{left}").unlink(missing_ok=True)
    (source / "report.pdf").unlink()
    return source, whole


def ours(source: Path, whole: Path) -> Iterator[Command]:
    """What draftsmith is timed at."""
    toolkit = (sys.executable, "-m", "toolkit")
    yield Command("python, doing nothing", (sys.executable, "-c", ""), source)
    yield Command("draftsmith --help", (*toolkit, "--help"), source)
    yield Command("draftsmith check, source", (*toolkit, "check", "."), source)
    yield Command("draftsmith check, source and PDF", (*toolkit, "check", "."), whole)
    alone = (*toolkit, "check", "report.pdf", "--template", TEMPLATE)
    yield Command("draftsmith check, PDF alone", alone, whole)


def theirs(source: Path) -> Iterator[Command]:
    """The others that are installed; checkcites reads what a build leaves, so one is made."""
    files = tuple(path.relative_to(source).as_posix() for path in sorted(source.rglob("*.tex")))
    typed = {
        "chktex": ("chktex", "-q", "-I0", *files),
        "lacheck": ("lacheck", "report.tex"),
        "texcount": ("texcount", "-inc", "-brief", "report.tex"),
    }
    for name, command in typed.items():
        if shutil.which(name):
            yield Command(name, command, source)
    if shutil.which("checkcites") and shutil.which("latexmk"):
        built = source.with_name("built")
        shutil.copytree(source, built)
        subprocess.run(["latexmk"], cwd=built, capture_output=True, check=True)
        yield Command("checkcites", ("checkcites", "report.aux"), built)
