"""Builds a draft that was found, in the engine that its settings name."""

from toolkit.build.build import Built, build
from toolkit.build.limits import ENGINES, Limits
from toolkit.draft.locate import Location
from toolkit.model.errors import InputError


def build_draft(location: Location, engine: str = "", limits: Limits | None = None) -> Built:
    """Build the draft in a scratch copy; errors as ``build``.

    Args:
        engine: named by a person, who trusts the draft with it; empty for what
            ``draftsmith.toml`` says, else what the draft asks for.

    Raises:
        InputError: it is a PDF alone.
    """
    if location.pdf is not None:
        raise InputError("a PDF alone cannot be built", place=str(location.pdf))
    answered = location.settings.answers.get("engine")
    named = engine or (answered if answered in ENGINES else "")
    return build(location.root, location.main, engine=named, trusted=bool(engine), limits=limits)
