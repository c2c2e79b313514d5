"""What is read in LaTeX source is what LaTeX itself made of it: its .aux and its .log say so."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from toolkit.draft.draft import Draft
from toolkit.draft.load import load_draft
from toolkit.readers.aux import Aux, read_aux
from toolkit.readers.log import Log, read_log
from toolkit.readers.tex_text import plain

pytestmark = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)

ALL_LEVELS = r"\AtBeginDocument{\setcounter{tocdepth}{6}}\input{main}"
"""Has every level of heading written to the table of contents."""

INPUT = re.compile(r"\\@input ?\{(.*?)\}")
BEAMER_HEADING = re.compile(r"\\beamer@(\w+)intoc \{\d+\}(?:\{\d+\})?\{(.*?)\}(?:\{\d+\}){3}")
AMS_TITLE = re.compile(r"\\toc\w+ \{.*?\}\{(.*?)\}\{(.*)\}")
PART_NUMBER = re.compile(r"[IVX]+\\hspace +\{1em\}")
MADE_BY_PACKAGE = re.compile(r"sub@.*|.*@x?vr|.*<\d+>")
"""Labels that subcaption, varioref and beamer make of their own or beside each of the author's."""

LEVEL_OF = {"addsec": "section", "addchap": "chapter"}
OF_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True)
class Written:
    """What LaTeX wrote of one document, its included files in their places."""

    text: str
    aux: Aux
    log: Log

    def headings(self) -> Iterator[tuple[str, str]]:
        """Levels and titles in the table of contents."""
        yield from BEAMER_HEADING.findall(self.text)
        for heading in self.aux.headings:
            ams = AMS_TITLE.fullmatch(heading.title)
            if ams is None:
                yield heading.level, PART_NUMBER.sub("", heading.title)
            elif ams[1]:
                yield heading.level, ams[2]

    def labels(self) -> set[str]:
        keys = {label.key for label in self.aux.labels}
        return {key for key in keys if not MADE_BY_PACKAGE.fullmatch(key)}


def text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def typeset(folder: Path) -> Written:
    """Run LaTeX until citations and references are settled."""

    def run(*command: str) -> None:
        environment = {**os.environ, "max_print_line": "1000"}
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)

    latex = ("pdflatex", "-interaction=nonstopmode", "-no-shell-escape", "-jobname=main")
    run(*latex, ALL_LEVELS)
    if "\\bibdata" in text_of(folder / "main.aux"):
        run("bibtex", "main")
        run(*latex, ALL_LEVELS)
    run(*latex, ALL_LEVELS)
    main = text_of(folder / "main.aux")
    text = INPUT.sub(lambda included: text_of(folder / included[1]), main)
    return Written(text, read_aux(text), read_log(text_of(folder / "main.log")))


@pytest.fixture(scope="session")
def written(
    request: pytest.FixtureRequest,
    unpack: Callable[[Path, Path], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[Path, Written]:
    """What LaTeX wrote of each document that is asked for."""
    tests = (item for item in request.session.items if isinstance(item, pytest.Function))
    asked = {test.callspec.params.get("document") for test in tests if hasattr(test, "callspec")}
    folders = {
        path: unpack(path, tmp_path_factory.mktemp(path.stem)).parent for path in asked if path
    }
    with ThreadPoolExecutor(2) as threads:
        return dict(zip(folders, threads.map(typeset, folders.values()), strict=True))


@pytest.fixture
def truth(document: Path, written: dict[Path, Written]) -> Written:
    return written[document]


@pytest.fixture
def draft(document: Path, unpack: Callable[[Path, Path], Path], tmp_path: Path) -> Draft:
    return load_draft(unpack(document, tmp_path))


def letters(title: str) -> str:
    return OF_LETTERS.sub("", title).casefold()


def cited(draft: Draft) -> list[str]:
    """Keys in the order of their first mention, in the text or by ``\\nocite``."""
    keys: dict[str, None] = {}
    for part in draft.segments:
        both = (*part.tex.items.citations, *part.tex.items.nocites)
        for item in sorted(both, key=lambda item: item.span.start):
            if part.start <= item.span.start < part.end:
                keys[item.key] = None
    return list(keys)


def test_the_document_compiles(truth):
    assert truth.log.output_pages
    assert truth.log.errors == ()


def test_headings_are_those_of_the_table_of_contents(truth, draft):
    """A heading with a short title in brackets stands there under that one."""
    read = [section for section in draft.sections if not section.starred]
    listed = list(truth.headings())
    levels = [LEVEL_OF.get(section.level, section.level) for section in read]
    assert levels == [level for level, _ in listed]
    for section, (_, title) in zip(read, listed, strict=True):
        source = section.tex.slice(section.span)
        if "[" not in source:
            assert letters(section.title) == letters(plain(title))


def test_labels_are_those_that_latex_set(truth, draft):
    assert draft.labels == truth.labels()


def test_citations_are_those_that_latex_saw_in_its_order(truth, draft):
    assert cited(draft) == list(dict.fromkeys(truth.aux.citations))


def test_bibliographies_are_those_that_bibtex_was_given(truth, draft):
    named = [item.target for tex in draft.tex for item in tex.items.bibliographies]
    assert tuple(name.removesuffix(".bib") for name in named) == truth.aux.bibdata


def test_entries_are_those_that_can_be_cited(truth, draft):
    """BibTeX passes on the cited ones alone."""
    assert set(truth.aux.bibcites) == draft.defined_keys & set(truth.aux.bibcites)
    assert {item.key for _, item in draft.bibitems} <= set(truth.aux.bibcites)


def test_undefined_references_are_those_that_latex_warns_of(truth, draft):
    assert draft.referred - draft.labels == set(truth.log.undefined_references)


def test_undefined_citations_are_those_that_latex_warns_of(truth, draft):
    assert set(cited(draft)) - draft.defined_keys - {"*"} == set(truth.log.undefined_citations)
