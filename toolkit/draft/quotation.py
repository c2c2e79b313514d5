"""What a LaTeX file quotes and cites, so that its words may be another's."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span

_ENVIRONMENTS = frozenset("quote quotation verse quoting displayquote foreigndisplayquote".split())
_CITING_ENVIRONMENTS = frozenset({"displaycquote", "foreigndisplaycquote"})
_MACROS = tuple("enquote foreignquote textquote blockquote foreigntextquote".split())
_CITING_MACROS = tuple("textcquote blockcquote foreigntextcquote foreignblockcquote".split())
_LONGEST = 4000
_MARKED = re.compile(
    rf"``(?:[^`']|'(?!')|`(?!`)){{1,{_LONGEST}}}+''|“[^“”]{{1,{_LONGEST}}}”|«[^«»]{{1,{_LONGEST}}}»"
    rf'|"[^"]{{1,{_LONGEST}}}"'
)
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")
_ADDRESSES = ("url", "href", "nolinkurl", "footcite", "textcite")


class Quotation:
    """Tells of an offset of a file whether it stands in a quotation whose source is cited.

    Quotations are those of LaTeX's environments and marks, and of csquotes. The citation, or an
    address, stands in the same paragraph; around a displayed quotation in the one before or after.
    """

    def __init__(self, tex: TexFile) -> None:
        self._tex = tex
        self._breaks = [found.span() for found in _PARAGRAPH_END.finditer(tex.live)]
        cited = [citation.span.start for citation in tex.items.citations]
        self._sources = sorted([*cited, *(macro.start for macro in tex.macros(*_ADDRESSES))])
        self._spans = sorted([*self._with_source(), *self._quoted()])
        self._starts = [span.start for span in self._spans]

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return any(offset in span for span in self._spans[max(0, index - 1) : index + 1])

    def _with_source(self) -> Iterator[Span]:
        """The quotations that name their source themselves."""
        for found in self._tex.scan.environments:
            if found.name in _CITING_ENVIRONMENTS:
                yield Span(found.start, found.end)
        for macro in self._tex.macros(*_CITING_MACROS):
            yield Span(macro.start, self._after_groups(macro.end))

    def _quoted(self) -> Iterator[Span]:
        """The other quotations beside which something is cited."""
        for span in self._typed():
            start, end = self._paragraphs(span)
            at = bisect_left(self._sources, start)
            if at < len(self._sources) and self._sources[at] < end:
                yield span

    def _typed(self) -> Iterator[Span]:
        for found in self._tex.scan.environments:
            if found.name in _ENVIRONMENTS:
                yield Span(found.start, found.end)
        for macro in self._tex.macros(*_MACROS):
            yield Span(macro.start, self._after_groups(macro.end))
        for marked in _MARKED.finditer(self._tex.live):
            if not _PARAGRAPH_END.search(marked[0]):
                yield Span(*marked.span())

    def _after_groups(self, offset: int) -> int:
        """The offset after the arguments that stand at one: those of csquotes are many."""
        end = self._tex.star(offset)
        while argument := self._tex.argument(end) or self._tex.option(end):
            end = argument.end + 1
        return end

    def _paragraphs(self, span: Span) -> tuple[int, int]:
        """The paragraph around a span; of a displayed one those beside it, a blank line between."""
        live = self._tex.live
        before = len(live[: span.start].rstrip())
        after = len(live) - len(live[span.end :].lstrip())
        first = bisect_right(self._breaks, before, key=lambda found: found[1]) - 1
        last = bisect_left(self._breaks, after, key=lambda found: found[0])
        start = self._breaks[first][1] if first >= 0 else 0
        return start, self._breaks[last][0] if last < len(self._breaks) else len(live)
