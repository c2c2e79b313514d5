"""Reads a whole draft from disk: its sources, bibliographies, PDF and what LaTeX left beside it."""

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.course.loading import load_requirements, template_folder
from toolkit.course.requirements import Requirements
from toolkit.course.resources import templates_folder
from toolkit.course.sample import load_sample
from toolkit.draft.begin import Found, beside, find_draft
from toolkit.draft.biber import uses_biber
from toolkit.draft.draft import Draft
from toolkit.draft.locate import Location
from toolkit.draft.pdf_file import PdfFile
from toolkit.draft.reading import Missing, Reading, read_draft
from toolkit.draft.settings import SETTINGS_FILE
from toolkit.draft.tex_file import BibFile, TexFile
from toolkit.draft.tex_live import ABBREVIATIONS, WORKS
from toolkit.model.errors import CourseError, InputError
from toolkit.model.finding import Stage
from toolkit.readers.bib import read_bib
from toolkit.readers.disk import found_file, is_file, read_bytes, read_text
from toolkit.readers.tex_spell import spelt_name

if TYPE_CHECKING:  # start-up cost: most drafts have no fresh log
    from toolkit.readers.aux import Aux
    from toolkit.readers.blg import Blg
    from toolkit.readers.log import Log

_STALE_AFTER_S = 60.0
"""Files that a checkout or an unpacked archive writes are seconds apart, in any order; an .aux
this much older than a source was written before the last edit."""


def load_draft(
    path: Path,
    *,
    template: str | Path | None = None,
    stage: Stage | None = None,
    pdf: Path | None = None,
    build: bool = False,
) -> Draft:
    """Read the draft that a person means by ``path``.

    Args:
        path: a folder, a LaTeX file or a PDF.
        template: the manifest to hold it against; None for what ``draftsmith.toml`` says.
        stage: how far along it is; None for what ``draftsmith.toml`` says.
        pdf: its PDF, where it is not the one beside the main file.
        build: make the PDF in a scratch copy, and use that.

    Raises:
        InputError: there is no draft there, or no saying which file is the main one.
        SettingsError: ``draftsmith.toml`` is not valid.
        CourseError: there is no such template, or it is not valid.
    """
    found = find_draft(path, template=template, pdf=pdf)
    return read_found(found, stage=stage, build=build)


def read_found(found: Found, *, stage: Stage | None = None, build: bool = False) -> Draft:
    """Read a draft that was found; arguments and errors as `load_draft`."""
    location = found.location
    settings = location.settings
    template = found.template or settings.template
    requirements = found.named or _requirements(location)
    if location.pdf is not None:
        return Draft(
            root=location.root,
            main=location.pdf.name,
            why=location.why,
            stage=stage or settings.stage,
            settings=settings,
            requirements=requirements,
            pdf=_telling(found.pdf),
            not_built="a PDF alone cannot be built" if build else "",
        )
    reading = read_draft(location.root, location.main)
    bib, missing_bibs = _bibliographies(location.root, reading)
    paths = [*(tex.path for tex in reading.files), *(file.path for file in bib)]
    modified = _newest(location.root, paths)
    draft = Draft(
        root=location.root,
        main=location.main,
        why=location.why,
        stage=stage or settings.stage,
        settings=settings,
        requirements=requirements,
        tex=reading.files,
        styles=reading.styles,
        segments=reading.segments,
        missing=reading.missing,
        left_out=reading.left_out,
        bib=bib,
        missing_bibs=missing_bibs,
        bbl=_bbl(location) if not bib else None,
        pdf=found.pdf,
        aux=_aux(location, modified),
        log=_log(location, modified),
        blg=_blg(location, modified),
        template_files=_template_files(template, location, requirements),
        template_texts=_template_texts(template, location),
        sources_modified=modified,
    )
    if not build:
        return draft
    from toolkit.draft.building import with_build  # start-up cost: few checks build

    return with_build(draft, location)


def _template_ref(ref: str | Path, location: Location) -> str | Path:
    """A template as ``draftsmith.toml`` names it: an id, or a folder seen from the root."""
    folder = location.root / ref
    return folder if is_file(folder / "template.toml") else ref


def _requirements(location: Location) -> Requirements | None:
    ref = location.settings.template
    if not ref:
        return None
    try:
        return load_requirements(_template_ref(ref, location))
    except CourseError as error:
        place = error.place or f"{SETTINGS_FILE}: template"
        raise CourseError(error.message, place=place, hint=error.hint) from error


def _template_files(
    ref: str | Path, location: Location, requirements: Requirements | None
) -> tuple[tuple[str, bytes], ...]:
    """The style files that a draft of this template must hold unchanged."""
    if requirements is None or not requirements.document.style:
        return ()
    folder = template_folder(_template_ref(ref, location))
    places = (folder, folder.parent, templates_folder() / "shared")
    styles = {path.name: path for place in reversed(places) for path in place.glob("*.sty")}
    return tuple((name, read_bytes(path)) for name, path in sorted(styles.items()))


def _template_texts(ref: str | Path, location: Location) -> tuple[str, ...]:
    """What a new draft of this template says before anybody has written a word."""
    if not ref:
        return ()
    sources = sorted(template_folder(_template_ref(ref, location)).rglob("*.tex"))
    return (*(read_text(path).text for path in sources), load_sample().title)


def _telling(file: PdfFile | None) -> PdfFile | None:
    """A PDF that is all there is, so that it must tell something."""
    if file is not None and not any(page.lines for page in file.pdf.pages):
        why = file.pdf.faults[0] if file.pdf.faults else "it holds no text"
        raise InputError(
            f"nothing in this PDF can be checked: {why}",
            place=str(file.file),
            hint="hand in the PDF that LaTeX made",
        )
    return file


def _aux(location: Location, modified: float) -> "Aux | None":
    path = beside(location, ".aux")
    if path is None or not _is_fresh(path, modified):
        return None
    from toolkit.readers.aux import read_aux  # start-up cost, as above

    return read_aux(read_text(path).text)


def _log(location: Location, modified: float) -> "Log | None":
    path = beside(location, ".log")
    if path is None or not _is_fresh(path, modified):
        return None
    from toolkit.readers.log import read_log  # start-up cost, as above

    return read_log(read_text(path).text)


def _blg(location: Location, modified: float) -> "Blg | None":
    path = beside(location, ".blg")
    if path is None or not _is_fresh(path, modified):
        return None
    from toolkit.readers.blg import read_blg  # start-up cost, as above

    return read_blg(read_text(path).text)


def _bbl(location: Location) -> TexFile | None:
    path = beside(location, ".bbl")
    return TexFile(read_text(path), path.name) if path else None


def _is_fresh(path: Path, modified: float) -> bool:
    return path.stat().st_mtime >= modified - _STALE_AFTER_S


def _newest(root: Path, paths: Iterable[str]) -> float:
    times = []
    for path in paths:
        try:
            times.append((root / path).stat().st_mtime)
        except OSError:
            continue
    return max(times, default=0.0)


def _bibliographies(
    root: Path, reading: Reading
) -> tuple[tuple[BibFile, ...], tuple[Missing, ...]]:
    """The bibliography files that the sources name, and those of them that are not there."""
    found: dict[str, BibFile] = {}
    missing: list[Missing] = []
    embedded = dict(_embedded(reading.files))
    sources = (*reading.files, *reading.styles)
    as_biber = uses_biber(package for tex in sources for package in tex.items.packages)
    for tex in sources:
        for named in tex.items.bibliographies:
            if any(sign in named.target for sign in ("\\", "#", "://")):
                continue
            name = named.target if named.target.endswith(".bib") else f"{named.target}.bib"
            asked = posixpath.normpath(name)
            path = asked if asked in embedded else found_file(root, (asked,)) or asked
            if path in found:
                continue
            if path in embedded:
                found[path] = BibFile(path, read_bib(embedded[path], as_biber=as_biber), None)
            elif is_file(root / path):
                decoded = read_text(root / path)
                bib = read_bib(decoded.text, as_biber=as_biber)
                found[path] = BibFile(path, bib, decoded.fault, decoded.encoding)
            elif tex in reading.files and path not in ABBREVIATIONS | WORKS:
                missing.append(Missing(tex, named.span, name))
    return tuple(found.values()), tuple(missing)


def _embedded(files: Iterable[TexFile]) -> Iterator[tuple[str, str]]:
    """Files that the source itself carries, in ``filecontents``."""
    for tex in files:
        for command in tex.items.commands:
            if command.name == "filecontents":
                yield spelt_name(command.argument, tex.known), command.options
