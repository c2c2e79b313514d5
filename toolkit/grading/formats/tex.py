r"""A score sheet as LaTeX: to be printed, or filled in as text between its braces.

What a grader fills in are ``\score``, ``\note``, ``\deduction``, ``\private`` and ``\ready``; the
first three name what they are for: ``related-work``, or ``contributions 2`` for the second member.
``\fact`` tells what the sheet is, as PDF strings. The source makes a PDF whose form has fields of
the same names, ``c.related-work`` and so on, for what is still blank: see `pdf`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.course.rubric import Criterion
from toolkit.grading import words
from toolkit.grading.formats.entry_key import entry_name
from toolkit.grading.formats.pdf_string import pdf_string
from toolkit.grading.latex_page import SANS, document, text
from toolkit.grading.sheet import VERSION_KEY, Entry, Sheet

_PREAMBLE = Path(__file__).with_name("sheet.tex")
_GEOMETRY = "letterpaper,margin=0.75in,footskip=0.35in"
_COMMENT = (
    "A score sheet, to be printed, or filled in here as text from \\begin{document} on: write",
    "between the last braces of each \\score, \\note, \\deduction, \\private and \\ready, as in",
    "\\score{abstract}{12.5}. What stays blank is missing, never 0. Notes go to the team; private",
    "stays with the graders. What the check proposes to take off counts only once it is written",
    "in. Write \\% for a percent sign. When done, write \\ready{yes}. Leave all else as it is.",
)
HOW_TO = (
    "Fill the boxes. A score that is left blank is missing, never 0. What the check proposes to "
    "take off counts only once you write it in. Points are added up when the sheets are collected."
)


def write(sheet: Sheet) -> bytes:
    """The sheet as LaTeX in UTF-8, blank where a grader writes, the same for the same sheet."""
    return source(sheet).encode("utf-8", "replace")


def source(sheet: Sheet) -> str:
    """The document's source."""
    preamble = f"{SANS}\n{_PREAMBLE.read_text(encoding='utf-8').rstrip()}"
    return document(_body(sheet), geometry=_GEOMETRY, preamble=preamble, comment=_COMMENT)


def _body(sheet: Sheet) -> Iterator[str]:
    yield from ("", "% What the sheet is, and what its form tells; leave this as it is.")
    yield rf"\pdfinfo{{/Title {pdf_string(_title(sheet))}}}"
    yield from (rf"\fact{{{name}}}{{{pdf_string(value)}}}" for name, value in _facts(sheet))
    yield from (rf"\tip{{{name}}}{{{pdf_string(value)}}}" for name, value in _tips(sheet))
    yield from (rf"\choice{{{name}}}{{{listed}}}" for name, listed in _choices(sheet))
    yield from ("", "% Fill in from here on.", *_heading(sheet))
    yield from ("", r"\titles{Criterion}{Score}{Note to the team}")
    for entry in sheet.entries:
        yield from _criterion(sheet, entry)
    yield from _deductions(sheet)
    if not any(entry.number for entry in sheet.entries):
        yield from ("", rf"\total{{{text(words.number(sheet.rubric.rubric.points))}}}")
    yield from ("", r"\private{}", "", r"\ready{}", "")


def _title(sheet: Sheet) -> str:
    return f"{sheet.rubric.rubric.title}: {sheet.team}"


def _facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What tells the sheet from others, by the names of hidden fields."""
    yield from ((f"h.{key}", value) for key, value in sheet.heading)
    yield f"h.{VERSION_KEY}", sheet.version
    yield from ((f"m.{number}", each) for number, each in enumerate(sheet.member_labels, start=1))
    yield from ((f"p.{id_}", str(count)) for id_, count in sheet.proposed)


def _tips(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What a viewer says of each field, to those who cannot see the sheet too."""
    step = sheet.rubric.rubric.step
    for entry in sheet.entries:
        name, asked = entry_name(entry), words.score_asked(entry.criterion, step)
        what = ", ".join(filter(None, (entry.criterion.name, entry.member)))
        yield f"c.{name}", f"Score for {what}: {asked}"
        yield f"n.{name}", f"Note on {what}"
    for each in sheet.rubric.deductions:
        yield f"d.{each.id}", f"Confirm {each.name}: {words.deduction_asked(each)}"
    yield from (("private", "For graders only"), ("ready", "This sheet is finished"))


def _choices(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The answers to choose from, where a field has them."""
    for entry in sheet.entries:
        if offered := words.choices(entry.criterion):
            yield f"c.{entry_name(entry)}", _listed(offered)
    for each in sheet.rubric.deductions:
        if each.kind == "flag":
            yield f"d.{each.id}", _listed((words.YES, words.NO))


def _listed(offered: Iterable[str]) -> str:
    return " ".join(map(pdf_string, offered))


def _heading(sheet: Sheet) -> Iterator[str]:
    head = sheet.rubric.rubric
    of_sheet = f"{_title(sheet)}, marked by {sheet.grader}, round {sheet.round}"
    yield rf"\foot{{{text(of_sheet)}; sheet {sheet.version}}}"
    yield rf"\heading{{{text(_title(sheet))}}}{{{text(words.points(head.points))}}}"
    told = [
        ("Members", ", ".join(sheet.member_labels)),
        ("Grader", f"{sheet.grader}, round {sheet.round}"),
    ]
    if sheet.submission:
        told.append(("Submission", f"{sheet.submission}, checked at {sheet.stage} stage"))
    told += [("Remark", remark) for remark in sheet.remarks]
    told += [("Guidance", head.guidance)] if head.guidance else []
    told.append(("Filling in", HOW_TO))
    yield from (rf"\told{{{name}}}{{{text(value)}}}" for name, value in told)


def _criterion(sheet: Sheet, entry: Entry) -> Iterator[str]:
    yield ""
    if entry.number <= 1:
        yield from _asked(sheet, entry.criterion)
    if entry.member:
        yield rf"\member{{{text(entry.member)}}}"
    yield from (rf"\score{{{entry_name(entry)}}}{{}}", rf"\note{{{entry_name(entry)}}}{{}}")


def _asked(sheet: Sheet, criterion: Criterion) -> Iterator[str]:
    name = criterion.name + (" (bonus)" if criterion.bonus else "")
    asked = text(words.score_asked(criterion, sheet.rubric.rubric.step))
    asked = asked.replace("in steps of ", "in~steps~of~")
    yield rf"\criterion{{{text(name)}}}{{{asked}}}"
    lines = (*criterion.questions, *words.level_lines(criterion))
    yield from (rf"\asks{{{text(line)}}}" for line in lines)
    yield from (rf"\found{{{text(line)}}}" for line in sheet.evidence_for(criterion))


def _deductions(sheet: Sheet) -> Iterator[str]:
    if sheet.rubric.deductions:
        yield from ("", r"\titles{Deduction}{Confirm}{}")
    for deduction, proposal in zip(sheet.rubric.deductions, sheet.proposals, strict=True):
        worth = words.deduction_worth(deduction, sheet.rubric)
        asked = text(f"{worth}; write {words.deduction_asked(deduction)}")
        yield from ("", rf"\takes{{{text(deduction.name)}}}{{{asked}}}")
        if deduction.description:
            yield rf"\asks{{{text(deduction.description)}}}"
        value = words.proposed(proposal, deduction)
        why = f"Proposed {value}: {proposal.why}" if value else proposal.why
        yield from ((rf"\found{{{text(why)}}}",) if why else ())
        yield rf"\deduction{{{deduction.id}}}{{}}"
