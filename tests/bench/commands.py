"""What is timed: draftsmith's commands, and the programs that do part of the same work."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DRAFTSMITH = str(Path(sys.executable).with_name("draftsmith"))
"""The command as pip installs it."""

TEMPLATE = "stat453/report"

NOTHING = "python, doing nothing"
HELP = "draftsmith --help"
SOURCE = "draftsmith check, source"
WHOLE = "draftsmith check, source and PDF"
ALONE = "draftsmith check, PDF alone"
ACL = "aclpubcheck"
ACL_PAGES = "aclpubcheck, its check of names left out"
PEERS = ("chktex", "checkcites", "texcount")
"""Together they look at part of what a check of the source looks at."""


@dataclass(frozen=True, slots=True)
class Command:
    """A whole process.

    Args:
        name: in the table.
        typed: the program and its arguments.
        folder: that it runs in.
        worst_exit: the highest exit code of one that did its work.
    """

    name: str
    typed: tuple[str, ...]
    folder: Path
    worst_exit: int = 255

    @property
    def is_installed(self) -> bool:
        """Whether there is such a program."""
        return shutil.which(self.typed[0]) is not None


def ours(source: Path, whole: Path) -> Iterator[Command]:
    """What draftsmith is timed at, in the report without its PDF and with it."""
    yield Command(NOTHING, (sys.executable, "-c", ""), source)
    yield Command(HELP, (DRAFTSMITH, "--help"), source, 0)
    yield Command(SOURCE, (DRAFTSMITH, "check", "."), source, 1)
    yield Command(WHOLE, (DRAFTSMITH, "check", "."), whole, 1)
    yield Command(ALONE, (DRAFTSMITH, "check", "report.pdf", "--template", TEMPLATE), whole, 1)


def theirs(source: Path, whole: Path, aclpubcheck: str) -> Iterator[Command]:
    """The others; checkcites reads what LaTeX left beside the PDF."""
    files = tuple(path.relative_to(source).as_posix() for path in sorted(source.rglob("*.tex")))
    yield Command("chktex", ("chktex", "-q", "-I0", *files), source)
    yield Command("lacheck", ("lacheck", "report.tex"), source)
    yield Command("texcount", ("texcount", "-inc", "-brief", "report.tex"), source)
    yield Command("checkcites", ("checkcites", "report.aux"), whole)
    words = ("pdftohtml", "-xml", "-i", "-stdout", "report.pdf")
    yield Command("pdftohtml -xml, as banal reads a PDF", words, whole)
    checked = (aclpubcheck, "--paper_type", "long")
    yield Command(ACL, (*checked, "report.pdf"), whole)
    yield Command(ACL_PAGES, (*checked, "--disable_name_check", "report.pdf"), whole)
