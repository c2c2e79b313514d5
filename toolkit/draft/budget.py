"""What each section of a draft takes, and how far the draft is from its course's limits."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec
from msgspec.structs import replace

from toolkit.course.requirements import Range
from toolkit.course.titles import normal_title
from toolkit.draft.draft import Draft
from toolkit.draft.extents import Extent, extents_of
from toolkit.draft.heading import Section
from toolkit.draft.inspection import BudgetFact, LimitFact, LimitOf, ShareFact
from toolkit.draft.parts import top_sections

PAGE_DIGITS = 1
SHARE_DIGITS = 3


class _Taken(msgspec.Struct, frozen=True):
    """A section of the source and the stretches of the PDF that are it; either may be unknown."""

    section: Section | None
    extents: tuple[Extent, ...]


def budget_of(draft: Draft) -> BudgetFact:
    """The limits that the course sets, and what each outermost section takes of the document.

    Pages are told from the headings that the PDF shows. Without a PDF there are only words, and a
    section whose heading is not found in it, and the one before, are of unknown length.
    """
    return BudgetFact(tuple(_limits(draft)), _shared(tuple(_sections(draft))))


def _limits(draft: Draft) -> Iterator[LimitFact]:
    asked = draft.requirements
    if asked is None:
        return
    yield from _limit("pages", draft.pages.body if draft.pages else None, asked.pages)
    if asked.abstract:
        yield from _limit("abstract", draft.abstract.words if draft.abstract else 0, asked.abstract)
    works = len({citation.key for _, citation in draft.citations})
    least = Range(min=asked.citations.min or None)
    yield from _limit("citations", works if draft.has_source else None, least)
    if not asked.document.blind:
        yield from _limit("team", len(draft.authors) if draft.has_source else None, asked.team)


def _limit(what: LimitOf, number: int | None, asked: Range) -> Iterator[LimitFact]:
    """The limit, where the course sets one."""
    if asked.min is not None or asked.max is not None:
        excess = None if number is None else asked.excess(number)
        yield LimitFact(what, number, asked.min, asked.max, excess)


def _sections(draft: Draft) -> Iterator[ShareFact]:
    """A fact for each part of the document, in reading order."""
    sections, extents = top_sections(draft.sections), _extents(draft)
    taken = list(_joined(_aligned(sections, extents)))
    if not extents and draft.abstract:
        yield _front(draft, None)
    least = {id(part.sections[0]): part.rule.min_words for part in draft.parts if part.sections}
    for index, each in enumerate(taken):
        is_followed = index + 1 == len(taken) or bool(taken[index + 1].extents)
        pages = _pages(each.extents) if each.extents and is_followed else None
        first = each.extents[0] if each.extents else None
        if each.section:
            yield _section(draft, each.section, first, pages, least.get(id(each.section)))
        elif first and first.kind == "front":
            yield _front(draft, pages)
        elif first:
            yield ShareFact(first.kind, first.title, None, 0, pages, None, None, None, first.counts)


def _extents(draft: Draft) -> tuple[Extent, ...]:
    if draft.pdf is None or draft.pages is None:
        return ()
    free = frozenset(map(normal_title, draft.free))
    return extents_of(draft.pdf.outline, draft.pdf.pdf, free, draft.pages.counted)


def _aligned(sections: Sequence[Section], extents: Sequence[Extent]) -> Iterator[_Taken]:
    """Sections of the source beside those of the PDF, by their titles.

    Between two that are found, as many of the one as of the other are the same ones: a title with
    a formula in it reads otherwise in print.
    """
    headed = [each for each in extents if each.kind in ("section", "appendix")]
    titles = [normal_title(section.title) for section in sections]
    printed = [normal_title(each.title) for each in headed]
    matcher = SequenceMatcher(None, titles, printed, autojunk=False)
    of_extent: dict[int, int] = {}
    for _, begin, end, first, last in matcher.get_opcodes():
        if end - begin == last - first:
            of_extent.update(zip(range(first, last), range(begin, end), strict=True))
    done, number = 0, 0
    for extent in extents:
        found = None
        if extent.kind in ("section", "appendix"):
            found, number = of_extent.get(number), number + 1
        if found is not None:
            yield from (_Taken(section, ()) for section in sections[done:found])
            done = found + 1
        yield _Taken(None if found is None else sections[found], (extent,))
    yield from (_Taken(section, ()) for section in sections[done:])


def _joined(taken: Iterator[_Taken]) -> Iterator[_Taken]:
    """The same, a stretch whose heading the source does not have joined to the one before."""
    before: _Taken | None = None
    for each in taken:
        if before and before.section and before.extents and _continues(before, each):
            before = replace(before, extents=before.extents + each.extents)
            continue
        if before:
            yield before
        before = each
    if before:
        yield before


def _continues(before: _Taken, each: _Taken) -> bool:
    last = before.extents[-1]
    return each.section is None and any(
        (extent.kind, extent.counts) == (last.kind, last.counts) for extent in each.extents
    )


def _pages(extents: Sequence[Extent]) -> float:
    """Pages from end to end, each place rounded, so that the parts add up to the whole."""
    ends = (round(e.end, PAGE_DIGITS) - round(e.start, PAGE_DIGITS) for e in extents)
    return round(sum(ends), PAGE_DIGITS)


def _front(draft: Draft, pages: float | None) -> ShareFact:
    words = draft.abstract.words if draft.abstract else None
    return ShareFact("front", "", None, 0, pages, words, None, None, True)


def _section(
    draft: Draft, section: Section, first: Extent | None, pages: float | None, least: int | None
) -> ShareFact:
    free = map(normal_title, draft.free)
    return ShareFact(
        kind=first.kind if first else "section",
        title=section.title,
        file=section.place.path,
        line=section.place.line,
        pages=pages,
        words=section.words,
        share=None,
        min_words=least or None,
        counts=first.counts if first else normal_title(section.title) not in free,
    )


def _shared(facts: tuple[ShareFact, ...]) -> tuple[ShareFact, ...]:
    """The same with each one's share of the body: of its pages if all are known, else its words."""
    body = [fact for fact in facts if fact.counts]
    by_pages = all(fact.pages is not None for fact in body)
    sizes = [(fact.pages if by_pages else fact.words) or 0 for fact in facts]
    total = sum(size for fact, size in zip(facts, sizes, strict=True) if fact.counts)
    return tuple(
        replace(fact, share=round(size / total, SHARE_DIGITS)) if fact.counts and total else fact
        for fact, size in zip(facts, sizes, strict=True)
    )
