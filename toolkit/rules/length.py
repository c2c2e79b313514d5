"""Rules on how long a document is: its body pages, counted or estimated."""

from collections.abc import Iterator

from toolkit.course.requirements import PageRule, Range
from toolkit.draft.draft import Draft
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place
from toolkit.rules.base import ByStage, Need, Rule
from toolkit.rules.example import Bad, Good, pdf_of
from toolkit.rules.phrases import counted

_TOLERANCE_PAGES = 1
"""How far outside its limits an estimate must lie: floats and formulas are not in the words."""

_FREE_REFERENCES = pdf_of("1 Aims\nTo learn.", "REFERENCES\n[1] A. Author. A book. 1950.")
_TWO_PAGES = pdf_of("1 Aims\nTo learn.", "2 Outlook\nLearn more.")
_LONG = {"long.tex": "word " * 2000}


class OverPageLimit(Rule):
    """The body takes more pages than the course allows.

    A page counts once anything on it counts; what is free, such as the references, is for the
    course to say. Pages are counted by the marks that the draft's style leaves in the ``.aux``,
    else by the text of the PDF, and the hint says which. Nothing is said on the strength of an
    estimate.
    """

    code = "LEN001"
    severity = Severity.ERROR
    message = "more body pages than the limit"
    needs = (Need.TEMPLATE, Need.PAGES)
    good = (
        Good("To learn.", requires="[pages]\nmax = 2", pdf=_TWO_PAGES),
        Good("To learn.", requires="[pages]\nmax = 1", pdf=_FREE_REFERENCES),
        Good("To learn.", requires='[pages]\nmin = 1\nfree = ["references"]', pdf=_TWO_PAGES),
        Good(r"\input{long}", files=_LONG, requires="[pages]\nmax = 1"),
    )
    bad = (
        Bad("To learn.", requires="[pages]\nmax = 1", pdf=_TWO_PAGES),
        Bad("To learn.", requires="[pages]\nmax = 1\nfree = []", pdf=_FREE_REFERENCES),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        most, pages = _limits(draft).max, draft.pages
        if pages and most is not None and pages.body > most:
            place = draft.whole
            if draft.pdf and pages.counted:
                place = Place(draft.pdf.path, pages.counted[most])
            message = f"{counted(pages.body, 'body page')}, limit {most}"
            yield self.remark(place, message=message, hint=pages.explanation)


class UnderPageMinimum(Rule):
    """The body takes fewer pages than the course asks for.

    Pages are counted as for `over-page-limit`.
    """

    code = "LEN002"
    severity = ByStage(Severity.INFO, Severity.ERROR)
    message = "fewer body pages than the minimum"
    needs = (Need.TEMPLATE, Need.PAGES)
    good = (
        Good("To learn.", requires="[pages]\nmin = 2", pdf=_TWO_PAGES),
        Good("To learn.", requires="[pages]\nmin = 2"),
    )
    bad = (
        Bad("To learn.", requires="[pages]\nmin = 3", pdf=_TWO_PAGES),
        Bad("To learn.", requires="[pages]\nmin = 2", pdf=_FREE_REFERENCES),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        least, pages = _limits(draft).min, draft.pages
        if pages and least is not None and pages.body < least:
            message = f"{counted(pages.body, 'body page')}, minimum {least}"
            yield self.remark(draft.whole, message=message, hint=pages.explanation)


class EstimatedLength(Rule):
    """There is no PDF to count pages in, and by its words the body lies outside the limits.

    An estimate knows nothing of figures and formulas: only what lies more than a page outside is
    mentioned, and never as an error.
    """

    code = "LEN004"
    severity = Severity.INFO
    message = "by estimate the body is too short or too long"
    needs = (Need.SOURCE, Need.TEMPLATE)
    waits_for_pdf = True
    good = (
        Good(r"\input{long}", files=_LONG, requires="[pages]\nmin = 5\nmax = 6"),
        Good(r"\input{long}", files=_LONG, requires="[pages]\nmin = 2\nmax = 3"),
        Good(r"\input{long}", files=_LONG, requires="[pages]\nmin = 9", pdf=_TWO_PAGES),
    )
    bad = (
        Bad(r"\input{long}", files=_LONG, requires="[pages]\nmax = 2"),
        Bad(r"\input{long}", files=_LONG, requires="[pages]\nmin = 6"),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        pages, limits = draft.pages, _limits(draft)
        if pages is None or pages.evidence != "estimate":
            return
        over = limits.excess(pages.body)
        if abs(over) > _TOLERANCE_PAGES:
            bound = f"limit {limits.max}" if over > 0 else f"minimum {limits.min}"
            message = f"about {counted(pages.body, 'body page')} by estimate, {bound}"
            hint = f"{pages.explanation}; build the PDF to have them counted"
            yield self.remark(draft.whole, message=message, hint=hint)


def _limits(draft: Draft) -> Range:
    return draft.requirements.pages if draft.requirements else PageRule()
