r"""A score sheet as text: one plain file for any editor, filled in between its machine lines.

Three kinds of lines are told apart. A machine line begins with ``:: `` and opens a region. The
regions ``sheet`` and ``guidance`` are the tool's and hold no marks; ``score``, ``note``,
``deduction``, ``private`` and ``ready`` belong to the grader, who may write anything there, several
lines and Markdown too. A line of the grader's that begins with ``::`` is written ``\::``. The
``sheet_version`` line tells a stale sheet from a current one.
"""

import re
from collections.abc import Iterator

from toolkit.grading import words
from toolkit.grading.formats.entry_key import entry_name
from toolkit.grading.sheet import Entry, Sheet

FORM_VERSION = 1
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$])")
_LIST_START = re.compile(r"^(\d*)([-+=:.)])")
_HOW_TO = (
    "Write on the empty line under each line that begins with `:: score`, `:: note` or",
    "`:: deduction`; leave the `::` lines and all that is quoted as they are. What stays blank is",
    "missing, never 0. Notes go to the team; private stays with the graders. A deduction that the",
    "check proposes counts only once it is written in. When done, write yes under `:: ready`.",
)


def write(sheet: Sheet) -> bytes:
    """The sheet as UTF-8 text, blank where a grader writes; the same sheet gives the same bytes."""
    return "\n".join(_lines(sheet)).encode("utf-8", "replace") + b"\n"


def plain(text: str) -> str:
    """Any text on one line as Markdown that prints just that text."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return _LIST_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))


def _lines(sheet: Sheet) -> Iterator[str]:
    head = sheet.rubric.rubric
    yield f":: sheet {FORM_VERSION}"
    yield "```"
    for key, value in sheet.heading:
        yield f":: {key} {value}".rstrip()
    yield f":: sheet_version {sheet.version}"
    yield from (f":: member {number} {label}" for number, label in _numbered(sheet))
    yield from (f":: proposed {id_} {count}" for id_, count in sheet.proposed)
    yield from ("```", ":: guidance", "")
    yield f"# {plain(head.title)}, {words.points(head.points)}: {plain(sheet.team)}"
    yield from ("", *(f"> {line}" for line in _HOW_TO))
    if head.guidance:
        yield from (">", f"> {plain(head.guidance)}")
    yield from ("", *(f"- {plain(line)}" for line in (sheet.submission, *sheet.remarks) if line))
    for entry in sheet.entries:
        yield from _criterion(sheet, entry)
    yield from _deductions(sheet)
    yield from _region("## For graders only", "private")
    yield from _region("## Done?", "ready")
    yield from ("", ":: end")


def _numbered(sheet: Sheet) -> Iterator[tuple[int, str]]:
    return enumerate(sheet.member_labels, start=1)


def _criterion(sheet: Sheet, entry: Entry) -> Iterator[str]:
    criterion = entry.criterion
    key = entry_name(entry)
    yield from ("", ":: guidance", "")
    if entry.number <= 1:
        asked = words.score_asked(criterion, sheet.rubric.rubric.step)
        yield from (f"## {plain(criterion.name)}", "", f"> {plain(asked)}", ">")
        asks = (*criterion.questions, *words.level_lines(criterion))
        yield from (f"> - {plain(ask)}" for ask in asks)
        yield from _found(sheet.evidence_for(criterion))
    if entry.member:
        yield from ("", f"### {plain(entry.member)}")
    yield from ("", f":: score {key}", "", f":: note {key}")


def _found(evidence: tuple[str, ...]) -> Iterator[str]:
    if evidence:
        yield from (">", "> The check:", ">", *(f"> - {plain(line)}" for line in evidence))


def _deductions(sheet: Sheet) -> Iterator[str]:
    for deduction, proposal in zip(sheet.rubric.deductions, sheet.proposals, strict=True):
        value = words.proposed(proposal, deduction)
        worth = words.deduction_worth(deduction, sheet.rubric)
        yield from ("", ":: guidance", "", f"## Deduction: {plain(deduction.name)}", "")
        if deduction.description:
            yield from (f"> {plain(deduction.description)}", ">")
        yield f"> {plain(worth)}; write {plain(words.deduction_asked(deduction))}"
        why = plain(f"proposed {value}: {proposal.why}" if value else proposal.why)
        yield from (">", f"> {why}", "", f":: deduction {deduction.id}")


def _region(heading: str, name: str) -> Iterator[str]:
    yield from ("", ":: guidance", "", heading, "", f":: {name}")
