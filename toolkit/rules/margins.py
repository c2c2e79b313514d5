"""The rule on text that stands in the margin."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from toolkit.draft.draft import Draft
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place
from toolkit.rules.base import ByStage, Need, Rule
from toolkit.rules.example import Bad, Good, pdf_of
from toolkit.rules.parameter import Parameter
from toolkit.rules.strays import Stray, strays
from toolkit.rules.wide_lines import places

MARGIN_TOLERANCE_PT = 5.0
"""What `overfull-box` lets pass too. Microtype hangs a hyphen out by 70 % of its width (its default
protrusion), which is 2.3 pt in type of 10 pt."""

_LONGEST_EXCERPT = 30
_LINE = "Fifty letters are a line of the text on every page"
_PAGE = "\n".join([_LINE] * 25)


class TextInMargin(Rule):
    """Text stands outside the text block.

    It may be cut off in print, and gains room that others do not take. Mostly it is a formula, an
    address or a table that is too wide. Where a fresh log calls it overfull too, it is told at the
    lines of the source that the log names.

    The block is what our style noted in the ``.aux``, else the outermost place where lines begin
    and end together, even and odd pages apart. Line numbers, page numbers, running heads and text
    that is turned are left alone, and pages of another width. So are margin notes and hanging
    numbers, known by an edge of their own, where no style of ours says how wide the text is; and
    ragged text, which has no edge.
    Where pages of another PDF are included, nothing tells which ones, and this says nothing.
    """

    code = "LAY002"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "text stands in the margin"
    hint = "break the line, make the table narrower, or let the formula take two lines"
    parameters = (
        Parameter(
            "tolerance_pt", MARGIN_TOLERANCE_PT, 0.0, 72.0, "is how far out a line may stand"
        ),
    )
    needs = (Need.PDF,)
    good = (
        Good("Text.", pdf=pdf_of(_PAGE)),
        Good(
            "Text.", pdf=pdf_of("Too few lines to tell.\nThis one is much longer than the first.")
        ),
    )
    bad = (Bad("Text.", pdf=pdf_of(f"{_PAGE}\n{_LINE} and more, far into the margin")),)

    def check(self, draft: Draft) -> Iterator[Finding]:
        told: dict[Place, list[Stray]] = defaultdict(list)
        for stray, place in places(draft, strays(draft, self.value("tolerance_pt"))):
            told[place].append(stray)
        for place, lines in told.items():
            areas = tuple(each.line.area for each in lines) if place.page else ()
            yield self.remark(replace(place, areas=areas), message=_message(place, lines))


def _message(place: Place, lines: Sequence[Stray]) -> str:
    """The line that stands out most, and how many others."""
    worst = max(lines, key=lambda stray: stray.out_pt)
    text = worst.line.text
    shown = text if len(text) <= _LONGEST_EXCERPT else f"{text[:_LONGEST_EXCERPT]}…"
    where = f"{worst.side} margin" if place.page else f"{worst.side} margin of page {worst.page}"
    more = f", and {len(lines) - 1} more" if len(lines) > 1 else ""
    return f"“{shown}” stands {worst.out_pt:.0f} pt out in the {where}{more}"
