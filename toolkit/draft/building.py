"""Builds a draft that was found, in the engine that its settings name."""

from pathlib import Path

from msgspec.structs import replace

from toolkit.build.build import Built, build
from toolkit.build.limits import ENGINES, Limits
from toolkit.draft.draft import Draft
from toolkit.draft.locate import Location
from toolkit.draft.pdf_file import PdfFile
from toolkit.draft.reading import read_draft
from toolkit.model.errors import InputError
from toolkit.readers.aux import read_aux
from toolkit.readers.pdf import begin_pdf

_UP = "../"


def build_draft(location: Location, engine: str = "", limits: Limits | None = None) -> Built:
    """Build the draft in a scratch copy; errors as ``build``.

    Args:
        engine: named by a person, who trusts the draft with it; empty for what
            ``draftsmith.toml`` says, else what the draft asks for.
    """
    answered = location.settings.answers.get("engine")
    named = engine or (answered if answered in ENGINES else "")
    return build(
        location.root,
        location.main,
        top=_top(location),
        engine=named,
        trusted=bool(engine),
        limits=limits,
    )


def _top(location: Location) -> Path | None:
    """The folder above the draft's own that it reads from; None where it reads from none."""
    if location.top is None:
        return None
    files = read_draft(location.root, location.main).files
    return location.top if any(_UP in tex.text for tex in files) else None


def with_build(draft: Draft, location: Location) -> Draft:
    """The draft with the PDF, .aux and log that a build of it makes.

    Where it cannot be built the draft keeps what lies beside it, and ``not_built`` says why.
    """
    try:
        built = build_draft(location)
    except InputError as error:
        return replace(draft, not_built=str(error))
    if built.pdf is None:
        return replace(draft, built=built, log=built.log, not_built=_why_not(draft.main, built))
    pdf = PdfFile(Path(draft.main).with_suffix(".pdf").name, begin_pdf(built.pdf))
    return replace(draft, built=built, log=built.log, aux=read_aux(built.aux), pdf=pdf)


def _why_not(main: str, built: Built) -> str:
    first = built.errors[0]
    place = first.file or main
    return f"{place}:{first.line}: {first.message}" if first.line else f"{place}: {first.message}"
