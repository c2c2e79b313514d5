"""Which box that TeX called too wide is which line in the margin of the PDF."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from toolkit.draft.draft import Draft
from toolkit.model.place import Place
from toolkit.readers.pattern import rare
from toolkit.rules.log_places import place_in_log
from toolkit.rules.strays import TEX_PT, Stray, strays

if TYPE_CHECKING:  # start-up cost: most drafts have no fresh log
    from toolkit.readers.log import Overfull

_HANGS_PT = 4.0
"""In TeX points: microtype hangs the end of a line out of its box, and italics lean out of it."""

_NEAR_PT = 2.5
"""In TeX points: what microtype hangs out of type of 10 pt; see `MARGIN_TOLERANCE_PT`."""

_WORD = rare(r"[^\W\d_]{4,}")
_SIGN = rare(r"[A-Za-z]+|[0-9]+")
_LEAST_SHARE = 2 / 3
"""Of a line's words or signs; accents, ligatures and hyphens print as others than were typed."""

_LEAST_LETTERS = 12
"""In a line's words: fewer may stand anywhere."""

_MOST_PAIRS = 100_000
"""Of lines and boxes; a document with more of them is no draft."""


class _Wide(msgspec.Struct, frozen=True):
    box: "Overfull"
    place: Place
    text: str


def places(draft: Draft, found: Sequence[Stray]) -> Iterator[tuple[Stray, Place]]:
    """Lines in the margin, and where each is best told: its source where the log says, else its
    page.
    """
    for stray, wide in _paired(draft, found):
        place = wide.place if wide else draft.whole
        yield stray, _page(draft, stray) if place == draft.whole else place


def pages(draft: Draft, tolerance: float) -> dict["Overfull", Place]:
    """The pages in whose margins boxes stand.

    Args:
        tolerance: how far out a line may stand, in pt.
    """
    found = strays(draft, tolerance)
    return {wide.box: _page(draft, stray) for stray, wide in _paired(draft, found) if wide}


def _page(draft: Draft, stray: Stray) -> Place:
    return Place(draft.pdf.path if draft.pdf else draft.main, stray.page)


def _paired(draft: Draft, found: Sequence[Stray]) -> Iterator[tuple[Stray, _Wide | None]]:
    wide = tuple(_wide(draft)) if found else ()
    is_many = len(wide) * len(found) > _MOST_PAIRS
    for stray in found:
        yield stray, None if is_many else _box_of(stray, wide)


def _wide(draft: Draft) -> Iterator[_Wide]:
    """The boxes that are too wide, but for those on lines where another is too high."""
    boxes = dict.fromkeys(draft.log.overfull if draft.log else ())
    placed = [(b, place_in_log(draft, b.file, b.first_line, b.last_line)) for b in boxes]
    high = {place for box, place in placed if box.kind == "vbox"} - {draft.whole}
    for box, place in placed:
        if box.kind == "hbox" and place not in high:
            yield _Wide(box, place, _source(draft, place))


def _source(draft: Draft, place: Place) -> str:
    """What stands at a place; nothing where that is the whole document."""
    tex = next((tex for tex in draft.tex if tex.path == place.path), None)
    if tex is None or place == draft.whole:
        return ""
    start = tex.lines.start_of(place.line) + place.column - 1
    return tex.text[start : tex.lines.start_of(place.end_line) + place.end_column - 1]


def _box_of(stray: Stray, wide: Sequence[_Wide]) -> _Wide | None:
    """The box whose source has a line's words, else one with its signs that is as much too wide.

    Of several it is the nearest in width; none holds a line that stands out farther than it does.
    """
    if stray.side != "right":  # TeX sets what is too wide from the left
        return None
    out, text = stray.out_pt / TEX_PT, stray.line.text
    fitting = [
        (not has_words, abs(each.box.points - out), index)
        for index, each in enumerate(wide)
        if out <= each.box.points + _HANGS_PT
        if (has_words := _has_words(each.text, text)) or _has_signs(each.text, text)
    ]
    others, apart, index = min(fitting, default=(True, _NEAR_PT, 0))
    return wide[index] if not others or apart < _NEAR_PT else None


def _has_words(source: str, line: str) -> bool:
    """Whether most of a line's words stand in a source, and are enough to know it by."""
    words = _WORD.findall(line)
    known = [word for word in words if word in source]
    return len(known) >= _LEAST_SHARE * len(words) and len("".join(known)) >= _LEAST_LETTERS


def _has_signs(source: str, line: str) -> bool:
    """Whether the letters and numbers of a line can stand in a source; in one unknown, any can."""
    signs = _SIGN.findall(line)
    return not source or sum(sign in source for sign in signs) >= _LEAST_SHARE * len(signs)
