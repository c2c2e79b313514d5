"""Which of a draft's sections are the ones that the course asks for."""

from collections.abc import Sequence

import msgspec

from toolkit.course.requirements import SectionRule
from toolkit.course.titles import normal_title
from toolkit.draft.heading import Section

_OUTSIDE = frozenset(map(normal_title, ("Abstract", "References", "Bibliography", "Works Cited")))
_PART_DEPTH = 0


class Part(msgspec.Struct, frozen=True):
    """A section that is asked for, and what stands in the draft for it.

    Args:
        rule: what the course asks.
        whole: the sections that are all of it; more than one is one too many.
        pieces: for each piece of an allowed split, the sections that are that piece.
        sections: every section that belongs to it, in the draft's order.
    """

    rule: SectionRule
    whole: tuple[Section, ...]
    pieces: tuple[tuple[Section, ...], ...]
    sections: tuple[Section, ...]

    @property
    def is_there(self) -> bool:
        """Whether it stands in the draft, whole or in all its pieces."""
        return bool(self.whole) or (bool(self.pieces) and all(self.pieces))

    @property
    def standing(self) -> tuple[Section, ...]:
        """The section that it is, or one for each piece, in the course's order; none if missing.

        Of several that could be meant, the one of the course's own title, else the first.
        """
        title = normal_title(self.rule.title)
        own = tuple(section for section in self.whole if normal_title(section.title) == title)
        if own or not (self.pieces and all(self.pieces)):
            return (own or self.whole)[:1]
        return tuple(piece[0] for piece in self.pieces)

    @property
    def words(self) -> int:
        """The words of all its sections."""
        return sum(section.words for section in self.sections)


def top_sections(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of the outermost depth in use, without abstract and references."""
    depths = [section.depth for section in sections if section.depth > _PART_DEPTH]
    top = min(depths, default=None)
    return tuple(
        section
        for section in sections
        if section.depth == top and normal_title(section.title) not in _OUTSIDE
    )


def match_parts(
    rules: Sequence[SectionRule], sections: Sequence[Section], *, every_depth: bool = False
) -> tuple[Part, ...]:
    """For each section that is asked for, what stands for it.

    Args:
        sections: of the draft, in order.
        every_depth: take headings of any depth, as slides do.
    """
    candidates = sections if every_depth else top_sections(sections)
    titled = [(normal_title(section.title), section) for section in candidates]
    return tuple(_part(rule, titled) for rule in rules)


def _part(rule: SectionRule, titled: Sequence[tuple[str, Section]]) -> Part:
    names = rule.names()
    pieces = tuple(
        tuple(section for title, section in titled if title in piece.names())
        for piece in rule.split
    )
    whole = tuple(section for title, section in titled if title in names)
    every = names.union(*(piece.names() for piece in rule.split))
    return Part(rule, whole, pieces, tuple(s for title, s in titled if title in every))
