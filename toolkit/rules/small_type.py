"""Finds paragraphs set in small type."""

from bisect import bisect_right
from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_scanned import Macro
from toolkit.rules.spacing import LEAST_TEXT_PT, SIZES, SMALL

LEAST_SMALL_WORDS = 100
"""Fewer words in small type are a note; more are a paragraph of the text. Ours."""

_BODY_ENDS = ("bibliography", "printbibliography", "appendix")
_SIZE = rare(r"\s*(\d{1,3}(?:\.\d{0,3})?)")


def small_type(draft: Draft, tex: TexFile) -> Iterator[tuple[Span, str]]:
    """Where a file of the draft sets paragraphs in small type, and how many words.

    A list of references typed by hand may be small, as styles set one.
    """
    found = list(_small(tex))
    if found:
        from toolkit.draft.pdf_titles import is_references  # start-up cost: few drafts come here

        lists = [section for section in draft.sections if is_references(section.title)]
        for span, message in found:
            if not any(each.holds(tex, span) for each in lists):
                yield span, message


def _small(tex: TexFile) -> Iterator[tuple[Span, str]]:
    """Paragraphs in small type: to the end of their group, or to the next size."""
    for environment in tex.scan.environments:
        words = (
            tex.prose.words(Span(environment.body_start, environment.body_end))
            if environment.name in SMALL
            else 0
        )
        if words >= LEAST_SMALL_WORDS:
            span = Span(environment.start, environment.body_start)
            yield span, f"{words} words are set in \\{environment.name}"
    uses = [*tex.macros(*SMALL), *(m for m in tex.macros("fontsize") if _is_small(tex, m))]
    ends = [m.start for m in tex.macros(*SIZES, *_BODY_ENDS) if uses and not _is_inside(tex, m)]
    for macro in uses:
        if any(each.name != "document" for each in tex.environments.around(macro.start)):
            continue
        end = _small_until(tex, macro, ends)
        words = tex.prose.words(Span(macro.end, end))
        if words >= LEAST_SMALL_WORDS:
            yield Span(macro.start, macro.end), f"{words} words are set in \\{macro.name}"


def _is_small(tex: TexFile, macro: Macro) -> bool:
    """Whether a ``\\fontsize`` is smaller than the text of any class of LaTeX's."""
    size = _SIZE.match(tex.slice(tex.argument(macro.end)) or "")
    return size is not None and float(size[1]) < LEAST_TEXT_PT


def _is_inside(tex: TexFile, macro: Macro) -> bool:
    """Whether a size ends with a group."""
    return next(tex.groups.around(macro.start), None) is not None


def _small_until(tex: TexFile, macro: Macro, ends: list[int]) -> int:
    """Where a size ends; at once for one in an argument or deeper in a group."""
    if not _is_inside(tex, macro):
        after = bisect_right(ends, macro.start)
        return ends[after] if after < len(ends) else len(tex.live)
    opening = macro.start - 1
    before = tex.live[max(0, opening - 1) : opening]
    if tex.live[opening] == "{" and not (before.isalpha() or before in ("]", "}", "*")):
        return tex.scan.groups.get(opening, macro.end)
    return macro.end
