"""Surveys one document: builds it, checks it in every way, and holds what is read against LaTeX."""

import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.corpus.survey.agreement import Agreement, agreements
from tests.corpus.survey.documents import class_of
from toolkit.build.build import Built, build
from toolkit.build.limits import Limits
from toolkit.build.scratch import copy_draft
from toolkit.draft.draft import Draft
from toolkit.draft.inspect import inspect_draft
from toolkit.draft.load import load_draft
from toolkit.draft.locate import locate
from toolkit.draft.pdf_file import PdfFile
from toolkit.lint.run import run
from toolkit.model.errors import ToolkitError
from toolkit.model.finding import Finding
from toolkit.readers.aux import read_aux
from toolkit.readers.pdf import begin_pdf
from toolkit.rules import ALL

_MOST_S = 240.0  # several documents are built at once
_ASKED = Path(__file__).with_name("asked.sty")


@dataclass(frozen=True, slots=True)
class Pages:
    """How many pages there are and how many count, from the marks of a build or the PDF alone."""

    total: int
    body: int
    why: str


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What a survey of one document came to.

    Args:
        name: of the document, from the folder of projects.
        kind: its class.
        crash: what one of our own faults said; empty where there was none.
        refused: why it could not be read at all; empty where it could.
        not_built: the build's first error; empty where it made a PDF.
        undefined: citations and references that LaTeX itself missed.
        agreement: by kind of fact; none where there is no build.
        findings: of the whole check; of the source alone where there is no build.
        of_template: of the source held against a template that it was not written for.
        of_pdf: of the PDF alone.
        marks: pages by the marks of the build.
        text: pages by the PDF alone.
        pdf: what was built.
        seconds: of all of it.
    """

    name: str
    kind: str
    crash: str = ""
    refused: str = ""
    not_built: str = ""
    undefined: frozenset[str] = frozenset()
    agreement: dict[str, Agreement] | None = None
    findings: tuple[Finding, ...] = ()
    of_template: tuple[Finding, ...] = ()
    of_pdf: tuple[Finding, ...] = ()
    marks: Pages | None = None
    text: Pages | None = None
    pdf: bytes | None = None
    seconds: float = 0.0


def survey(path: Path, name: str, template: str, *, with_build: bool = True) -> Surveyed:
    """Survey the document whose main file is ``path``; its folder is never written to."""
    begun = time.monotonic()
    blank = Surveyed(name, class_of(path))
    try:
        done = _survey(path, blank, template, with_build)
    except ToolkitError as error:
        done = replace(blank, refused=str(error))
    except Exception as error:
        cause = error.__cause__ or error
        done = replace(blank, crash=f"{error}: {cause!r}")
    return replace(done, seconds=time.monotonic() - begun)


def _survey(path: Path, blank: Surveyed, template: str, with_build: bool) -> Surveyed:
    source = load_draft(path)
    inspect_draft(source)
    checked = replace(
        blank,
        findings=run(source, ALL).findings,
        of_template=run(load_draft(path, template=template), ALL).findings,
    )
    if not with_build:
        return checked
    built = _build(path)
    if built.pdf is None:
        return replace(checked, not_built=built.errors[0].message)
    aux = read_aux(built.aux)
    pdf = PdfFile(path.with_suffix(".pdf").name, begin_pdf(built.pdf))
    draft = msgspec.structs.replace(source, built=built, log=built.log, aux=aux, pdf=pdf)
    alone = _alone(built.pdf, path.stem)
    return replace(
        checked,
        undefined=frozenset({*built.log.undefined_citations, *built.log.undefined_references}),
        agreement=agreements(draft, aux, built.aux),
        findings=run(draft, ALL).findings,
        of_pdf=run(alone, ALL).findings,
        marks=_pages(draft),
        text=_pages(alone),
        pdf=built.pdf,
    )


def _build(path: Path) -> Built:
    """What draftsmith's own build makes of it, which also notes the references asked for."""
    location = locate(path)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "draft"
        copy_draft(location.root, location.main, root)
        shutil.copyfile(_ASKED, root / _ASKED.name)
        main = root / location.main
        main.write_bytes(
            b"\\RequirePackage{asked}" + main.read_bytes().removeprefix(b"\xef\xbb\xbf")
        )
        return build(root, location.main, limits=Limits(seconds=_MOST_S))


def _alone(pdf: bytes, stem: str) -> Draft:
    """The draft that a PDF is without its source."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem}.pdf"
        path.write_bytes(pdf)
        return load_draft(path)


def _pages(draft: Draft) -> Pages | None:
    pages = draft.pages
    return Pages(pages.total, pages.body, pages.explanation) if pages else None
