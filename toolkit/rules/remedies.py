"""What to do about a section that is missing: perhaps it is there under another name or depth."""

import re
from collections.abc import Iterator, Sequence

from toolkit.course.titles import near, normal_title
from toolkit.draft.draft import Draft
from toolkit.draft.heading import Section
from toolkit.draft.parts import Part, top_sections
from toolkit.model.place import Place
from toolkit.readers.pattern import rare
from toolkit.rules.phrases import where

_JOINT = rare(r"\s*(?:[,;/&+]|\band\b)\s*", re.IGNORECASE)
_MOST_PIECES = 12  # of a heading that names sections beside each other


def remedy(draft: Draft, part: Part, place: Place) -> str:
    """The hint for a part that is missing.

    Args:
        place: of the finding; a line in another file is named with its file.
    """
    found = _misplaced(draft, part) or _joined(draft, part) or _misspelt(draft, part)
    if found is None:
        return _where_to_add(draft, part)
    heading, what = found
    return f"“{heading.title}” on {where(heading.place, place)} {what}"


def _names(part: Part) -> frozenset[str]:
    return part.rule.names().union(*(piece.names() for piece in part.rule.split))


def _misplaced(draft: Draft, part: Part) -> tuple[Section, str] | None:
    """A heading of that name at another depth."""
    names, top = _names(part), top_sections(draft.headings)
    level = top[0].level if top else "section"
    for heading in draft.headings:
        if normal_title(heading.title) in names:
            return heading, f"is a {heading.level}; make it a {level}"
    return None


def _joined(draft: Draft, part: Part) -> tuple[Section, str] | None:
    """A heading that names the part beside another, such as "Aims and Sources"."""
    names = _names(part)
    for heading in draft.headings:
        pieces = [piece for piece in _JOINT.split(heading.title) if piece][:_MOST_PIECES]
        if any(normal_title(run) in names for run in _runs(pieces)):
            if all(normal_title(piece) in names for piece in pieces):
                return heading, f"is near; call it “{part.rule.title}”"
            return heading, f"holds more than it; give “{part.rule.title}” a section of its own"
    return None


def _runs(pieces: Sequence[str]) -> Iterator[str]:
    """Neighbours among the pieces, joined again."""
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            yield " and ".join(pieces[start:end])


def _misspelt(draft: Draft, part: Part) -> tuple[Section, str] | None:
    """A heading that is near to one of the part's names and stands for nothing else."""
    taken = {id(section) for other in draft.parts for section in other.sections}
    free = {each.title: each for each in draft.headings if id(each) not in taken}
    for name in (part.rule.title, *part.rule.aliases):
        title = near(name, free)
        if title is not None:
            return free[title], f"is near; call it “{part.rule.title}”"
    return None


def _where_to_add(draft: Draft, part: Part) -> str:
    """Where a part belongs that is nowhere."""
    index = draft.parts.index(part)
    for other in reversed(draft.parts[:index]):
        if other.standing:
            return f"add it after “{other.standing[-1].title}”"
    for other in draft.parts[index + 1 :]:
        if other.standing:
            return f"add it before “{other.standing[0].title}”"
    return "add it"
