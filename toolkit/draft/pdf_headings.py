"""Headings of a document, told from what else is set off by their styles and their numbers.

Which style is that of the sections is told by numbers that count up and by the heading of the
references; where a document numbers nothing, by size.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from toolkit.draft.pdf_candidates import (
    LARGER_PT,
    Candidate,
    Style,
    area_of,
    find_candidates,
    in_capitals,
)
from toolkit.draft.pdf_layout import Layout
from toolkit.draft.pdf_numbers import Numbered, longest_count, settle, split_number
from toolkit.draft.pdf_titles import is_abstract, is_no_section, is_references
from toolkit.model.place import Area

DEEPEST_LEVEL = 3
# How many numbered headings a heading of the references is worth when styles are compared.
REFERENCES_WEIGHT = 2


class PdfHeading(msgspec.Struct, frozen=True):
    """A heading: level from 1 to 3, number as printed (empty for none), title without it.

    ``y`` is its baseline in pt from the page's top, ``area`` its box; ``opens_page`` says that
    nothing stands before it on its page; ``words`` are those below it, down to the next heading of
    its level or above.
    """

    level: int
    number: str
    title: str
    page: int
    y: float
    area: Area
    column: int
    opens_page: bool
    words: int = 0


class PlacedHeading(msgspec.Struct, frozen=True):
    """A heading and the rows that it takes up, by index, both ends included.

    ``rest`` is the text that follows one that is run in on its last row.
    """

    heading: PdfHeading
    first: int
    last: int
    rest: str = ""


class _Read(msgspec.Struct, frozen=True):
    """A candidate with its number told from its title."""

    candidate: Candidate
    part: Numbered

    @property
    def title(self) -> str:
        return self.part.title.strip().rstrip(".:").strip()


class _Scheme(msgspec.Struct, frozen=True):
    """How a document sets its headings: the level of each style, and what its numbers mean.

    ``roman`` says that sections have Roman numbers, so that a letter is the second level;
    ``capitals`` that what is set like them, but not in capitals, is of the second level.
    """

    sections: Style
    levels: Mapping[Style, int]
    is_numbered: bool
    roman: bool
    capitals: bool
    body_size: float


def find_headings(layout: Layout) -> tuple[PlacedHeading, ...]:
    """The headings in reading order, without those of the abstract and of lists of contents."""
    read = _numbered(find_candidates(layout))
    found = [each for each in read if not (each.candidate.style.run_in and _is_named(each))]
    styles: dict[Style, list[_Read]] = defaultdict(list)
    for each in found:
        styles[each.candidate.style].append(each)
    sections = _section_style(styles)
    if sections is None:
        return ()
    own = [each for each in found[_opening(found, sections) :] if not _is_no_section(each)]
    scheme = _scheme(own, sections, layout.body_size)
    levels = ((each, _level(each, scheme)) for each in own)
    return tuple(_placed(each, level, layout) for each, level in levels if level)


def _is_named(each: _Read) -> bool:
    """Whether this has a name that only a heading with a line of its own is trusted with."""
    return is_references(each.title) or _is_no_section(each)


def _is_no_section(each: _Read) -> bool:
    """Whether this heads the document's abstract, not an appendix's, or a list of contents."""
    return each.part.depth <= 1 and is_no_section(each.title)


def _numbered(candidates: Sequence[Candidate]) -> tuple[_Read, ...]:
    """The candidates with their numbers, each told from the others in its style."""
    by_style: dict[Style, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        by_style[candidate.style].append(index)
    parts: dict[int, Numbered] = {}
    for indices in by_style.values():
        settled = settle([split_number(candidates[index].text) for index in indices])
        parts.update(zip(indices, settled, strict=True))
    return tuple(_Read(candidate, parts[index]) for index, candidate in enumerate(candidates))


def _section_style(styles: Mapping[Style, Sequence[_Read]]) -> Style | None:
    """The style of the sections; None where nothing tells it."""
    scores = {}
    for style, members in styles.items():
        if style.run_in:
            continue
        count = longest_count([each.part for each in members])
        named = any(is_references(each.title) for each in members)
        scores[style] = (count + REFERENCES_WEIGHT * named, count, style.size)
    best = max(scores, key=lambda style: scores[style], default=None)
    told = best is not None and scores[best][0] > 0
    if best is not None and told and not _is_of_the_title(styles[best]):
        return best
    repeated = [
        style
        for style in scores
        if len(styles[style]) > 1
        and not _is_of_the_title(styles[style])
        and (style.bold or style.capitals)
        and not (told and style == best)
    ]
    return max(repeated, key=lambda style: style.size, default=best if told else None)


def _is_of_the_title(members: Sequence[_Read]) -> bool:
    """Whether a style holds what heads lists and, above all else, the title alone."""
    others = [each for each in members if not _is_named(each)]
    return [each.candidate.first for each in others] == [0]


def _scheme(found: Sequence[_Read], sections: Style, body: float) -> _Scheme:
    """How the document sets headings, its sections' style being known."""
    styles: dict[Style, list[_Read]] = {sections: []}
    for each in found:
        styles.setdefault(each.candidate.style, []).append(each)
    levels = {sections: 1}
    roman = any(each.part.kind == "roman" for each in styles[sections])
    for style, members in styles.items():
        depths = Counter(_depth(each.part, roman) for each in members if each.part.number)
        depth = depths.most_common(1)[0][0] if depths else 0
        if style != sections and depth > 1:
            levels[style] = min(depth, DEEPEST_LEVEL)
    has_depths = len(levels) > 1
    is_numbered = has_depths or longest_count([each.part for each in styles[sections]]) > 1
    capitals = not is_numbered and _are_in_capitals(styles[sections])
    if not is_numbered:
        levels |= _by_size(styles, sections, body, 2 + capitals)
    elif not has_depths and sections.size >= body + LARGER_PT:
        alike = {style: each for style, each in styles.items() if style.bold == sections.bold}
        levels |= {s: n for s, n in _by_size(alike, sections, body, 2).items() if s.size > body}
    return _Scheme(sections, levels, is_numbered, roman, capitals, body)


def _are_in_capitals(sections: Sequence[_Read]) -> bool:
    """Whether headings of one style are sections in capitals and, not in them, what is below."""
    capitals = [in_capitals(each.title) for each in sections]
    return capitals[:1] == [True] and capitals.count(True) > 1 and not all(capitals)


def _by_size(
    styles: Mapping[Style, Sequence[_Read]], sections: Style, body: float, first: int
) -> dict[Style, int]:
    """Levels below the sections, from ``first`` on, in a document that does not number them.

    Below small capitals that may be what is run into the text, or in italics.
    """
    lower = [style for style in styles if style != sections and style.size <= sections.size]
    larger = [style for style in lower if style.size >= body + LARGER_PT]
    strong = (s for s in lower if sections.capitals or (s.bold and not s.run_in))
    repeated = [style for style in strong if len(styles[style]) > 1]
    lower = sorted(larger or repeated, key=lambda style: (style.size, style.bold), reverse=True)
    return {style: min(first + rank, DEEPEST_LEVEL) for rank, style in enumerate(lower)}


def _depth(part: Numbered, roman: bool) -> int:
    """How deep a number lies."""
    return 2 if roman and part.kind == "letter" and part.depth == 1 else part.depth


def _level(each: _Read, scheme: _Scheme) -> int:
    """A candidate's level, 0 for one that is no heading.

    Where headings have numbers, what has none and is no larger than the text is more often a
    bold line than a heading.
    """
    style, part = each.candidate.style, each.part
    if is_references(each.title):
        return scheme.levels.get(style, 1)
    level = scheme.levels.get(style, 0)
    if not level or not each.title:
        return 0
    if style == scheme.sections:
        if scheme.capitals and not in_capitals(each.title):
            return 2
        own = bool(part.number) and part.kind != "keyword"
        return min(_depth(part, scheme.roman), DEEPEST_LEVEL) if own else level
    is_small = style.size < scheme.body_size + LARGER_PT
    return 0 if scheme.is_numbered and is_small and not part.number else level


def _opening(found: Sequence[_Read], sections: Style) -> int:
    """The first candidate below the title block and the abstract.

    What opens a document that numbers its sections, and has no number, is its title.
    """
    members = [index for index, each in enumerate(found) if each.candidate.style == sections]
    numbered = [index for index in members if found[index].part.number]
    if numbered and numbered[0] > 0 and found[members[0]].candidate.first == 0:
        members = members[1:]
    abstract = [
        i + 1 for i, each in enumerate(found) if is_abstract(each.title) and _is_no_section(each)
    ]
    if abstract:
        return abstract[0]
    if numbered and found[numbered[0]].candidate.row.page == 1:
        return numbered[0]
    return members[0]


def _placed(each: _Read, level: int, layout: Layout) -> PlacedHeading:
    """The heading that a candidate is."""
    candidate, row = each.candidate, each.candidate.row
    opens = candidate.first == 0 or layout.rows[candidate.first - 1].page != row.page
    heading = PdfHeading(
        level=level,
        number=each.part.number,
        title=each.title,
        page=row.page,
        y=row.line.base,
        area=area_of(candidate, layout),
        column=row.column,
        opens_page=opens,
    )
    return PlacedHeading(heading, candidate.first, candidate.last, candidate.rest)
