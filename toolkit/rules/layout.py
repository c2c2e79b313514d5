"""Rules on the look of the PDF: its paper, its marks, and whether it is of these sources."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.course.titles import normal_title
from toolkit.draft.draft import Draft
from toolkit.draft.heading import SECTION_DEPTH
from toolkit.draft.pdf_file import PdfFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place
from toolkit.rules.base import Need, Rule
from toolkit.rules.citations import undefined_citations
from toolkit.rules.example import Bad, Good, pdf_of
from toolkit.rules.known_labels import unresolved_references
from toolkit.rules.parameter import Parameter
from toolkit.rules.printed_marks import explains

if TYPE_CHECKING:  # start-up cost: most drafts are checked without their PDF
    from toolkit.draft.pdf_marks import PdfMark
    from toolkit.readers.pdf import PdfPage

A4_PT = (595.276, 841.89)
PAPERS_PT: Mapping[str, tuple[float, float]] = {
    "letter": (612.0, 792.0),
    "A4": A4_PT,
    "legal": (612.0, 1008.0),
    "A5": (419.528, 595.276),
    "B5": (498.898, 708.661),
}
"""Width and height in pt (72 to the inch): ISO 216; letter is 8.5 by 11 in, legal 8.5 by 14 in."""

SLIDES = {"4:3": 4 / 3, "16:9": 16 / 9, "16:10": 16 / 10}
"""Width by height; beamer's page of 128 mm by 96 mm is only one of the sizes slides have."""

PAPER_TOLERANCE_PT = 2.0
"""Drivers round A4 to 595 × 842 pt, and one that takes TeX's points for PDF's is off by 0.4 %, or
3 pt, which is no longer the paper."""

ASPECT_TOLERANCE = 0.01
"""Relative; 455.24 × 256.07 pt is 16:9 to 0.01 %, and the next usual one is 10 % away."""

_NAMES = {"letter": "letter", "a4": "A4", "slide-4:3": "4:3", "slide-16:9": "16:9"}
"""What people call each paper that a manifest can ask for."""

_REMEDIES = {
    "letter": "give the class the option letterpaper, and geometry no other paper",
    "A4": "give the class the option a4paper, and geometry no other paper",
    "4:3": "give the class the option aspectratio=43",
    "16:9": "give the class the option aspectratio=169",
}


class WrongPaperSize(Rule):
    """Pages are not of the paper that the course asks for.

    Text set for another paper is cut off or shrunk when it is printed, and page limits mean
    nothing. A page turned on its side, as for a wide table, is still of the same paper; the first
    one must be upright. Slides may be of any size that has the aspect asked for.
    """

    code = "LAY001"
    severity = Severity.ERROR
    message = "the paper is not the one asked for"
    needs = (Need.PDF, Need.TEMPLATE)
    good = (
        Good("Text.", pdf=pdf_of("Text."), requires='document.paper = "letter"'),
        Good("Text.", pdf=pdf_of("A.", size_pt=(595, 842)), requires='document.paper = "a4"'),
        Good(
            "Text.",
            pdf=pdf_of("A.", size_pt=(720, 405)),
            requires='document.paper = "slide-16:9"',
        ),
    )
    bad = (
        Bad("Text.", pdf=pdf_of("A.", "B.", size_pt=A4_PT), requires='document.paper = "letter"'),
        Bad("A.", pdf=pdf_of("A.", size_pt=(792, 612)), requires='document.paper = "letter"'),
        Bad("A.", pdf=pdf_of("A.", size_pt=(609, 792)), requires='document.paper = "letter"'),
        Bad(
            "A.",
            pdf=pdf_of("A.", size_pt=(362.83, 272.13)),
            requires='document.paper = "slide-16:9"',
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.pdf is None or draft.requirements is None:
            return
        paper = _NAMES[draft.requirements.document.paper]
        pages = [page for page in draft.pdf.pdf.pages if page.width_pt > 0]
        wrong = [page for page in pages if not _is_of(page, paper)]
        if not wrong:
            return
        which = "every page" if len(wrong) == len(pages) else _pages(wrong)
        verb = "are" if which.startswith("pages") else "is"
        sizes = list(dict.fromkeys(_size(page) for page in wrong))
        message = f"{which} {verb} {' or '.join(sizes)}, not {paper}"
        place = Place(draft.pdf.path, wrong[0].number)
        yield self.remark(place, message=message, hint=_REMEDIES[paper])


def _is_of(page: "PdfPage", paper: str) -> bool:
    size = (page.width_pt, page.height_pt)
    if paper in SLIDES:
        return _has_aspect(size, SLIDES[paper])
    wanted = PAPERS_PT[paper]
    return _is_near(size, wanted) or (page.number > 1 and _is_near(size[::-1], wanted))


def _is_near(size: tuple[float, float], wanted: tuple[float, float]) -> bool:
    return all(abs(a - b) <= PAPER_TOLERANCE_PT for a, b in zip(size, wanted, strict=True))


def _has_aspect(size: tuple[float, float], aspect: float) -> bool:
    return abs(size[0] - aspect * size[1]) <= ASPECT_TOLERANCE * aspect * size[1]


def _size(page: "PdfPage") -> str:
    """What people call a page's size."""
    size = (page.width_pt, page.height_pt)
    for name, wanted in PAPERS_PT.items():
        if _is_near(size, wanted):
            return name
        if _is_near(size[::-1], wanted):
            return f"{name} on its side"
    shape = next((n for n, aspect in SLIDES.items() if _has_aspect(size, aspect)), "")
    return shape or f"{size[0]:.0f} × {size[1]:.0f} pt"


def _pages(pages: Sequence["PdfPage"]) -> str:
    """Pages by their numbers, neighbours as a range."""
    numbers = {page.number for page in pages}
    starts = sorted(n for n in numbers if n - 1 not in numbers)
    ends = sorted(n for n in numbers if n + 1 not in numbers)
    ranges = [f"{a}" if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True)]
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(ranges)}"


STALE_AFTER_S = 60.0
"""What a checkout or an unpacked archive writes is seconds apart, in any order."""

_A_DAY_S = 86400.0

FEWEST_HEADINGS = 3
"""Fewer sections, or fewer headings seen in the PDF, do not tell one document from another."""


class StalePdf(Rule):
    """The PDF was made before the last edit, or does not come from these sources.

    Whoever reads the PDF does not see what was changed since; pages and marks would be told of
    another text. A PDF that shows few of the source's sections is another document.
    """

    code = "LAY007"
    severity = Severity.WARNING
    message = "the PDF is not of these sources"
    needs = (Need.SOURCE, Need.PDF)
    parameters = (
        Parameter("tolerance_s", STALE_AFTER_S, 0.0, _A_DAY_S, "a PDF may be older, in seconds"),
    )
    good = (
        Good("Text.", pdf=pdf_of("Text.")),
        Good("Text.", pdf=pdf_of("Text.", age_s=30)),
        Good("\\section{A}\\section{B}\\section{C}", pdf=pdf_of("Text without headings.")),
    )
    bad = (Bad("Text.", pdf=pdf_of("Text.", age_s=3600)),)

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.pdf is None:
            return
        place, hint = Place(draft.pdf.path), f"build {draft.main} again"
        if 0 < draft.pdf.modified < draft.sources_modified - self.value("tolerance_s"):
            message = f"{draft.pdf.path} is older than its sources"
            yield self.remark(place, message=message, hint=hint)
        elif missing := _strangers(draft, draft.pdf):
            message = f"{draft.pdf.path} shows none of the sections {', '.join(missing)}"
            yield self.remark(place, message=message, hint=f"{hint}, or name its PDF with --pdf")


def _strangers(draft: Draft, pdf: PdfFile) -> list[str]:
    """The sections that the PDF does not show, where they are more than half of all."""
    titles = [section.title for section in draft.sections if section.depth == SECTION_DEPTH]
    shown = {normal_title(heading.title) for heading in pdf.outline.headings}
    if len(titles) < FEWEST_HEADINGS or len(shown) < FEWEST_HEADINGS:
        return []
    shown |= {normal_title(line.text) for page in pdf.pdf.pages for line in page.lines}
    missing = [title for title in titles if normal_title(title) not in shown]
    return missing if 2 * (len(titles) - len(missing)) < len(titles) else []


class UnresolvedMark(Rule):
    """A question mark is printed where a number or a citation should be.

    LaTeX prints ``??`` for a reference and ``[?]`` for a citation that it cannot resolve: the key
    is wrong, or LaTeX or BibTeX did not run often enough.

    Where the source is there, and its references or citations that lead nowhere explain the marks,
    or its bibliography is missing, that is told of the source alone.
    """

    code = "LAY008"
    severity = Severity.ERROR
    message = "an unresolved mark is printed"
    hint = "correct its key, or run latexmk so that every reference is resolved"
    needs = (Need.PDF,)
    good = (
        Good("Text.", pdf=pdf_of("Is that so?? Who asks (and why?) may find out.")),
        Good("Text.", pdf=pdf_of("As Figure 3 shows.")),
        Good(r"As Figure~\ref{none} shows.", pdf=pdf_of("As Figure ?? shows.")),
    )
    bad = (
        Bad("Text.", pdf=pdf_of("As Figure ?? shows.")),
        Bad("Text.", pdf=pdf_of("Text.", "See Section ??.")),
        Bad(r"\section{A}\label{a} As Section~\ref{a} shows.", pdf=pdf_of("As Section ?? shows.")),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        marks = draft.pdf.outline.unresolved if draft.pdf else ()
        references = [mark for mark in marks if mark.text == _REFERENCE]
        citations = [mark for mark in marks if mark.text != _REFERENCE]
        yield from self._told(draft, references, _causes_of_references(draft, len(references)))
        yield from self._told(draft, citations, _causes_of_citations(draft, len(citations)))

    def _told(
        self, draft: Draft, marks: Sequence["PdfMark"], causes: tuple[str, ...]
    ) -> Iterator[Finding]:
        for mark in marks:
            place = Place(draft.pdf.path if draft.pdf else "", mark.page, areas=(mark.area,))
            message = f"{mark.text} is printed on page {mark.page}"
            yield self.remark(place, message=message, echoes=causes)


_REFERENCE = "??"


def _causes_of_references(draft: Draft, marks: int) -> tuple[str, ...]:
    """What tells in the source why so many references are printed as marks."""
    nowhere = [(tex, each) for tex, each, _ in unresolved_references(draft)] if marks else []
    undefined = draft.log.undefined_references if draft.log else ()
    return ("REF002",) if explains(draft, nowhere, undefined, marks) else ()


def _causes_of_citations(draft: Draft, marks: int) -> tuple[str, ...]:
    """What tells in the source why so many citations are printed as marks."""
    nowhere = list(undefined_citations(draft)) if marks else []
    undefined = draft.log.undefined_citations if draft.log else ()
    is_told = explains(draft, nowhere, undefined, marks)
    return ("CIT001", "CIT006") if is_told else ("CIT006",)
