"""Which section of a draft a place stands in, told from what was read of its headings."""

from toolkit.course.requirements import SectionRule
from toolkit.course.titles import normal_title
from toolkit.draft.inspection import Inspection, SectionFact
from toolkit.model.place import Place

_LEVELS = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")


def sections_of(rule: SectionRule, inspection: Inspection) -> tuple[SectionFact, ...]:
    """The headings that are the section a manifest means: several where it may be split.

    Of headings at several levels with such a title, those of the highest level count.
    """
    parts = ((part.title, *part.aliases) for part in rule.split)
    titles = (rule.title, *rule.aliases, *(title for part in parts for title in part))
    wanted = set(map(normal_title, titles))
    found = [fact for fact in inspection.sections if normal_title(fact.title) in wanted]
    highest = min(map(_rank, found), default=0)
    return tuple(fact for fact in found if _rank(fact) == highest)


def stands_in(
    file: str, line: int, sections: tuple[SectionFact, ...], inspection: Inspection
) -> bool:
    """Whether a line stands in one of these sections or in a subsection of theirs.

    A line of a file that has no heading above it is in no section that can be told.
    """
    above = [
        index
        for index, fact in enumerate(inspection.sections)
        if fact.file == file and fact.line <= line
    ]
    if not above:
        return False
    return any(fact in sections for fact in _ancestry(above[-1], inspection.sections))


def place_stands_in(
    place: Place, sections: tuple[SectionFact, ...], inspection: Inspection
) -> bool:
    """The same of a finding's place; a whole file or a page of a PDF stands in no section."""
    return bool(place.line) and stands_in(place.path, place.line, sections, inspection)


def _ancestry(index: int, facts: tuple[SectionFact, ...]) -> tuple[SectionFact, ...]:
    """A heading and those it stands under."""
    chain = [facts[index]]
    for fact in reversed(facts[:index]):
        if _rank(fact) < _rank(chain[-1]):
            chain.append(fact)
    return tuple(chain)


def _rank(fact: SectionFact) -> int:
    return _LEVELS.index(fact.level) if fact.level in _LEVELS else len(_LEVELS)
