"""Sets a document with LaTeX and reads what LaTeX tells of it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from toolkit.build import build
from toolkit.readers.aux import read_aux
from toolkit.readers.tex_names import SECTION_LEVELS

MARKS = Path(build.__file__).with_name("marks.sty")
TRUTH = Path(__file__).with_name("truth.sty")
MOST_RUNS = 5
LOAD = r"\RequirePackage{draftsmith-marks}\RequirePackage{truth}\input{main.tex}"
INPUT = re.compile(r"\\@input ?\{(.*?)\}")
RERUN = re.compile(r"Rerun to get|Rerun LaTeX|\(re\)run", re.IGNORECASE)
UNDEFINED = r"Warning: {} [`']([^']+)' (?:on page \d+ )?undefined"
REFERENCE = re.compile(UNDEFINED.format("(?:Hyper r|R)eference"))
CITATION = re.compile(UNDEFINED.format("Citation"))
TWICE = re.compile(r"Warning: Label [`']([^']+)' multiply defined")
NOT_FOUND = re.compile(r"File [`']([^']+?)(?:\.tex)?' not found|No file (\S+)\.tex\.")
IMAGE = re.compile(r"^File: (\S+) Graphic file", re.MULTILINE)
PAGES = re.compile(r"Output written on main\.pdf \((\d+) page")
LABEL = re.compile(r"^\\newlabel\{(.+?)\}\{\{", re.MULTILINE)
CITED = re.compile(r"^\\(?:citation|abx@aux@cite\{0\})\{(.+?)\}", re.MULTILINE)
AMS_TITLE = re.compile(r"\\toc\w+ \{.*?\}\{.*?\}\{(.*)\}")
PART_NUMBER = re.compile(r"^[IVX]+\\hspace *\{.*?\}")
LISTED = re.compile(
    r"^\\@writefile\{lo[ft]\}\{\\contentsline \{(figure|table)\}"
    r"\{\\numberline \{(.*?)\}\{\\ignorespaces (.*?)\}\}\{",
    re.MULTILINE,
)
BIBCITE = re.compile(r"^\\bibcite\{(.+?)\}", re.MULTILINE)
ENTRY = re.compile(r"\\entry\{(.+?)\}")
REPEATED = re.compile(r"Repeated entry---line|Duplicate entry key")
OF_PACKAGES = re.compile(r"sub@.*|.*@x?vr|.*@cref|.*<\d+>|TotPages|FirstPage|LastPage|LastBibItem")
"""Labels that packages and classes set and refer to, of their own or beside the author's."""

OWN_TITLES = frozenset({"References", "Bibliography", "Contents", "Abstract", "Table of Contents"})
"""Headings that classes set of themselves."""


def of_the_author(keys: Iterable[str]) -> set[str]:
    """Those of some labels' keys that the author typed."""
    return {key for key in keys if not OF_PACKAGES.fullmatch(key)}


def text_of(path: Path) -> str:
    """The text of a file that TeX wrote, in whichever encoding; empty where there is none."""
    data = path.read_bytes() if path.is_file() else b""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


@dataclass(frozen=True)
class Told:
    """What LaTeX, and BibTeX or biber, told of one document.

    Args:
        folder: where it was set.
        first_log: of the first run, to which each reference and citation is unknown.
    """

    folder: Path
    first_log: str

    @cached_property
    def aux(self) -> str:
        """The .aux with those of included files in their places."""
        main = text_of(self.folder / "main.aux")
        return INPUT.sub(lambda found: text_of(self.folder / found[1]), main)

    @cached_property
    def log(self) -> str:
        """The log of the last run."""
        return text_of(self.folder / "main.log")

    @cached_property
    def _truth(self) -> list[list[str]]:
        lines = text_of(self.folder / "main.truth").split("\n")
        return [line.split("\t") for line in lines if line]

    def headings(self) -> Iterator[tuple[str, bool, str]]:
        """Level, star and title of each heading, in the order in which LaTeX set them."""
        for level, star, title in (each for each in self._truth if each[0] != "paragraph"):
            if title.partition("\\")[0].strip() not in OWN_TITLES:
                yield level, bool(star), title

    def contents(self) -> Iterator[tuple[str, str]]:
        """Level and title of each line of the table of contents."""
        for heading in read_aux(self.aux).headings:
            ams = AMS_TITLE.fullmatch(heading.title)
            title = ams[1] if ams else PART_NUMBER.sub("", heading.title)
            if heading.level in SECTION_LEVELS and title not in OWN_TITLES:
                yield heading.level, title

    def labels(self) -> set[str]:
        """The keys of the author's labels."""
        return of_the_author(LABEL.findall(self.aux))

    def citations(self) -> list[str]:
        """The cited keys, in the order of their first mention."""
        named = (key.strip() for keys in CITED.findall(self.aux) for key in keys.split(","))
        every = ["*"] if "\\abx@aux@nociteall" in self.aux else []
        return [key for key in dict.fromkeys([*named, *every]) if not key.endswith("Control")]

    def references(self) -> set[str]:
        """The keys of all that the document refers to: to the first run none is known."""
        return of_the_author(REFERENCE.findall(self.first_log))

    def captions(self) -> list[tuple[str, str, str]]:
        """Kind, number and text of each caption, in the order in which LaTeX met them."""
        return LISTED.findall(self.aux)

    def printed_entries(self) -> set[str]:
        """The keys of the entries that the bibliography prints."""
        of_biblatex = ENTRY.findall(text_of(self.folder / "main.bbl"))
        return {*of_biblatex, *BIBCITE.findall(self.aux)}

    @cached_property
    def body_pages(self) -> tuple[int, ...]:
        """The sheets, from 1, on which a paragraph ends that is none of the references'."""
        ends = [(kind, int(page)) for what, kind, page in self._truth if what == "paragraph"]
        pages = [page for kind, page in ends if kind == "body"]
        return tuple(sorted(set(pages)))


def run(folder: Path, *command: str) -> None:
    """Run a program of TeX's; to its questions the answer is always the return key."""
    environment = {**os.environ, "max_print_line": "1000", "SOURCE_DATE_EPOCH": "1000000000"}
    subprocess.run(
        command, cwd=folder, env=environment, input=b"\n" * 200, capture_output=True, check=False
    )


def set_document(folder: Path) -> Told:
    """Set the document of a folder there, until its references are settled."""
    shutil.copyfile(MARKS, folder / "draftsmith-marks.sty")
    shutil.copyfile(TRUTH, folder / TRUTH.name)
    latex = ("pdflatex", "-interaction=scrollmode", "-no-shell-escape", "-jobname=main", LOAD)
    run(folder, *latex)
    first = text_of(folder / "main.log")
    if (folder / "main.bcf").is_file():
        run(folder, "biber", "main")
    elif (folder / "works.bib").is_file():
        run(folder, "bibtex", "main")
    for count in range(2, MOST_RUNS + 1):
        run(folder, *latex)
        if count > 2 and not RERUN.search(text_of(folder / "main.log")):
            break
    return Told(folder, first)
