"""Which rules run: by code, or by the letters that codes begin with."""

from collections.abc import Sequence

from toolkit.course.titles import near
from toolkit.model.errors import SettingsError
from toolkit.rules import ALL
from toolkit.rules.base import Rule


def selected(
    select: Sequence[str], ignore: Sequence[str], *, place: str = ""
) -> tuple[type[Rule], ...]:
    """The rules to run, by code.

    Args:
        select: codes or their beginnings, such as ``CIT``; none for all.
        ignore: the same, to leave out; wins over ``select``.
        place: where they are written, for a person; empty for the command line.

    Raises:
        SettingsError: one of them is the beginning of no code.
    """
    wanted, unwanted = _prefixes(select, place), _prefixes(ignore, place)
    return tuple(
        rule
        for rule in ALL
        if (not wanted or rule.code.startswith(wanted)) and not rule.code.startswith(unwanted)
    )


def _prefixes(codes: Sequence[str], place: str) -> tuple[str, ...]:
    prefixes = tuple(code.strip().upper() for code in codes if code.strip())
    known = [rule.code for rule in ALL]
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in known):
            meant = near(prefix, known)
            families = ", ".join(sorted({code[:3] for code in known}))
            hint = f"did you mean {meant}?" if meant else f"families: {families}"
            raise SettingsError(f"no rule has the code {prefix}", place=place, hint=hint)
    return prefixes
