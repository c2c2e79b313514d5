"""Finds lines of the running text set closer than they are."""

import re
from collections.abc import Iterator

import msgspec

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_length import read_length
from toolkit.rules.set_lengths import set_lengths
from toolkit.rules.spacing import EM_PT
from toolkit.rules.surroundings import Surroundings

_FACTOR = rare(r"\s*(\d{0,3}(?:[.,]\d{1,9})?)\s*\Z")
_SHARE = rare(r"\s*=?\s*(0?[.,]\d{1,9})\s*\\baselineskip\b")
_SETTING = rare(r"[\[{,]\s*[A-Za-z][\w ./+-]{0,60}=\s*\{?(?:[^,=$%{}\[\]]|\{[^{}]*\})*\Z")
_LONGEST_SETTING = 120
_STRETCH = rare(
    r"^[^%\n]*?(\\(?:def|(?:re)?newcommand\s*\*?)\s*\{?\s*\\baselinestretch)\s*\}?\s*\{([^{}]*)\}",
    re.MULTILINE,
)
_NAMED = {"singlespacing": 1.0, "onehalfspacing": 1.25, "doublespacing": 1.667}
"""What setspace's commands set, in type of 10 pt: setspace.sty."""

_ENVIRONMENTS = {"singlespace": 1.0, "singlespace*": 1.0, "onehalfspace": 1.25}
_GIVEN = ("linespread", "setstretch", "SetSinglespace")


class _Spread(msgspec.Struct, frozen=True):
    """How far apart something sets the lines, as a share of the class's own leading.

    Args:
        end: the offset to which that holds; 0 for the end of the group around it.
    """

    span: Span
    trick: str
    factor: float
    end: int = 0


def closer_lines(draft: Draft, tex: TexFile) -> Iterator[tuple[Span, str]]:
    """Where a file of the draft sets the lines of its text closer than its style does."""
    usual = _usual(draft)
    found = [each for each in _spreads(tex) if each.factor < usual]
    around = Surroundings(tex) if found else None
    for each in found:
        start = each.span.start
        is_setting = _SETTING.search(tex.live, max(0, start - _LONGEST_SETTING), start)
        if around and not is_setting and not around.is_apart(each.span, each.end):
            closer = 100 * (1 - each.factor / usual)
            yield each.span, f"{each.trick} sets the lines {closer:.0f} % closer"


def _usual(draft: Draft) -> float:
    """How far apart the course's style sets the lines."""
    if draft.requirements is None or not draft.requirements.document.style:
        return 1.0
    factors = [each.factor for tex in draft.styles for each in _commands(tex)]
    return max([1.0, *factors[-1:]])


def _spreads(tex: TexFile) -> Iterator[_Spread]:
    yield from _commands(tex)
    for environment in tex.scan.environments:
        span = Span(environment.start, environment.body_start)
        factor = _ENVIRONMENTS.get(environment.name)
        if environment.name in ("spacing", "spacing*"):
            factor = _number(tex.slice(tex.argument(environment.body_start)))
        if factor is not None:
            trick = f"the environment {environment.name}"
            yield _Spread(span, trick, factor, environment.body_end)
    bodies = {each.body for each in tex.scan.definitions if each.name == "baselinestretch"}
    for found in _STRETCH.finditer(tex.text) if bodies else ():
        factor = _number(found[2]) if found[2] in bodies else None
        if factor is not None:
            yield _Spread(Span(*found.span(1)), "\\baselinestretch", factor)
    yield from _leading(tex)


def _leading(tex: TexFile) -> Iterator[_Spread]:
    """Where the distance of lines itself is made a share of what it was."""
    for macro, name, value, end in set_lengths(tex):
        if name == "baselineskip":
            share, less = _SHARE.match(value), read_length(value, EM_PT)
            factor = _number(share[1]) if share else None
            if macro.name == "addtolength" and less is not None:
                factor = 1 + less / EM_PT["\\baselineskip"]
            if factor is not None:
                yield _Spread(Span(macro.start, end), f"\\{macro.name}", factor)
    for macro in tex.macros("baselineskip"):
        if share := _SHARE.match(tex.live, macro.end):
            yield _Spread(
                Span(macro.start, share.end()), "\\baselineskip", float(share[1].replace(",", "."))
            )


def _commands(tex: TexFile) -> Iterator[_Spread]:
    """Commands that say how far apart lines are set from there on."""
    for macro in tex.macros(*_GIVEN, *_NAMED):
        argument = tex.argument(macro.end) if macro.name in _GIVEN else None
        factor = _NAMED.get(macro.name) or _number(tex.slice(argument))
        if factor is not None:
            end = argument.end + 1 if argument else macro.end
            yield _Spread(Span(macro.start, end), f"\\{macro.name}", factor)


def _number(text: str | None) -> float | None:
    found = _FACTOR.match(text or "")
    return float(found[1].replace(",", ".")) if found and found[1] else None
