"""A score sheet as TOML: the canonical form, which any editor can fill and any program can read."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator

from toolkit.grading import words
from toolkit.grading.sheet import Entry, Sheet

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_COMMENT_COLUMNS = 98
_HOW_TO = (
    "Fill in between the quotes, or put a number in their place. What is left blank is missing, "
    "never 0. Notes go to the team; private stays with the graders. Confirm each deduction: what "
    "the check proposes counts only once it is written in. When done, set ready to true.",
)


def write(sheet: Sheet) -> bytes:
    """The sheet as UTF-8 TOML, blank where a grader writes; the same sheet gives the same bytes."""
    return "\n".join(_lines(sheet)).encode() + b"\n"


def quoted(text: str) -> str:
    """Any text as a TOML basic string on one line; lone surrogates become question marks."""
    whole = text.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(text: str) -> str:
    return text if _BARE_KEY.fullmatch(text) else quoted(text)


def _comment(lines: Iterable[str]) -> Iterator[str]:
    """Comment lines: text of users on one line each, without what would end a comment."""
    for line in lines:
        plain = quoted(line)[1:-1].replace('\\"', '"').replace("\\\\", "\\")
        yield from textwrap.wrap(
            plain, _COMMENT_COLUMNS, initial_indent="# ", subsequent_indent="#   "
        )


def _strings(values: Iterable[str]) -> str:
    return f"[{', '.join(quoted(value) for value in values)}]"


def _lines(sheet: Sheet) -> Iterator[str]:
    head = sheet.rubric.rubric
    yield from _comment((f"{head.title}, {words.points(head.points)}: {sheet.team}", *_HOW_TO))
    yield from _comment((head.guidance,) if head.guidance else ())
    yield ""
    for key, value in sheet.heading:
        yield f"{key} = {value if key == 'round' else quoted(value)}"
    yield f"sheet_version = {quoted(sheet.version)}"
    yield f"members = {_strings(sheet.member_labels)}"
    yield f"submission = {quoted(sheet.submission)}"
    yield f"remarks = {_strings(sheet.remarks)}"
    yield "ready = false"
    yield 'private = ""'
    yield from _scores(sheet)
    yield from _table("notes", sheet.entries)
    yield from _deductions(sheet)
    yield from _proposed(sheet)
    yield from _evidence(sheet)


def _scores(sheet: Sheet) -> Iterator[str]:
    yield from ("", "[scores]")
    step = sheet.rubric.rubric.step
    for entry in sheet.entries:
        criterion = entry.criterion
        if entry.number <= 1:
            asked = words.score_asked(criterion, step)
            yield from ("", *_comment((f"{criterion.name}: {asked}",)))
            yield from _comment(f"- {question}" for question in criterion.questions)
            yield from _comment(f"- {line}" for line in words.level_lines(criterion))
        yield f'{_path(entry)} = ""'


def _table(name: str, entries: Iterable[Entry]) -> Iterator[str]:
    yield from ("", f"[{name}]")
    yield from (f'{_path(entry)} = ""' for entry in entries)


def _path(entry: Entry) -> str:
    path = _key(entry.criterion.id)
    return f"{path}.{_key(entry.member)}" if entry.number else path


def _deductions(sheet: Sheet) -> Iterator[str]:
    if not sheet.rubric.deductions:
        return
    yield from ("", "[deductions]")
    for deduction, proposal in zip(sheet.rubric.deductions, sheet.proposals, strict=True):
        worth = words.deduction_worth(deduction, sheet.rubric)
        asked = words.deduction_asked(deduction)
        yield from ("", *_comment((f"{deduction.name}: {worth}; write {asked}",)))
        yield from _comment((deduction.description,) if deduction.description else ())
        value = words.proposed(proposal, deduction)
        yield from _comment((f"proposed {value}: {proposal.why}" if value else proposal.why,))
        yield f'{_key(deduction.id)} = ""'


def _proposed(sheet: Sheet) -> Iterator[str]:
    if sheet.proposed:
        yield from ("", "[proposed]")
        yield from (f"{_key(id_)} = {count}" for id_, count in sheet.proposed)


def _evidence(sheet: Sheet) -> Iterator[str]:
    yield from ("", "[evidence]")
    for criterion_id, lines in sheet.evidence:
        yield f"{_key(criterion_id)} = ["
        yield from (f"  {quoted(line)}," for line in lines)
        yield "]"
