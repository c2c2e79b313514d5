"""Plain facts for a grader: what was counted in a draft, beside what the course asks."""

from collections.abc import Callable

from toolkit.course.requirements import Range, Requirements, SectionRule
from toolkit.draft.inspection import Inspection
from toolkit.grading.extent import sections_of, stands_in
from toolkit.lint.report import Report


def facts_for(code: str, requirements: Requirements, report: Report) -> str:
    """What was counted that a rule's code bears on; empty where nothing was."""
    return FACTS[code](requirements, report) if code in FACTS else ""


def section_fact(rule: SectionRule, inspection: Inspection) -> str:
    """How long a section is and how many works it cites, or that it was not found.

    That it cites none is told only where it must cite.
    """
    sections = sections_of(rule, inspection)
    if not sections:
        return f"no section {rule.title} was found"
    words = _count(sum(fact.words for fact in sections), "word")
    if not inspection.citations:
        return words
    cited = {
        citation.key
        for citation in inspection.citations
        if stands_in(citation.file, citation.line, sections, inspection)
    }
    return f"{words}; cites {_count(len(cited), 'work')}" if cited or rule.must_cite else words


def asked(range_: Range) -> str:
    """What a course asks, to stand behind a count: ``, 200 to 250 asked``; empty for no range."""
    least, most = range_.min, range_.max
    if least is None:
        return "" if most is None else f", at most {most} asked"
    if most is None:
        return f", at least {least} asked"
    return f", {least} asked" if least == most else f", {least} to {most} asked"


def pages_fact(requirements: Requirements | None, report: Report) -> str:
    """The body pages, the range asked and how they were counted; empty where they were not."""
    pages = report.pages
    if pages is None:
        return ""
    about = "about " if pages.evidence == "estimate" else ""
    bounds = asked(requirements.pages) if requirements else ""
    told = f"{about}{_count(pages.body, 'body page')} of {pages.total}{bounds}"
    return f"{told} ({report.page_evidence})" if report.page_evidence else told


def _abstract(requirements: Requirements, report: Report) -> str:
    abstract = report.inspection.abstract
    if abstract is None:
        return "no abstract was found"
    return _count(abstract.words, "word") + asked(requirements.abstract or Range())


def _works(requirements: Requirements, report: Report) -> str:
    works = {citation.key for citation in report.inspection.citations}
    least = requirements.citations.min or None
    return f"{_count(len(works), 'work')} cited in the whole text{asked(Range(min=least))}"


def _floats(_: Requirements, report: Report) -> str:
    kinds = [fact.kind.rstrip("*") for fact in report.inspection.floats]
    told = [_count(kinds.count(kind), kind) for kind in dict.fromkeys(kinds)]
    return ", ".join(told) or "no figures or tables"


def _authors(requirements: Requirements, report: Report) -> str:
    names = [author.name for author in report.inspection.authors]
    told = f"{_count(len(names), 'author')} named{asked(requirements.team)}"
    return f"{told}: {', '.join(names)}" if names else told


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


FACTS: dict[str, Callable[[Requirements, Report], str]] = {
    "STR006": _abstract,
    "CIT005": _works,
    "REF005": _floats,
    "TEA001": _authors,
    "LEN001": pages_fact,
}
"""The fact that is told where a criterion names a rule."""
