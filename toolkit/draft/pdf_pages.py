"""Counts a PDF's pages by its text: what stands above, between and below its headings."""

import re
from collections.abc import Collection, Iterator, Sequence

from toolkit.course.titles import normal_title
from toolkit.draft.page_tally import APPENDIX, REFERENCES, Stretch, Tally, counted_pages, say_pages
from toolkit.draft.pdf_outline import PdfHeading, PdfOutline
from toolkit.draft.pdf_titles import is_references, without_accents

_APPENDIX_TITLE = re.compile(
    r"append(?:ix|ices|ice\b)|supplement|anhang|annexe|anexo|apendice|bilag|bijlage", re.I
)
_APPENDIX_NUMBER = re.compile(r"[A-HJ-UWYZ]")
_BEGINNING = ""


def tally_text(
    outline: PdfOutline,
    page_count: int,
    free: Collection[str],
    blank: frozenset[int] = frozenset(),
) -> Tally:
    """The pages that count, by headings and captions.

    Args:
        page_count: how many pages the document has.
        free: what does not count, as ``normal_title`` gives it.
        blank: pages, from 1, on which nothing stands.
    """
    if outline.frames:
        return _tally_frames(outline, free)
    stretches = tuple(_stretches(outline, page_count, free))
    text = counted_pages(stretches) - blank
    floats = _floats(outline, stretches) - text
    references = outline.references
    notes = [f"a float counts on {say_pages(floats)}"] if floats else []
    after = [each for each in _after_references(stretches) if each.counts]
    if after:
        titles = ", ".join(dict.fromkeys(each.what for each in after))
        notes.append(f"{titles} after them counts")
    return Tally(
        counted=text | floats,
        references_begin=references.page if references else None,
        text_above_references=outline.text_above_references,
        notes=tuple(notes),
    )


def is_appendix(heading: PdfHeading) -> bool:
    """Whether a heading begins an appendix, by its title or its letter."""
    by_letter = heading.level == 1 and bool(_APPENDIX_NUMBER.fullmatch(heading.number))
    return by_letter or bool(_APPENDIX_TITLE.match(without_accents(heading.title)))


def _tally_frames(outline: PdfOutline, free: Collection[str]) -> Tally:
    """Slides: every frame counts whose title is not that of a free part."""
    counted = {each.page for each in outline.frames if normal_title(each.title) not in free}
    begin = next((each.page for each in outline.frames if is_references(each.title)), None)
    return Tally(frozenset(counted), begin, None if begin is None else False)


def _stretches(outline: PdfOutline, page_count: int, free: Collection[str]) -> Iterator[Stretch]:
    """The document from heading to heading, each part with whether it counts."""
    what, first = _BEGINNING, 1
    for heading, following in parts_of(outline):
        counts = normal_title(what) not in free
        yield Stretch(what, counts, first, heading.page, not heading.opens_page)
        what, first = following, heading.page
    yield Stretch(what, normal_title(what) not in free, first, page_count, reaches_last=True)


def parts_of(outline: PdfOutline) -> Iterator[tuple[PdfHeading, str]]:
    """The headings that begin a part, with the part's name; an appendix ends with the document."""
    in_appendix = in_references = False
    for heading in outline.headings:
        in_references = heading == outline.references or (
            in_references and is_references(heading.title)
        )
        if in_references:
            yield heading, REFERENCES
        elif is_appendix(heading) and not in_appendix:
            in_appendix = True
            yield heading, APPENDIX
        elif heading.level == 1:
            yield heading, APPENDIX if in_appendix else heading.title


def _after_references(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    names = [each.what for each in stretches]
    return stretches[names.index(REFERENCES) + 1 :] if REFERENCES in names else ()


def _floats(outline: PdfOutline, stretches: Sequence[Stretch]) -> frozenset[int]:
    """The pages with a caption that counts: those before an appendix begins that does not."""
    free = (each.first for each in stretches if each.what == APPENDIX and not each.counts)
    appendix = next(free, None)
    pages = {caption.page for caption in outline.captions}
    return frozenset(page for page in pages if appendix is None or page < appendix)
